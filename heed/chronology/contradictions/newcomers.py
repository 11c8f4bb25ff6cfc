"""Somebody who came into the family later, and is told to have acted in it before."""

from __future__ import annotations

from collections.abc import Iterator

from heed.chronology.contradictions.passages import LOW, Contradiction, Passage, passage
from heed.chronology.events import Chronology
from heed.chronology.people import Person
from heed.chronology.sentences import sentence, who
from heed.chronology.when import CALENDAR, EARLIEST, Moment, certainly_before

# Those who are in a case only from when they come into the family; a parent or a grandparent always is.
_WHO_COME = ("partner", "stepfather", "stepmother", "step_parent", "mothers_partner", "fathers_partner", "lodger")
# What is told of somebody's earlier life, or of them before they are known.
_OF_EARLIER = ("adult.history", "adult.checked", "parent.vulnerability", "birth", "looked_after", "entry")


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Events about a partner or a step-parent certainly before every relationship and stay of theirs that has dates."""
    came = {
        key: (person, first)
        for person in chronology.people
        if person.role.partition(".")[0] in _WHO_COME and (first := _first(chronology, person))
        for key in (person.id, person.role)
    }
    for event in chronology.events if came else ():
        name = next((key for key in (event.attrs.get("person", ""), event.about) if key in came), None)
        if name is None or event.is_a(*_OF_EARLIER):
            continue
        person, first = came[name]
        if certainly_before(event.when, first):
            words = f"in the family {first.say()}"
            say = sentence(
                "{} is told of {}, and is recorded in the family only {}.",
                who(person.role),
                event.when.say(),
                first.say(),
            )
            yield Contradiction("newcomer", case, say, (passage(event), Passage("people", words)), LOW)


def _first(chronology: Chronology, person: Person) -> Moment | None:
    """From when the person is in the family; None where a tie or a stay of theirs has no beginning."""
    names = (person.id, person.role)
    periods = [one.over for one in chronology.relationships if one.a in names or one.b in names]
    periods += [stay.over for stay in person.stays]
    if not periods or any(period.at <= EARLIEST or period.clock != CALENDAR for period in periods):
        return None
    return min(periods, key=lambda period: period.at)

"""Orders that cannot be: a child seen before birth or after death, an ending before its beginning."""

from __future__ import annotations

from collections.abc import Iterator

from heed.chronology.contradictions.passages import Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person, with_role
from heed.chronology.when import certainly_before

# What can only happen to a child who has been born and is alive.
_ALIVE = (
    *("child.mobility", "child.seen", "child.voice", "child.disclosed", "child.missing", "child.returned_home"),
    *("injury.seen", "hospital.attended", "hospital.admitted", "hospital.discharged", "medical.assessment"),
    *("health.contact.new_birth", "health.contact.six_to_eight_week", "health.contact.one_year"),
    *("health.contact.two_year", "looked_after.started", "police_protection.started"),
)
# Beginnings and their endings. The narrower kinds of one family (plan.started.child_protection) go together.
_SPANS = (
    ("hospital.admitted", "hospital.discharged"),
    ("plan.started", "plan.ended"),
    ("enquiry.started", "enquiry.ended"),
    ("assessment.started", "assessment.completed"),
    ("looked_after.started", "looked_after.ended"),
    ("police_protection.started", "police_protection.ended"),
    ("proceedings.started", "proceedings.ended"),
    ("order.made", "order.ended"),
    ("case.opened", "case.closed"),
)


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Events certainly before the birth or after the death of whom they are about; endings before every beginning."""
    for event in chronology.events:
        if person := with_role(chronology.people, event.about):
            yield from _outside_life(event, person, case)
    for begins, ends in _SPANS:
        yield from _ended_first(chronology, case, begins, ends)


def _outside_life(event: Event, person: Person, case: str) -> Iterator[Contradiction]:
    if not event.is_a(*_ALIVE) or event.attrs.get("status"):
        return
    if person.born and certainly_before(event.when, person.born):
        words = f"before the birth ({person.born.say()})"
    elif person.died and certainly_before(person.died, event.when):
        words = f"after the death ({person.died.say()})"
    else:
        return
    say = f"{event.kind} of {event.about} is dated {event.when.say()}, {words}."
    yield Contradiction("order", case, say, (passage(event), Passage("people", words)))


def _ended_first(chronology: Chronology, case: str, begins: str, ends: str) -> Iterator[Contradiction]:
    starts = list(chronology.of_kind(begins))
    for end in chronology.of_kind(ends):
        same = [start for start in starts if _one_thing(start, end, begins, ends)]
        if same and all(certainly_before(end.when, start.when) for start in same):
            start = min(same, key=lambda event: event.when.at)
            say = (
                f"{end.kind} is dated {end.when.say()}, before the first {start.kind} that the record shows "
                f"({start.when.say()}). Either a date is wrong, or an earlier beginning is not in the record."
            )
            yield Contradiction("order", case, say, (passage(end), passage(start)))


def _one_thing(start: Event, end: Event, begins: str, ends: str) -> bool:
    """Whether the ending can be that of the beginning: same person, and the same type where both name one."""
    if start.about != end.about or start.attrs.get("status") or end.attrs.get("status"):
        return False
    types = start.kind.removeprefix(begins), end.kind.removeprefix(ends)
    # The endings of these two are told apart by outcome, not by type.
    return begins in ("enquiry.started", "proceedings.started", "case.opened") or types[0] == types[1] or "" in types

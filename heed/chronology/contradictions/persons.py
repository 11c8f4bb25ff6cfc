"""One person under two words, in two homes at once, or with two dates of birth."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from heed.chronology.contradictions.passages import Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person, Stay, with_role
from heed.chronology.when import DAY, LATEST, overlap


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Two words for one person, overlapping stays, and births that cannot be the same."""
    yield from _words(chronology, case)
    for person in chronology.people:
        yield from _stays(person, case)
    yield from _births(chronology, case)


def _words(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Persons whom a source calls by a word that is neither their role nor said of them elsewhere (`named_as`)."""
    named: dict[str, list[Event]] = {}
    for event in chronology.events:
        role = event.attrs.get("person") or event.about
        if event.attrs.get("named_as", role) != role:
            named.setdefault(role, []).append(event)
    for role, events in named.items():
        words = sorted({event.attrs["named_as"] for event in events})
        say = (
            f"One person, here {role}, is also called {' and '.join(words)}. The record does not settle which is right."
        )
        first = next((one for one in chronology.events if _calls(one, role)), None)
        passages = [passage(event) for event in ([first] if first else []) + events]
        yield Contradiction("words", case, say, tuple(passages))


def _calls(event: Event, role: str) -> bool:
    return role in (event.attrs.get("person"), event.about) and "named_as" not in event.attrs


def _stays(person: Person, case: str) -> Iterator[Contradiction]:
    for stays in combinations(person.stays, 2):
        first, second = sorted(stays, key=lambda stay: stay.over.at)
        if first.household != second.household and _at_once(first, second):
            says = tuple(f"{stay.household}: {stay.over.say()}" for stay in (first, second))
            say = f"{person.role or person.id} is recorded in two households at once: {says[0]}; {says[1]}."
            yield Contradiction("stays", case, say, tuple(Passage("people", words) for words in says))


# A stay "from autumn to winter" is kept from the first day of the one to the last of the other: so much of an overlap
# may be the width of the words alone.
_WIDTH_OF_WORDS = 92 * DAY


def _at_once(first: Stay, second: Stay) -> bool:
    """Whether the second began well before the first is said to have ended; a stay without an end states nothing."""
    if first.over.clock != second.over.clock or first.over.upto >= LATEST or second.over.is_open:
        return False
    return min(first.over.upto, second.over.upto) - second.over.at > _WIDTH_OF_WORDS


def _births(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    for event in chronology.of_kind("birth"):
        if event.kind != "birth":
            continue
        person = with_role(chronology.people, event.about)
        if person and person.born and not overlap(person.born, event.when):
            say = f"The birth of {event.about} is dated {event.when.say()}, and elsewhere {person.born.say()}."
            yield Contradiction("birth", case, say, (passage(event), Passage("people", f"born {person.born.say()}")))

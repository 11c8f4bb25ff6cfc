"""Who lived where, where that cannot be: two homes at once, home before birth, together while apart, gone and there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from heed.chronology.contradictions.passages import Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person, Relationship, Stay
from heed.chronology.sentences import sentence, who, words
from heed.chronology.when import DAY, EARLIEST, LATEST, Moment, certainly_before

# A stay "from autumn to winter" is kept from the first day of the one to the last of the other: so much of an overlap
# may be the width of the words alone.
_WIDTH_OF_WORDS = 92 * DAY
# A stay "from 2012" is kept from 1 January: so long before a birth it may be the width of the words.
_WIDTH_OF_A_YEAR = 366 * DAY
_APART = ("separated", "divorced")


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Overlapping stays, a home before birth, a parted couple in one home, somebody gone and said to be there."""
    for person in chronology.people:
        yield from _stays(person, case)
        yield from _before_birth(person, case)
    for one in chronology.relationships:
        if one.kind in _APART:
            yield from _together(chronology, one, case)
    yield from _left(chronology, case)


def _stays(person: Person, case: str) -> Iterator[Contradiction]:
    for stays in combinations(person.stays, 2):
        first, second = sorted(stays, key=lambda stay: stay.over.at)
        if first.household != second.household and _at_once(first, second):
            say = sentence(
                "{} is recorded in two households at once: {}: {}; {}: {}.",
                *(who(person.role or person.id), words(first.household), first.over.say()),
                *(words(second.household), second.over.say()),
            )
            yield Contradiction("stays", case, say, (_place(first), _place(second)))


def _place(stay: Stay) -> Passage:
    return Passage("people", f"{stay.household}: {stay.over.say()}")


def _at_once(first: Stay, second: Stay) -> bool:
    """Whether the second began well before the first is said to have ended; a stay without an end states nothing."""
    if first.over.clock != second.over.clock or first.over.upto >= LATEST or second.over.is_open:
        return False
    return min(first.over.upto, second.over.upto) - second.over.at > _WIDTH_OF_WORDS


def _before_birth(person: Person, case: str) -> Iterator[Contradiction]:
    born = person.born
    for stay in person.stays:
        if born is None or stay.over.clock != born.clock or EARLIEST in (stay.over.at, born.at):
            continue
        if born.at - stay.over.at > _WIDTH_OF_A_YEAR:
            say = sentence(
                "{} is recorded in a household ({}) {}, before the birth ({}).",
                *(who(person.role or person.id), words(stay.household), stay.over.say(), born.say()),
            )
            yield Contradiction("household", case, say, (_place(stay), Passage("people", f"born {born.say()}")))


def _together(chronology: Chronology, parted: Relationship, case: str) -> Iterator[Contradiction]:
    people = {key: person for person in chronology.people for key in (person.role, person.id)}
    first, second = people.get(parted.a), people.get(parted.b)
    if first is None or second is None or parted.over.at <= EARLIEST:
        return
    for one in first.stays:
        for other in second.stays:
            if one.household == other.household and _shared(parted.over, one.over, other.over):
                say = sentence(
                    "{} and {} are recorded as {} {}, and in one household ({}) over that time.",
                    *(who(parted.a), who(parted.b), parted.kind, parted.over.say(), words(one.household)),
                )
                yield Contradiction("household", case, say, (_place(one), _place(other)))


def _shared(*periods: Moment) -> bool:
    """Whether the periods certainly have a stretch in common; one without an end states nothing about later."""
    if len({period.clock for period in periods}) > 1 or any(period.upto >= LATEST for period in periods[1:]):
        return False
    return min(period.upto for period in periods) - max(period.at for period in periods) > _WIDTH_OF_WORDS


def _left(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    moves = list(chronology.of_kind("household.changed"))
    people = {key: person for person in chronology.people for key in (person.role, person.id)}
    for event in moves:
        who_left = event.attrs.get("person") or event.about
        person = people.get(who_left)
        if person is None or not event.is_a("household.changed.left") or _came_back(moves, event, who_left):
            continue
        if len({stay.household for stay in person.stays}) == 1:
            for stay in person.stays:
                if _goes_on(stay.over, event.when):
                    say = sentence(
                        "{} is told to have left the household {}, and is recorded in it {}.",
                        *(who(who_left), event.when.say(), stay.over.say()),
                    )
                    yield Contradiction("household", case, say, (passage(event), _place(stay)))


def _came_back(moves: list[Event], left: Event, who_left: str) -> bool:
    return any(
        (one.attrs.get("person") or one.about) == who_left
        and one.is_a("household.changed.joined")
        and not certainly_before(one.when, left.when)
        for one in moves
    )


def _goes_on(stay: Moment, left: Moment) -> bool:
    """Whether the stay is said to last until well after the leaving."""
    if stay.clock != left.clock or stay.upto >= LATEST or left.upto >= LATEST:
        return False
    return stay.at < left.at and stay.upto - left.upto > _WIDTH_OF_WORDS

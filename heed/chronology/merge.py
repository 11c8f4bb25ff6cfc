"""Many chronologies in, one integrated chronology out; two tellings of one thing stand side by side, unsettled.

The same file given twice adds nothing, and the order in which files are given makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heed.chronology import when
from heed.chronology.contradictions import Contradiction, Passage, find_contradictions
from heed.chronology.contradictions.passages import HIGH
from heed.chronology.duplicates import Pair, find_pairs
from heed.chronology.events import Chronology, Coverage, Event, standing
from heed.chronology.gaps import Gap, find_gaps
from heed.chronology.people import Person
from heed.chronology.reading import Reading
from heed.chronology.sentences import sentence, who
from heed.chronology.when import Moment


@dataclass(frozen=True)
class Merged:
    """One chronology of all, pairs that may be one event, what cannot all be true, and where agencies are silent."""

    chronology: Chronology
    duplicates: tuple[Pair, ...]
    contradictions: tuple[Contradiction, ...]
    gaps: tuple[Gap, ...]

    def as_json(self) -> dict[str, object]:
        """`duplicates`, `contradictions` and `coverage` as `heed merge --json` reports them."""
        return {
            "duplicates": [pair.as_json() for pair in self.duplicates],
            "contradictions": [found.as_json() for found in self.contradictions],
            "coverage": [*map(self._covered, self.chronology.coverage), *self._uncovered()],
        }

    def _covered(self, covered: Coverage) -> dict[str, object]:
        gaps = [gap for gap in self.gaps if gap.lies_in(covered)]
        over = covered.over.as_json()
        return {
            "agency": covered.agency,
            "case": covered.case,
            "from": over["at"],
            "to": over["upto"],
            "kinds": list(covered.kinds),
            "stated": True,
            "gaps": [gap.as_json() for gap in gaps],
        }

    def _uncovered(self) -> Iterator[dict[str, object]]:
        """Agencies that acted but stated no period that they looked at: their silence says nothing."""
        stated = {covered.agency for covered in self.chronology.coverage}
        for agency in self.chronology.agencies():
            if agency not in stated:
                nothing: dict[str, object] = {"case": "", "from": None, "to": None, "kinds": [], "stated": False}
                yield {"agency": agency, **nothing, "gaps": []}


def merge(readings: Sequence[Reading]) -> Merged:
    """The integrated chronology of all readings.

    An event that several readings tell in the same words, dates and attributes is one event; its source is that of the
    reading whose name comes first. Rows without a case take the only case there is, where there is only one.
    """
    ranked = sorted(readings, key=lambda reading: (reading.name, reading.sha256))
    chronologies = _with_case([reading.chronology for reading in ranked])
    people, disagreed = _people(chronologies)
    chronology = Chronology(
        events=_woven(chronologies),
        coverage=_coverage(chronologies),
        people=people,
        relationships=tuple(dict.fromkeys(one for chronology in chronologies for one in chronology.relationships)),
        reference=max((one.reference for one in chronologies if one.reference), default=None),
        nation=next((one.nation for one in chronologies if one.nation != "england"), "england"),
    )
    found = (*disagreed, *find_contradictions(chronology))
    return Merged(chronology, find_pairs(chronology.events), found, find_gaps(chronology))


def _with_case(chronologies: Sequence[Chronology]) -> list[Chronology]:
    """The chronologies, their rows without a case given the one case that is named, where only one is."""
    named = {event.case for chronology in chronologies for event in chronology.events} - {""}
    if len(named) != 1:
        return list(chronologies)
    (case,) = named
    return [
        replace(one, events=tuple(event if event.case else replace(event, case=case) for event in one.events))
        for one in chronologies
    ]


def _woven(chronologies: Sequence[Chronology]) -> tuple[Event, ...]:
    """Every event once, in the order of their moments; together, in the order of the files and of their rows.

    What one file tells twice stands twice; what two files tell alike, as often as in the one that tells it most.
    """
    kept: dict[tuple[object, ...], int] = {}
    woven = []
    for rank, chronology in enumerate(chronologies):
        seen: dict[tuple[object, ...], int] = {}
        for row, (stands, event) in enumerate(standing(chronology.events)):
            told = (event.case, event.tells)
            seen[told] = seen.get(told, 0) + 1
            if seen[told] > kept.get(told, 0):
                kept[told] = seen[told]
                woven.append(((*stands, rank, row), event))
    return tuple(event for _, event in sorted(woven, key=lambda pair: pair[0]))


def _coverage(chronologies: Sequence[Chronology]) -> tuple[Coverage, ...]:
    """Every period that is stated, each once."""
    stated = dict.fromkeys(covered for chronology in chronologies for covered in chronology.coverage)
    return tuple(sorted(stated, key=lambda one: (one.case, one.agency, one.over.at, one.over.upto, one.kinds)))


def _people(chronologies: Sequence[Chronology]) -> tuple[tuple[Person, ...], tuple[Contradiction, ...]]:
    """Each person once, with all that is said of them; where two readings give different births, that is listed."""
    people: dict[tuple[str, str], Person] = {}
    disagreed = []
    for person in (person for chronology in chronologies for person in chronology.people):
        key = (person.case, person.id)
        known = people.setdefault(key, person)
        if known.born and person.born and not when.overlap(known.born, person.born):
            disagreed.append(_two_births(known, known.born, person.born))
        people[key] = _joined(known, person)
    return tuple(people.values()), tuple(disagreed)


def _two_births(person: Person, first: Moment, second: Moment) -> Contradiction:
    dates = (first.say(), second.say())
    say = sentence("Two dates of birth are given for {}: {} and {}.", who(person.role or person.id), *dates)
    return Contradiction("birth", person.case, say, tuple(Passage("people", date) for date in dates), HIGH)


def _joined(first: Person, second: Person) -> Person:
    """The first person with what only the second says."""
    return replace(
        first,
        born=first.born or second.born,
        due=first.due or second.due,
        sex=first.sex or second.sex,
        died=first.died or second.died,
        stays=tuple(dict.fromkeys((*first.stays, *second.stays))),
        aliases=tuple(dict.fromkeys((*first.aliases, *second.aliases))),
    )

"""One case's record as an engine reads it: entries in order, who they are about, and what is certain of their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property

from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.kinds import includes
from heed.chronology.people import Person, with_role
from heed.chronology.when import CALENDAR, DAY, LATEST, Moment

_PLACE = re.compile(r"[:,#;]|\s(?:page|slide|line|row|paragraph|p\.)\s*\d")


@dataclass(frozen=True)
class Entry:
    """An event and its place in the source order."""

    position: int
    event: Event

    @property
    def when(self) -> Moment:
        return self.event.when

    @property
    def document(self) -> str:
        """The document of the event's source, without the place in it."""
        return _PLACE.split(self.event.source, maxsplit=1)[0].strip()


@dataclass(frozen=True)
class Record:
    """The entries of one case, its coverage and people, and how far knowledge reaches.

    now: on each clock, the exclusive end of what is known. straddling: positions of what may have happened after it.
    """

    case: str
    entries: tuple[Entry, ...]
    coverage: tuple[Coverage, ...] = ()
    people: tuple[Person, ...] = ()
    nation: str = "england"
    now: Mapping[str, datetime] = field(default_factory=dict)
    straddling: frozenset[int] = frozenset()

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        grouped: dict[str, list[Entry]] = {}
        for entry in self.entries:
            grouped.setdefault(entry.event.kind, []).append(entry)
        return grouped

    @cached_property
    def _found(self) -> dict[tuple[str, ...], list[Entry]]:
        """What was looked for already: a record is asked for the same kinds again and again."""
        return {}

    @cached_property
    def disputed(self) -> tuple[Entry, ...]:
        """Entries that one of several rival accounts gives."""
        return tuple(e for e in self.entries if e.event.attrs.get("rival") and e.event.attrs.get("account"))

    @cached_property
    def without_a_record(self) -> tuple[str, ...]:
        """Agencies that acted in the case and handed in no record of their own."""
        handed_in = {row.agency for row in self.coverage} | {"", "family_or_public"}
        return tuple(sorted({entry.event.agency for entry in self.entries} - handed_in))

    def of(self, nodes: Iterable[str]) -> list[Entry]:
        """Entries at, beneath or above any of these nodes, in order: what is broader may be one of them."""
        wanted = tuple(nodes)
        if wanted not in self._found:
            entries = [entry for kind, told in self._by_kind.items() if _concerns(kind, wanted) for entry in told]
            self._found[wanted] = sorted(entries, key=lambda entry: entry.position)
        return self._found[wanted]

    def has(self, nodes: Iterable[str]) -> bool:
        return bool(self.of(nodes))

    def known_until(self, clock: str) -> datetime:
        """The end of what is known on a clock. On a clock without one, everything that can be told has been told."""
        return self.now.get(clock, LATEST)

    def person(self, role: str) -> Person | None:
        return with_role(self.people, role) or next(
            (person for person in self.people if role == person.id or role in person.aliases), None
        )


@cache
def _concerns(kind: str, nodes: tuple[str, ...]) -> bool:
    return any(includes(node, kind) or includes(kind, node) for node in nodes)


def of_case(
    chronology: Chronology, case: str, now: Mapping[str, datetime] | None = None, until: datetime | None = None
) -> Record:
    """The record of a chronology that holds one case.

    now: the end of knowledge on each clock; on the calendar the chronology's own reference where nothing is given.
    until: a cursor: what may have happened after it counts only as possible.
    """
    entries = tuple(Entry(place, event.settled()) for place, event in enumerate(chronology.events))
    reach = dict(now or {})
    if CALENDAR not in reach and (reference := reference_of(chronology)):
        reach[CALENDAR] = reference
    straddling = frozenset(
        entry.position
        for entry in entries
        if until is not None and entry.when.is_calendar and entry.when.at < until < entry.when.upto
    )
    return Record(case, entries, chronology.coverage, chronology.people, chronology.nation, reach, straddling)


def reference_of(chronology: Chronology) -> datetime | None:
    """The moment after which the chronology knows nothing: its reference, or the last end of its coverage."""
    if chronology.reference:
        return chronology.reference
    finite = [row.over.upto for row in chronology.coverage if row.over.is_calendar and row.over.upto < LATEST]
    return max(finite, default=None)


def precedes(first: Entry, second: Entry) -> bool | None:
    """Whether `first` came before `second`; None where the dates leave it open.

    What the same document dates in the same words, and what falls on the same day without a time, follows the order of
    the source.
    """
    a, b = first.when, second.when
    if a.clock != b.clock:
        return None
    if (a.at, a.upto) == (b.at, b.upto):
        told = a.upto - a.at <= DAY or (first.document and first.document == second.document)
        return first.position < second.position if told else None
    if a.upto <= b.at:
        return True
    return False if b.upto <= a.at else None


def latest_before(record: Record, nodes: Iterable[str], entry: Entry) -> Entry | None:
    """The last entry of these kinds that surely came before `entry`."""
    found = [other for other, certain in before_moment(record, nodes, entry) if certain]
    return found[-1] if found else None


def before_moment(record: Record, nodes: Iterable[str], entry: Entry) -> Iterator[tuple[Entry, bool | None]]:
    """Entries of these kinds that came, or may have come, before `entry`, each with whether that is certain."""
    for found in record.of(nodes):
        order = precedes(found, entry) if found.position != entry.position else False
        if order is not False:
            yield found, order

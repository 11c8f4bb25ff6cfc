"""The papers of a chronology: events, the coverage of the records they came from, and a whole case's chronology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from heed.chronology.kinds import includes, vocabulary
from heed.chronology.people import Person, Relationship
from heed.chronology.when import CALENDAR, Moment

NOTHING: Mapping[str, str] = {}
CHILD = "child"


@dataclass(frozen=True)
class Event:
    """Something that happened, as precisely as the record says, with its source and who knew it when.

    case: pseudonymous case. kind: dotted, from kinds.yaml. about: the role in the case of whom it concerns.
    agency: who acted. known: when the acting agency recorded or received it. source: "file:row" or a publication's
    place. attrs: everything else, as text. text: the narrative; no safeguard ever reads it.
    """

    case: str
    when: Moment
    kind: str
    about: str = CHILD
    agency: str = ""
    known: datetime | None = None
    source: str = ""
    attrs: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    text: str = ""

    def is_a(self, *nodes: str) -> bool:
        """Whether the event's kind is one of these nodes of the vocabulary or stands beneath one."""
        return any(includes(node, self.kind) for node in nodes)

    def settled(self) -> Event:
        """The event with its kind made as narrow as its attributes allow."""
        kind = vocabulary().settle(self.kind, self.attrs)
        return self if kind == self.kind else replace(self, kind=kind)

    @property
    def tells(self) -> tuple[object, ...]:
        """What it tells, whatever file, row and case it stands in and however its date is written."""
        interval = (self.when.at, self.when.upto, self.when.clock, self.when.uncertain)
        return (interval, self.kind, self.about, self.agency, self.known, frozenset(self.attrs.items()), self.text)

    @property
    def known_from(self) -> datetime:
        """When the acting agency can first have known it: the recorded moment, or the earliest of the event."""
        return self.known or self.when.at


@dataclass(frozen=True)
class Coverage:
    """The period over which an agency's record was handed in. Absence is judged only inside it.

    over: the period, an interval on the calendar or on an event's clock. case: empty for every case of the file.
    kinds: the nodes of the vocabulary that the record can carry; empty for all.
    """

    agency: str
    over: Moment
    case: str = ""
    kinds: tuple[str, ...] = ()

    def carries(self, node: str) -> bool:
        """Whether a record of this kind would stand in what was handed in."""
        return not self.kinds or any(includes(kind, node) or includes(node, kind) for kind in self.kinds)


@dataclass(frozen=True)
class Chronology:
    """Events in the order of `in_order`, with coverage, people and the day after which nothing is known.

    reference: nothing later than this is known (None: the last end of the coverage).
    nation: which bank holidays count.
    """

    events: tuple[Event, ...]
    coverage: tuple[Coverage, ...] = ()
    people: tuple[Person, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    reference: datetime | None = None
    nation: str = "england"

    def cases(self) -> dict[str, Chronology]:
        """One chronology a case, in the order the cases first appear."""
        grouped: dict[str, list[Event]] = {}
        for event in self.events:
            grouped.setdefault(event.case, []).append(event)
        return {case: self._of_case(case, tuple(events)) for case, events in grouped.items()}

    def _of_case(self, case: str, events: tuple[Event, ...]) -> Chronology:
        return replace(
            self,
            events=events,
            coverage=tuple(c for c in self.coverage if c.case in ("", case)),
            people=tuple(p for p in self.people if p.case in ("", case)),
            relationships=tuple(r for r in self.relationships if r.case in ("", case)),
        )

    def of_kind(self, *nodes: str) -> Iterator[Event]:
        """Events at or beneath any of these nodes of the vocabulary."""
        kinds = {event.kind for event in self.events}
        wanted = {kind for kind in kinds if any(includes(node, kind) for node in nodes)}
        return (event for event in self.events if event.kind in wanted)

    def agencies(self) -> tuple[str, ...]:
        """Every agency that acted or handed in a record, in alphabetical order."""
        named = {event.agency for event in self.events} | {covered.agency for covered in self.coverage}
        return tuple(sorted(named - {""}))


Standing = tuple[str, bool, datetime]


def standing(events: Iterable[Event]) -> Iterator[tuple[Standing, Event]]:
    """Each event with what it is ordered by: its case, its clock and its earliest moment.

    Undated entries stand where their source put them: after the entry above them in the same case.
    """
    last: dict[tuple[str, str], datetime] = {}
    for event in events:
        clock = (event.case, event.when.clock)
        at = last.get(clock, event.when.at) if event.when.is_open else event.when.at
        last[clock] = at
        yield (event.case, event.when.clock != CALENDAR, at), event


def placed(events: Iterable[Event]) -> list[tuple[Standing, Event]]:
    """The events of `in_order`, each with what it is ordered by."""
    return sorted(standing(events), key=lambda pair: pair[0])


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by case and earliest moment; what falls together keeps the order of its source."""
    return tuple(event for _, event in placed(events))


def in_rows(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events of one file in the order of its rows again, table by table, as their sources name them."""
    return tuple(sorted(events, key=lambda event: [_counted(part) for part in event.source.split(":")]))


def _counted(part: str) -> tuple[str, int]:
    """A part of a source so that "table 10" comes after "table 9", and row 10 after row 9."""
    words = part.rstrip("0123456789")
    return words, int(part[len(words) :] or 0)

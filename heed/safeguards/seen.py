"""What of a chronology was there to be seen: by a moment, by an agency, and with the outcome masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from heed.chronology.events import Chronology, Event
from heed.chronology.when import CALENDAR, Moment
from heed.safeguards.record import Record, of_case, reference_of

HARM = "harm.serious"
OUTCOME = (HARM, "incident.notified")


@dataclass(frozen=True)
class View:
    """From where a chronology is looked at.

    until: the cursor, exclusive; None for the end of the record. known_to: one agency, "" for all. reveal: whether the
    harm and what follows it are shown.
    """

    until: datetime | None = None
    known_to: str = ""
    reveal: bool = False

    def record(self, chronology: Chronology, case: str) -> Record:
        """The record of a chronology of one case as it is seen from here."""
        return of_case(self.of(chronology), case, self._reach(chronology), self.until)

    def of(self, chronology: Chronology) -> Chronology:
        """What of a chronology is seen from here."""
        seen = chronology if self.reveal else masked(chronology)
        if self.known_to:
            seen = as_known_to(seen, self.known_to)
        if (until := self.until) is not None:
            seen = replace(seen, events=tuple(event for event in seen.events if _possibly_by(event, until)))
        return seen

    def _reach(self, chronology: Chronology) -> dict[str, datetime]:
        """The end of what is known on each clock: the cursor, the masked harm or the record's end, the earliest."""
        harm = {} if self.reveal else {moment.clock: moment.at for moment in first_harms(chronology)}
        ends = [end for end in (self.until, harm.get(CALENDAR), reference_of(chronology)) if end is not None]
        return harm | ({CALENDAR: min(ends)} if ends else {})


def first_harms(chronology: Chronology) -> Iterator[Moment]:
    """The earliest serious harm on each clock."""
    seen: set[str] = set()
    for harm in sorted((event.when for event in chronology.of_kind(HARM)), key=lambda moment: moment.at):
        if harm.clock not in seen:
            seen.add(harm.clock)
            yield harm


def masked(chronology: Chronology) -> Chronology:
    """The chronology without the earliest harm on each clock and what is certainly not before it."""
    earliest = {harm.clock: harm.at for harm in first_harms(chronology)}
    shown = tuple(event for event in chronology.events if not _hidden(event, earliest))
    return chronology if len(shown) == len(chronology.events) else replace(chronology, events=shown)


def as_known_to(chronology: Chronology, agency: str) -> Chronology:
    """What one agency recorded itself or was told, and its own coverage."""
    return replace(
        chronology,
        events=tuple(event for event in chronology.events if _knew(event, agency)),
        coverage=tuple(row for row in chronology.coverage if row.agency == agency),
    )


def _hidden(event: Event, earliest: Mapping[str, datetime]) -> bool:
    if event.is_a(*OUTCOME):
        return True
    at = earliest.get(event.when.clock)
    return at is not None and not event.when.is_open and event.when.at >= at


def _possibly_by(event: Event, cursor: datetime) -> bool:
    """Whether an event may have happened, and been written down, before the cursor."""
    if event.known is not None and event.known >= cursor:
        return False
    return not event.when.is_calendar or event.when.at < cursor


def _knew(event: Event, agency: str) -> bool:
    if event.agency == agency or agency in _names(event.attrs.get("known_to", "")):
        return True
    return event.is_a("information.shared") and agency in _names(event.attrs.get("to", ""))


def _names(written: str) -> list[str]:
    return written.replace(",", " ").replace(";", " ").split()

"""Where an agency's record is silent inside the period it says it covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heed.chronology.events import Chronology, Coverage
from heed.chronology.when import EARLIEST, LATEST, Moment

# Four weeks: shorter than any statutory interval between contacts but the shortest. A reader may ask for another.
LEAST_DAYS = 28


@dataclass(frozen=True)
class Gap:
    """A stretch of an agency's covered period in which its record shows nothing. whole: nothing in all of it."""

    agency: str
    case: str
    over: Moment
    whole: bool = False

    @property
    def days(self) -> int:
        """How many whole days at least."""
        return (self.over.upto - self.over.at).days

    def lies_in(self, covered: Coverage) -> bool:
        """Whether it is a gap of this period of coverage."""
        same = (
            self.agency == covered.agency and covered.case in ("", self.case) and self.over.clock == covered.over.clock
        )
        return same and covered.over.at <= self.over.at and self.over.upto <= covered.over.upto

    def as_json(self) -> dict[str, object]:
        """Its ends and length."""
        shape = self.over.as_json()
        return {"case": self.case, "from": shape["at"], "to": shape["upto"], "days": self.days, "whole": self.whole}


def find_gaps(chronology: Chronology, least_days: int = LEAST_DAYS) -> tuple[Gap, ...]:
    """Gaps of at least so many days, by case and agency, the longest first. Silence outside coverage is no gap."""
    cases = chronology.cases() or {"": chronology}
    found = {
        gap
        for case, one in cases.items()
        for covered in one.coverage
        for gap in _gaps(one, covered, case)
        if gap.days >= least_days
    }
    return tuple(sorted(found, key=lambda gap: (gap.case, gap.agency, -gap.days, gap.over.at)))


def _gaps(chronology: Chronology, covered: Coverage, case: str) -> Iterator[Gap]:
    clock = covered.over.clock
    moments = sorted(
        (
            event.when
            for event in chronology.events
            if event.agency == covered.agency and event.when.clock == clock and not event.when.is_open
        ),
        key=lambda moment: moment.at,
    )
    inside = [moment for moment in moments if moment.at < covered.over.upto and covered.over.at < moment.upto]
    start, end = _bounds(chronology, covered, inside)
    if start is None or end is None:
        return
    for moment in inside:
        if moment.at > start:
            yield Gap(covered.agency, case, Moment(start, moment.at, clock=clock))
        start = max(start, moment.upto)
    if end > start:
        yield Gap(covered.agency, case, Moment(start, end, clock=clock), whole=not inside)


def _bounds(
    chronology: Chronology, covered: Coverage, inside: list[Moment]
) -> tuple[datetime, datetime] | tuple[None, None]:
    """The ends of the covered period; one left open ends at what the record itself shows, or nowhere."""
    start, end = covered.over.at, covered.over.upto
    if start <= EARLIEST:
        start = inside[0].at if inside else EARLIEST
    if end >= LATEST:
        end = chronology.reference or (inside[-1].upto if inside else LATEST)
    return (None, None) if start <= EARLIEST or end >= LATEST else (start, end)

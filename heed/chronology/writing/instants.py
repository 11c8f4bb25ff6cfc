"""One instant for each event, as event logs of process mining demand it of every event, however it is known.

An instant here is where an event is drawn, never a claim: the precision stands beside it, and the file holds the moment
itself as well. UK civil time is written as if it were UTC, since a log has no other word for a time without a zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from heed.chronology.events import Event
from heed.chronology.when import EARLIEST, LATEST, MINUTE, ORDER, ORIGIN, Moment

# Day 0 of a clock that counts from an event whose date is withheld; no tool reads the year 1000 that Heed keeps it in.
EPOCH = datetime(1970, 1, 1)


def instants(events: Sequence[Event]) -> list[datetime]:
    """An instant along each event: its earliest; the known end of one that is open before; days from EPOCH on another
    clock; for an undated entry that of the entry above it in the case, or of the first below that has one."""
    known = [_instant(event.when) for event in events]
    found: list[datetime] = []
    for index, (event, instant) in enumerate(zip(events, known, strict=True)):
        same = index > 0 and events[index - 1].case == event.case
        found.append(instant or (found[-1] if same else _first_below(events, known, index)))
    return found


def say(instant: datetime) -> str:
    """The instant as a log writes it, to the thousandth of a second."""
    return instant.isoformat(timespec="milliseconds") + "+00:00"


def _instant(when: Moment) -> datetime | None:
    if when.is_open or when.clock == ORDER:
        return None
    instant = when.at if when.at > EARLIEST else when.upto - MINUTE
    if when.is_calendar:
        return instant
    return EPOCH + (instant - ORIGIN) if instant < LATEST else None


def _first_below(events: Sequence[Event], known: Sequence[datetime | None], index: int) -> datetime:
    case = events[index].case
    below = (
        instant for event, instant in zip(events[index:], known[index:], strict=True) if event.case == case and instant
    )
    return next(below, EPOCH)

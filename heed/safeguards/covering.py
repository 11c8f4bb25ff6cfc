"""Which records cover which time."""

from __future__ import annotations

from collections.abc import Iterable

from heed.chronology.events import Coverage
from heed.chronology.when import Moment


def covers(over: Moment, period: Moment) -> bool:
    """Whether one period holds the whole of another; one that is open at both ends holds any."""
    return over.is_open or (over.clock == period.clock and over.at <= period.at and period.upto <= over.upto)


def covered(rows: Iterable[Coverage], agency: str, period: Moment) -> bool:
    """Whether the agency's coverage, its rows laid end to end, holds the whole period."""
    own = sorted((row.over for row in rows if row.agency == agency), key=lambda over: over.at)
    joined: Moment | None = None
    for over in own:
        if joined is not None and joined.clock == over.clock and over.at <= joined.upto:
            joined = Moment(joined.at, max(joined.upto, over.upto), clock=over.clock)
        else:
            joined = over
        if covers(joined, period):
            return True
    return False

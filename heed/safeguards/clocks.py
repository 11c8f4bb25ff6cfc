"""When a limit runs out.

A limit runs from the minute of the trigger (inclusive) to an exclusive end:

* the same day: to the midnight that ends the day of the trigger;
* n calendar days, weeks, working days or calendar months: to the midnight that ends the n-th day (or the same day of
  the month, clipped to its end). Day 0 is the day of the trigger, whatever day of the week it is;
* n hours: n hours later by the clock, whatever the day, daylight saving taken into account; the minute itself counts;
* n weeks of pregnancy: to the midnight that ends the day the pregnancy reaches them, where the trigger says how far it
  is; otherwise between the trigger's own day and so many weeks after it. A pregnancy already past them has that day.

Where the day of the week or the month is unknown (days counted from a birth), the end lies between the shortest and
the longest that any calendar since 2000 gives.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from heed.chronology.when import DAY, MINUTE, ORDER, Moment
from heed.chronology.working_days import add_months, add_working_days, end_of, is_working_day
from heed.safeguards.meaning import Limit

LONDON = ZoneInfo("Europe/London")
DAYS_OF_A_WEEK = 7
_FIRST, _LAST = date(2000, 1, 1), date(2027, 12, 31)

Ends = tuple[datetime, datetime]


def has_clock(moment: Moment) -> bool:
    """Whether a length of time can be counted from the moment at all."""
    return moment.clock != ORDER and moment.precision not in ("open", "before", "after")


def ends(at: datetime, limit: Limit, moment: Moment, nation: str, pregnant_days: int | None = None) -> Ends:
    """The earliest and latest exclusive end of the limit that starts at the minute `at`.

    moment: the trigger's, for its clock. pregnant_days: how far the pregnancy was then, where that is recorded.
    """
    if limit.unit == "hour":
        end = _hours_later(at, limit.number) if moment.is_calendar else at + timedelta(hours=limit.number)
        return end + MINUTE, end + MINUTE
    if limit.unit == "gestation_week":
        return _of_pregnancy(at, limit.number * DAYS_OF_A_WEEK, pregnant_days)
    least, most = _days(at.date(), limit, moment.is_calendar, nation)
    return end_of(at.date() + least * DAY), end_of(at.date() + most * DAY)


def due(trigger: Moment, limit: Limit, nation: str, pregnant_days: int | None = None) -> Moment:
    """The last minute in which the limit can be kept, as an interval over the readings of the trigger's date."""
    earliest, _ = ends(trigger.at, limit, trigger, nation, pregnant_days)
    _, latest = ends(trigger.upto - MINUTE, limit, trigger, nation, pregnant_days)
    return Moment(earliest - MINUTE, latest, clock=trigger.clock)


def _days(start: date, limit: Limit, known: bool, nation: str) -> tuple[int, int]:
    fixed = {"same_day": 0, "calendar_day": limit.number, "week": limit.number * DAYS_OF_A_WEEK}
    if limit.unit in fixed:
        return fixed[limit.unit], fixed[limit.unit]
    if not known:
        return _shortest_and_longest(limit.unit, limit.number, nation)
    end = _counted(start, limit.unit, limit.number, nation)
    return (end - start).days, (end - start).days


def _counted(start: date, unit: str, number: int, nation: str) -> date:
    return add_working_days(start, number, nation) if unit == "working_day" else add_months(start, number)


def _hours_later(at: datetime, number: int) -> datetime:
    moment = at.replace(tzinfo=LONDON).astimezone(ZoneInfo("UTC")) + timedelta(hours=number)
    return moment.astimezone(LONDON).replace(tzinfo=None)


def _of_pregnancy(at: datetime, days: int, reached: int | None) -> Ends:
    soonest = end_of(at.date())
    if reached is None:
        return soonest, end_of(at.date() + days * DAY)
    end = max(soonest, end_of(at.date() + (days - reached) * DAY))
    return end, end


@cache
def _shortest_and_longest(unit: str, number: int, nation: str) -> tuple[int, int]:
    starts = [_FIRST + n * DAY for n in range((_LAST - _FIRST).days - number * 2 - 40)]
    if unit == "calendar_month":
        lengths = [(add_months(start, number) - start).days for start in starts if start.year < _LAST.year]
        return min(lengths), max(lengths)
    working = [day for day in (_FIRST + n * DAY for n in range((_LAST - _FIRST).days)) if is_working_day(day, nation)]
    ends_on = (working[bisect_right(working, start) + number - 1] for start in starts)
    lengths = [(end - start).days for start, end in zip(starts, ends_on, strict=True)]
    return min(lengths), max(lengths)

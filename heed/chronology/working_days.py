"""Working days, calendar months and clock hours, as safeguarding limits count them.

Day 0 is the day of the trigger; day 1 the next working day. A same-day limit ends at midnight of that day. A calendar
month runs to the same day of the month, clipped to the month's end. Bank holidays, moved and one-off ones included,
come from the `holidays` library, by UK nation; see `KNOWN_UNTIL` for how far ahead they are settled.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import holidays

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern_ireland": "NIR"}

# Bank holidays are proclaimed about two years ahead; beyond this day a one-off holiday cannot be known here.
KNOWN_UNTIL = date(2027, 12, 31)


@dataclass(frozen=True)
class OwnDays:
    """Days that somebody knows better than the library: a holiday proclaimed late, or one that was moved away."""

    rests: frozenset[date] = frozenset()
    works: frozenset[date] = frozenset()


NO_DAYS = OwnDays()


@cache
def _bank_holidays(nation: str, year: int) -> frozenset[date]:
    if nation not in NATIONS:
        raise ValueError(f"'{nation}' is not a UK nation Heed knows: write one of {', '.join(NATIONS)}.")
    return frozenset(holidays.country_holidays("GB", subdiv=NATIONS[nation], years=year))


@cache
def is_working_day(on: date, nation: str = "england", own: OwnDays = NO_DAYS) -> bool:
    """Whether `on` is a weekday and no bank holiday of the nation, `own` days aside.

    Raises ValueError for an unknown nation.
    """
    rests = on in own.rests or (on in _bank_holidays(nation, on.year) and on not in own.works)
    return on.weekday() < 5 and not rests


def add_working_days(start: date, number: int, nation: str = "england", own: OwnDays = NO_DAYS) -> date:
    """The day `number` working days after `start`; a negative number counts back; 0 is `start` itself."""
    step, on, left = (1 if number >= 0 else -1), start, abs(number)
    while left:
        on += timedelta(days=step)
        left -= is_working_day(on, nation, own)
    return on


def add_months(start: date, number: int) -> date:
    """The same day `number` calendar months later, clipped to the end of the month."""
    months = start.year * 12 + start.month - 1 + number
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def working_days_between(start: date, end: date, nation: str = "england", own: OwnDays = NO_DAYS) -> int:
    """How many working days after `start`, up to and including `end`; 0 where `end` is not after `start`."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=n), nation, own) for n in range(1, days + 1))


def end_of(on: date) -> datetime:
    """The midnight that ends the day, as the exclusive end of a limit."""
    return datetime(on.year, on.month, on.day) + timedelta(days=1)

"""A moment as precise as the record, and no more.

A moment is the half-open interval `[at, upto)` in which something happened, in UK civil time. Precision is the width of
the interval, so "June 2016" needs no special case. Three things a date in a record can be besides a calendar interval:

* open at one end ("before 3 February 2015") or at both (the record gives no date);
* told from another event ("when the baby was two weeks old") in a case whose calendar dates are withheld: the interval
  then lies on the *clock* of that event, whose day 0 is `ORIGIN`;
* known only by its place in an order: the clock `ORDER`, on which lengths mean nothing.

Moments on different clocks cannot be compared: the answer is that either order is possible.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

EARLIEST = datetime(1, 1, 1)
LATEST = datetime(9999, 12, 31)
ORIGIN = datetime(1000, 1, 1)
CALENDAR = "calendar"
ORDER = "order"

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Moment:
    """When something happened.

    at, upto: earliest and (exclusive) latest moment it can have happened, naive UK civil time.
    text: the date as it was written. uncertain: the writer put a question mark or "about" to it.
    clock: `CALENDAR`, `ORDER`, or the kind of event the days are counted from ("birth").

    Raises ValueError where `upto` is not after `at`.
    """

    at: datetime
    upto: datetime
    text: str = ""
    uncertain: bool = False
    clock: str = CALENDAR

    def __post_init__(self) -> None:
        if self.upto <= self.at:
            raise ValueError(f"A moment must end after it begins: {self.at} to {self.upto}.")

    @property
    def last(self) -> datetime:
        """The latest minute it can have happened."""
        return self.upto - MINUTE if self.upto < LATEST else LATEST

    @property
    def is_open(self) -> bool:
        """Whether nothing at all is known of when."""
        return self.at <= EARLIEST and self.upto >= LATEST

    @property
    def is_calendar(self) -> bool:
        return self.clock == CALENDAR

    @property
    def precision(self) -> str:
        """minute, day, week, month, season, year, range, before, after or open."""
        if self.is_open:
            return "open"
        if self.at <= EARLIEST:
            return "before"
        if self.upto >= LATEST:
            return "after"
        return _precision_of(self.at, self.upto)

    def shifted(self, least: timedelta, most: timedelta | None = None, text: str = "") -> Moment:
        """The moment `least` to `most` after this one (`most` defaults to `least`)."""
        at = self.at if self.at <= EARLIEST else self.at + least
        upto = self.upto if self.upto >= LATEST else self.upto + (least if most is None else most)
        return replace(self, at=at, upto=upto, text=text or self.text)

    def as_json(self) -> dict[str, object]:
        """The moment in the shape of the interfaces: open ends and other clocks' instants are null."""
        known = self.is_calendar
        shape: dict[str, object] = {
            "at": self.at.isoformat() if known and self.at > EARLIEST else None,
            "upto": self.upto.isoformat() if known and self.upto < LATEST else None,
            "text": self.text or self.say(),
        }
        if not known:
            shape |= {"clock": self.clock, "days": list(self.days_on_clock())}
        return shape

    def days_on_clock(self) -> tuple[int | None, int | None]:
        """First and last day counted from the clock's day 0; None where open."""
        first = None if self.at <= EARLIEST else (self.at - ORIGIN).days
        return first, None if self.upto >= LATEST else (self.upto - MINUTE - ORIGIN).days

    def say(self) -> str:
        """The moment in words, day first: "24 December 2014", "June 2016", "14 to 28 days after birth"."""
        if self.is_open:
            return "date not given"
        if self.is_calendar:
            return ("about " if self.uncertain else "") + _say_calendar(self)
        return _say_clock(self)


OPEN = Moment(EARLIEST, LATEST)


def minute(at: datetime, text: str = "", *, uncertain: bool = False) -> Moment:
    """The minute that holds `at`."""
    start = at.replace(second=0, microsecond=0)
    return Moment(start, start + MINUTE, text, uncertain)


def day(year: int, month_number: int, day_number: int, text: str = "", *, uncertain: bool = False) -> Moment:
    """One calendar day. Raises ValueError for a day that does not exist."""
    start = datetime(year, month_number, day_number)
    return Moment(start, start + DAY, text, uncertain)


def month(year: int, number: int, text: str = "", *, uncertain: bool = False) -> Moment:
    """One calendar month."""
    return Moment(datetime(year, number, 1), _month_after(year, number), text, uncertain)


def year(number: int, text: str = "", *, uncertain: bool = False) -> Moment:
    """One calendar year."""
    return Moment(datetime(number, 1, 1), datetime(number + 1, 1, 1), text, uncertain)


def season(name: str, number: int, text: str = "", *, uncertain: bool = False) -> Moment:
    """A meteorological season; the winter of a year begins in its December."""
    start = SEASONS[name]
    end = datetime(number + 1, 3, 1) if name == "winter" else datetime(number, start + 3, 1)
    return Moment(datetime(number, start, 1), end, text, uncertain)


def before(end: datetime, text: str = "") -> Moment:
    """Some time before `end`."""
    return Moment(EARLIEST, end, text)


def after(start: datetime, text: str = "") -> Moment:
    """At `start` or some time after it."""
    return Moment(start, LATEST, text)


def span(first: Moment, last: Moment, text: str = "") -> Moment:
    """From the beginning of `first` to the end of `last`, which must be on one clock."""
    if first.clock != last.clock:
        raise ValueError(f"A range cannot run from the clock of {first.clock} to that of {last.clock}.")
    return Moment(first.at, last.upto, text, first.uncertain or last.uncertain, first.clock)


def relative(clock: str, least: int, most: int, text: str = "") -> Moment:
    """Day `least` to day `most` counted from the event `clock` (day 0), where its date is withheld."""
    return Moment(ORIGIN + least * DAY, ORIGIN + (most + 1) * DAY, text, clock=clock)


def certainly_before(a: Moment, b: Moment) -> bool:
    """Whether `a` happened before `b` whatever the true dates are."""
    return a.clock == b.clock and a.upto <= b.at


def possibly_before(a: Moment, b: Moment) -> bool:
    """Whether `a` can have happened before (or in the same minute as) `b`."""
    return not certainly_before(b, a)


def overlap(a: Moment, b: Moment) -> bool:
    """Whether the two can be the same moment."""
    return a.clock != b.clock or (a.at < b.upto and b.at < a.upto)


def days_between(a: Moment, b: Moment) -> tuple[int, int] | None:
    """Fewest and most whole days from `a` to `b`; None where a clock or an open end leaves it unknown."""
    if a.clock != b.clock or a.clock == ORDER or EARLIEST in (a.at, b.at) or LATEST in (a.upto, b.upto):
        return None
    return (b.at.date() - a.last.date()).days, (b.last.date() - a.at.date()).days


def _month_after(number: int, month_number: int) -> datetime:
    return datetime(number + month_number // 12, month_number % 12 + 1, 1)


def _precision_of(at: datetime, upto: datetime) -> str:
    width = upto - at
    if width <= MINUTE:
        return "minute"
    midnight = at == datetime(at.year, at.month, at.day)
    if width == DAY and midnight:
        return "day"
    if width == 7 * DAY and midnight:
        return "week"
    if at.day == 1 and midnight:
        return _precision_of_months(at, upto)
    return "range"


def _precision_of_months(at: datetime, upto: datetime) -> str:
    if upto == _month_after(at.year, at.month):
        return "month"
    if at.month == 1 and upto == datetime(at.year + 1, 1, 1):
        return "year"
    months = (upto.year - at.year) * 12 + upto.month - at.month
    return "season" if months == 3 and upto.day == 1 and at.month % 3 == 0 else "range"


def _say_calendar(moment: Moment) -> str:
    at, precision = moment.at, moment.precision
    if precision == "minute":
        return f"{_say_day(at)} at {at:%H:%M}"
    if precision == "month":
        return f"{MONTHS[at.month - 1]} {at.year}"
    if precision == "season":
        return f"{next(name for name, first in SEASONS.items() if first == at.month)} {at.year}"
    plain = {
        "day": _say_day(at),
        "week": f"the week of {_say_day(at)}",
        "year": str(at.year),
        "before": f"before {_say_day(moment.upto)}",
        "after": f"from {_say_day(at)}",
    }
    return plain.get(precision) or f"{_say_day(at)} to {_say_day(moment.last)}"


def _say_day(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def _say_clock(moment: Moment) -> str:
    first, last = moment.days_on_clock()
    if moment.clock == ORDER:
        return "date not given"
    if first is None:
        return f"before {moment.clock}" if last == -1 else f"before day {(last or 0) + 1} after {moment.clock}"
    if last is None:
        return f"from day {first} after {moment.clock}"
    if first == last == 0:
        return f"the day of {moment.clock}"
    if first == last:
        return f"day {first} after {moment.clock}"
    return f"{first} to {last} days after {moment.clock}"

"""The time axis: days to centuries on the calendar, days and weeks from an event, or bare steps in an order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from heed.chronology.when import CALENDAR, DAY, EARLIEST, LATEST, MONTHS, ORDER, ORIGIN, Moment

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Axis:
    """Moments of one clock laid along the page from `left` to `right`."""

    clock: str
    start: datetime
    end: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """Where a moment stands; one beyond the axis stands at its edge."""
        if at <= self.start:
            return self.left
        if at >= self.end:
            return self.right
        return self.left + (self.right - self.left) * ((at - self.start) / (self.end - self.start))

    def width(self, length: timedelta) -> float:
        return (self.right - self.left) * (length / (self.end - self.start))


@dataclass(frozen=True)
class Tick:
    """A line of the grid: where, its words, and whether it begins a larger unit."""

    at: datetime
    words: str
    major: bool = False


@dataclass(frozen=True)
class _Step:
    """A unit of the calendar, how many of them, about how long, and the room in points that its words need."""

    unit: str
    count: int
    length: timedelta
    room: float


_STEPS = (
    *(_Step("hour", count, count * HOUR, 46) for count in (1, 3, 6, 12)),
    *(_Step("day", count, count * DAY, 26) for count in (1, 2)),
    _Step("week", 1, 7 * DAY, 26),
    *(_Step("month", count, count * 30 * DAY, 36) for count in (1, 3, 6)),
    *(_Step("year", count, count * 365 * DAY, 44) for count in (1, 2, 5, 10, 20, 50, 100, 500, 1000, 5000)),
)
_LARGER = {
    "hour": _Step("day", 1, DAY, 100),
    "day": _Step("month", 1, 30 * DAY, 96),
    "week": _Step("month", 1, 30 * DAY, 96),
}
_LARGER["month"] = _Step("year", 1, 365 * DAY, 44)


def spanning(moments: Iterable[Moment], beyond: Sequence[Moment], clock: str, left: float, right: float) -> Axis:
    """The axis that holds every known end of `moments`; `beyond` may lengthen it by a sixth on either side."""
    told = list(moments)
    ends = _known_ends(told) or _known_ends(beyond) or [ORIGIN, ORIGIN + 7 * DAY]
    first, last = min(ends), max(ends)
    slack = (last - first) / 6
    further = _known_ends(beyond)
    start = max(min([first, *further]), _moved(first, -slack))
    end = min(max([last, *further]), _moved(last, slack))
    before, after = any(moment.at <= EARLIEST for moment in told), any(moment.upto >= LATEST for moment in told)
    return Axis(
        clock,
        _moved(start, -_margin(end - start, clock, wide=before)),
        _moved(end, _margin(end - start, clock, wide=after)),
        left,
        right,
    )


def between(start: datetime, end: datetime, left: float, right: float) -> Axis:
    """The calendar from `start` to `end` and no further: a period that somebody asked for."""
    return Axis(CALENDAR, start, end, left, right)


def stretches(axis: Axis, room: float) -> list[tuple[datetime, datetime]]:
    """The axis cut into days, weeks, months, quarters or years, as fine as leaves `room` points for each."""
    if axis.clock != CALENDAR:
        return _counted_stretches(axis, room)
    whole = [step for step in _STEPS if step.unit != "hour" and (step.unit, step.count) != ("day", 2)]
    step = next((step for step in whole if axis.width(step.length) >= room), whole[-1])
    starts = [_floor(step, axis.start), *_starts(step, axis)]
    return list(zip(starts, [*starts[1:], _following(step, starts[-1])], strict=True))


def _counted_stretches(axis: Axis, room: float) -> list[tuple[datetime, datetime]]:
    days = next((days for days in (1, 7, 28, 91, 364, 3640) if axis.width(days * DAY) >= room), 36_400)
    first = (axis.start - ORIGIN) // (days * DAY)
    last = (axis.end - ORIGIN) // (days * DAY)
    return [(ORIGIN + number * days * DAY, ORIGIN + (number + 1) * days * DAY) for number in range(first, last + 1)]


def ticks(axis: Axis) -> tuple[Tick, ...]:
    """The lines of the grid, as fine as leaves room for their words."""
    if axis.clock == CALENDAR:
        return tuple(_calendar_ticks(axis))
    return tuple(_counted_ticks(axis))


def caption(axis: Axis) -> str:
    """What the numbers on the axis count, in a few words; nothing on the calendar, whose words say it."""
    if axis.clock == CALENDAR:
        return ""
    if axis.clock == ORDER:
        return "Order only: no dates given"
    return f"{'Weeks' if _counted_step(axis) >= 7 else 'Days'} from {axis.clock}"


def _margin(length: timedelta, clock: str, *, wide: bool) -> timedelta:
    """The room beyond the first or last date; wide where an arrow must show that something lies further still."""
    return DAY if clock == ORDER else max(length * (0.06 if wide else 0.02), 12 * HOUR)


def _known_ends(moments: Iterable[Moment]) -> list[datetime]:
    return [end for moment in moments for end in (moment.at, moment.upto) if EARLIEST < end < LATEST]


def _moved(at: datetime, by: timedelta) -> datetime:
    try:
        return at + by
    except OverflowError:
        return EARLIEST if by < timedelta() else LATEST


def _calendar_ticks(axis: Axis) -> Iterator[Tick]:
    step = next((step for step in _STEPS if axis.width(step.length) >= step.room), _STEPS[-1])
    larger = _LARGER.get(step.unit)
    yield from (Tick(at, _say(step.unit, at)) for at in _starts(step, axis))
    if larger:
        yield Tick(axis.start, _say_larger(larger.unit, axis.start), major=True)
        yield from (Tick(at, _say_larger(larger.unit, at), major=True) for at in _starts(larger, axis))


def _starts(step: _Step, axis: Axis) -> Iterator[datetime]:
    at = _floor(step, axis.start)
    while at < axis.end:
        if at > axis.start:
            yield at
        following = _following(step, at)
        if following <= at:
            return
        at = following


def _floor(step: _Step, at: datetime) -> datetime:
    midnight = datetime(at.year, at.month, at.day)
    match step.unit:
        case "hour":
            return midnight + (at.hour // step.count * step.count) * HOUR
        case "day":
            return midnight - ((at.toordinal() % step.count) * DAY if at.toordinal() > step.count else 0 * DAY)
        case "week":
            return midnight - min(at.weekday(), at.toordinal() - 1) * DAY
        case "month":
            return datetime(at.year, (at.month - 1) // step.count * step.count + 1, 1)
    return datetime(max(at.year // step.count * step.count, 1), 1, 1)


def _following(step: _Step, at: datetime) -> datetime:
    if step.unit in ("hour", "day", "week"):
        return _moved(at, step.length)
    months = step.count * (12 if step.unit == "year" else 1)
    number = (at.year * 12 + at.month - 1) // months * months + months
    return datetime(number // 12, number % 12 + 1, 1) if number // 12 <= LATEST.year else LATEST


def _say(unit: str, at: datetime) -> str:
    match unit:
        case "hour":
            return f"{at:%H:%M}"
        case "day" | "week":
            return str(at.day)
        case "month":
            return MONTHS[at.month - 1][:3]
    return str(at.year)


def _say_larger(unit: str, at: datetime) -> str:
    """A day with its month and year, a month with its year: what the finer words leave out."""
    parts = [str(at.day)] * (unit == "day") + [MONTHS[at.month - 1]] * (unit in ("day", "month")) + [str(at.year)]
    return " ".join(parts)


def _counted_ticks(axis: Axis) -> Iterator[Tick]:
    step = _counted_step(axis)
    unit = 7 if step >= 7 and axis.clock != ORDER else 1
    first = (axis.start - ORIGIN) // (step * DAY) * step
    for day in range(first, (axis.end - ORIGIN).days + 1, step):
        at = ORIGIN + day * DAY
        if axis.start < at < axis.end:
            zero = day == 0 and axis.clock != ORDER
            yield Tick(at, axis.clock if zero else str(day // unit).replace("-", "−"), major=zero)


def _counted_step(axis: Axis) -> int:
    sizes = (1, 2, 5, 10, 20, 50, 100, 500, 1000) if axis.clock == ORDER else (1, 7, 14, 28, 56, 112, 364, 1820, 3640)
    return next((size for size in sizes if axis.width(size * DAY) >= 30), sizes[-1] * 100)

"""Swim lanes: one an agency, its entries packed so that none hides another, its covered periods known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import TypeVar

from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.signs import RADIUS
from heed.chronology.when import CALENDAR, DAY, EARLIEST, LATEST, ORDER, Moment

NO_DATE = "no date"
REACH = RADIUS + 3
SPACING = 22
ASIDE_ACROSS = 2
ASIDE_STEP = 57
_ABOUT = 16
_HOURS_SHOW = 100
BARS_TALL = 44
OVER_STEP = 11


Each = TypeVar("Each")
Stretches = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Entry:
    """An event in its lane. x: its sign. left, right: the span of time it may lie in. level: which row of the lane.

    index: its number, as the chronology counts. place: its place among those drawn. disputed: whether another account
    of the same happening does not agree.
    """

    index: int
    event: Event
    place: int = 0
    disputed: bool = False
    x: float = 0.0
    left: float = 0.0
    right: float = 0.0
    level: int = 0

    @property
    def has_span(self) -> bool:
        return self.right - self.left > 2 * REACH


@dataclass(frozen=True)
class Bar:
    """How many entries of an agency lie in a stretch of the axis, where there are too many to draw each."""

    left: float
    right: float
    at: datetime
    upto: datetime
    count: int
    most: int
    disputed: int = 0


@dataclass(frozen=True)
class Over:
    """Entries that may lie anywhere in a stretch longer than a bar: their span, and how many there are."""

    left: float
    right: float
    when: Moment
    count: int
    level: int = 0


@dataclass(frozen=True)
class Lane:
    """What one agency's record says. covered: stretches of the axis inside its record, None where never stated.

    partly: stretches for which only some kinds of entry were handed in.

    aside: entries without a place on the axis, by the column (clock, or `NO_DATE`) they stand in.
    """

    agency: str
    entries: tuple[Entry, ...]
    aside: tuple[tuple[str, tuple[Entry, ...]], ...]
    covered: Stretches | None
    partly: Stretches = ()
    top: float = 0.0
    bars: tuple[Bar, ...] = ()
    over: tuple[Over, ...] = ()
    aside_counts: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        """How many entries the lane holds, drawn or counted."""
        drawn = len(self.entries) + sum(len(found) for _, found in self.aside)
        counted = sum(bar.count for bar in self.bars) + sum(over.count for over in self.over)
        counted += sum(count for _, count in self.aside_counts)
        return drawn + counted

    @property
    def height(self) -> float:
        if self.bars or self.over or self.aside_counts:
            return BARS_TALL + 12 + OVER_STEP * (1 + max((each.level for each in self.over), default=-1))
        levels = 1 + max((entry.level for entry in self.entries), default=0)
        rows = max((ceil(len(entries) / ASIDE_ACROSS) for _, entries in self.aside), default=0)
        return max(levels, rows, 2) * SPACING + 12

    def level_y(self, level: int) -> float:
        return self.top + 6 + SPACING / 2 + level * SPACING


def main_clock(events: Iterable[Event]) -> str:
    """The clock that most entries with a date are told on; the calendar where it is as many, an order last of all."""
    told = Counter(event.when.clock for event in events if not event.when.is_open)
    if not told:
        return CALENDAR
    return max(told, key=lambda clock: (clock != ORDER, told[clock], clock == CALENDAR, clock))


def aside_of(event: Event, clock: str) -> str:
    """The column beside the axis in which an event stands; empty for one with a place on the axis."""
    if event.when.is_open:
        return NO_DATE
    return "" if event.when.clock == clock else event.when.clock


def lanes(
    chronology: Chronology,
    axis: Axis,
    top: float,
    numbers: Sequence[int] = (),
    disputed: frozenset[int] = frozenset(),
) -> tuple[Lane, ...]:
    """One lane an agency in alphabetical order, then one for the entries that name none, stacked from `top`.

    numbers: those of the entries, where they are not simply counted from 1. disputed: the places of entries whose
    account is not the only one.
    """
    grouped: dict[str, list[Entry]] = {agency: [] for agency in chronology.agencies()}
    for place, event in enumerate(chronology.events):
        number = numbers[place] if numbers else place + 1
        grouped.setdefault(event.agency, []).append(Entry(number, event, place, place in disputed))
    made = [_lane(agency, entries, axis) for agency, entries in in_lane_order(grouped)]
    return stacked(made, chronology.coverage, axis, top)


def in_lane_order(grouped: Mapping[str, Each]) -> list[tuple[str, Each]]:
    """By agency in alphabetical order, what names none last."""
    return sorted(grouped.items(), key=lambda pair: (not pair[0], pair[0]))


def stacked(made: Iterable[Lane], coverage: Sequence[Coverage], axis: Axis, top: float) -> tuple[Lane, ...]:
    """The lanes one beneath the other, each with the periods that its agency's record covers."""
    placed = []
    for lane in made:
        periods = [each for each in coverage if each.agency == lane.agency and each.over.clock == axis.clock]
        placed.append(
            replace(
                lane,
                covered=_joined(periods, axis, partly=False) if periods else None,
                partly=_joined(periods, axis, partly=True),
                top=top,
            )
        )
        top += placed[-1].height
    return tuple(placed)


def packed(spans: Sequence[tuple[float, float]]) -> list[int]:
    """A level for each span, as low as leaves no two overlapping on it."""
    ends: list[float] = []
    levels = [0] * len(spans)
    for position in sorted(range(len(spans)), key=lambda each: spans[each]):
        left, right = spans[position]
        level = next((level for level, end in enumerate(ends) if end <= left), len(ends))
        if level == len(ends):
            ends.append(right)
        ends[level] = right
        levels[position] = level
    return levels


def on_axis(moment: Moment, axis: Axis) -> tuple[float, float, float]:
    """Where the sign of a moment stands, and the left and right end of the span it may lie in."""
    # A step of an order is a point, not a stretch: the last step is where a span on it ends.
    left, right = axis.x(moment.at), axis.x(moment.upto - DAY if axis.clock == ORDER else moment.upto)
    x = _middle(moment, axis, left, right)
    if moment.uncertain:
        left, right = min(left, x - _ABOUT), max(right, x + _ABOUT)
    elif right - left <= 2 * REACH or _is_plain(moment, axis):
        left = right = x
    return x, max(left, axis.left), min(right, axis.right)


def _middle(moment: Moment, axis: Axis, left: float, right: float) -> float:
    if moment.at <= EARLIEST:
        x = right - REACH
    elif moment.upto >= LATEST:
        x = left + REACH
    else:
        x = (left + right) / 2
    return min(max(x, axis.left + REACH), axis.right - REACH)


def _is_plain(moment: Moment, axis: Axis) -> bool:
    """Whether it needs no bar: one day where the page does not show hours, one step of an order."""
    return moment.upto - moment.at <= DAY and (axis.clock == ORDER or axis.width(DAY) < _HOURS_SHOW)


def _lane(agency: str, entries: Sequence[Entry], axis: Axis) -> Lane:
    placed, aside = [], dict[str, list[Entry]]()
    for entry in entries:
        column = aside_of(entry.event, axis.clock)
        if column:
            aside.setdefault(column, []).append(entry)
        else:
            x, left, right = on_axis(entry.event.when, axis)
            placed.append(replace(entry, x=x, left=left, right=right))
    levels = packed([(min(entry.left, entry.x - REACH), max(entry.right, entry.x + REACH)) for entry in placed])
    on_levels = tuple(replace(entry, level=level) for entry, level in zip(placed, levels, strict=True))
    return Lane(agency, on_levels, tuple((column, tuple(found)) for column, found in aside.items()), None)


def _joined(coverage: Iterable[Coverage], axis: Axis, *, partly: bool) -> Stretches:
    """The stretches of the axis that the periods cover together: those for all kinds, or those for some."""
    periods = [each.over for each in coverage if bool(each.kinds) == partly]
    joined: list[tuple[float, float]] = []
    for left, right in sorted((axis.x(period.at), axis.x(period.upto)) for period in periods):
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        elif right > left:
            joined.append((left, right))
    return tuple(joined)

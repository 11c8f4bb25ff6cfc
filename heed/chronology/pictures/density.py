"""A timeline of more entries than can be drawn one by one: how many lie in each stretch of time, agency by agency.

Nothing is left out: an entry is counted in the stretch in which it lies, or, where its date is wider than that, on a
line as long as its date; what has no place on the axis is counted beside it. A stretch leads to the picture of itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from heed.chronology.events import Chronology, Event
from heed.chronology.pictures.axis import Axis, stretches
from heed.chronology.pictures.lanes import (
    BARS_TALL,
    OVER_STEP,
    Bar,
    Lane,
    Over,
    aside_of,
    in_lane_order,
    packed,
    stacked,
)
from heed.chronology.pictures.svg import GREY, INK, PAPER, element, haloed, line, text, words
from heed.chronology.pictures.wording import Label, shown
from heed.chronology.when import EARLIEST, LATEST, Moment

_ROOM = 7
_LEVELS = 4
_LEAST_TALL = 3
COLOUR = "#1d5f9e"

Zoom = Callable[[datetime, datetime], str]


@dataclass
class _Counts:
    """What is counted of one agency while its entries are gone through."""

    inside: Counter[int] = field(default_factory=Counter)
    disputed: Counter[int] = field(default_factory=Counter)
    wide: Counter[tuple[datetime, datetime]] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)


def counted(chronology: Chronology, axis: Axis, top: float, disputed: frozenset[int]) -> tuple[Lane, ...]:
    """One lane an agency, its entries counted along the axis. disputed: the places of those with a rival account."""
    cut = stretches(axis, _ROOM)
    grouped = {agency: _Counts() for agency in chronology.agencies()}
    starts = [start for start, _ in cut]
    grouped |= {"": _Counts()} if any(not event.agency for event in chronology.events) else {}
    for place, event in enumerate(chronology.events):
        _count(event, axis, starts, cut, grouped[event.agency], disputed=place in disputed)
    most = max((count for counts in grouped.values() for count in counts.inside.values()), default=1)
    made = [_lane(agency, counts, axis, cut, most) for agency, counts in in_lane_order(grouped)]
    return stacked(made, chronology.coverage, axis, top)


def _count(
    event: Event,
    axis: Axis,
    starts: Sequence[datetime],
    cut: Sequence[tuple[datetime, datetime]],
    counts: _Counts,
    *,
    disputed: bool,
) -> None:
    when = event.when
    if column := aside_of(event, axis.clock):
        counts.aside[column] += 1
        return
    first = bisect_right(starts, when.at) - 1
    if when.at > EARLIEST and when.upto < LATEST and first >= 0:
        # A date no wider than a stretch is counted where its middle lies.
        if when.upto > cut[first][1]:
            first = bisect_right(starts, when.at + (when.upto - when.at) / 2) - 1
        start, end = cut[first]
        if when.upto - when.at <= end - start:
            counts.inside[first] += 1
            counts.disputed[first] += disputed
            return
    counts.wide[when.at, when.upto] += 1


def _lane(agency: str, counts: _Counts, axis: Axis, cut: Sequence[tuple[datetime, datetime]], most: int) -> Lane:
    bars = tuple(
        Bar(axis.x(cut[place][0]), axis.x(cut[place][1]), *cut[place], count, most, counts.disputed[place])
        for place, count in sorted(counts.inside.items())
    )
    return Lane(
        agency, (), (), None, bars=bars, over=_over(counts.wide, axis), aside_counts=tuple(sorted(counts.aside.items()))
    )


def _over(wide: Counter[tuple[datetime, datetime]], axis: Axis) -> tuple[Over, ...]:
    """The lines of wide dates, those of one length together; from the last level on they share one line."""
    spans = [Over(axis.x(at), axis.x(upto), Moment(at, upto, clock=axis.clock), n) for (at, upto), n in wide.items()]
    spans.sort(key=lambda each: (each.left, -each.right))
    levels = packed([(each.left, max(each.right, each.left + 34)) for each in spans])
    placed = [replace(each, level=level) for each, level in zip(spans, levels, strict=True) if level < _LEVELS - 1]
    rest = [each for each, level in zip(spans, levels, strict=True) if level >= _LEVELS - 1]
    if rest:
        at, upto = min(each.when.at for each in rest), max(each.when.upto for each in rest)
        whole = Moment(at, upto, clock=axis.clock)
        total = sum(each.count for each in rest)
        placed.append(Over(axis.x(at), axis.x(upto), whole, total, _LEVELS - 1))
    return tuple(placed)


def drawn(lane: Lane, number: int, first: int, label: Label, zoom: Zoom | None) -> Iterator[str]:
    """The bars and lines of a lane. number: of the lane. first: the number of its first bar among all bars."""
    name = shown(lane.agency, label) if lane.agency else "No agency named"
    yield from (_bar(lane, bar, (number, first + place), name, zoom) for place, bar in enumerate(lane.bars))
    yield from (_line(lane, each, name) for each in lane.over)


def drawn_aside(lane: Lane, place: Callable[[str], float]) -> Iterator[str]:
    """How many entries of a lane stand beside the axis, under the heading of each column."""
    for column, count in lane.aside_counts:
        yield text(place(column), lane.top + 26, str(count), size=14, font_weight="bold", fill=INK)


def say(name: str, bar: Bar, clock: str) -> str:
    """A bar in words: "Police, March 2016: 14 entries, 2 of them disputed"."""
    disputed = f", {bar.disputed} of them disputed" if bar.disputed else ""
    when = Moment(bar.at, bar.upto, clock=clock)
    return f"{name}, {when.say()}: {bar.count} {'entry' if bar.count == 1 else 'entries'}{disputed}"


def _bar(lane: Lane, bar: Bar, place: tuple[int, int], name: str, zoom: Zoom | None) -> str:
    tall = max(BARS_TALL * bar.count / bar.most, _LEAST_TALL)
    foot = lane.top + 6 + BARS_TALL
    width = max(bar.right - bar.left - 1, 2)
    inside = element("title", words(say(name, bar, "calendar")))
    inside += element(
        "rect",
        x=bar.left,
        y=lane.top + 2,
        width=width,
        height=BARS_TALL + 6,
        class_="timeline__halo",
        fill="none",
        stroke="none",
        pointer_events="all",
    )
    inside += element("rect", x=bar.left + 0.5, y=foot - tall, width=width, height=tall, fill=COLOUR, stroke="none")
    if bar.disputed:
        inside += element(
            "circle", cx=bar.left + width / 2 + 0.5, cy=foot - tall - 5, r=3, fill=PAPER, stroke=INK, stroke_width=1.4
        )
    number, index = place
    common = {
        "class_": "timeline__event timeline__event--bar",
        "data_index": str(index),
        "data_lane": str(number),
        "data_x": f"{bar.left:.0f}",
    }
    if zoom is None:
        return element("g", inside, **common)
    return element("a", inside, href=zoom(bar.at, bar.upto), tabindex="0" if index == 1 else "-1", **common)


def _line(lane: Lane, each: Over, name: str) -> str:
    y = lane.top + BARS_TALL + 13 + each.level * OVER_STEP
    said = f"{name}, {each.when.say()}: {each.count} dated no closer"
    ends = "".join(line(x, y - 3, x, y + 3, stroke=GREY) for x in (each.left, each.right))
    count = haloed((each.left + each.right) / 2, y + 4, str(each.count), size=11, text_anchor="middle")
    stroke = line(each.left, y, each.right, y, stroke=GREY, stroke_width=1.5)
    return element("g", element("title", words(said)), stroke, ends, count, class_="timeline__over")

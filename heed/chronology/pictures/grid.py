"""The ground that the timeline's entries lie on: lanes with their covered periods, the grid, the axis's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from heed.chronology.pictures.axis import Axis, Tick, caption
from heed.chronology.pictures.lanes import Lane
from heed.chronology.pictures.svg import FAINT, GREY, INK, element, line, text, width_of, wrapped

HATCH = "timeline-hatch"
PARTLY = "timeline-partly"
BAND = "#e6eef6"
HEAD = 46
_GRID = "#c4c9cc"
_DOT = "#7d93a6"
_LETTERS = 25


def patterns() -> str:
    """The pattern of what lies outside an agency's record, and of what it covers for some kinds of entry only."""
    stripe = line(0, 0, 0, 7, stroke=FAINT, stroke_width=1.6)
    slanting = element(
        "pattern", stripe, id=HATCH, width=7, height=7, patternUnits="userSpaceOnUse", patternTransform="rotate(45)"
    )
    dots = element("rect", width=10, height=10, fill=BAND) + element("circle", cx=5, cy=5, r=1, fill=_DOT)
    return slanting + element("pattern", dots, id=PARTLY, width=10, height=10, patternUnits="userSpaceOnUse")


def ground(lane: Lane, axis: Axis, right: float) -> str:
    """A lane's paper: hatched outside the record handed in, a band inside it, plain where nobody said."""
    parts = []
    if lane.covered is not None:
        parts.append(_patch(lane, axis.left, axis.right, f"url(#{HATCH})", "timeline__uncovered"))
        parts += [_patch(lane, x, upto, f"url(#{PARTLY})", "timeline__partly") for x, upto in lane.partly]
        parts += [_patch(lane, x, upto, BAND, "timeline__covered") for x, upto in lane.covered]
    foot = lane.top + lane.height
    return element("g", *parts, line(0, foot, right, foot, stroke=FAINT), class_="timeline__lane")


def _patch(lane: Lane, x: float, upto: float, fill: str, named: str) -> str:
    return element("rect", x=x, y=lane.top + 1, width=upto - x, height=lane.height - 2, fill=fill, class_=named)


def lane_words(name: str, count: int, lane: Lane, *, recorded: bool = False) -> str:
    """The lane's name, on two lines where it is long, and how many entries it holds.

    recorded: whether its agency has entries, of which none may be drawn here.
    """
    lines = wrapped(name, _LETTERS, 2)
    y = lane.top + 18
    said = [text(12, y + 15 * row, each, size=13, font_weight="bold", fill=INK) for row, each in enumerate(lines)]
    none = "none of these entries" if recorded else "record handed in, no entries"
    number = f"{count} {'entry' if count == 1 else 'entries'}" if count else none
    said.append(text(12, y + 15 * len(lines), number, size=12, fill=GREY))
    return element("g", *said, class_="timeline__agency")


def lines(ticks: Sequence[Tick], axis: Axis, top: float, bottom: float) -> str:
    """The lines of the grid, the larger units heavier, and the edges of the axis."""
    drawn = [
        line(
            axis.x(tick.at),
            top - (18 if tick.major else 4),
            axis.x(tick.at),
            bottom,
            stroke=GREY if tick.major else _GRID,
        )
        for tick in ticks
        if tick.at > axis.start
    ]
    edges = (line(x, top, x, bottom, stroke=GREY) for x in (axis.left, axis.right))
    return element("g", *drawn, *edges, line(axis.left, top, axis.right, top, stroke=GREY), class_="timeline__grid")


def axis_words(ticks: Sequence[Tick], axis: Axis, baseline: float) -> str:
    """The words of the axis: larger units above, smaller below, and what the numbers count."""
    counted = text(12, baseline, caption(axis), size=12, fill=INK) if caption(axis) else ""
    return element("g", counted, *_tick_words(ticks, axis, baseline), class_="timeline__axis", fill=INK)


def heading(said: str, count: str, x: float) -> str:
    """The words above a column beside the axis: what stands in it, and how many."""
    rows = (said, count)
    return element(
        "g",
        *(text(x, HEAD - 22 + 16 * row, each, size=12, fill=INK) for row, each in enumerate(rows)),
        class_="timeline__aside",
    )


def _tick_words(ticks: Iterable[Tick], axis: Axis, baseline: float) -> Iterator[str]:
    larger = [tick for tick in ticks if tick.major]
    following = {tick: after.at for tick, after in pairwise(larger)}
    for tick in ticks:
        size = 13 if tick.major else 12
        room = width_of(tick.words, size) + 6
        x = axis.x(tick.at)
        if x + room > (axis.x(following[tick]) if tick in following else axis.right + 12):
            continue
        y, weight = (baseline - 16, "bold") if tick.major else (baseline, None)
        yield text(x + 3, y, tick.words, size=size, font_weight=weight)

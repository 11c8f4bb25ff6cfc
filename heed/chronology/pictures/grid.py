"""The ground that the timeline's entries lie on: lanes with their covered periods, the grid, the axis's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from heed.chronology.pictures.axis import Axis, Tick, caption
from heed.chronology.pictures.lanes import Lane
from heed.chronology.pictures.svg import FAINT, GREY, INK, PAPER, element, line, text, width_of, wrapped

HATCH = "timeline-hatch"
BAND = "#e6eef6"
HEAD = 46
_GRID = "#c4c9cc"
_LETTERS = 25


def hatch() -> str:
    """The pattern of what lies outside an agency's record."""
    stripe = line(0, 0, 0, 7, stroke=FAINT, stroke_width=1.6)
    return element(
        "pattern", stripe, id=HATCH, width=7, height=7, patternUnits="userSpaceOnUse", patternTransform="rotate(45)"
    )


def ground(lane: Lane, axis: Axis, right: float) -> str:
    """A lane's paper: hatched outside the record handed in, a band inside it, plain where nobody said."""
    length = axis.right - axis.left
    parts = []
    if lane.covered is not None:
        top, height = lane.top + 1, lane.height - 2
        parts = [
            element(
                "rect",
                x=axis.left,
                y=top,
                width=length,
                height=height,
                fill=f"url(#{HATCH})",
                class_="timeline__uncovered",
            )
        ]
        for x, upto in lane.covered:
            parts.append(element("rect", x=x, y=top, width=upto - x, height=height, fill=PAPER))
            parts.append(
                element("rect", x=x, y=top, width=upto - x, height=height, fill=BAND, class_="timeline__covered")
            )
    foot = lane.top + lane.height
    return element("g", *parts, line(0, foot, right, foot, stroke=FAINT), class_="timeline__lane")


def lane_words(name: str, count: int, lane: Lane) -> str:
    """The lane's name, on two lines where it is long, and how many entries it holds."""
    lines = wrapped(name, _LETTERS, 2)
    y = lane.top + 18
    said = [text(12, y + 15 * row, each, size=13, font_weight="bold", fill=INK) for row, each in enumerate(lines)]
    number = f"{count} {'entry' if count == 1 else 'entries'}" if count else "record handed in, no entries"
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

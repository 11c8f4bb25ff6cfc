"""Flags over the timeline: what a safeguard asked, and when the answer was due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.lanes import on_axis, packed
from heed.chronology.pictures.svg import INK, PAPER, Attribute, element, line, path, text, width_of, words
from heed.chronology.pictures.wording import Label
from heed.chronology.when import Moment

STEP = 22
_SIZE = 12
_LETTERS = 38
_CALM = ("met", "excepted", "not_yet_due")


@dataclass(frozen=True)
class Mark:
    """Something laid over the timeline: `at` is when it was due, `kind` the answer ("late"), `text` what it is."""

    at: Moment
    text: str
    kind: str = ""


@dataclass(frozen=True)
class _Flag:
    mark: Mark
    whole: str
    said: str
    x: float
    left: float
    right: float
    backwards: bool

    @property
    def extent(self) -> tuple[float, float]:
        room = 14 + width_of(self.said, _SIZE)
        ends = (self.x - room, self.x) if self.backwards else (self.x, self.x + room)
        return min(ends[0], self.left) - 6, max(ends[1], self.right) + 6


def height(marks: Sequence[Mark], axis: Axis, label: Label) -> float:
    """The room that the marks with a place on the axis need."""
    found = _flags(marks, axis, label)
    return (max(packed([flag.extent for flag in found])) + 1) * STEP + 10 if found else 0.0


def drawn(marks: Sequence[Mark], axis: Axis, label: Label, top: float) -> str:
    """Each mark as a flag with its words and its due span."""
    found = _flags(marks, axis, label)
    levels = packed([flag.extent for flag in found])
    return "".join(_drawn_flag(flag, top + 8 + level * STEP) for flag, level in zip(found, levels, strict=True))


def poles(marks: Sequence[Mark], axis: Axis, label: Label, top: float, bottom: float) -> str:
    """A broken line down through the lanes for each mark, to be drawn behind the entries."""
    return "".join(
        line(flag.x, top, flag.x, bottom, class_="timeline__pole", stroke=INK, stroke_width=1, stroke_dasharray="2 4")
        for flag in _flags(marks, axis, label)
    )


def say(mark: Mark, label: Label) -> str:
    """The whole of a mark in one line, for those who do not see where it stands."""
    return ": ".join(part for part in (mark.at.say(), mark.kind.replace("_", " "), label(mark.text)) if part)


def _flags(marks: Sequence[Mark], axis: Axis, label: Label) -> list[_Flag]:
    return [_flag(mark, axis, label) for mark in marks if mark.at.clock == axis.clock and not mark.at.is_open]


def _flag(mark: Mark, axis: Axis, label: Label) -> _Flag:
    _, left, right = on_axis(mark.at, axis)
    said = ": ".join(part for part in (mark.kind.replace("_", " "), label(mark.text)) if part)
    said = said if len(said) <= _LETTERS else said[: _LETTERS - 1] + "…"
    return _Flag(mark, say(mark, label), said, right, left, right, right + width_of(said, _SIZE) + 20 > axis.right)


def _drawn_flag(flag: _Flag, y: float) -> str:
    way = -1 if flag.backwards else 1
    cloth = path([(flag.x, y - 4), (flag.x + way * 11, y), (flag.x, y + 4)], closed=True)
    kind = flag.mark.kind.replace("_", "-") or "plain"
    span = element("rect", x=flag.left, y=y + 7, width=flag.right - flag.left, height=3, fill=INK, fill_opacity=0.35)
    return element(
        "g",
        element("title", words(flag.whole)),
        span if flag.right > flag.left else "",
        line(flag.x, y - 4, flag.x, y + 12, stroke=INK, stroke_width=1.5),
        element("path", d=cloth, fill=PAPER if flag.mark.kind in _CALM else INK, stroke=INK, stroke_width=1.2),
        _words(flag, flag.x + way * 14, y + 4),
        class_=f"timeline__mark timeline__mark--{kind}",
    )


def _words(flag: _Flag, x: float, y: float) -> str:
    anchor = "end" if flag.backwards else None
    edge: dict[str, Attribute] = {
        "stroke": PAPER,
        "stroke_width": 4,
        "stroke_linejoin": "round",
        "paint_order": "stroke",
    }
    return text(x, y, flag.said, size=_SIZE, text_anchor=anchor, fill=INK, **edge)

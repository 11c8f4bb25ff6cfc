"""Flags over the timeline: what a safeguard asked, and when the answer was due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.chronology.pictures.axis import Axis, stretches
from heed.chronology.pictures.lanes import on_axis, packed
from heed.chronology.pictures.svg import INK, PAPER, element, haloed, line, path, width_of, words
from heed.chronology.pictures.wording import Label
from heed.chronology.when import Moment

STEP = 22
_SIZE = 12
_LETTERS = 38
# So many are drawn with their words, so many one by one; more are counted.
_WORDED = 25
_MOST = 120
_COUNTED_TALL = 30
_CALM = ("met", "excepted", "exception", "not_yet_due", "expected")


@dataclass(frozen=True)
class Mark:
    """Something laid over the timeline: `at` is when it was due, `kind` the answer ("late"), `text` what it is.

    since: what set it off. answered: when what was expected is recorded.
    """

    at: Moment
    text: str
    kind: str = ""
    since: Moment | None = None
    answered: Moment | None = None


@dataclass(frozen=True)
class _Flag:
    mark: Mark
    whole: str
    said: str
    x: float
    left: float
    right: float
    since: float | None
    answered: float | None
    backwards: bool

    @property
    def extent(self) -> tuple[float, float]:
        room = 14 + width_of(self.said, _SIZE) if self.said else 8.0
        ends = (self.x - room, self.x) if self.backwards else (self.x, self.x + room)
        xs = [*ends, self.left, self.right, *(x for x in (self.since, self.answered) if x is not None)]
        return min(xs) - 6, max(xs) + 6


def height(marks: Sequence[Mark], axis: Axis, label: Label) -> float:
    """The room that the marks with a place on the axis need."""
    found = _flags(marks, axis, label)
    if not found:
        return 0.0
    if len(found) > _MOST:
        return _COUNTED_TALL + 10
    return (max(packed([flag.extent for flag in found])) + 1) * _step(found) + 10


def drawn(marks: Sequence[Mark], axis: Axis, label: Label, top: float) -> str:
    """Each mark: a ring where it was set off, a flag when it was due, a bar when it was answered; counted if many."""
    found = _flags(marks, axis, label)
    if len(found) > _MOST:
        return "".join(_counted(found, axis, top))
    levels = packed([flag.extent for flag in found])
    step = _step(found)
    return "".join(_drawn_flag(flag, top + 8 + level * step) for flag, level in zip(found, levels, strict=True))


def poles(marks: Sequence[Mark], axis: Axis, label: Label, top: float, bottom: float) -> str:
    """A broken line down through the lanes for each mark, to be drawn behind the entries; none where they are many."""
    found = _flags(marks, axis, label)
    return "".join(
        line(flag.x, top, flag.x, bottom, class_="timeline__pole", stroke=INK, stroke_width=1, stroke_dasharray="2 4")
        for flag in (found if len(found) <= _WORDED else [])
    )


def say(mark: Mark, label: Label) -> str:
    """The whole of a mark in one line, for those who do not see where it stands."""
    parts = [mark.at.say(), mark.kind.replace("_", " "), label(mark.text)]
    if mark.since is not None:
        parts.append(f"set off {mark.since.say()}")
    if mark.answered is not None:
        parts.append(f"answered {mark.answered.say()}")
    return ": ".join(part for part in parts if part)


def _step(found: Sequence[_Flag]) -> float:
    return STEP if len(found) <= _WORDED else 13


def _flags(marks: Sequence[Mark], axis: Axis, label: Label) -> list[_Flag]:
    here = [mark for mark in marks if _is_on(mark, axis)]
    return [_flag(mark, axis, label, worded=len(here) <= _WORDED) for mark in here]


def _is_on(mark: Mark, axis: Axis) -> bool:
    """Whether a mark has a place on this stretch of this axis."""
    first = mark.since if mark.since is not None and mark.since.clock == mark.at.clock else mark.at
    on = mark.at.clock == axis.clock and not mark.at.is_open
    return on and mark.at.upto > axis.start and min(first.at, mark.at.at) < axis.end


def _flag(mark: Mark, axis: Axis, label: Label, *, worded: bool) -> _Flag:
    _, left, right = on_axis(mark.at, axis)
    said = ": ".join(part for part in (mark.kind.replace("_", " "), label(mark.text)) if part) if worded else ""
    said = said if len(said) <= _LETTERS else said[: _LETTERS - 1] + "…"
    since, answered = (
        on_axis(each, axis)[0] if each is not None and each.clock == axis.clock and not each.is_open else None
        for each in (mark.since, mark.answered)
    )
    backwards = worded and right + width_of(said, _SIZE) + 20 > axis.right
    return _Flag(mark, say(mark, label), said, right, left, right, since, answered, backwards)


def _drawn_flag(flag: _Flag, y: float) -> str:
    way = -1 if flag.backwards else 1
    cloth = path([(flag.x, y - 4), (flag.x + way * 11, y), (flag.x, y + 4)], closed=True)
    kind = flag.mark.kind.replace("_", "-").replace(" ", "-") or "plain"
    span = element("rect", x=flag.left, y=y + 7, width=flag.right - flag.left, height=3, fill=INK, fill_opacity=0.35)
    return element(
        "g",
        element("title", words(flag.whole)),
        _thread(flag, y),
        span if flag.right > flag.left else "",
        line(flag.x, y - 4, flag.x, y + (12 if flag.said else 4), stroke=INK, stroke_width=1.5),
        element("path", d=cloth, fill=PAPER if flag.mark.kind in _CALM else INK, stroke=INK, stroke_width=1.2),
        _words(flag, flag.x + way * 14, y + 4) if flag.said else "",
        class_=f"timeline__mark timeline__mark--{kind}",
    )


def _thread(flag: _Flag, y: float) -> str:
    """From what set it off to when it was due, and when it was answered."""
    parts = []
    if flag.since is not None:
        parts.append(line(flag.since, y, flag.x, y, stroke=INK, stroke_width=1))
        parts.append(element("circle", cx=flag.since, cy=y, r=3, fill=PAPER, stroke=INK, stroke_width=1.2))
    if flag.answered is not None:
        parts.append(line(flag.answered, y - 5, flag.answered, y + 5, stroke=INK, stroke_width=2.6))
    return "".join(parts)


def _counted(found: Sequence[_Flag], axis: Axis, top: float) -> Iterator[str]:
    """How many were due in each stretch of time; in ink those late, not recorded or not certain."""
    cut = stretches(axis, 12)
    foot = top + 4 + _COUNTED_TALL
    told = [[flag for flag in found if start <= flag.mark.at.at < end] for start, end in cut]
    most = max(map(len, told), default=1) or 1
    for (start, end), here in zip(cut, told, strict=True):
        if not here:
            continue
        open_ones = sum(flag.mark.kind not in _CALM for flag in here)
        x, width = axis.x(start), max(axis.x(end) - axis.x(start) - 1.5, 2)
        tall, dark = (_COUNTED_TALL * count / most for count in (len(here), open_ones))
        when = Moment(start, end, clock=axis.clock).say()
        said = f"{when}: {len(here)} due; {open_ones} late, not recorded or not certain"
        yield element(
            "g",
            element("title", words(said)),
            element("rect", x=x, y=foot - tall, width=width, height=tall, fill=PAPER, stroke=INK, stroke_width=1),
            element("rect", x=x, y=foot - dark, width=width, height=dark, fill=INK) if dark else "",
            class_="timeline__mark timeline__mark--counted",
        )


def _words(flag: _Flag, x: float, y: float) -> str:
    return haloed(x, y, flag.said, size=_SIZE, text_anchor="end" if flag.backwards else None)

"""Where an agency's record is silent inside what it covers, drawn in its lane and said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from heed.chronology.gaps import Gap
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.lanes import Lane
from heed.chronology.pictures.svg import INK, element, haloed, line, width_of, words
from heed.chronology.when import Moment

_SIZE = 11
# Narrower ones would only be noise at this distance: they are drawn when a shorter time is, and stand in words.
_LEAST_WIDE = 26


@dataclass(frozen=True)
class _Drawn:
    gap: Gap
    left: float
    right: float


def said(gap: Gap, harms: Sequence[Moment]) -> str:
    """A gap in words, and how much of it lies before a harm that falls in it."""
    whole = "Nothing recorded in all of the period covered, " if gap.whole else "Nothing recorded "
    before = _before(gap, harms)
    until = f"; {before} of them before the serious harm" if before else ""
    return f"{whole}{gap.over.say()} ({gap.days} days{until})"


def drawn(lane: Lane, gaps: Iterable[Gap], axis: Axis, harms: Sequence[Moment]) -> Iterator[str]:
    """The gaps of a lane's agency along its foot."""
    for each in _in(lane, gaps, axis):
        y = lane.top + lane.height - 7
        before = _before(each.gap, harms)
        ends = [each.left + 1, each.right - 1] + ([axis.x(harms[0].at)] if before else [])
        yield element(
            "g",
            element("title", words(said(each.gap, harms))),
            line(each.left + 1, y, each.right - 1, y, stroke=INK, stroke_width=1.2, stroke_dasharray="1 4"),
            *(line(x, y - 4, x, y + 4, stroke=INK) for x in ends),
            _label(each, y, before, axis),
            class_="timeline__gap",
        )


def _label(each: _Drawn, y: float, before: int, axis: Axis) -> str:
    """How long it is: inside it where there is room; after it where it leads up to the harm."""
    short = f"{before} days to the harm" if before else f"{each.gap.days} days"
    for label in (f"nothing recorded, {short}", short):
        if width_of(label, _SIZE) + 8 < each.right - each.left:
            return haloed((each.left + each.right) / 2, y + 4, label, size=_SIZE, text_anchor="middle")
    if before and each.right + width_of(short, _SIZE) + 8 < axis.right:
        return haloed(each.right + 6, y + 4, short, size=_SIZE)
    return ""


def _in(lane: Lane, gaps: Iterable[Gap], axis: Axis) -> Iterator[_Drawn]:
    for gap in gaps:
        if gap.agency != lane.agency or gap.over.clock != axis.clock:
            continue
        left, right = axis.x(gap.over.at), axis.x(gap.over.upto)
        if right - left >= _LEAST_WIDE:
            yield _Drawn(gap, left, right)


def _before(gap: Gap, harms: Sequence[Moment]) -> int:
    """How many days of a gap lie before the first serious harm, where that falls in it."""
    inside = [harm for harm in harms[:1] if harm.clock == gap.over.clock and gap.over.at < harm.at < gap.over.upto]
    return (inside[0].at - gap.over.at).days if inside else 0

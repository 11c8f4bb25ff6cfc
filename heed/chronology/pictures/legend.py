"""What the signs of the timeline mean: only those that this picture uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from heed.chronology.pictures import density, entries, passing
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.grid import BAND, HATCH, PARTLY
from heed.chronology.pictures.lanes import Entry, Lane
from heed.chronology.pictures.passing import Tie
from heed.chronology.pictures.signs import SIGNS, Sign, sign_of
from heed.chronology.pictures.svg import FAINT, GREY, INK, PAPER, element, line, path, text, width_of
from heed.chronology.when import EARLIEST, LATEST

_ROW = 24
_SIZE = 13
_SWATCH = 38

Swatch = Callable[[float, float], str]


class _Item(NamedTuple):
    said: str
    swatch: Swatch


def signs_used(lanes: Sequence[Lane]) -> tuple[Sign, ...]:
    """The signs that occur, in the order of the vocabulary."""
    used = {sign_of(entry.event.kind) for entry in _all_entries(lanes)}
    return tuple(sign for sign in SIGNS if sign in used)


def drawn(
    lanes: Sequence[Lane], axis: Axis, ties: Sequence[Tie], top: float, left: float, right: float
) -> tuple[str, float]:
    """The legend from `top` down, and where it ends."""
    x, y, parts = left, top + _ROW, []
    for item in (*_signs(lanes), *_spans(lanes, axis), *_states(lanes), *_ties(lanes, ties)):
        width = _SWATCH + width_of(item.said, _SIZE) + 18
        if x + width > right and x > left:
            x, y = left, y + _ROW
        parts.append(item.swatch(x + 14, y - 5) + text(x + _SWATCH - 4, y, item.said, size=_SIZE, fill=INK))
        x += width
    return element("g", *parts, class_="timeline__legend"), y + 12


def _all_entries(lanes: Sequence[Lane]) -> list[Entry]:
    return [entry for lane in lanes for entry in (*lane.entries, *(each for _, group in lane.aside for each in group))]


def _signs(lanes: Sequence[Lane]) -> list[_Item]:
    return [_Item(sign.meaning, _bare(sign)) for sign in signs_used(lanes)]


def _bare(sign: Sign) -> Swatch:
    return lambda x, y: entries.signed(sign, x, y)


def _spans(lanes: Sequence[Lane], axis: Axis) -> list[_Item]:
    placed = [entry for lane in lanes for entry in lane.entries]
    moments = [entry.event.when for entry in placed if entry.has_span]
    open_ended = [moment.at <= EARLIEST or moment.upto >= LATEST for moment in moments]
    items = []
    if any(entries.has_underline(entry, axis) for entry in placed):
        items.append(_Item("some time within a short while", _beneath))
    if any(not moment.uncertain and not wide for moment, wide in zip(moments, open_ended, strict=True)):
        items.append(_Item("some time within", _within))
    if any(moment.uncertain for moment in moments):
        items.append(_Item("about then", _about))
    if any(open_ended):
        items.append(_Item("before, or after", _onward))
    return items


def _states(lanes: Sequence[Lane]) -> list[_Item]:
    found = [entry.event for entry in _all_entries(lanes)]
    items = []
    if any(entries.is_hollow(event) for event in found):
        items.append(_Item("did not happen, or planned", _hollow))
    if any(entry.disputed for entry in _all_entries(lanes)):
        items.append(_Item("accounts differ", _ringed))
    if any(passing.passed_on(lanes, str)):
        items.append(_Item("told to", _passed))
    if any(passing.is_later(event) for event in found):
        items.append(_Item("written down or heard of", _known))
    if any(each.disputed for lane in lanes for each in lane.bars):
        items.append(_Item("some accounts differ", _speck))
    if any(lane.bars for lane in lanes):
        items.append(_Item("how many entries", _counted))
    if any(lane.over for lane in lanes):
        items.append(_Item("how many dated no closer", _over))
    if any(lane.partly for lane in lanes):
        items.append(_Item("within the record, for some kinds only", _partly))
    if any(lane.covered for lane in lanes):
        items.append(_Item("within the record handed in", _band))
    if any(lane.covered is not None for lane in lanes):
        items.append(_Item("outside it: nothing can be said", _hatched))
    return items


def _ties(lanes: Sequence[Lane], ties: Sequence[Tie]) -> list[_Item]:
    here = passing.where(lanes)
    found = {tie.disputed for tie in ties if sum(place in here for place in tie.places) > 1}
    said = {False: "entries of one happening", True: "rival accounts of one happening"}
    return [_Item(said[disputed], _tie("5 3" if disputed else None)) for disputed in sorted(found)]


def _tie(dashes: str | None) -> Swatch:
    return lambda x, y: line(x - 13, y, x + 13, y, stroke=INK, stroke_width=1.4, stroke_dasharray=dashes)


def _within(x: float, y: float) -> str:
    bar = element("rect", x=x - 13, y=y - 3, width=26, height=6, fill=GREY, fill_opacity=0.55)
    return bar + line(x - 12, y - 6, x - 12, y + 6, stroke=GREY) + line(x + 12, y - 6, x + 12, y + 6, stroke=GREY)


def _beneath(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y - 1, r=6, fill=GREY) + element(
        "rect", x=x - 6, y=y + 7, width=12, height=2.5, fill=GREY
    )


def _about(x: float, y: float) -> str:
    return element("rect", x=x - 14, y=y - 3, width=28, height=6, fill="url(#timeline-fade-entry)")


def _onward(x: float, y: float) -> str:
    head = path([(x - 13, y), (x - 4, y - 5), (x - 4, y + 5)], closed=True)
    return element("path", d=head, fill=GREY) + line(x - 4, y, x + 12, y, stroke=GREY, stroke_width=2)


def _hollow(x: float, y: float) -> str:
    return entries.signed(SIGNS[0], x, y, hollow=True)


def _ringed(x: float, y: float) -> str:
    return entries.ring(x, y, INK) + element("circle", cx=x, cy=y, r=5, fill=INK)


def _band(x: float, y: float) -> str:
    return _swatch(x, y, BAND)


def _partly(x: float, y: float) -> str:
    return _swatch(x, y, f"url(#{PARTLY})")


def _hatched(x: float, y: float) -> str:
    return _swatch(x, y, f"url(#{HATCH})")


def _passed(x: float, y: float) -> str:
    head = path([(x, y + 8), (x - 4, y), (x + 4, y)], closed=True)
    return line(x, y - 8, x, y, stroke=INK) + element("path", d=head, fill=INK)


def _known(x: float, y: float) -> str:
    thread = line(x - 12, y, x + 10, y, stroke=GREY, stroke_dasharray="2 2")
    return thread + line(x + 10, y - 5, x + 10, y + 5, stroke=INK, stroke_width=2)


def _speck(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=3, fill=PAPER, stroke=INK, stroke_width=1.4)


def _counted(x: float, y: float) -> str:
    return "".join(
        element("rect", x=x - 12 + 8 * place, y=y + 7 - tall, width=7, height=tall, fill=density.COLOUR)
        for place, tall in enumerate((5, 14, 9))
    )


def _over(x: float, y: float) -> str:
    ends = line(x - 13, y - 3, x - 13, y + 3, stroke=GREY) + line(x + 13, y - 3, x + 13, y + 3, stroke=GREY)
    return line(x - 13, y, x + 13, y, stroke=GREY) + ends


def _swatch(x: float, y: float, fill: str) -> str:
    return element("rect", x=x - 13, y=y - 7, width=26, height=14, fill=fill, stroke=FAINT)

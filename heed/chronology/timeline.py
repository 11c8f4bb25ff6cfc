"""The chronology as a picture: a lane an agency, time along the page, every entry where the record puts it.

An entry is never drawn more precisely than it was recorded: a date known as a month lies on a bar as long as the month,
"before" is an arrow to the edge, and what has no date stands beside the axis with its number, not left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.chronology.events import CHILD, Chronology
from heed.chronology.pictures import axis as axes
from heed.chronology.pictures import entries, flags, grid, legend
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.flags import Mark
from heed.chronology.pictures.lanes import ASIDE_ACROSS, ASIDE_STEP, NO_DATE, Lane, aside_of, lanes, main_clock
from heed.chronology.pictures.signs import SIGNS, sign_of
from heed.chronology.pictures.svg import FONT, PAPER, element, text, words
from heed.chronology.pictures.wording import Label, in_words, kind_in_words, shown
from heed.chronology.when import CALENDAR, DAY, EARLIEST, LATEST, OPEN, ORDER, Moment

__all__ = ["Mark", "Row", "as_table", "coverage_in_words", "draw", "summary"]

WIDTH = 1200
_GUTTER = 196
_MARGIN = 12
_ASIDE = ASIDE_ACROSS * ASIDE_STEP + 14
_TALL = 700
_FOOT = 34
_NO_AGENCY = "No agency named"


@dataclass(frozen=True)
class Row:
    """One entry in words, for the table beside the picture. index: its number in the picture, counted from 1."""

    index: int
    when: str
    agency: str
    kind: str
    text: str
    source: str
    about: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Sheet:
    """The picture laid out: everything has its place, nothing is drawn yet."""

    axis: Axis
    lanes: tuple[Lane, ...]
    columns: tuple[str, ...]
    marks: tuple[Mark, ...]
    label: Label
    width: float
    top: float

    @property
    def bottom(self) -> float:
        return self.lanes[-1].top + self.lanes[-1].height if self.lanes else self.top

    @property
    def foot(self) -> float:
        """Where what stands beneath the lanes begins: a tall picture has the words of its axis there again."""
        return self.bottom + (_FOOT + 14 if self.bottom > _TALL else 10)

    def column_x(self, column: str) -> float:
        return self.axis.right + 16 + self.columns.index(column) * _ASIDE


def draw(chronology: Chronology, *, label: Label = str, marks: Sequence[Mark] = (), width: int = WIDTH) -> str:
    """The chronology as one SVG element, entries numbered in the order of `chronology.events` from 1.

    label: what a reader sees for a role, an agency or a narrative (the named/anonymised switch). marks: flags laid over
    the lanes. Each entry is a link to `#event-N` with `id="sign-N"`, `data-index="N"` and its words as its title; only
    the first is a tab stop, so that arrow keys can move among them.
    """
    sheet = _laid_out(chronology, label, tuple(marks), width)
    below = sheet.foot + 18 * len(_off_axis(sheet))
    signs, end = legend.drawn(sheet.lanes, sheet.axis, below, _MARGIN, width - _MARGIN)
    used = (*legend.signs_used(sheet.lanes), SIGNS[-1])
    return element(
        "svg",
        element("title", "Timeline", id="timeline-title"),
        element("desc", words(summary(chronology)), id="timeline-desc"),
        element("defs", grid.patterns(), entries.fades(tuple(dict.fromkeys(used)))),
        element("rect", width=width, height=end, fill=PAPER, class_="timeline__paper"),
        *_drawn_sheet(sheet),
        signs,
        xmlns="http://www.w3.org/2000/svg",
        class_="timeline",
        role="group",
        aria_labelledby="timeline-title",
        aria_describedby="timeline-desc",
        viewBox=f"0 0 {width} {end:.0f}",
        width=width,
        height=round(end),
        font_family=FONT,
    )


def as_table(chronology: Chronology, label: Label = str) -> list[Row]:
    """The entries of the picture in words, with the same numbers in the same order."""
    return [
        Row(
            index,
            event.when.say(),
            shown(event.agency, label) if event.agency else "",
            kind_in_words(event.settled().kind),
            label(event.text),
            event.source,
            "" if event.about == CHILD else shown(event.about, label),
            tuple(label(note) for note in entries.notes(event)),
        )
        for index, event in enumerate(chronology.events, start=1)
    ]


def summary(chronology: Chronology) -> str:
    """How many entries, from how many agencies, over what time, and how many stand without a date."""
    clock = main_clock(chronology.events)
    dated = [event.when for event in chronology.events if not aside_of(event, clock)]
    ends = [end for moment in dated for end in (moment.at, moment.last) if EARLIEST < end < LATEST]
    agencies = len({event.agency for event in chronology.events} - {""})
    said = [f"{_count(len(chronology.events), 'entry', 'entries')} from {_count(agencies, 'agency', 'agencies')}"]
    if ends and clock != ORDER:
        first = min(ends).replace(hour=0, minute=0)
        said.append(Moment(first, max(ends).replace(hour=0, minute=0) + DAY, clock=clock).say())
    said += [
        f"{_heading(column).lower()}: {sum(aside_of(event, clock) == column for event in chronology.events)}"
        for column in _columns(chronology, clock)
    ]
    kinds = dict.fromkeys(sign_of(event.kind).meaning.lower() for event in chronology.events)
    return (
        "; ".join(said)
        + ". "
        + (f"Kinds of entry: {', '.join(kinds)}. " if kinds else "")
        + "The table holds the same."
    )


def coverage_in_words(chronology: Chronology, label: Label = str) -> list[str]:
    """The bands of the picture in words: whose record was handed in, over what time, for which kinds of entry."""
    return [
        f"{shown(each.agency, label)}: {each.over.say() if each.over.clock != ORDER else 'by order only'}"
        + (f"; only {', '.join(map(in_words, each.kinds)).lower()}" if each.kinds else "")
        for each in sorted(chronology.coverage, key=lambda each: (each.agency, each.over.at))
    ]


def _laid_out(chronology: Chronology, label: Label, marks: tuple[Mark, ...], width: int) -> _Sheet:
    clock = main_clock(chronology.events)
    columns = tuple(_columns(chronology, clock))
    right = width - _MARGIN - (16 + len(columns) * _ASIDE if columns else 0)
    told = [event.when for event in chronology.events if event.when.clock == clock]
    told += [mark.at for mark in marks if mark.at.clock == clock]
    beyond = [each.over for each in chronology.coverage if each.over.clock == clock]
    axis = axes.spanning(told or [OPEN], beyond, clock, _GUTTER, right)
    top = grid.HEAD + flags.height(marks, axis, label)
    return _Sheet(axis, lanes(chronology, axis, top), columns, marks, label, width, top)


def _columns(chronology: Chronology, clock: str) -> Iterator[str]:
    found = {aside_of(event, clock) for event in chronology.events} - {""}
    yield from sorted(found, key=lambda column: (column == NO_DATE, column))


def _drawn_sheet(sheet: _Sheet) -> Iterator[str]:
    axis, ticks = sheet.axis, axes.ticks(sheet.axis)
    yield from (grid.ground(lane, axis, sheet.width) for lane in sheet.lanes)
    yield grid.lines(ticks, axis, grid.HEAD, sheet.bottom)
    yield grid.axis_words(ticks, axis, grid.HEAD - 6)
    if sheet.bottom > _TALL:
        yield grid.axis_words(ticks, axis, sheet.bottom + _FOOT)
    yield flags.poles(sheet.marks, axis, sheet.label, grid.HEAD, sheet.bottom)
    if sheet.top > grid.HEAD:
        yield text(_MARGIN, grid.HEAD + 20, "Safeguards", size=13, font_weight="bold")
    yield flags.drawn(sheet.marks, axis, sheet.label, grid.HEAD)
    for column in sheet.columns:
        count = sum(len(found) for lane in sheet.lanes for each, found in lane.aside if each == column)
        yield grid.heading(_heading(column), _count(count, "entry", "entries"), sheet.column_x(column))
    yield from (_drawn_lane(lane, sheet) for lane in sheet.lanes)
    for row, mark in enumerate(_off_axis(sheet)):
        yield text(_MARGIN, sheet.foot + 12 + row * 18, f"Not on this axis: {flags.say(mark, sheet.label)}", size=13)


def _drawn_lane(lane: Lane, sheet: _Sheet) -> str:
    name = shown(lane.agency, sheet.label) if lane.agency else _NO_AGENCY
    count = len(lane.entries) + sum(len(found) for _, found in lane.aside)
    placed = (entries.drawn(entry, lane.level_y(entry.level), sheet.axis, sheet.label) for entry in lane.entries)
    aside = (
        entries.drawn_aside(
            entry,
            sheet.column_x(column) + place % ASIDE_ACROSS * ASIDE_STEP + 8,
            lane.level_y(place // ASIDE_ACROSS),
            sheet.label,
        )
        for column, found in lane.aside
        for place, entry in enumerate(found)
    )
    return element("g", grid.lane_words(name, count, lane), *placed, *aside, aria_label=name, role="group")


def _off_axis(sheet: _Sheet) -> list[Mark]:
    return [mark for mark in sheet.marks if mark.at.clock != sheet.axis.clock or mark.at.is_open]


def _heading(column: str) -> str:
    told = {NO_DATE: "Date not given", ORDER: "Known only by order", CALENDAR: "Dated by calendar"}
    return told.get(column, f"Counted from {column}")


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"

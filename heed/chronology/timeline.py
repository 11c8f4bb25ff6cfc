"""The chronology as a picture: a lane an agency, time along the page, every entry where the record puts it.

An entry is never drawn more precisely than it was recorded: a date known as a month lies on a bar as long as the month,
"before" is an arrow to the edge, and what has no date stands beside the axis with its number, not left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from heed.chronology.events import CHILD, Chronology, Event
from heed.chronology.gaps import Gap, find_gaps
from heed.chronology.people import Person
from heed.chronology.pictures import axis as axes
from heed.chronology.pictures import backdrop, density, entries, flags, grid, legend, passing, silences
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.backdrop import Pole
from heed.chronology.pictures.density import Zoom
from heed.chronology.pictures.entries import Stop
from heed.chronology.pictures.flags import Mark
from heed.chronology.pictures.lanes import ASIDE_ACROSS, ASIDE_STEP, NO_DATE, Lane, aside_of, lanes, main_clock
from heed.chronology.pictures.passing import Tie
from heed.chronology.pictures.signs import SIGNS, sign_of
from heed.chronology.pictures.svg import FONT, PAPER, element, text, words
from heed.chronology.pictures.wording import Label, in_words, kind_in_words, shown
from heed.chronology.when import CALENDAR, DAY, EARLIEST, LATEST, OPEN, ORDER, Moment

__all__ = [
    "Around",
    "Mark",
    "Row",
    "Tie",
    "as_table",
    "coverage_in_words",
    "draw",
    "draw_for_paper",
    "gaps_in_words",
    "is_counted",
]

WIDTH = 1200
# So many entries are drawn one by one; more are counted, stretch by stretch, and a stretch leads to its entries.
MOST_DRAWN = 500
# A3 on its side, within its margins and beneath its heading.
PAPER_SHAPE = (400.0, 262.0)
_WIDTHS = (1200, 1500, 1900)
_GUTTER = 196
_MARGIN = 12
_ASIDE = ASIDE_ACROSS * ASIDE_STEP + 14
_TALL = 700
_FOOT = 34
_NO_AGENCY = "No agency named"


def _to_its_row(number: int) -> str:
    return f"#event-{number}"


@dataclass(frozen=True)
class Row:
    """One entry in words, for the table beside the picture. index: its number in the picture."""

    index: int
    when: str
    agency: str
    kind: str
    text: str
    source: str
    about: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Around:
    """What a timeline is drawn with besides its entries; all of it may be left out.

    whole: everything that was recorded, where what is drawn is only a part: gaps and key moments are read from it.
    numbers: of the entries drawn, where they do not count from 1. link: what an entry opens, by its number; None on
    paper. period: the stretch of the calendar to draw. zoom: where the picture of a stretch stands.
    scope: the period the review looks at. ties: entries that tell one happening. gaps: those of the whole, where they
    are known already. disputed: the places of entries whose account differs from another's, besides those their own
    file calls rivals. episodes: stretches of time with a name, such as the key episodes of a review.
    """

    whole: Chronology | None = None
    numbers: Sequence[int] = ()
    link: Callable[[int], str] | None = _to_its_row
    period: Moment | None = None
    zoom: Zoom | None = None
    scope: Moment | None = None
    ties: Sequence[Tie] = ()
    gaps: Sequence[Gap] | None = None
    disputed: frozenset[int] = frozenset()
    episodes: Sequence[tuple[Moment, str]] = ()


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
    rows: float
    poles: list[Pole]
    episodes: list[Pole]
    child: Person | None
    gaps: tuple[Gap, ...]
    harms: list[Moment]
    around: Around

    @property
    def bottom(self) -> float:
        return self.lanes[-1].top + self.lanes[-1].height if self.lanes else self.top

    @property
    def foot(self) -> float:
        """Where what stands beneath the lanes begins: a tall picture has the words of its axis there again."""
        return self.bottom + (_FOOT + 14 if self.bottom > _TALL else 10)

    def column_x(self, column: str) -> float:
        return self.axis.right + 16 + self.columns.index(column) * _ASIDE

    def stop(self, lane: int, index: int, event: Event) -> Stop:
        """Where the keyboard finds an entry, and whether it is grey."""
        scope, when = self.around.scope, event.when
        outside = scope is not None and when.clock == scope.clock and (when.upto <= scope.at or when.at >= scope.upto)
        return Stop(self.around.link(index) if self.around.link else None, lane, outside)


def is_counted(chronology: Chronology) -> bool:
    """Whether a picture of this counts entries instead of drawing each."""
    return len(chronology.events) > MOST_DRAWN


def draw(
    chronology: Chronology,
    *,
    label: Label = str,
    marks: Sequence[Mark] = (),
    width: int = WIDTH,
    around: Around | None = None,
) -> str:
    """The chronology as one SVG element, entries numbered in the order of `chronology.events`.

    label: what a reader sees for a role, an agency or a narrative (the named/anonymised switch). marks: flags laid over
    the lanes. Each entry is a link with `id="sign-N"`, `data-index="N"` and its words as its title; only the first is a
    tab stop, so that arrow keys can move among them. More than `MOST_DRAWN` are counted, each stretch a link to itself.
    """
    sheet = _laid_out(chronology, label, tuple(marks), width, around or Around())
    below = sheet.foot + 18 * len(_off_axis(sheet))
    signs, end = legend.drawn(sheet.lanes, sheet.axis, sheet.around.ties, below, _MARGIN, width - _MARGIN)
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


def draw_for_paper(
    chronology: Chronology,
    *,
    label: Label = str,
    marks: Sequence[Mark] = (),
    around: Around | None = None,
    sheet: tuple[float, float] = PAPER_SHAPE,
) -> str:
    """The picture in the shape of a sheet on its side, with its words as large as it takes; nothing of it is a link.

    sheet: width and height that it may take, in millimetres; those of A3 within its margins.
    """
    still = replace(around or Around(), link=None, zoom=None)
    drawn = [(draw(chronology, label=label, marks=marks, width=wide, around=still), wide) for wide in _WIDTHS]
    sized = [(min(sheet[0] / wide, sheet[1] / _tall(svg)), wide, svg) for svg, wide in drawn]
    scale, wide, svg = max(sized, key=lambda each: each[0])
    tall = _tall(svg)
    in_points = f'width="{wide}" height="{tall}"'
    return svg.replace(in_points, f'width="{wide * scale:.0f}mm" height="{tall * scale:.0f}mm"', 1)


def _tall(svg: str) -> int:
    """The height of a picture, as it says itself."""
    return int(svg.split(' viewBox="0 0 ', 1)[1].split('"', 1)[0].split()[1])


def as_table(chronology: Chronology, label: Label = str, numbers: Sequence[int] = ()) -> list[Row]:
    """The entries of the picture in words, with the same numbers in the same order."""
    return [
        Row(
            numbers[place] if numbers else place + 1,
            event.when.say(),
            shown(event.agency, label) if event.agency else "",
            kind_in_words(event.settled().kind),
            label(event.text),
            event.source,
            "" if event.about == CHILD else shown(event.about, label),
            tuple(label(note) for note in entries.notes(event)),
        )
        for place, event in enumerate(chronology.events)
    ]


def summary(chronology: Chronology) -> str:
    """How many entries, from how many agencies, over what time, and how many stand without a date."""
    clock = main_clock(chronology.events)
    aside = Counter(aside_of(event, clock) for event in chronology.events)
    dated = [event.when for event in chronology.events if not aside_of(event, clock)]
    ends = [end for moment in dated for end in (moment.at, moment.last) if EARLIEST < end < LATEST]
    agencies = len({event.agency for event in chronology.events} - {""})
    said = [f"{_count(len(chronology.events), 'entry', 'entries')} from {_count(agencies, 'agency', 'agencies')}"]
    if ends and clock != ORDER:
        first = min(ends).replace(hour=0, minute=0)
        said.append(Moment(first, max(ends).replace(hour=0, minute=0) + DAY, clock=clock).say())
    said += [f"{_heading(column).lower()}: {aside[column]}" for column in _columns(chronology, clock)]
    of_kind = dict.fromkeys(event.kind for event in chronology.events)
    kinds = dict.fromkeys(sign_of(kind).meaning.lower() for kind in of_kind)
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


def gaps_in_words(whole: Chronology, label: Label = str, gaps: Sequence[Gap] | None = None) -> list[str]:
    """The silences that the picture draws, agency by agency. gaps: those of the whole, where they are known already."""
    harms = _harms(whole)
    found = find_gaps(whole) if gaps is None else gaps
    return [f"{shown(gap.agency, label)}: {silences.said(gap, harms)}." for gap in found]


def _harms(whole: Chronology) -> list[Moment]:
    harms = {event.when for event in whole.of_kind("harm.serious") if not event.when.is_open}
    return sorted(harms, key=lambda when: when.at)


def _laid_out(chronology: Chronology, label: Label, marks: tuple[Mark, ...], width: int, around: Around) -> _Sheet:
    whole = around.whole or chronology
    clock = main_clock(whole.events if around.period else chronology.events)
    columns = tuple(_columns(chronology, clock))
    right = width - _MARGIN - (16 + len(columns) * _ASIDE if columns else 0)
    axis = _axis(chronology, marks, clock, right, around)
    found = backdrop.poles(whole, axis, label)
    child = backdrop.child_of(whole, axis)
    scope = around.scope if clock == CALENDAR else None
    episodes = backdrop.named(around.episodes, axis, label)
    rows = backdrop.height(found, episodes, axis, scope=scope, child=child)
    top = grid.HEAD + rows + flags.height(marks, axis, label)
    disputed = around.disputed | {place for place, event in enumerate(chronology.events) if "rival" in event.attrs}
    made = (
        density.counted(chronology, axis, top, disputed)
        if is_counted(chronology)
        else lanes(chronology, axis, top, around.numbers, disputed)
    )
    return _Sheet(
        axis,
        made,
        columns,
        marks,
        label,
        width,
        top,
        rows,
        found,
        episodes,
        child,
        find_gaps(whole) if around.gaps is None else tuple(around.gaps),
        _harms(whole),
        around,
    )


def _axis(chronology: Chronology, marks: Sequence[Mark], clock: str, right: float, around: Around) -> Axis:
    if around.period is not None and clock == CALENDAR:
        return axes.between(around.period.at, around.period.upto, _GUTTER, right)
    told = [event.when for event in chronology.events if event.when.clock == clock]
    told += [mark.at for mark in marks if mark.at.clock == clock]
    beyond = [each.over for each in chronology.coverage if each.over.clock == clock]
    return axes.spanning(told or [OPEN], beyond, clock, _GUTTER, right)


def _columns(chronology: Chronology, clock: str) -> Iterator[str]:
    found = {aside_of(event, clock) for event in chronology.events} - {""}
    yield from sorted(found, key=lambda column: (column == NO_DATE, column))


def _drawn_sheet(sheet: _Sheet) -> Iterator[str]:
    axis, ticks = sheet.axis, axes.ticks(sheet.axis)
    scope = sheet.around.scope if axis.clock == CALENDAR else None
    yield from (grid.ground(lane, axis, sheet.width) for lane in sheet.lanes)
    yield backdrop.behind(sheet.poles, axis, grid.HEAD, sheet.bottom, scope)
    yield grid.lines(ticks, axis, grid.HEAD, sheet.bottom)
    yield grid.axis_words(ticks, axis, grid.HEAD - 6)
    if sheet.bottom > _TALL:
        yield grid.axis_words(ticks, axis, sheet.bottom + _FOOT)
    yield from backdrop.rows(
        sheet.poles, sheet.episodes, axis, sheet.label, grid.HEAD + 2, scope=scope, child=sheet.child
    )
    safeguards = grid.HEAD + sheet.rows
    yield flags.poles(sheet.marks, axis, sheet.label, safeguards, sheet.bottom)
    if sheet.top > safeguards:
        yield text(_MARGIN, safeguards + 20, "Safeguards", size=13, font_weight="bold")
    yield flags.drawn(sheet.marks, axis, sheet.label, safeguards)
    for column in sheet.columns:
        yield grid.heading(
            _heading(column), _count(_in_column(sheet, column), "entry", "entries"), sheet.column_x(column)
        )
    yield from passing.tied(sheet.lanes, sheet.around.ties)
    yield from passing.passed_on(sheet.lanes, sheet.label)
    yield from _drawn_lanes(sheet)
    for row, mark in enumerate(_off_axis(sheet)):
        yield text(_MARGIN, sheet.foot + 12 + row * 18, f"Not on this axis: {flags.say(mark, sheet.label)}", size=13)


def _drawn_lanes(sheet: _Sheet) -> Iterator[str]:
    first, recorded = 1, {event.agency for event in (sheet.around.whole or Chronology(())).events}
    for number, lane in enumerate(sheet.lanes):
        name = shown(lane.agency, sheet.label) if lane.agency else _NO_AGENCY
        yield element(
            "g",
            grid.lane_words(name, lane.count, lane, recorded=lane.agency in recorded),
            *silences.drawn(lane, sheet.gaps, sheet.axis, sheet.harms),
            *_drawn_entries(number, lane, sheet),
            *density.drawn(lane, number, first, sheet.label, sheet.around.zoom),
            *density.drawn_aside(lane, sheet.column_x),
            aria_label=name,
            role="group",
        )
        first += len(lane.bars)


def _drawn_entries(number: int, lane: Lane, sheet: _Sheet) -> Iterator[str]:
    for entry in lane.entries:
        stop = sheet.stop(number, entry.index, entry.event)
        known = passing.written_down(lane, entry, sheet.axis)
        yield entries.drawn(entry, lane.level_y(entry.level), sheet.axis, sheet.label, stop, known)
    for column, found in lane.aside:
        for place, entry in enumerate(found):
            x = sheet.column_x(column) + place % ASIDE_ACROSS * ASIDE_STEP + 8
            stop = sheet.stop(number, entry.index, entry.event)
            yield entries.drawn_aside(entry, x, lane.level_y(place // ASIDE_ACROSS), sheet.label, stop)


def _in_column(sheet: _Sheet, column: str) -> int:
    drawn = sum(len(found) for lane in sheet.lanes for each, found in lane.aside if each == column)
    return drawn + sum(count for lane in sheet.lanes for each, count in lane.aside_counts if each == column)


def _off_axis(sheet: _Sheet) -> list[Mark]:
    return [mark for mark in sheet.marks if mark.at.clock != sheet.axis.clock or mark.at.is_open]


def _heading(column: str) -> str:
    told = {NO_DATE: "Date not given", ORDER: "Known only by order", CALENDAR: "Dated by calendar"}
    return told.get(column, f"Counted from {column}")


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"

"""Rows of Heed's own ten columns into events: `case,at,upto,kind,about,agency,known,source,attrs,text`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from rapidfuzz import process

from heed.chronology import as_written, when
from heed.chronology.as_written import UnreadableDate
from heed.chronology.events import CHILD, Event
from heed.chronology.kinds import UNSORTED, vocabulary
from heed.chronology.problems import Problem
from heed.chronology.reading import attributes
from heed.chronology.reading.dates import open_moment
from heed.chronology.reading.headings import TEN, Headings
from heed.chronology.reading.places import Place
from heed.chronology.reading.tables import Row, Table
from heed.chronology.when import Moment

# Where what is stored of a column differs from its cell, the cell's words stand under this and the column's name.
AS_WRITTEN = "as_written."


def read_events(
    table: Table, headings: Headings, agency: str = ""
) -> Iterator[tuple[Event | None, tuple[Problem, ...]]]:
    """Each row below the headings as an event with its problems; None for a row that repeats the heading row.

    agency: for rows that name none.
    """
    names_a_case = _names_a_case(table, headings)
    for row in table.below(headings.row):
        if headings.repeated_in(row):
            say = "this row repeats the heading row and was passed over."
            yield None, (table.place.problem("repeated-heading", say, row.number, found=row.words()),)
            continue
        reader = _RowReader(table.place, row, _cells(row, headings, table.restored), names_a_case)
        event = reader.event(agency)
        yield event, tuple(reader.problems)


def _names_a_case(table: Table, headings: Headings) -> bool:
    """Whether any row says whose it is; a file of one case need not."""
    if "case" not in headings.columns:
        return False
    position = headings.columns.index("case")
    return any(len(row.cells) > position and row.cells[position].strip() for row in table.below(headings.row))


def _cells(row: Row, headings: Headings, plain: Callable[[str], str]) -> dict[str, str]:
    """The cells by column, those of unknown headings by the heading's own words."""
    named: dict[str, str] = {}
    for position, cell in enumerate(row.cells):
        column = headings.columns[position] if position < len(headings.columns) else ""
        if column or cell.strip():
            named[column or _extra(headings, position, named)] = plain(cell)
    return named


def _extra(headings: Headings, position: int, taken: dict[str, str]) -> str:
    inside = position < len(headings.row.cells)
    name = (headings.row.cells[position].strip() if inside else "") or f"column {position + 1}"
    return f"{name} ({position + 1})" if name in taken or name in TEN else name


@dataclass
class _RowReader:
    """Reads one row, gathering what is wrong with it."""

    place: Place
    row: Row
    cells: dict[str, str]
    names_a_case: bool

    def __post_init__(self) -> None:
        self.problems: list[Problem] = []

    def event(self, agency: str) -> Event:
        attrs, amiss = attributes.parsed(self.cells.get("attrs", ""))
        for piece in amiss:
            self._say(
                "attrs-not-read", f"'{piece}' is not of the form key=value, or its key stands twice.", "attrs", piece
            )
        attrs |= {name: cell for name, cell in self.cells.items() if name not in TEN}
        moment = self._moment(attrs)
        return Event(
            case=self._case(),
            when=moment,
            kind=self._kind(attrs),
            about=self.cells.get("about", "").strip() or CHILD,
            agency=self.cells.get("agency", "").strip() or agency,
            known=self._known(attrs),
            source=self.cells.get("source", "").strip() or self.place.source(self.row.number),
            attrs=attrs,
            text=self.cells.get("text", ""),
        )

    def _say(self, code: str, say: str, column: str, found: str) -> None:
        self.problems.append(self.place.problem(code, say, self.row.number, column, found))

    def _case(self) -> str:
        case = self.cells.get("case", "").strip()
        if not case and self.names_a_case:
            self._say(
                "case-missing", "this row names no case and others do. Write which case it belongs to.", "case", ""
            )
        return case

    def _kind(self, attrs: dict[str, str]) -> str:
        kind = self.cells.get("kind", "").strip()
        if amiss := amiss_with(kind):
            self._say(*amiss, "kind", kind)
            if kind:
                attrs[AS_WRITTEN + "kind"] = kind
            return UNSORTED
        return vocabulary().settle(kind, attrs)

    def _known(self, attrs: dict[str, str]) -> datetime | None:
        written = self.cells.get("known", "").strip()
        if not written:
            return None
        if exact := _exact(written):
            return exact
        try:
            moment = as_written.read(written)
        except UnreadableDate as unreadable:
            self._say("known-not-read", str(unreadable), "known", written)
            attrs[AS_WRITTEN + "known"] = written
            return None
        if moment.precision != "day":
            attrs[AS_WRITTEN + "known"] = written
        return None if moment.at <= when.EARLIEST else moment.at

    def _moment(self, attrs: dict[str, str]) -> Moment:
        written, end = self.cells.get("at", ""), self.cells.get("upto", "").strip()
        text = attrs.pop(AS_WRITTEN + "at", None)
        try:
            moment = read_moment(written)
        except UnreadableDate as unreadable:
            code = "date-does-not-exist" if unreadable.no_such_day else "date-not-read"
            self._say(code, str(unreadable), "at", written)
            moment = open_moment(" ".join(written.split()))
        if end:
            moment = self._ended(moment, end, attrs)
        return moment if text is None else replace(moment, text=text)

    def _ended(self, moment: Moment, end: str, attrs: dict[str, str]) -> Moment:
        """The moment up to (and not with) what the column `upto` says."""
        try:
            last = read_moment(end)
        except UnreadableDate as unreadable:
            self._say("date-not-read", str(unreadable), "upto", end)
            attrs[AS_WRITTEN + "upto"] = end
            return moment
        if last.clock != moment.clock or last.at <= moment.at:
            say = f"'{end}' is not after '{self.cells.get('at', '').strip()}'. Write the first moment that is too late."
            self._say("upto-not-after-at", say, "upto", end)
            attrs[AS_WRITTEN + "upto"] = end
            return moment
        return replace(moment, upto=last.at)


def read_moment(cell: str) -> Moment:
    """A cell of `at` or `upto`; one written to the second is taken as it stands. Raises UnreadableDate."""
    if exact := _exact(cell.strip().removeprefix("?")):
        moment = when.minute(exact) if exact.second == 0 else Moment(exact, exact + when.MINUTE)
        return replace(moment, text=cell.strip(), uncertain=cell.strip().startswith("?"))
    return as_written.read(cell)


@lru_cache(maxsize=10_000)
def _exact(written: str) -> datetime | None:
    """An instant written as year, month, day, hour and minute, perhaps second."""
    if len(written) < 16 or written[4] != "-" or written[13] != ":":
        return None
    try:
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def amiss_with(kind: str) -> tuple[str, str] | None:
    """The code and sentence of what is wrong with a kind; None where the vocabulary has it."""
    if kind in vocabulary():
        return None
    if not kind:
        return "kind-missing", f"this row names no kind. Write one, or '{UNSORTED}'."
    nearest = process.extractOne(kind, list(vocabulary().kinds))[0]
    return (
        "unknown-kind",
        f"'{kind}' is no kind of event that Heed knows. The nearest is '{nearest}'; write the right one.",
    )

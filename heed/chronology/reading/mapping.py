"""What a file looks like before its columns are known: the first rows of each table, and what each column may mean.

For a page on which a person says once what an agency's columns mean. A suggestion comes from the heading where it is
known, else from what stands beneath it; a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from heed.chronology import as_written
from heed.chronology.as_written import UnreadableDate
from heed.chronology.reading import tables_of
from heed.chronology.reading.headings import folded, meaning
from heed.chronology.reading.tables import Row
from heed.chronology.time_of_day import UnreadableTime, at_time
from heed.chronology.when import day

FIRST_ROWS = 8
# A column is taken for one of dates, or of times, where so much of what is filled can be read as such.
_MOST = 0.6
_SOME_DAY = day(2000, 1, 1)


@dataclass(frozen=True)
class SeenColumn:
    """One column: its heading, the cells beneath, and what it may mean ("" where nothing is suggested) and why."""

    heading: str
    cells: tuple[str, ...]
    suggested: str = ""
    because: str = ""


@dataclass(frozen=True)
class SeenTable:
    """A table or sheet: where it stands, the number of the row taken for its heading row, and its columns."""

    where: str
    heading_row: int
    columns: tuple[SeenColumn, ...]


def seen_tables(name: str, data: bytes) -> tuple[SeenTable, ...]:
    """Every table of a file that has rows. Raises UnusableInput where the file cannot be opened."""
    found = []
    for table in tables_of(name, data):
        filled = [row for row in table.rows if not row.is_blank and not row.banner]
        if len(filled) > 1:
            heading = _heading_row(filled)
            below = [row for row in filled if row.number > heading.number][:FIRST_ROWS]
            found.append(SeenTable(table.place.say(), heading.number, _columns(heading, below)))
    return tuple(found)


def _heading_row(rows: Sequence[Row]) -> Row:
    """The first row as wide as the table is: a title above it fills one cell."""
    widest = max(sum(bool(cell.strip()) for cell in row.cells) for row in rows)
    return next(row for row in rows if sum(bool(cell.strip()) for cell in row.cells) > widest // 2)


def _columns(heading: Row, below: Sequence[Row]) -> tuple[SeenColumn, ...]:
    cells = [
        tuple(row.cells[at].strip() if at < len(row.cells) else "" for row in below) for at in range(len(heading.cells))
    ]
    titles = [cell.strip() for cell in heading.cells]
    known = [meaning(folded(title)) for title in titles]
    looks = _looks(cells, taken=set(known))
    return tuple(
        SeenColumn(title, column, means or look[0], "its heading" if means else look[1])
        for title, column, means, look in zip(titles, cells, known, looks, strict=True)
    )


def _looks(columns: Sequence[tuple[str, ...]], taken: set[str]) -> list[tuple[str, str]]:
    """What each column looks like, one column for each meaning, and none that a heading has already."""
    looks = [("", "")] * len(columns)
    for means, because, fits in (
        ("date", "what stands in it can be read as dates", _is_date),
        ("time", "what stands in it can be read as times", _is_time),
    ):
        at = next((at for at, column in enumerate(columns) if not looks[at][0] and _mostly(fits, column)), None)
        if means not in taken and at is not None:
            looks[at] = (means, because)
    widths = [
        median(len(cell) for cell in column) if column and not look[0] else 0
        for column, look in zip(columns, looks, strict=True)
    ]
    if "event" not in taken and any(widths):
        looks[widths.index(max(widths))] = ("event", "it holds the longest words")
    return looks


def _mostly(fits: object, column: tuple[str, ...]) -> bool:
    filled = [cell for cell in column if cell]
    assert callable(fits)
    return bool(filled) and sum(map(fits, filled)) / len(filled) >= _MOST


def _is_date(cell: str) -> bool:
    try:
        return not as_written.read(cell).is_open
    except (UnreadableDate, ValueError):
        return False


def _is_time(cell: str) -> bool:
    try:
        at_time(_SOME_DAY, cell, packed=True)
    except (UnreadableTime, ValueError):
        return False
    return any(mark.isdigit() for mark in cell)

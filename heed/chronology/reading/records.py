"""Tables from records: rows that a file keeps as names with values instead of cells in an order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from heed.chronology.reading.places import Place
from heed.chronology.reading.tables import Row, Table


def table_of(
    place: Place, records: Sequence[Mapping[str, Any]], columns: Sequence[str], restored: Callable[[str], str] = str
) -> Table:
    """The records as a table under these headings; what a record does not name is an empty cell.

    Rows are counted from 1 and the heading row is row 0: in such a file a person counts records, not lines.
    """
    rows = (Row(number, tuple(_cell(record.get(c)) for c in columns)) for number, record in enumerate(records, 1))
    return Table(place, (Row(0, tuple(columns)), *rows), restored)


def columns_of(records: Sequence[Mapping[str, Any]], first: Sequence[str] = ()) -> tuple[str, ...]:
    """Every name that a record has, those of `first` before the others."""
    named = dict.fromkeys(str(name) for record in records for name in record)
    return tuple(dict.fromkeys([*(name for name in first), *named]))


def _cell(value: Any) -> str:
    return "" if value is None else str(value)

"""Heed's own event files in Parquet, and any Parquet file with the ten columns."""

from __future__ import annotations

import io
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from heed.chronology.events import CHILD, Event
from heed.chronology.kinds import UNSORTED, vocabulary
from heed.chronology.problems import Problem, UnusableInput
from heed.chronology.reading import limits, ten_columns
from heed.chronology.reading.beside import Beside
from heed.chronology.reading.dates import open_moment
from heed.chronology.reading.headings import BESIDE, TEN, recognise
from heed.chronology.reading.places import Place
from heed.chronology.reading.records import columns_of, table_of
from heed.chronology.reading.tables import Row, Table
from heed.chronology.reading.ten_columns import AS_WRITTEN, amiss_with
from heed.chronology.when import CALENDAR, Moment

NEEDED = ("case", "at", "kind")
# Attributes that carry what two timestamps cannot say of a moment, and the place of an entry with no date to sort by.
UNCERTAIN, CLOCK, POSITION = "uncertain", "clock", "position"


def read_file(name: str, data: bytes, beside: Beside, agency: str = "") -> tuple[list[Event], list[Problem]]:
    """The events of the file and the problems of its rows; dates in it are timestamps, or text as people write it.

    What the file's metadata says of coverage, people and the record is added to `beside`. Raises UnusableInput.
    """
    table = _opened(name, data)
    missing = [column for column in NEEDED if column not in table.column_names]
    if missing:
        raise UnusableInput(f"{name} lacks the column {' and '.join(missing)}. An event file has {', '.join(TEN)}.")
    place = Place(name)
    _take_metadata(place, table.schema.metadata or {}, beside)
    if pa.types.is_timestamp(table.schema.field("at").type):
        return _parted(_in_place(list(_events(place, table, agency))))
    text = _as_text(place, table)
    headings = recognise(text)
    return _parted(ten_columns.read_events(text, headings, agency)) if headings else ([], [])


def _parted(read: Iterable[tuple[Event | None, tuple[Problem, ...]]]) -> tuple[list[Event], list[Problem]]:
    pairs = list(read)
    return [event for event, _ in pairs if event], [problem for _, problems in pairs for problem in problems]


def _opened(name: str, data: bytes) -> Any:
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        limits.check_rows(name, file.metadata.num_rows)
        return file.read()
    except (pa.ArrowException, OSError, ValueError):
        raise UnusableInput(
            f"{name} is a damaged Parquet file. Write it again with the program that made it."
        ) from None


def _take_metadata(place: Place, metadata: Mapping[bytes, bytes], beside: Beside) -> None:
    for kind in BESIDE:
        rows = _rows_of(metadata.get(kind.encode(), b""))
        table = table_of(Place(place.file, kind), rows, columns_of(rows))
        if headings := recognise(table):
            beside.take(table, headings)
    nation, reference = (metadata.get(key, b"").decode() for key in (b"jurisdiction", b"reference_date"))
    beside.settle(place, nation, reference)


def _rows_of(written: bytes) -> list[dict[str, Any]]:
    try:
        rows = json.loads(written or b"[]")
    except ValueError:
        return []
    return rows if isinstance(rows, list) and all(isinstance(row, dict) for row in rows) else []


def _as_text(place: Place, table: Any) -> Table:
    names = tuple(str(name) for name in table.column_names)
    columns = [table.column(name).to_pylist() for name in names]
    rows = (Row(number, tuple(map(_cell, cells))) for number, cells in enumerate(zip(*columns, strict=True), 1))
    return Table(place, (Row(0, names), *rows))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(f"{key}={item}" for key, item in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _events(place: Place, table: Any, agency: str) -> Iterator[tuple[Event, tuple[Problem, ...]]]:
    columns = {name: table.column(name).to_pylist() if name in table.column_names else None for name in TEN}
    for index in range(table.num_rows):
        cells = {name: values[index] for name, values in columns.items() if values is not None}
        yield _event(place, index + 1, cells, agency)


def _event(place: Place, row: int, cells: dict[str, Any], agency: str) -> tuple[Event, tuple[Problem, ...]]:
    problems: list[Problem] = []
    attrs = {str(key): str(value or "") for key, value in cells.get("attrs") or ()}
    kind = cells["kind"] or ""
    if amiss := amiss_with(kind):
        problems.append(place.problem(*amiss, row, "kind", kind))
        if kind:
            attrs[AS_WRITTEN + "kind"] = kind
        kind = UNSORTED
    event = Event(
        case=cells["case"] or "",
        when=_moment(place, row, cells, attrs, problems),
        kind=vocabulary().settle(kind, attrs),
        about=CHILD if cells.get("about") is None else cells["about"],
        agency=cells.get("agency") or agency,
        known=_plain(cells.get("known")),
        source=cells.get("source") or place.source(row),
        attrs=attrs,
        text=cells.get("text") or "",
    )
    return event, tuple(problems)


def _moment(place: Place, row: int, cells: dict[str, Any], attrs: dict[str, str], problems: list[Problem]) -> Moment:
    at, upto = _plain(cells["at"]), _plain(cells.get("upto"))
    text, clock = attrs.pop(AS_WRITTEN + "at", ""), attrs.pop(CLOCK, CALENDAR)
    uncertain = attrs.pop(UNCERTAIN, "") == "yes"
    if at is None or upto is None or upto <= at:
        say = f"the moment from {at or 'nothing'} to {upto or 'nothing'} cannot be. Write an end after the beginning."
        problems.append(place.problem("upto-not-after-at", say, row, "at", f"{at} to {upto}"))
        return open_moment(text)
    return Moment(at, upto, text, uncertain, clock)


def _plain(instant: datetime | None) -> datetime | None:
    return instant.replace(tzinfo=None) if instant else None


def _in_place(read: list[tuple[Event, tuple[Problem, ...]]]) -> tuple[tuple[Event, tuple[Problem, ...]], ...]:
    """Entries that have no date to be sorted by, put back where the writer found them."""
    placed = [pair for pair in read if POSITION not in pair[0].attrs]
    moved = [(_position(event), event, problems) for event, problems in read if POSITION in event.attrs]
    moved.sort(key=lambda found: found[0])
    woven: list[tuple[Event, tuple[Problem, ...]]] = []
    rest = deque(placed)
    for position, event, problems in moved:
        while rest and len(woven) < position:
            woven.append(rest.popleft())
        attrs = {key: value for key, value in event.attrs.items() if key != POSITION}
        woven.append((replace(event, attrs=attrs), problems))
    return (*woven, *rest)


def _position(event: Event) -> int:
    written = event.attrs[POSITION]
    return int(written) if written.isdecimal() and len(written) < 10 else 0

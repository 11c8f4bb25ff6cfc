"""Parquet: an event file sorted by case and moment, with no case split over two groups of rows."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from heed.chronology.events import Chronology, Event, in_order
from heed.chronology.reading.parquet import CLOCK, POSITION, UNCERTAIN
from heed.chronology.reading.ten_columns import AS_WRITTEN
from heed.chronology.writing import rows

SCHEMA_VERSION = "heed.events/1"
_ROWS_IN_A_GROUP = 65_536
_INSTANT = pa.timestamp("s")
SCHEMA = pa.schema(
    [
        pa.field("case", pa.dictionary(pa.int32(), pa.utf8()), nullable=False),
        pa.field("at", _INSTANT, nullable=False),
        pa.field("upto", _INSTANT, nullable=False),
        pa.field("kind", pa.dictionary(pa.int16(), pa.utf8()), nullable=False),
        pa.field("about", pa.dictionary(pa.int16(), pa.utf8())),
        pa.field("agency", pa.dictionary(pa.int16(), pa.utf8())),
        pa.field("known", _INSTANT),
        pa.field("source", pa.utf8()),
        pa.field("attrs", pa.map_(pa.utf8(), pa.utf8())),
        pa.field("text", pa.utf8()),
    ]
)


def as_bytes(chronology: Chronology) -> bytes:
    """The event file, with coverage, people, reference date and jurisdiction in its metadata."""
    file = io.BytesIO()
    schema = SCHEMA.with_metadata(_metadata(chronology))
    with pq.ParquetWriter(file, schema, compression="zstd", version="2.6") as writer:
        for group in _groups(_sorted(chronology)):
            writer.write_table(_table(group, schema), row_group_size=len(group))
    return file.getvalue()


def _metadata(chronology: Chronology) -> dict[str, str]:
    beside = {
        name: json.dumps([dict(zip(headings, row, strict=True)) for row in written], ensure_ascii=False)
        for name, headings, written in rows.beside(chronology)
        if name != "record"
    }
    facts = {"schema": SCHEMA_VERSION, "jurisdiction": chronology.nation, "reference_date": rows.reference(chronology)}
    return facts | beside


def _sorted(chronology: Chronology) -> list[tuple[Event, dict[str, str]]]:
    """The events by case and earliest moment, each with its attributes as the file keeps them.

    An entry without a date of the calendar is moved by the sorting, so it keeps its position with it.
    """
    found = []
    for position, event in enumerate(in_order(chronology.events)):
        attrs = dict(event.attrs)
        if event.when.text:
            attrs[AS_WRITTEN + "at"] = event.when.text
        if event.when.uncertain:
            attrs[UNCERTAIN] = "yes"
        if not event.when.is_calendar:
            attrs[CLOCK] = event.when.clock
        if event.when.is_open or not event.when.is_calendar:
            attrs[POSITION] = str(position)
        found.append((event, attrs))
    return sorted(found, key=lambda pair: (pair[0].case, pair[0].when.at))


def _groups(events: Sequence[tuple[Event, dict[str, str]]]) -> Iterator[Sequence[tuple[Event, dict[str, str]]]]:
    """Groups of about so many rows, each ending where a case ends."""
    start = 0
    while start < len(events):
        end = min(start + _ROWS_IN_A_GROUP, len(events))
        while end < len(events) and events[end][0].case == events[end - 1][0].case:
            end += 1
        yield events[start:end]
        start = end


def _table(group: Sequence[tuple[Event, dict[str, str]]], schema: pa.Schema) -> pa.Table:
    events = [event for event, _ in group]
    columns: dict[str, list[Any]] = {
        "case": [event.case for event in events],
        "at": [event.when.at for event in events],
        "upto": [event.when.upto for event in events],
        "kind": [event.kind for event in events],
        "about": [event.about for event in events],
        "agency": [event.agency or None for event in events],
        "known": [event.known for event in events],
        "source": [event.source or None for event in events],
        "attrs": [list(attrs.items()) if attrs else None for _, attrs in group],
        "text": [event.text or None for event in events],
    }
    return pa.table([pa.array(columns[field.name], field.type) for field in schema], schema=schema)

"""CSV: UTF-8 with its mark (so that spreadsheets take it as such), commas, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from heed.chronology.events import Chronology
from heed.chronology.reading.guarding import guarded
from heed.chronology.reading.headings import TEN
from heed.chronology.writing import rows


def as_bytes(chronology: Chronology) -> bytes:
    """The events, in the ten columns."""
    return _table(TEN, map(rows.of_event, chronology.events))


def beside_as_bytes(chronology: Chronology) -> dict[str, bytes]:
    """Coverage, people, relationships and record, each as a CSV of its own, where there is any."""
    return {name: _table(headings, written) for name, headings, written in rows.beside(chronology)}


def _table(headings: tuple[str, ...], written: Iterable[tuple[str, ...]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(tuple(map(guarded, row)) for row in written)
    return file.getvalue().encode("utf-8-sig")

"""JSON: the ten columns and the tables beside them, a list of rows each, every cell the text that a CSV holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from heed.chronology.events import Chronology
from heed.chronology.reading.headings import TEN
from heed.chronology.writing import rows

Record = dict[str, str]


def as_bytes(chronology: Chronology) -> bytes:
    """`{"chronology": [{"case", "at", ...}], "coverage": [...], ...}`; an event's empty cells are left out."""
    events = {"chronology": [filled(TEN, rows.of_event(event)) for event in chronology.events]}
    return packed(events | beside(chronology))


def beside(chronology: Chronology) -> dict[str, list[Record]]:
    """The tables beside the events, by name."""
    return {
        name: [dict(zip(headings, row, strict=True)) for row in written]
        for name, headings, written in rows.beside(chronology)
    }


def filled(headings: Iterable[str], cells: Iterable[str]) -> Record:
    """The cells that hold anything, by their heading."""
    return {heading: cell for heading, cell in zip(headings, cells, strict=True) if cell}


def packed(value: Mapping[str, Any]) -> bytes:
    """The value as JSON in UTF-8, a line for each row so that two files can be compared."""
    lines = []
    for name, held in value.items():
        inner = ",\n  ".join(_line(one) for one in held) if isinstance(held, list) else _line(held)
        lines.append(f"{_line(name)}: [\n  {inner}\n ]" if isinstance(held, list) else f"{_line(name)}: {inner}")
    # Half of a surrogate pair cannot stand in UTF-8; written as \udXXX it is JSON's own word for it.
    return ("{\n " + ",\n ".join(lines) + "\n}\n").encode("utf-8", "backslashreplace")


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

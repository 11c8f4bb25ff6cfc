"""Chronologies from files: each row an event or a problem, and none dropped.

A file is told apart by its content, not its name. A case folder (`chronology.csv` with what goes beside it, and
`review.yaml`) is read wherever a file is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from heed.chronology.events import Chronology
from heed.chronology.problems import Problem, UnusableInput
from heed.chronology.reading import delimited, event_logs, excel, limits, parquet, word
from heed.chronology.reading.assembling import assemble, chronology_of
from heed.chronology.reading.beside import Beside
from heed.chronology.reading.folder import Gathered, gather
from heed.chronology.reading.formats import CSV, DOCX, JSON, PARQUET, XES, XLSX, format_of, has_macros
from heed.chronology.reading.headings import UnknownHeadings
from heed.chronology.reading.notices import NOTICES
from heed.chronology.reading.places import Place
from heed.chronology.reading.tables import Table

__all__ = ["NOTICES", "Reading", "UnknownHeadings", "UnusableInput", "read", "read_bytes", "tables_of"]


@dataclass(frozen=True)
class Reading:
    """What one file held. format: as `format_of` tells it. rows: how many tell of something; each is an event."""

    name: str
    format: str
    sha256: str
    rows: int
    chronology: Chronology
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, object]:
        """The shape that `heed merge --json` gives a file."""
        return {
            "name": self.name,
            "format": self.format,
            "rows": self.rows,
            "events": len(self.chronology.events),
            "problems": [problem.as_json() for problem in self.problems],
        }


def read(path: Path, agency: str = "") -> Reading:
    """The chronology of a file or a case folder.

    agency: whose record it is, for rows of Heed's own columns that name none and for every row of an agency's table.
    Raises UnusableInput where nothing can be read, with what to do.
    """
    gathered = gather(path)
    return _reading(path.resolve().name, gathered, agency, None)


def read_bytes(
    name: str,
    data: bytes,
    agency: str = "",
    columns: Mapping[str, str] | None = None,
    mandatory: frozenset[str] = frozenset(),
) -> Reading:
    """The chronology of an uploaded file.

    columns: a partnership's own headings, each with the column it means (one of the ten, or of headings.yaml).
    mandatory: columns of headings.yaml that every row of an agency's table has to fill: an empty one is a problem.
    Raises UnusableInput; UnknownHeadings where there is a table but no heading in it is known.
    """
    limits.check_size(name, len(data))
    gathered = Gathered(name, data, Beside(), sha256(data).hexdigest())
    return _reading(name, gathered, agency, columns, mandatory)


def tables_of(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> Sequence[Table]:
    """The tables of a file as it holds them; none of an event file. Raises UnusableInput."""
    limits.check_size(name, len(data))
    found = format_of(name, data)
    return () if found == PARQUET else _TABLES[found](name, data, columns)


def _reading(
    name: str,
    gathered: Gathered,
    agency: str,
    columns: Mapping[str, str] | None,
    mandatory: frozenset[str] = frozenset(),
) -> Reading:
    found, beside = format_of(gathered.cited, gathered.data), gathered.beside
    if found == PARQUET:
        events, amiss = parquet.read_file(gathered.cited, gathered.data, beside, agency)
        chronology, problems, rows = chronology_of(events, beside), (*amiss, *beside.problems), len(events)
    else:
        tables = _TABLES[found](gathered.cited, gathered.data, columns)
        chronology, problems, rows = assemble(tables, beside, agency, columns, mandatory)
    if found in (DOCX, XLSX) and has_macros(gathered.data):
        say = "the file holds macros. They were not run, and nothing in them was read."
        problems = (Place(gathered.cited).problem("macros-not-run", say), *problems)
    return Reading(name, found, gathered.sha256, rows, chronology, problems)


_TABLES: dict[str, Callable[[str, bytes, Mapping[str, str] | None], Sequence[Table]]] = {
    CSV: delimited.read_tables,
    XLSX: excel.read_tables,
    DOCX: word.read_tables,
    JSON: event_logs.read_json,
    XES: event_logs.read_xes,
}

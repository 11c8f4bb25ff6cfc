"""Chronologies into files: CSV, Excel, Word, Parquet, JSON, XES and OCEL.

`heed.chronology.reading` reads each back to the same.

The same chronology always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from heed.chronology.events import Chronology
from heed.chronology.problems import UnusableInput
from heed.chronology.writing import delimited, excel, json_tables, ocel, parquet, word, xes

__all__ = ["ENDINGS", "as_bytes", "as_files", "write"]

_WRITERS: dict[str, Callable[[Chronology], bytes]] = {
    "csv": delimited.as_bytes,
    "xlsx": excel.as_bytes,
    "docx": word.as_bytes,
    "parquet": parquet.as_bytes,
    "json": json_tables.as_bytes,
    "xes": xes.as_bytes,
    "ocel.json": ocel.as_bytes,
}
ENDINGS = tuple(_WRITERS)


def as_bytes(chronology: Chronology, ending: str) -> bytes:
    """The chronology as one file of this ending, one of ENDINGS.

    A CSV holds the events alone; `as_files` gives what lies beside it too. Raises UnusableInput for another ending, and
    for a text that the format cannot hold whole.
    """
    wanted = ending.lower().lstrip(".")
    if wanted not in _WRITERS:
        raise UnusableInput(_sentence(wanted))
    return _WRITERS[wanted](chronology)


def as_files(chronology: Chronology, name: str) -> dict[str, bytes]:
    """Every file that the chronology makes under this name, by its name; for CSV also the tables beside it.

    Raises UnusableInput as `as_bytes` does.
    """
    ending = _ending(name)
    files = {name: as_bytes(chronology, ending)}
    if ending == "csv":
        stem = name.removesuffix(name[-4:])
        files |= {f"{stem}.{kind}.csv": data for kind, data in delimited.beside_as_bytes(chronology).items()}
    return files


def write(chronology: Chronology, path: Path) -> None:
    """Writes the chronology to the path, and for CSV the tables beside it. Raises UnusableInput."""
    files = as_files(chronology, path.name)
    try:
        for name, data in files.items():
            path.with_name(name).write_bytes(data)
    except OSError as wrong:
        why = (wrong.strerror or "it cannot be opened").lower()
        raise UnusableInput(f"{path} cannot be written: {why}. Name a file in a folder you may write to.") from None


def _ending(name: str) -> str:
    lowered = name.lower()
    found = [ending for ending in ENDINGS if lowered.endswith("." + ending)]
    return max(found, key=len) if found else lowered.rpartition(".")[2] if "." in lowered else ""


def _sentence(ending: str) -> str:
    known = f"Name a file that ends in {', '.join('.' + one for one in ENDINGS)}."
    return f"Heed cannot write a chronology as '{ending or 'a file without an ending'}'. {known}"

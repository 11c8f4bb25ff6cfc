"""Twelve agencies' files into one integrated chronology, against the time and the memory that are promised.

The files are as agencies write them: tables in Word, Excel and CSV, dates in figures or words, entries not yet sorted.
"""

from __future__ import annotations

import csv
import io
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl

from benchmarks import Ratio, compared
from benchmarks.invented import TWELVE, case_of_agencies
from heed.chronology.events import Event
from heed.chronology.merge import merge
from heed.chronology.reading import Reading, read_bytes

ROWS = 10_000
SECONDS, MEGABYTES = 5.0, 500.0
HEADINGS = ("Date", "Time", "Event", "Action taken")
Rows = Sequence[Sequence[str]]


def files(rows: int = ROWS) -> dict[str, bytes]:
    """A file for each agency by its name: a third of them Word, a third Excel, a third CSV."""
    told = case_of_agencies(rows).events
    made = {}
    for number, agency in enumerate(TWELVE):
        ending, write = _WRITERS[number % len(_WRITERS)]
        made[f"{agency}.{ending}"] = write([HEADINGS, *(_row(event) for event in told if event.agency == agency)])
    return made


def _row(event: Event) -> tuple[str, ...]:
    when = event.when
    figures = when.precision in ("day", "minute")
    date = f"{when.at:%d/%m/%Y}" if figures else "" if when.is_open else when.say()
    time = f"{when.at:%H:%M}" if when.precision == "minute" else ""
    return date, time, event.text, event.attrs.get("action", "")


def _csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Chronology")
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _docx(rows: Rows) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for cells in rows:
        row = table.add_row()
        for cell, words in zip(row._tr.tc_lst, cells, strict=True):
            cell.p_lst[0].add_r().text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_WRITERS: tuple[tuple[str, Callable[[Rows], bytes]], ...] = (("csv", _csv), ("xlsx", _xlsx), ("docx", _docx))


def _readings(made: dict[str, bytes]) -> list[Reading]:
    return [read_bytes(name, data, name.partition(".")[0]) for name, data in made.items()]


def measure() -> list[Ratio]:
    made, few = files(), files(ROWS // 4)
    all_read, few_read = _readings(made), _readings(few)
    promised = compared(
        f"{ROWS} rows of {len(TWELVE)} agencies read and merged",
        lambda: merge(_readings(made)),
        "reading them alone",
        lambda: _readings(made),
        at_most=5,
        runs=3,
    )
    grows = compared(
        f"merging {ROWS} rows",
        lambda: merge(all_read),
        "merging a quarter of them, which would be 4 if time grew with the rows",
        lambda: merge(few_read),
        at_most=8,
        runs=3,
    )
    of_time = Ratio(promised.name, "the time promised", promised.ours, SECONDS, at_most=1)
    return [of_time, promised, grows, _of_memory(made)]


def _of_memory(made: dict[str, bytes]) -> Ratio:
    """The most that `heed merge` holds at once, as a command of its own."""
    with TemporaryDirectory() as folder:
        for name, data in made.items():
            (Path(folder) / name).write_bytes(data)
        command = [sys.executable, "-m", "heed", "merge", *sorted(str(path) for path in Path(folder).iterdir())]
        subprocess.run([*command, "--out", str(Path(folder) / "all.csv"), "--json"], check=True, capture_output=True)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Ratio(f"`heed merge` of {ROWS} rows", "the memory promised", most, MEGABYTES, at_most=1, unit="MB")

"""Reading agencies' files, against the plainest reading of the same file."""

from __future__ import annotations

import csv
import io

import docx
import openpyxl

from benchmarks import Ratio, compared
from heed.chronology.reading import read_bytes

ROWS = 2000
HEADINGS = ("Date", "Time", "Source of information", "Event", "Action taken", "Comment")


def _row(number: int) -> tuple[str, ...]:
    date = f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2010 + number % 10}"
    return (date, "10.30", "Record", f"Visit number {number}; mother and baby seen.", "None", "")


def _word() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for cells in (HEADINGS, *map(_row, range(ROWS))):
        row = table.add_row()
        for cell, words in zip(row._tr.tc_lst, cells, strict=True):
            cell.p_lst[0].add_r().text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _excel() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Chronology")
    for cells in (HEADINGS, *map(_row, range(ROWS))):
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _csv() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((HEADINGS, *map(_row, range(ROWS))))
    return out.getvalue().encode()


def _with_python_docx(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]


def _with_openpyxl(data: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def measure() -> list[Ratio]:
    word, excel, comma = _word(), _excel(), _csv()
    plain = lambda: list(csv.DictReader(io.StringIO(comma.decode())))  # noqa: E731
    return [
        compared(
            f"a Word table of {ROWS} rows read into events",
            lambda: read_bytes("a.docx", word),
            "python-docx reading its cells",
            lambda: _with_python_docx(word),
            at_most=1.5,
        ),
        compared(
            f"an Excel sheet of {ROWS} rows read into events",
            lambda: read_bytes("a.xlsx", excel),
            "openpyxl reading its cells",
            lambda: _with_openpyxl(excel),
            at_most=2.5,
        ),
        compared(
            f"a CSV of {ROWS} rows read into events, dates and problems",
            lambda: read_bytes("a.csv", comma),
            "the csv module reading its cells (the limit)",
            plain,
            at_most=150,
        ),
    ]

"""Agencies' files, made by the programs' own libraries: what a fictional health visitor or officer would send."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Grid = Sequence[Sequence[Any]]


def csv_of(rows: Grid, delimiter: str = ",") -> bytes:
    """Rows as text, cells as they are."""
    return "".join(delimiter.join(str(cell) for cell in row) + "\r\n" for row in rows).encode()


def docx_of(*tables: Grid, before: Iterable[str] = ()) -> bytes:
    """A Word file with paragraphs and tables; a row of one cell is merged over the table's width."""
    document = Document()
    for paragraph in before:
        document.add_paragraph(paragraph)
    for rows in tables:
        table = document.add_table(len(rows), max(map(len, rows)))
        for number, row in enumerate(rows):
            cells = table.rows[number].cells
            if len(row) == 1 < len(cells):
                cells[0].merge(cells[-1])
            for cell, text in zip(cells, row, strict=False):
                cell.text = text
    return _saved(document)


def xlsx_of(rows: Grid, *, arrange: Callable[[Worksheet], None] | None = None, **others: Grid) -> bytes:
    """An Excel file whose sheet Chronology has the rows, arranged further by hand, and other sheets by name."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Chronology"
    for row in rows:
        sheet.append(list(row))
    if arrange:
        arrange(sheet)
    for name, other in others.items():
        beside = book.create_sheet(name)
        for row in other:
            beside.append(list(row))
    return _saved(book)


def changed(data: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """The Office file with one part of it rewritten, as another program might have."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                content = re.sub(pattern, replacement, content.decode(), count=1, flags=re.DOTALL).encode()
            target.writestr(name, content)
    return out.getvalue()


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()

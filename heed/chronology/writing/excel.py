"""Excel: the events on one sheet, what stands beside them on others, every cell text.

Dates are text too, as they were written: a spreadsheet program would otherwise make a day of "June 2016".
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from heed.chronology.events import Chronology
from heed.chronology.problems import UnusableInput
from heed.chronology.reading.guarding import escaped, guarded
from heed.chronology.reading.headings import TEN
from heed.chronology.writing import rows
from heed.chronology.writing.packing import settled

# What Excel itself can hold: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_576

_WIDTHS = {
    "at": 20,
    "upto": 17,
    "kind": 30,
    "agency": 26,
    "known": 17,
    "source": 30,
    "attrs": 45,
    "text": 80,
    "aliases": 24,
}
_WIDTH = 15
# In points, of a line of the font that Excel starts with, and of the highest row that it draws.
_LINE, _HIGHEST = 15.0, 409.0
_HEADING = PatternFill("solid", fgColor="1D4F7A")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def as_bytes(chronology: Chronology) -> bytes:
    """The workbook. Raises UnusableInput for more rows, or a longer text, than Excel can hold."""
    if len(chronology.events) >= MOST_ROWS:
        raise UnusableInput(f"Excel holds {MOST_ROWS:,} rows and there are more events. Write Parquet or CSV instead.")
    book = Workbook(write_only=True)
    # Every cell is made safe and measured before the first is written: a sheet cannot be left half done.
    events = _safe(TEN, map(rows.of_event, chronology.events))
    beside = [(name, headings, _safe(headings, written)) for name, headings, written in rows.beside(chronology)]
    for name, headings, written in [("chronology", TEN, events), *beside]:
        _sheet(book, name, headings, written)
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue())


def _safe(headings: tuple[str, ...], written: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with no cell that would run or break the file. Raises UnusableInput for a text too long for a cell."""
    safe = [tuple(guarded(escaped(text)) for text in row) for row in written]
    for number, row in enumerate(safe, 2):
        for heading, text in zip(headings, row, strict=True):
            if len(text) > MOST_CHARACTERS:
                raise UnusableInput(
                    f"Row {number}, {heading}: the text has {len(text):,} characters and an Excel cell holds "
                    f"{MOST_CHARACTERS:,}. Write CSV, Word or Parquet instead."
                )
    return safe


def _sheet(book: Workbook, name: str, headings: tuple[str, ...], written: list[tuple[str, ...]]) -> None:
    sheet = book.create_sheet(name)
    for number, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(heading, _WIDTH)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(written) + 1}"
    _for_paper(sheet)
    sheet.append([_heading(sheet, heading) for heading in headings])
    widths = [_WIDTHS.get(heading, _WIDTH) for heading in headings]
    for number, row in enumerate(written, 2):
        sheet.row_dimensions[number].height = _height(row, widths)
        sheet.append([_cell(sheet, text) for text in row])


def _height(row: tuple[str, ...], widths: list[int]) -> float:
    """The height, in points, at which every word shows: some programs draw each row one line high unless told.

    A tenth of a line is left for words that do not break.
    """
    lines = max(
        (
            sum(1 + len(line) // (width * 9 // 10) for line in text.split("\n"))
            for text, width in zip(row, widths, strict=True)
            if text
        ),
        default=1,
    )
    return min(lines * _LINE, _HIGHEST)


def _for_paper(sheet: Any) -> None:
    """Printed, every column stands on one sheet of A4 across, and each page has the headings."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"


def _heading(sheet: Any, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEADING
    return cell


def _cell(sheet: Any, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    cell.alignment, cell.number_format = _WRAPPED, "@"
    return cell

"""A template to fill in, in Word and in Excel: what to do above, the headings, and empty rows."""

from __future__ import annotations

import io

from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from heed.chronology.template import NEEDED, Template
from heed.chronology.writing import word
from heed.chronology.writing.packing import settled

# How wide a column is beside the others, by what it means.
_SHARES = {"event": 6, "action": 4, "comment": 4, "source": 3, "about": 2, "agency": 2}
_ROWS_IN_WORD, _ROWS_IN_EXCEL = 20, 500
_HEADING = PatternFill("solid", fgColor="1D4F7A")
_LINE = Side("thin", color="A6B4C1")
_MUST = "Every row has to have: {}."


def as_docx(template: Template) -> bytes:
    """A Word document: A4 on its side, the heading row repeated on every page."""
    document = word.blank(template.title)
    document.add_heading(template.title, 1)
    for sentence in _instructions(template):
        document.add_paragraph(sentence, style="List Bullet")
    empty = [("",) * len(template.columns)] * _ROWS_IN_WORD
    xml = "".join(word.table(_widths(template, word.WIDTH), _headings(template), empty))
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def as_xlsx(template: Template) -> bytes:
    """A workbook: the rows to fill in on the first sheet, every cell text; what to do on the second."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chronology"
    for number, (heading, width) in enumerate(zip(_headings(template), _widths(template, 200), strict=True), 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(width, 12)
        cell = sheet.cell(1, number, heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEADING
        for row in range(2, _ROWS_IN_EXCEL + 2):
            below = sheet.cell(row, number)
            # Text, so that a spreadsheet makes no day of "June 2016".
            below.number_format, below.border = "@", Border(_LINE, _LINE, _LINE, _LINE)
            below.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    told = book.create_sheet("What to do")
    told.column_dimensions["A"].width = 120
    for number, sentence in enumerate([template.title, *_instructions(template)], 1):
        told.cell(number, 1, sentence).alignment = Alignment(wrap_text=True)
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue())


def _instructions(template: Template) -> list[str]:
    must = [column.heading for column in template.columns if column.mandatory or column.means in NEEDED]
    return [*template.instructions, _MUST.format(", ".join(must))]


def _headings(template: Template) -> tuple[str, ...]:
    return tuple(column.heading for column in template.columns)


def _widths(template: Template, whole: int) -> tuple[int, ...]:
    """The width shared out by what each column holds."""
    shares = [_SHARES.get(column.means, 1) + 1 for column in template.columns]
    return tuple(whole * share // sum(shares) for share in shares)

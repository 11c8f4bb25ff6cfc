"""Word documents: paragraphs with their styles, lists, tables, text boxes and links, in the order of the page.

Where the file says where its pages break, places are pages; else each block is a line of the text as read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Document, Link, squashed
from heed.lessons.reading.drafts import Draft, Run

_LEVEL = re.compile(r"(\d)\s*$")
_TYPED_BULLET = re.compile(r"^\s*[•●▪■◦‣·–-]\s+")
_NUMBER_FORMATS = ("decimal", "lowerLetter", "lowerRoman", "upperLetter", "upperRoman")


def read(name: str, data: bytes) -> Document:
    """The document in a Word file. Raises UnusableInput where it cannot be opened."""
    try:
        word = docx.Document(io.BytesIO(data))
    except Exception:
        raise UnusableInput(
            f"{name} is a Word document that cannot be opened. Open it in Word, save it again and send that."
        ) from None
    paged = bool(word.element.body.xpath(".//w:lastRenderedPageBreak | .//w:br[@w:type='page']"))
    draft = Draft("page" if paged else "line")
    for part in _parts(word.element.body, word):
        if isinstance(part, Table):
            _table(part, draft)
        else:
            _paragraph(part, draft, paged)
    return draft.finished(name, "docx", data)


def _parts(body: Any, parent: Any) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in order; the paragraphs of a text box follow the one that holds it."""
    for element in body.iterchildren():
        if element.tag == qn("w:p"):
            yield Paragraph(element, parent)
            # Word writes a text box twice, for readers old and new; the first writing is enough.
            for box in element.xpath(".//w:txbxContent[not(ancestor::*[local-name()='Fallback'])]"):
                yield from _parts(box, parent)
        elif element.tag == qn("w:tbl"):
            yield Table(element, parent)
        elif element.tag == qn("w:sdt"):
            for content in element.iterchildren(qn("w:sdtContent")):
                yield from _parts(content, parent)


def _paragraph(paragraph: Paragraph, draft: Draft, paged: bool) -> None:
    if paged and (not draft.units or _breaks_before(paragraph)):
        draft.turn()
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    runs, links = list(_runs(paragraph)), list(_links(paragraph))
    text = "".join(run.text for run in runs)
    if style.startswith(("Heading", "Title", "Subtitle")):
        draft.add("heading", runs, level=_heading_level(style), links=links)
    elif (listed := _list_level(paragraph, style)) is not None:
        draft.add("bullet", runs, level=listed, links=links)
    elif typed := _TYPED_BULLET.match(text):
        draft.add("bullet", _without(runs, typed.end()), links=links)
    else:
        draft.add("quote" if "Quote" in style else "paragraph", runs, links=links)
    if paged and paragraph._p.xpath(".//w:br[@w:type='page']"):
        draft.turn()


def _breaks_before(paragraph: Paragraph) -> bool:
    return bool(paragraph._p.xpath(".//w:lastRenderedPageBreak")) or bool(paragraph.paragraph_format.page_break_before)


def _heading_level(style: str) -> int:
    match = _LEVEL.search(style)
    return int(match[1]) + 1 if match else 1 if style.startswith("Title") else 2


def _list_level(paragraph: Paragraph, style: str) -> int | None:
    numbering = paragraph._p.xpath("./w:pPr/w:numPr")
    if not numbering and not style.startswith(("List Bullet", "List Number", "List Paragraph")):
        return None
    if not numbering and style.startswith("List Paragraph"):
        return None
    levels = paragraph._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
    if levels:
        return int(levels[0])
    match = _LEVEL.search(style)
    return int(match[1]) - 1 if match else 0


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    for item in paragraph.iter_inner_content():
        runs = item.runs if hasattr(item, "runs") else [item]
        for run in runs:
            yield Run(run.text, bool(run.bold), bool(run.italic))


def _without(runs: list[Run], characters: int) -> list[Run]:
    """The runs without their first characters."""
    rest = []
    for run in runs:
        rest.append(Run(run.text[characters:], run.bold, run.italic))
        characters = max(0, characters - len(run.text))
    return rest


def _links(paragraph: Paragraph) -> Iterator[Link]:
    for link in paragraph.hyperlinks:
        if label := squashed(link.text):
            yield Link(label, link.url or (f"#{link.fragment}" if link.fragment else ""))


def _table(table: Table, draft: Draft) -> None:
    """A table of one column is a box around paragraphs; any other is rows."""
    if len(table.columns) == 1:
        for row in table.rows:
            for part in _parts(row.cells[0]._tc, row.cells[0]):
                if isinstance(part, Table):
                    _table(part, draft)
                else:
                    _paragraph(part, draft, False)
        return
    if _is_layout(table):
        _layout(table, draft)
        return
    for n, row in enumerate(table.rows):
        cells = [squashed(cell.text) for cell in _distinct(row)]
        draft.add("table_row", [Run(" | ".join(cells))], cells=cells, heading_row=n == 0)


def _distinct(row: Any) -> list[Any]:
    """The cells of a row; one merged over several columns counts once."""
    cells: list[Any] = []
    for cell in row.cells:
        if not cells or cell._tc is not cells[-1]._tc:
            cells.append(cell)
    return cells


def _is_layout(table: Table) -> bool:
    """Whether the table only arranges panels on a page: its cells hold several paragraphs, or lists."""
    crowded = [
        cell for row in table.rows for cell in _distinct(row) if sum(bool(p.text.strip()) for p in cell.paragraphs) > 1
    ]
    return len(crowded) * 2 >= sum(len(_distinct(row)) for row in table.rows)


def _layout(table: Table, draft: Draft) -> None:
    for row in table.rows:
        for cell in _distinct(row):
            for part in _parts(cell._tc, cell):
                if isinstance(part, Table):
                    _table(part, draft)
                else:
                    _paragraph(part, draft, False)

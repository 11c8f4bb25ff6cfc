"""Word documents: paragraphs with their styles, lists, tables, text boxes and links, in the order of the page.

Where the file says where its pages break, places are pages; else each block is a line of the text as read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Document, Link, squashed
from heed.lessons.headings import kind_of
from heed.lessons.reading.accepted import accept
from heed.lessons.reading.drafts import Draft, Run, without
from heed.lessons.reading.numbering import Numbering, level_of

_LEVEL = re.compile(r"(\d)\s*$")
_TYPED_BULLET = re.compile(r"^\s*[•●▪■◦‣·–-]\s+")
_TYPED_NUMBER = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=\S)")
# The level of a heading inside a table: beneath any of the text.
_IN_TABLE = 8


def read(name: str, data: bytes) -> Document:
    """The document in a Word file. Raises UnusableInput where it cannot be opened."""
    try:
        word = docx.Document(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception:
        raise UnusableInput(
            f"{name} is a Word document that cannot be opened. Open it in Word, save it again and send that."
        ) from None
    accept(word.element.body)
    paged = bool(word.element.body.xpath(".//w:lastRenderedPageBreak | .//w:br[@w:type='page']"))
    draft = Draft("page" if paged else "line")
    draft.furniture.extend(_heads_and_feet(word))
    writer = _Writer(draft, Numbering(word), paged)
    for part in _parts(word.element.body, word):
        writer.part(part)
    for note in _footnotes(word):
        draft.add("note", [Run(note)])
    return draft.finished(name, "docx", data)


def _heads_and_feet(word: Any) -> list[str]:
    """What stands at the head or foot of the pages, once each."""
    found = [
        squashed(paragraph.text)
        for section in word.sections
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer)
        if not part.is_linked_to_previous
        for paragraph in part.paragraphs
    ]
    return list(dict.fromkeys(filter(None, found)))


def _footnotes(word: Any) -> Iterator[str]:
    """The words of footnotes and endnotes, which Word keeps in files of their own."""
    for part in word.part.package.iter_parts():
        if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
            for note in etree.fromstring(part.blob).iter(qn("w:footnote"), qn("w:endnote")):
                if note.get(qn("w:type")) is None:
                    yield squashed("".join(text.text or "" for text in note.iter(qn("w:t"))))


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


@dataclass
class _Writer:
    """Puts the parts of the file into the draft."""

    draft: Draft
    numbering: Numbering
    paged: bool

    def part(self, part: Paragraph | Table, *, boxed: bool = False) -> None:
        if isinstance(part, Table):
            self._table(part)
        else:
            self._paragraph(part, self.paged and not boxed)

    def _paragraph(self, paragraph: Paragraph, paged: bool) -> None:
        if paged and (not self.draft.units or _breaks_before(paragraph)):
            self.draft.turn()
        style = (paragraph.style.name or "") if paragraph.style is not None else ""
        runs, links = list(_runs(paragraph)), list(_links(paragraph))
        number = self.numbering.number(paragraph)
        if style.startswith(("Heading", "Title", "Subtitle")):
            self.draft.add("heading", runs, level=_heading_level(style), links=links, number=number)
        elif (listed := _list_level(paragraph, style)) is not None:
            self.draft.add("bullet", runs, level=listed, links=links, number=number)
        elif typed := _TYPED_BULLET.match("".join(run.text for run in runs)):
            self.draft.add("bullet", without(runs, typed.end()), links=links)
        elif (typed := _TYPED_NUMBER.match("".join(run.text for run in runs))) and not all(run.bold for run in runs):
            self.draft.add("bullet", without(runs, typed.end()), links=links, number=typed[1])
        else:
            self.draft.add("quote" if "Quote" in style else "paragraph", runs, links=links)
        if paged and paragraph._p.xpath(".//w:br[@w:type='page']"):
            self.draft.turn()

    def _table(self, table: Table) -> None:
        """A table of one column is a box around paragraphs; one of crowded cells arranges panels; any other is rows."""
        rows = [_distinct(row) for row in table.rows]
        if len(table.columns) == 1:
            self._boxes([row[0] for row in rows])
        elif not _is_layout(rows):
            for n, row in enumerate(rows):
                cells = [squashed(cell.text) for cell in row]
                self.draft.add("table_row", [Run(" | ".join(cells))], cells=cells, heading_row=n == 0)
        elif _names_columns(rows):
            for column in range(len(rows[0])):
                self.draft.add("heading", [Run(rows[0][column].text)], level=_IN_TABLE)
                self._boxes([row[column] for row in rows[1:] if column < len(row)])
        else:
            self._boxes([cell for row in rows for cell in row])

    def _boxes(self, cells: Iterable[Any]) -> None:
        for cell in cells:
            for part in _parts(cell._tc, cell):
                self.part(part, boxed=True)


def _breaks_before(paragraph: Paragraph) -> bool:
    return bool(paragraph._p.xpath(".//w:lastRenderedPageBreak")) or bool(paragraph.paragraph_format.page_break_before)


def _heading_level(style: str) -> int:
    match = _LEVEL.search(style)
    return int(match[1]) + 1 if match else 1 if style.startswith("Title") else 2


def _list_level(paragraph: Paragraph, style: str) -> int | None:
    listed = level_of(paragraph)
    if not style.startswith(("List Bullet", "List Number")):
        return listed
    match = _LEVEL.search(style)
    return max(listed or 0, int(match[1]) - 1 if match else 0)


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    for item in paragraph.iter_inner_content():
        runs = item.runs if hasattr(item, "runs") else [item]
        for run in runs:
            yield Run(run.text, bool(run.bold), bool(run.italic))


def _links(paragraph: Paragraph) -> Iterator[Link]:
    for link in paragraph.hyperlinks:
        if label := squashed(link.text):
            yield Link(label, link.url or (f"#{link.fragment}" if link.fragment else ""))


def _distinct(row: Any) -> list[Any]:
    """The cells of a row; one merged over several columns counts once."""
    cells: list[Any] = []
    for cell in row.cells:
        if not cells or cell._tc is not cells[-1]._tc:
            cells.append(cell)
    return cells


def _is_layout(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether cells hold several paragraphs, or lists: half of them, or of those beneath a row of heads."""
    told = rows[1:] if _names_columns(rows) else rows
    crowded = [cell for row in told for cell in row if _paragraphs(cell) > 1]
    return len(crowded) * 2 >= sum(len(row) for row in told)


def _names_columns(rows: Sequence[Sequence[Any]]) -> bool:
    heads = [squashed(cell.text) for cell in rows[0]]
    return len(rows) > 1 and all(_paragraphs(cell) <= 1 for cell in rows[0]) and any(map(kind_of, heads))


def _paragraphs(cell: Any) -> int:
    return sum(bool(paragraph.text.strip()) for paragraph in cell.paragraphs)

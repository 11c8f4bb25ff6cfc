"""Word: A4 on its side, a heading row repeated on each page, page numbers, and every word as it stands.

The rows are written as XML at once: python-docx takes a second for what this does in a twentieth.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from heed.chronology.events import Chronology
from heed.chronology.reading.guarding import escaped
from heed.chronology.reading.headings import TEN
from heed.chronology.writing import rows
from heed.chronology.writing.packing import settled

FONT = "Arial"
_INK = "1D4F7A"
_PAGE = (297, 210)
_MARGIN = 14
WIDTH = _PAGE[0] - 2 * _MARGIN
# How the width of the page is shared out, in millimetres.
_WIDTHS = {
    "chronology": (17, 24, 15, 33, 16, 31, 17, 30, 42, 44),
    "coverage": (30, 60, 40, 40, 99),
    "people": (22, 22, 26, 26, 26, 18, 26, 24, 24, 26, 29),
    "relationships": (35, 44, 48, 48, 47, 47),
    "record": (134, 135),
}
# Number, date, age, agency, words, action and comment, what to know.
TO_READ = (11, 33, 22, 34, 85, 50, 34)
_TITLES = {
    "chronology": "Chronology",
    "coverage": "What the records cover",
    "people": "People",
    "relationships": "Relationships",
    "record": "The record",
}


def as_bytes(chronology: Chronology) -> bytes:
    """The document."""
    document = blank()
    _add(document, "chronology", TEN, map(rows.of_event, chronology.events))
    for name, headings, written in rows.beside(chronology):
        _add(document, name, headings, written)
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def to_read(title: str, note: str, headings: tuple[str, ...], written: Iterable[tuple[str, ...]]) -> bytes:
    """A document of one table to be read by people, of seven columns as `TO_READ` shares out the page.

    note: a paragraph under the title. Nothing reads it back; `as_bytes` writes what does.
    """
    document = blank(title)
    document.add_heading(escaped(title), 1)
    document.add_paragraph(escaped(note))
    document.element.body.insert(len(document.element.body) - 1, parse_xml("".join(table(TO_READ, headings, written))))
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def blank(title: str = "Chronology") -> DocumentType:
    """An empty document of ours: A4 on its side, its fonts, the number of each page, and nobody's name in it."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    section.footer_distance = section.header_distance = Mm(7)
    _fonts(document)
    _page_numbers(section.footer.paragraphs[0]._p)
    for properties in ("author", "last_modified_by", "comments", "title"):
        setattr(document.core_properties, properties, title if properties == "title" else "")
    document.core_properties.language = "en-GB"
    return document


def _fonts(document: DocumentType) -> None:
    for name, size in (("Normal", 8), ("Heading 1", 15), ("Heading 2", 12), ("Footer", 8)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        if name.startswith("Heading"):
            style.font.color.rgb = RGBColor.from_string(_INK)
            style.paragraph_format.space_before = Pt(0 if name == "Heading 1" else 14)
            style.paragraph_format.space_after = Pt(4)


def _page_numbers(paragraph: Any) -> None:
    """ "Page 2 of 9", at the right."""
    paragraph.append(parse_xml(f'<w:pPr {nsdecls("w")}><w:jc w:val="right"/></w:pPr>'))
    for piece in ("Page ", "PAGE", " of ", "NUMPAGES"):
        run = f"<w:r><w:t xml:space='preserve'>{piece}</w:t></w:r>"
        xml = f"<w:fldSimple w:instr='{piece}'><w:r><w:t>1</w:t></w:r></w:fldSimple>" if piece.isupper() else run
        paragraph.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def _add(document: DocumentType, name: str, headings: tuple[str, ...], written: Iterable[tuple[str, ...]]) -> None:
    document.add_heading(_TITLES[name], 1 if name == "chronology" else 2)
    xml = "".join(table(_WIDTHS[name], headings, written))
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def table(widths: tuple[int, ...], headings: tuple[str, ...], written: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table as pieces of XML, its heading row on every page. widths: of the columns, in millimetres."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="A6B4C1"/>' for side in _SIDES)
    yield f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
    yield f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    yield '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    yield '<w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
    yield "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths) + "</w:tblGrid>"
    yield from _row(widths, headings, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", _HEADING_CELL, _HEADING_RUN)
    for row in written:
        yield from _row(widths, row, "<w:trPr><w:cantSplit/></w:trPr>", "", "")
    yield "</w:tbl>"


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEADING_CELL = f'<w:shd w:val="clear" w:color="auto" w:fill="{_INK}"/>'
_HEADING_RUN = '<w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'


def _row(widths: tuple[int, ...], cells: tuple[str, ...], row: str, cell: str, run: str) -> Iterator[str]:
    yield f"<w:tr>{row}"
    for width, text in zip(widths, cells, strict=True):
        yield f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{cell}</w:tcPr>'
        yield f'<w:p><w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr><w:r>{run}{_words(text)}</w:r></w:p></w:tc>'
    yield "</w:tr>"


def _words(text: str) -> str:
    """The text with its line ends and tabs as Word has them; those at either end as characters, so none is lost."""
    inner = text.strip("\n")
    start = len(text) - len(text.lstrip("\n"))
    ends = ("_x000A_" * start, "_x000A_" * (len(text) - len(inner) - start if inner else 0))
    lines = (ends[0] + escape(escaped(inner)) + ends[1]).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    broken = lines.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f"<w:t xml:space='preserve'>{broken}</w:t>"


def _twips(millimetres: int) -> int:
    return round(millimetres * 56.6929)

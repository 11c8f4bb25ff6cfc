"""The board paper as files: Word with headings and table headings, and a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from heed.chronology.pictures.paper import fonts
from heed.chronology.reading.guarding import escaped
from heed.chronology.writing import word
from heed.chronology.writing.packing import settled

WIDE = 166
NUMBERS_WIDE = 26


class CannotBeSet(ValueError):
    """What is to be printed has a sign that our fonts lack; the message says which and what to do."""


@dataclass(frozen=True)
class Table:
    """Rows of figures under headings; the first column says what the row is of."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Quote:
    """What somebody said, as a person let it stand. whose: as much as may be told."""

    words: str
    whose: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the paper. nothing: what is said where it holds nothing."""

    title: str
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    quotes: tuple[Quote, ...] = ()
    nothing: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.points or self.tables or self.quotes)


@dataclass(frozen=True)
class Paper:
    """The whole paper. house: whose it is. note: its date and what it stands on."""

    title: str
    house: str
    note: str
    day: date
    parts: tuple[Part, ...]
    colour: str = "#123c3a"

    @property
    def shown(self) -> tuple[Part, ...]:
        """The parts that hold something, or say that they do not."""
        return tuple(part for part in self.parts if part.nothing or not part.is_empty)


def as_docx(paper: Paper) -> bytes:
    """The paper in Word: A4, headings as headings, a heading row in each table, nobody's name in its properties."""
    document = _upright(paper)
    document.add_heading(escaped(paper.title), 1)
    for line in (paper.house, paper.note):
        document.add_paragraph(escaped(line))
    for part in paper.shown:
        _add(document, part)
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def _upright(paper: Paper) -> DocumentType:
    document = word.blank(paper.title)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    document.core_properties.title = paper.title
    document.core_properties.author = paper.house
    for name, size in (("Normal", 11), ("Heading 1", 20), ("Heading 2", 14), ("List Bullet", 11), ("Quote", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = word.FONT, Pt(size)
    document.styles["Quote"].paragraph_format.left_indent = Mm(8)
    document.styles["Quote"].font.color.rgb = None
    return document


def _add(document: DocumentType, part: Part) -> None:
    document.add_heading(escaped(part.title), 2)
    for line in part.lines or ((part.nothing,) if part.is_empty else ()):
        document.add_paragraph(escaped(line))
    for point in part.points:
        document.add_paragraph(escaped(point), style="List Bullet")
    for table in part.tables:
        caption = document.add_paragraph()
        caption.add_run(escaped(table.caption)).bold = True
        caption.paragraph_format.keep_with_next = True
        widths = (WIDE - NUMBERS_WIDE * (len(table.headings) - 1), *(NUMBERS_WIDE for _ in table.headings[1:]))
        xml = "".join(word.table(widths, table.headings, table.rows))
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
        document.add_paragraph()
    for quote in part.quotes:
        said = document.add_paragraph(f"“{escaped(quote.words)}”", style="Quote")
        if quote.whose:
            said.add_run(f" {escaped(quote.whose)}").italic = False


def as_pdf(paper: Paper) -> bytes:
    """The paper as a tagged PDF. Raises CannotBeSet for a sign that our fonts lack."""
    told = asdict(paper) | {"parts": [asdict(part) for part in paper.shown], "day": paper.day.isoformat()}
    return set_in_type("paper.typ", told, paper.day)


def set_in_type(template: str, told: dict[str, Any], day: date) -> bytes:
    """A template of this room with these words; the same words on the same day give the same bytes."""
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    return _compiled(template, json.dumps(told, ensure_ascii=False, sort_keys=True), noon)


@lru_cache(maxsize=16)
def _compiled(template: str, told: str, noon: int) -> bytes:
    here = Path(str(files(__package__)))
    try:
        pdf = typst.compile(
            input=str(here / template),
            root=str(here),
            font_paths=fonts(),
            sys_inputs={"told": told},
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=noon,
        )
    except typst.TypstError as fault:
        if "could not be displayed" not in str(fault):
            raise
        sign = str(fault).partition('"')[2].partition('"')[0]
        raise CannotBeSet(
            f"The PDF cannot show '{sign}', which its fonts do not hold. Write it in other letters, or take it as Word."
        ) from None
    return pdf

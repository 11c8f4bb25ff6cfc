"""The report of a review as a document: what was asked, who took part, what was found on what, what is asked of whom.

The two parts that a final report has to have stand in it always, and say so where nothing is written in them: the
improvements recommended, and the systemic or underlying reasons (the Child Safeguarding Practice Review and Relevant
Agency (England) Regulations 2018, SI 2018/789).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from docx.document import Document as DocumentType
from docx.shared import Mm, Pt

from heed.chronology.reading.guarding import escaped
from heed.chronology.writing import word
from heed.chronology.writing.packing import settled

NOTHING = "Nothing is written here yet."


@dataclass(frozen=True)
class Part:
    """A part of the report: a heading with paragraphs beneath, each a line of words with an optional title before it.

    parts: the parts within it. always: said to be empty, rather than left out, where nothing stands in it.
    """

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    always: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.lines and not any(not part.is_empty for part in self.parts)


@dataclass(frozen=True)
class Report:
    """The whole report. note: what stands under the title: its view and its date."""

    title: str
    note: str
    parts: tuple[Part, ...]

    @property
    def shown(self) -> tuple[Part, ...]:
        """The parts that hold something, or have to be there."""
        return tuple(part for part in self.parts if part.always or not part.is_empty)


def as_docx(report: Report) -> bytes:
    """The report in Word: A4, headings as headings, nobody's name in its properties."""
    document = _upright()
    document.core_properties.title = report.title
    document.add_heading(escaped(report.title), 1)
    document.add_paragraph(escaped(report.note))
    for part in report.shown:
        _add(document, part, 2)
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def _upright() -> DocumentType:
    document = word.blank()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in (("Normal", 11), ("Heading 1", 20), ("Heading 2", 15), ("Heading 3", 12)):
        style = document.styles[name]
        style.font.name, style.font.size = word.FONT, Pt(size)
    return document


def _add(document: DocumentType, part: Part, level: int) -> None:
    document.add_heading(escaped(part.title), level)
    if part.is_empty:
        document.add_paragraph(NOTHING)
    for title, words in part.lines:
        paragraph = document.add_paragraph()
        if title:
            paragraph.add_run(escaped(f"{title}: ")).bold = True
        paragraph.add_run(escaped(words))
    for inner in part.parts:
        _add(document, inner, min(level + 1, 3))

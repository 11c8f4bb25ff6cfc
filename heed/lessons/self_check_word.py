"""A self-check as a Word file: to be filled in at a meeting, or to be read with what was answered."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from heed.chronology.reading.guarding import escaped
from heed.chronology.writing.packing import settled
from heed.chronology.writing.word import blank

_PAGE = (210, 297)
TO_TICK = "\u2610 Yes   \u2610 Partly   \u2610 No   \u2610 Cannot tell"


@dataclass(frozen=True)
class Written:
    """One of the ten. answer, words, evidence, who: empty where nobody has answered yet."""

    title: str
    words: str
    answer: str = ""
    said: str = ""
    evidence: str = ""
    who: str = ""


def as_bytes(title: str, passages: Sequence[tuple[str, str]], rows: Sequence[Written]) -> bytes:
    """The document, A4 upright. passages: words of each lesson and where it stands."""
    document = blank(f"Self-check: {title}")
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    document.add_heading(escaped(f"Self-check: {title}"), 1)
    document.add_paragraph("Ten questions to ask yourselves about what was learned. There is no score.")
    for words, where in passages:
        document.add_paragraph(escaped(f"\u201c{words}\u201d"))
        document.add_paragraph(escaped(where))
    for number, row in enumerate(rows, 1):
        document.add_heading(escaped(f"{number}. {row.title}"), 2)
        paragraph = document.add_paragraph()
        paragraph.add_run(escaped(row.words)).bold = True
        paragraph.paragraph_format.keep_with_next = True
        document.add_paragraph(escaped(row.answer) if row.answer else TO_TICK)
        for heading, said in (("What we say", row.said), ("What shows it", row.evidence)):
            document.add_paragraph(escaped(f"{heading}: {said or '_' * 60}"))
        if row.who:
            document.add_paragraph(escaped(row.who))
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())

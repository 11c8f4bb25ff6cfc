"""Each sentence of a document, and where the first reading laid it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heed.lessons import sentences
from heed.lessons.documents import Block, Document, Passage
from heed.lessons.drawers import Drawers
from heed.lessons.outline import Outline, Section

LESSON, RECOMMENDATION, QUESTION, OTHER = "lesson", "recommendation", "question", "other"
_DRAWERS = ("case_facts", "context", "contacts", "requests", "conclusions", "notes", "titles", "unplaced")
# A passage may stand within another: so many before it are looked at.
_NESTED = 3


@dataclass(frozen=True)
class Laid:
    """A sentence, with start and end in its block, and where it lies.

    where: lesson, recommendation, question, lead (of a list), or the drawer; "" where it lies nowhere. item: what lies
    there. place: which of its block's sentences it is, of so many. fixed: it is a note, or belongs to something of
    several parts or to somebody's own account, and stays as it is.
    """

    section: Section
    block: Block
    start: int
    end: int
    words: str
    where: str
    item: Any
    place: int
    of: int
    fixed: bool = False

    @property
    def what(self) -> str:
        """lesson, recommendation, question or other."""
        return self.where if self.where in (LESSON, RECOMMENDATION, QUESTION) else OTHER


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    where: str
    item: Any
    fixed: bool = False


def sentences_laid(document: Document, found: Outline, drawers: Drawers) -> list[Laid]:
    """Every sentence of every section, in the order to be read."""
    spans = sorted(_spans(document, drawers), key=lambda span: span.start)
    starts = [span.start for span in spans]
    return [
        each
        for section in found.sections
        for block in section.blocks
        for each in _of_block(document, section, block, spans, starts)
    ]


def _of_block(
    document: Document, section: Section, block: Block, spans: list[_Span], starts: list[int]
) -> Iterator[Laid]:
    pieces = sentences.split(block.text) or [(0, len(block.text))]
    pieces = [(start, end) for start, end in pieces if block.text[start:end].strip(" *")]
    for n, (start, end) in enumerate(pieces):
        passage = document.passage(block, start, end)
        first = document.offset(passage.place)
        span = _over(first, first + passage.place.end - passage.place.start, spans, starts)
        where, item, fixed = (span.where, span.item, span.fixed) if span else ("", None, False)
        yield Laid(section, block, start, end, passage.words, where, item, n, len(pieces), fixed)


def _over(start: int, end: int, spans: list[_Span], starts: list[int]) -> _Span | None:
    """The span that holds most of what lies between two characters of the document."""
    last = bisect_right(starts, end)
    first = max(0, bisect_right(starts, start) - _NESTED)
    near = [(min(end, span.end) - max(start, span.start), span) for span in spans[first:last]]
    held = [(length, span) for length, span in near if length > 0]
    return max(held, key=lambda one: one[0])[1] if held else None


def _spans(document: Document, drawers: Drawers) -> Iterator[_Span]:
    def span(passage: Passage, where: str, item: object, fixed: bool = False) -> _Span:
        start = document.offset(passage.place)
        return _Span(start, start + passage.place.end - passage.place.start, where, item, fixed)

    for item in drawers.points:
        point, _ = item
        fixed = bool(point.owner or point.parts or point.question)
        yield span(point.passage, LESSON, item, fixed)
        yield from (span(part, LESSON, item, True) for part in point.parts)
        if point.question:
            yield span(point.question, QUESTION, item, True)
        if point.lead:
            yield span(point.lead, "lead", None, True)
    for asked in drawers.asked:
        yield span(asked.passage, RECOMMENDATION, asked, bool(asked.parts))
        yield from (span(part, RECOMMENDATION, asked, True) for part in asked.parts)
        if asked.lead:
            yield span(asked.lead, "lead", None, True)
    for question in drawers.questions:
        yield span(question, QUESTION, question)
    for response in drawers.responses:
        yield span(response.passage, "responses", response, bool(response.parts))
        yield from (span(part, "responses", response, True) for part in response.parts)
    for name in _DRAWERS:
        # A footnote or a speaker's note stays one, whatever it says.
        yield from (span(passage, name, passage, name == "notes") for passage in getattr(drawers, name))

"""What form a publication has and what kind of publication it is, told from its titles, its shape and what it holds."""

from __future__ import annotations

import re
from collections import Counter

from heed.lessons.documents import Document, Passage
from heed.lessons.outline import Outline

_BY_TITLE = (
    ("seven_minute_briefing", r"\b(?:7|seven)[- ]minute\b(?! briefings)"),
    ("learning_notes", r"\blearning notes?\b"),
    ("synopsis", r"\bsynopsis\b"),
    ("practice_note", r"\b(?:practice|briefing) note\b|\bpractice brief|\blearning lessons\b|\bpractice – briefing"),
    ("slides", r"\bpresentation\b|\bslides?\b"),
    ("report", r"\b(?:overview|final|full|executive summary) report\b|\bexecutive summary\b"),
)
# A full report is far longer than anything meant to be read at one sitting.
REPORT_WORDS = 8000
PANELS = range(5, 9)
LISTED_LINKS = 6
# A heading printed as often stands on every slide.
_SLIDES = 5


def form_of(document: Document, outline: Outline, titles: list[Passage]) -> str:
    """learning_notes, synopsis, seven_minute_briefing, practice_note, slides, report, page or other."""
    heads = " \n ".join([passage.words for passage in titles] + list(document.furniture)).lower()
    if document.unit == "slide" or _is_deck(outline):
        return "slides"
    if named := next((form for form, pattern in _BY_TITLE if re.search(pattern, heads)), ""):
        return named
    if sum(bool(section.number) for section in outline.sections) in PANELS:
        return "seven_minute_briefing"
    words = sum(len(block.words.split()) for block in document.blocks)
    if words > REPORT_WORDS:
        return "report"
    return "page" if document.format == "html" else "other"


def _is_deck(outline: Outline) -> bool:
    """A running head on many parts is that of slides, whatever the file was saved as."""
    repeated = Counter(passage.words for passage in outline.furniture).most_common(1)
    if repeated and repeated[0][1] >= _SLIDES:
        return True
    return len(outline.furniture) >= 8 and len(outline.sections) >= 12


def kind_of(form: str, *, learned: int, asked: int, links: int, bare: int, titles: list[Passage], reviews: int) -> str:
    """The kind of publication.

    learned, asked: how many lessons, and recommendations and questions, were found. bare: how many headings of no
    known kind stand over nothing, as the names of briefings do in a list of them.
    """
    if learned == 0 and bare >= LISTED_LINKS:
        return "index_page"
    if learned + asked == 0:
        return "index_page" if links >= LISTED_LINKS and reviews >= 2 else "not_learning"
    if links >= LISTED_LINKS * 2 and learned < links // 4 and reviews >= 3:
        return "index_page"
    if form == "seven_minute_briefing":
        return "seven_minute_briefing"
    if form == "report":
        return "full_review"
    heads = " ".join(passage.words for passage in titles).lower()
    return (
        "thematic_briefing"
        if re.search(r"\bthematic (?:review|briefing|learning)\b|\bthemes from\b", heads)
        else "learning_brief"
    )

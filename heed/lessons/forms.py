"""What form a publication has and what kind of publication it is, told from its titles, its shape and what it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from heed.lessons import headings
from heed.lessons.documents import Document, Passage
from heed.lessons.outline import Outline

_BY_TITLE = (
    ("seven_minute_briefing", r"\b(?:7|seven)[- ]?minute\b(?! briefings)"),
    ("learning_notes", r"\blearning notes?\b"),
    ("synopsis", r"\bsynopsis\b"),
    ("practice_note", r"\b(?:practice|briefing) note\b|\bpractice brief|\blearning lessons\b|\bpractice – briefing"),
    ("slides", r"\bpresentation\b|\bslides?\b"),
    ("report", r"\b(?:overview|final|full|executive summary) report\b|\bexecutive summary\b"),
)
# A full report is far longer than anything meant to be read at one sitting.
REPORT_WORDS = 8000
# As many paragraphs with a number ("5.2", "47.") are those of a report.
_NUMBERED_PARAGRAPHS = 4
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,3}(?:\.\d{1,3})?|[3-9]\d|1\d\d")
PANELS = range(5, 9)
LISTED_LINKS = 6
# A heading printed as often stands on every slide.
_SLIDES = 5
_SLIDE_NUMBERS = 4
_REVIEW_TITLE = re.compile(
    r"\b(?:serious case|significant case|practice|learning|case management|unified safeguarding) review\b"
    r"|\b(?:SUSR|LCSPR|SCR|CSPR|CPR|CMR)\b",
    re.IGNORECASE,
)
# A paper made out of a review says that it is one.
_TOLD_SHORTLY = re.compile(
    r"\b(?:brief(?:ing)?s?|summary|bulletin|notes?|leaflet|slides?|newsletter|one[- ]page|lessons|poster|synopsis"
    r"|minute"
    r"|presentation"
    r"|key (?:points|messages)|learning from|practice points)\b(?<!executive summary)",
    re.IGNORECASE,
)
# How a report of a review speaks; as many of them show that it is one.
_OF_A_REPORT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bterms of reference\b|\bscope of the review\b|\bkey lines? of enquiry\b",
        r"\bcommissioned (?:by|this|the)\b|\bthe criteria for\b|\bdischarges the duties\b",
        r"\b(?:lead|independent) (?:reviewer|author)\b|\b(?:review|overview) (?:panel|author|team)\b|\bthe panel\b",
        r"\bthis (?:review|SUSR|SCR|LCSPR|CPR|CMR)\b|\bthe (?:(?-i:R)eview|reviewer)\b",
        r"\b(?:extract|excerpt|chapter|part (?:one|two|three|four)|appendix|methodology)\b",
        r"\breview report\b|\b(?:overview|final|full) report\b|\bsection \d\.\d\b",
        r"\banalysis\b|\bfamily (?:composition|involvement|structure)\b|\bhindsight\b",
    )
)
_SIGNS_OF_A_REPORT = 2
# The first blocks of a document, and how many words a line of its title has at most.
_TITLES, _SHORT_LINE = 4, 15
_THEMATIC = re.compile(
    r"\bthematic\b|\bthemes from\b|\bcommon themes\b|\btheme of the (?:month|quarter|term|year)\b"
    r"|\bround-?up of\b"
    r"|\bdeep dive\b|\bdrawing (?:up)?on (?:\w+ ){0,3}reviews\b|\bdip sample of\b"
    r"|\b(?:learning|lessons|messages|findings) from (?:our |the |\w+ ){0,3}"
    r"(?:(?:rapid|practice|case|local) )*reviews\b"
    r"|\b(?:from|in|of|across) (?:our |the )?(?:last |recent )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})"
    r" (?:\w+ ){0,3}reviews\b|\blearning from (?:\w+ ){0,3}reviews\b.*\bthemes\b",
    re.IGNORECASE,
)


def form_of(document: Document, outline: Outline, titles: list[Passage]) -> str:
    """learning_notes, synopsis, seven_minute_briefing, practice_note, slides, report, page or other."""
    heads = " \n ".join([passage.words for passage in titles] + list(document.furniture)).lower()
    if document.unit == "slide" or _is_deck(document, outline):
        return "slides"
    opening = " \n ".join(block.words for block in document.blocks[:_TITLES] if _is_short(block.words)).lower()
    heads = (
        f"{heads} \n {opening}"
        if not re.search(_BY_TITLE[0][1], heads) and re.search(_BY_TITLE[0][1], opening)
        else heads
    )
    if named := next((form for form, pattern in _BY_TITLE if re.search(pattern, heads)), ""):
        return named
    words = sum(len(block.words.split()) for block in document.blocks)
    if words > REPORT_WORDS or _is_report(document, heads):
        return "report"
    if sum(bool(section.number) for section in outline.sections) in PANELS and _are_panels(outline):
        return "seven_minute_briefing"
    return "page" if document.format == "html" else "other"


def _is_report(document: Document, heads: str) -> bool:
    """Whether the document, or what is left of it, is a report: its paragraphs are numbered through, or it says so."""
    numbered = [block for block in document.blocks if _PARAGRAPH_NUMBER.fullmatch(block.number)]
    if len(numbered) >= _NUMBERED_PARAGRAPHS or (len(numbered) > 1 and bool(_REVIEW_TITLE.search(heads))):
        return True
    if len(numbered) > 1 and 2 * len(numbered) >= len(document.blocks):
        return True
    opening = " \n ".join([heads, *(block.words for block in document.blocks[:_TITLES] if _is_short(block.words))])
    if not _REVIEW_TITLE.search(opening) or _TOLD_SHORTLY.search(opening):
        return False
    whole = " ".join(block.words for block in document.blocks)
    return sum(bool(sign.search(whole)) for sign in _OF_A_REPORT) >= _SIGNS_OF_A_REPORT


def _is_short(words: str) -> bool:
    return len(words.split()) <= _SHORT_LINE


def _are_panels(outline: Outline) -> bool:
    """Whether the numbered sections have short titles, as panels do, and hold most of the document."""
    numbered = [section for section in outline.sections if section.number]
    short = sum(len(headings.without_number(section.words).split()) <= 8 for section in numbered)
    return short * 5 >= len(numbered) * 4


def _is_deck(document: Document, outline: Outline) -> bool:
    """A running head on many parts is that of slides, whatever the file was saved as; so are numbers after each."""
    repeated = Counter(passage.words for passage in outline.furniture).most_common(1)
    if repeated and repeated[0][1] >= _SLIDES:
        return True
    if len(outline.furniture) >= 8 and len(outline.sections) >= 12:
        return True
    numerals = [block.words for block in document.blocks if block.kind == "numeral"]
    in_order = [str(n) for n in range(1, len(numerals) + 2)]
    # The number of the first slide may stand on the line of its title.
    follow = numerals in (in_order[:-1], in_order[1:])
    return len(numerals) >= _SLIDE_NUMBERS and follow and document.blocks[0].kind != "numeral"


@dataclass(frozen=True)
class Held:
    """What was found in a document. learned: lessons; judged: those that find fault or praise; asked: recommendations
    and questions. announced: headings that announce lessons or recommendations. links; bare: headings of no known kind
    over nothing, as the names of briefings are in a list of them. reviews: labels of reviews named.
    """

    learned: int
    judged: int
    asked: int
    announced: int
    links: int
    bare: int
    reviews: int


def kind_of(form: str, held: Held, titles: Sequence[Passage], words: Sequence[str]) -> str:
    """The kind of publication. words: those of each block of the document, in their order."""
    if _is_index(held, words):
        return "index_page"
    if held.learned + held.asked == 0 or _is_another_page(held, titles, words):
        return "not_learning"
    heads = " ".join(passage.words for passage in titles)
    if form == "seven_minute_briefing":
        return "seven_minute_briefing"
    if _THEMATIC.search(" ".join([heads, *words[:_OPENING]])):
        return "thematic_briefing"
    return "full_review" if form == "report" else "learning_brief"


_FEW = 3
_PUBLICATION_NAMED = re.compile(
    r"\b(?:reports?|briefings?|bulletins?|leaflets?|podcasts?|summar(?:y|ies)|slides|newsletters?|toolkits?|guides?|notes?"
    r"|(?:practice|case|learning|rapid|safeguarding|management) reviews?|adroddiad|crynodeb)\b"
    r"|\b(?:SCR|LCSPR|CSPR|CPR|CMR|SUSR|SAR|APR|MAPF)\b",
    re.IGNORECASE,
)
_TURNED = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"(?:previous|next)\s*[>»›]{1,2}|[<«‹]{1,2}\s*previous|\bpage \d+ of \d+\b|(?:^| )1\s+2\s+(?:3|next)",
        r"\bfilter (?:by|results)\b|\bsort by\b|\bshowing \d+"
        r"|\b\d+ results\b|\bsearch (?:the|our) (?:library|reviews)\b",
        r"\b(?:currently available|on request|archived? (?:reviews|reports)|previous reviews)\b",
    )
)
_MORE = re.compile(
    r"^\W*(?:read more|view|download|open|see more)\b|\(?(?:pdf|docx?)\b[,)]?(?: ?\d+ ?[km]b)?", re.IGNORECASE
)
# The blocks in which a paper says what it is.
_OPENING = 6
# So many findings on practice are learning, whatever else the page says.
_TEACHES = 4
_LONG = 400


def _is_index(held: Held, words: Sequence[str]) -> bool:
    """Whether a page leads to publications and holds none: links, names of publications, a way to the next page."""
    if held.learned == 0 and held.bare >= LISTED_LINKS and _names_publications(words):
        return True
    if held.learned + held.asked == 0 and held.links >= LISTED_LINKS and held.reviews >= 2:
        return True
    if held.judged < 2 and held.links >= LISTED_LINKS and held.reviews >= 3:
        return True
    if held.judged < 2 and not (held.announced and held.learned + held.asked) and _leads_on(held, words):
        return True
    return held.links >= LISTED_LINKS * 2 and held.learned < held.links // 4 and held.reviews >= 3


def _names_publications(words: Sequence[str]) -> bool:
    return any(_PUBLICATION_NAMED.search(each) for each in words)


def _leads_on(held: Held, words: Sequence[str]) -> bool:
    """Whether the page is turned, filtered or read more of, and names publications in short lines."""
    named = [each for each in words if _is_short(each) and _PUBLICATION_NAMED.search(each)]
    turned = sum(bool(sign.search("\n".join(words))) for sign in _TURNED)
    more = sum(bool(_MORE.search(each)) for each in words)
    return len(named) >= _FEW and (
        turned > 0 or more >= _FEW or held.links >= LISTED_LINKS or len(named) * 2 >= len(words)
    )


def _is_another_page(held: Held, titles: Sequence[Passage], words: Sequence[str]) -> bool:
    """Whether a page is of a kind that teaches nothing from a review, or holds too little that does."""
    if held.judged >= _TEACHES or (held.judged >= 2 and held.announced and held.asked):
        return False
    whole, heads = "\n".join(words), "\n".join([*(title.words for title in titles), *words[:2]])
    weight = max(
        sum(bool(sign.search(whole)) + bool(sign.search(heads)) for sign in signs) for signs in _other_pages().values()
    )
    least = 3 if len(whole.split()) > _LONG or held.announced else 2
    return weight >= least or (held.judged == 0 and not held.announced and held.asked < 2)


@cache
def _other_pages() -> dict[str, tuple[re.Pattern[str], ...]]:
    text = files("heed.lessons").joinpath("other_pages.yaml").read_text(encoding="utf-8")
    return {kind: tuple(_signs(signs)) for kind, signs in yaml.safe_load(text).items()}


def _signs(written: Iterable[str]) -> Iterable[re.Pattern[str]]:
    return (re.compile(each, re.IGNORECASE | re.MULTILINE) for each in written)

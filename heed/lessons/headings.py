"""What the headings of these publications announce, and which lines are headings at all.

The kinds follow the common skeleton of the five forms: what happened, what was learned, what good looks like, what it
means for the reader, what the partnership will do, who to ask, how to answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

import yaml

from heed.lessons import sentences, sorting
from heed.lessons.documents import Block

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (each["kind"], re.compile("|".join(each["announced_by"])))
    for each in yaml.safe_load(files("heed.lessons").joinpath("headings.yaml").read_text(encoding="utf-8"))
)
_PUBLICATION = re.compile(
    r"\b(?:learning notes?|synopsis|briefing(?: note| paper)?|(?:7|seven)[- ]minute|learning (?:brief|summary|bulletin)"
    r"|practice (?:note|brief)|newsletter|presentation|slides?|executive summary|overview report|final report"
    r"|learning from (?:\w+ ){0,5}reviews?)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:local |child |adults? |multi-agency )*(?:safeguarding )?(?:serious case|safeguarding|practice"
    r"|learning|thematic|rapid|case) reviews?\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"\b(?:presentation|slides?|briefing|document|session|pack|note|summary)\b.*\b(?:contains?|covers?"
    r"|sets? out|includes?|looks? at)\b",
    re.IGNORECASE,
)
_LEADING_NUMBER = re.compile(
    r"^\s*\(?(\d{1,2})[.:)]?\s+(?!minute)(?=\S)|^(?:panel|step|section)\s+(\d{1,2})\s*[-–:.]?\s*", re.IGNORECASE
)
# The label of a review alone ("Case S") is its name and announces nothing.
_ONLY_LABEL = re.compile(r"(?:case of )?(?:case|child|family|baby|young person|adult) [a-z]{1,3}\d{0,3}(?:/\w{1,4})?")
_NUMBERED = re.compile(r"(?:key )?(?:recommendation|finding|theme|learning point) (\d{1,2})\b", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s,.:(–-]*\bcont(?:inued|'d|’d|d)?\b\.?\s*\)?\s*$", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|did|does|do|been|be|needs?"
    r"|sets?|includes?"
    r"|came|arose|highlights?|found|noted|led|took|made|shows?|showed|resulted|focus(?:s?ed|es)|identified|agreed)\b",
    re.IGNORECASE,
)
_NOT_A_HEADING = re.compile(
    r"^(?:published|issued|updated|version|please|thanks?|dear|see|visit|call|email|contact|tel|phone|if "
    r"|for more|click|date)\b|https?://|www\.|@|\d{5,}"
    r"|\b\d{3,5} \d{3,4} \d{3,4}\b",
    re.IGNORECASE,
)
_ADDRESSES_READER = re.compile(r"\b(?:you|your|i|my|me)\b", re.IGNORECASE)
# "What we are doing" has a verb and is a heading all the same.
_NAMES_BY_ASKING = re.compile(r"(?:\d{1,2}[.)]? )?(?:what|how|why|who|where) (?!\w+\W*$)", re.IGNORECASE)
LONGEST = 14
# A longer line that ends in a colon introduces the list after it.
LONGEST_LEAD = 7


def kind_of(title: str) -> str:
    """The kind of section that a title announces; empty where it names a theme of its own."""
    bare = _CONTINUED.sub("", without_number(title)).strip(" :–-?.").lower().replace("’", "'")
    if _ONLY_LABEL.fullmatch(bare):
        return ""
    # The type of review is a name, whose words ("learning", "child") announce nothing.
    bare = _REVIEW.sub("review", bare)
    return next((kind for kind, pattern in _KINDS if pattern.search(bare)), "")


def names_a_section(words: str) -> bool:
    """Whether a few words name a kind of section and are no sentence."""
    return bool(kind_of(words)) and not _FINITE.search(words)


def announces_contents(words: str) -> bool:
    """Whether a line introduces the list of what the document holds."""
    return bool(_CONTENTS.search(words))


def names_a_review(title: str) -> bool:
    """Whether the title names a review and announces nothing else ("Serious Case Review - Child K")."""
    return bool(_REVIEW.search(title)) and not kind_of(title) and not sentences.is_question(title)


def names_a_publication(title: str) -> bool:
    """Whether the title is that of the publication itself."""
    return bool(_PUBLICATION.search(title))


def number_of(title: str) -> str:
    """The number printed before a title."""
    match = _LEADING_NUMBER.match(title) or _NUMBERED.match(title)
    return next((group for group in match.groups() if group), "") if match else ""


def without_number(title: str) -> str:
    return _LEADING_NUMBER.sub("", title)


def without_continued(title: str) -> str:
    """The title of the section that a title carries on, or the title itself."""
    return _CONTINUED.sub("", title).strip()


def is_continued(title: str) -> bool:
    """Whether the title says that it carries on the section before it."""
    return bool(_CONTINUED.search(title))


def reads_as_heading(block: Block, following: Sequence[Block], only_known: bool, before: Block | None = None) -> bool:
    """Whether an unmarked paragraph is a heading.

    following, before: the blocks after and before it. only_known: the document marks its headings, so that an unmarked
    one must announce a kind that these publications have.
    """
    words = block.words
    if len(following) == 1 and sorting.signs_off(words):
        return False
    if block.links or not following or (_NOT_A_HEADING.search(words) and not _is_announced_in_capitals(words)):
        return False
    if not (words[:1].isupper() or words[:1].isdigit()) or words.endswith((".", ",", ";", "”")):
        return False
    length = len(without_number(words).split())
    if length > LONGEST and not (words.upper() == words and length <= LONGEST + 6):
        return False
    if sentences.is_question(words):
        among = before is not None and before.kind != "heading" and sentences.is_question(before.words)
        return (not among or bool(kind_of(words))) and _is_heading_question(words, following[0])
    if words.endswith(":"):
        return bool(kind_of(words)) and length <= LONGEST_LEAD and not _FINITE.search(words)
    if only_known:
        return bool(kind_of(words)) and length <= 6 and bool(_NAMES_BY_ASKING.match(words) or not _FINITE.search(words))
    return not _FINITE.search(without_number(words)) or (length <= 6 and bool(kind_of(words)))


def _is_announced_in_capitals(words: str) -> bool:
    """Whether a line is a heading by its capitals, though it begins as a request does ("PLEASE TELL US ...")."""
    return words.isupper() and bool(kind_of(words)) and not re.search(r"\d|www\.|@", words, re.IGNORECASE)


def _is_heading_question(words: str, following: Block) -> bool:
    """A question that its section answers is a heading; one that the reader should answer is not."""
    if len(words.split()) > LONGEST or len(sentences.split(words)) > 1:
        return False
    asks_on = sentences.is_question(following.words)
    if kind_of(words):
        # "What would you do?" inside a run of questions is one of them, though it looks like a title.
        return not asks_on or following.kind == "bullet" or not _is_prompt(words)
    return not asks_on and following.kind in ("paragraph", "bullet") and not _ADDRESSES_READER.search(words)


def _is_prompt(words: str) -> bool:
    return bool(re.match(r"(?:are|do|does|did|is|have|has|would|could|can|should|how|am)\b", words, re.IGNORECASE))

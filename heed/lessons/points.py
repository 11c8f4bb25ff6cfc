"""Learning points out of the sections that hold them: a list of bullets, paragraphs, or accounts with their owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heed.lessons import sentences, sorting, stance
from heed.lessons.documents import Block, Document, Passage
from heed.lessons.outline import Section

_FOOTNOTE = re.compile(r"^(?:[¹²³⁴-⁹*†]|\[\d+\]|\(\d+\))\s*\S")
_LEAD = re.compile(r"(?::|,? i\.e\.?|,? e\.g\.?|\bthat|\bincluding|,? namely)$", re.IGNORECASE)
# A heading of one to three words that names somebody: what stands beneath it is what they say.
_ROLE = re.compile(
    r"^(?:the )?(?:child(?:'s|’s)? )?(?:minders?|childminders?|(?:[a-z]+ )?(?:workers?|officers?|advisers?)"
    r"|health visitors?|gps?|police|mash|schools?|teachers?"
    r"|mid-?wi(?:fe|ves)|foster carers?|mothers?|fathers?|parents?|both parents|step-?fathers?|step-?mothers?"
    r"|family|children"
    r"|practitioners?|professionals?|nurses?|consultants?|paediatricians?|housing|nursery|early years)$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:said|says|states?|stated|asserts?|adamant|recall\w*|recollect\w*|told|felt|clear that|maintains?"
    r"|described)\b"
    r"|\b(?:recollections?|accounts?|views?) (?:of|from)\b",
    re.IGNORECASE,
)
_DIFFER = re.compile(r"\b(?:recollections?|accounts?|versions?|views?)\b.*\bdiffer(?:ent|ed|s)?\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:to|will) be (?:\w+ )?(?:published|shared|available|issued|told)\b|\bresponse plan\b|\bwill be published\b",
    re.IGNORECASE,
)
# As many sentences hold more than one point.
_MANY = 3
_GOES_ON = re.compile(
    r"(?:this|these|that|such|it|they|as a result|consequently|therefore|for example|in doing so|which)\b",
    re.IGNORECASE,
)
SHORT_LEAD = 9
# Fewer words in a paragraph name something, unless they tell their reader what to do.
_SENTENCE = 5


@dataclass(frozen=True)
class Point:
    """A point before its themes are known. question: the question printed with it in the same bullet."""

    passage: Passage
    question: Passage | None = None
    owner: str = ""
    under: str = ""
    lead: Passage | None = None
    parts: tuple[Passage, ...] = ()


def is_footnote(block: Block) -> bool:
    """Whether the block is a note to a mark elsewhere, or a speaker's note."""
    return block.kind == "note" or bool(_FOOTNOTE.match(block.words))


def is_lead(block: Block, following: Block | None) -> bool:
    """Whether the block only introduces the list after it."""
    if following is None or following.kind != "bullet" or not _LEAD.search(block.words):
        return False
    return block.kind != "bullet" or following.level > block.level


def owner_of(section: Section, siblings: Sequence[Section]) -> str:
    """Whose account a section is: its heading names somebody, and its own words speak as they do."""
    if not _ROLE.match(section.words.rstrip(":")):
        return ""
    said = any(_SAYS.search(block.words) for block in section.blocks[:2])
    announced = any(_DIFFER.search(block.words) for sibling in siblings for block in sibling.blocks[:1])
    return section.words.rstrip(":") if said and (announced or _introduces(section)) else ""


def _speaker(section: Section, block: Block) -> str:
    """Under the heading of a person, whoever says what the block holds; the review's own words belong to nobody."""
    says = _SAYS.search(block.words) or block.kind == "quote" or block.italic
    return section.words.rstrip(":") if says and _ROLE.match(section.words.rstrip(":")) else ""


def _introduces(section: Section) -> bool:
    first = section.blocks[0] if section.blocks else None
    return first is not None and first.kind == "paragraph" and bool(_LEAD.search(first.words))


def points_of(document: Document, section: Section, owner: str) -> Sequence[tuple[Point | None, Block]]:
    """Each block of a section of learning with the point it holds; None for a block that holds none.

    A question printed beneath a point or beside it, one step further in, is that point's and has no entry of its own.
    """
    found: list[tuple[Point | None, Block]] = []
    lead: Block | None = None
    lists = any(block.kind == "bullet" for block in section.blocks)
    for n, block in enumerate(section.blocks):
        following = section.blocks[n + 1] if n + 1 < len(section.blocks) else None
        if lead is not None and (block.kind != "bullet" or (lead.kind == "bullet" and block.level <= lead.level)):
            lead = None
        if is_lead(block, following):
            lead = block
            spoken = owner and len(block.words.split()) > SHORT_LEAD
            found.append((_point(document, section, block, None, owner) if spoken else None, block))
        elif sentences.asked_at_end(block.text) == 0:
            _ask(document, block, found)
        elif block.kind == "bullet" or (_stands_alone(block) and not (lists and _introduces_nothing(block))):
            found.extend(_points(document, section, block, lead, owner))
        else:
            found.append((None, block))
    return found


def _points(
    document: Document, section: Section, block: Block, lead: Block | None, owner: str
) -> list[tuple[Point | None, Block]]:
    """The points of one block: one, but in a paragraph of many sentences each that judges practice is one."""
    pieces = sentences.split(block.text)
    judged = [stance.judges(block.text[start:end]) for start, end in pieces]
    whole = block.kind != "paragraph" or len(pieces) < _MANY or sum(judged) < 1 or owner or _speaker(section, block)
    if whole or sentences.asked_at_end(block.text) is not None:
        return [(_point(document, section, block, lead, owner), block)]
    found: list[tuple[Point | None, Block]] = []
    for start, end, told in _runs_of(block.text, pieces, judged):
        passage = document.passage(block, start, end)
        piece = replace(block, text=passage.text, place=passage.place, spans=(), number="")
        found.append((Point(passage, None, "", section.words) if told else None, piece))
    return found


def _runs_of(text: str, pieces: Sequence[tuple[int, int]], judged: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether it is a point: a sentence that goes on with the one before it stays with that."""
    runs: list[tuple[int, int, bool]] = []
    for (start, end), told in zip(pieces, judged, strict=True):
        goes_on = runs and (_GOES_ON.match(text[start:end]) or (not told and not runs[-1][2]))
        if goes_on and (runs[-1][2] or not told):
            runs[-1] = (runs[-1][0], end, runs[-1][2])
        else:
            runs.append((start, end, told))
    return iter(runs)


def _ask(document: Document, block: Block, found: list[tuple[Point | None, Block]]) -> None:
    """Give a question to the point it is printed with, or let it stand for itself."""
    point, before = found[-1] if found else (None, block)
    if point is not None and point.question is None and block.kind == "bullet" and block.level > before.level:
        found[-1] = (replace(point, question=document.passage(block)), before)
    else:
        found.append((None, block))


def _stands_alone(block: Block) -> bool:
    words = block.words
    if block.kind not in ("paragraph", "quote", "table_row") or is_footnote(block):
        return False
    if len(words.split()) < _SENTENCE and not (words.endswith(".") and stance.says_what_is_expected(words)):
        return False
    if sorting.is_only_address(block.text) or sorting.is_request(words) or sorting.is_contact(words):
        return False
    return not (sorting.is_about_document(words) or sorting.is_signature(words) or _is_announced(words))


def _is_announced(words: str) -> bool:
    """A sentence about what will be published: a promise of the board, not a lesson."""
    return bool(_ANNOUNCED.search(words))


def _introduces_nothing(block: Block) -> bool:
    """Beside bullets a paragraph is a point only where it speaks as one: somebody's words, or an appraisal."""
    return not (block.kind == "quote" or block.italic or len(block.words.split()) >= 8)


def _point(document: Document, section: Section, block: Block, lead: Block | None, owner: str) -> Point:
    owner = owner or _speaker(section, block)
    asked = sentences.asked_at_end(block.text)
    introduced = document.passage(lead) if lead is not None else None
    under = section.words
    if asked:
        said, question = document.passage(block, 0, asked), document.passage(block, asked)
        return Point(said, question, owner, under, introduced)
    return Point(document.passage(block), None, owner, under, introduced)

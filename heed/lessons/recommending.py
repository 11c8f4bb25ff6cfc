"""Recommendations: number, addressee and parts, wherever the document prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heed.lessons import headings, sorting
from heed.lessons.documents import Block, Document, Passage
from heed.lessons.outline import Section
from heed.lessons.points import is_footnote

_FOR = re.compile(r"\brecommendations?(?: \d+)? (?:for|to)(?: the)? (?P<who>.+?)\s*:?$", re.IGNORECASE)
_BOLD_LEAD = re.compile(r"^\*\*(?P<who>[^*]{2,80}?)(?::\*\*|\*\*:)\s*(?=\S)")
_PRINTED = re.compile(
    r"^(?:recommendation\s+)?(?P<number>\d{1,2}[a-z]?)[.:)]\s+|^(?:R|Rec\.?\s?)(?P<short>\d{1,2})[.:)]?\s+(?=[A-Z])",
    re.IGNORECASE,
)
# "Recommendation 3 for the Board: that ...", bold or not.
_NUMBERED_FOR = re.compile(
    r"^\*{0,2}Recommendation (?P<number>\d{1,2}[a-z]?)\*{0,2}:? (?:for|to) \*{0,2}(?P<who>[^:*]{2,80}?)"
    r"(?::\*{0,2}|\*{2}:)\s+(?=\S)",
    re.IGNORECASE,
)
# A line over recommendations, not one of them: "the review asks for the following actions:".
_INTRODUCES = re.compile(
    r"\b(?:following|these|below)\b[^.]*\b(?:actions?|recommendations?|changes?|steps)\b"
    r"|\b(?:actions?|recommendations?|changes?|steps)\b[^.]*\b(?:following|below|are|were)\b"
    r"|\b(?:recommends|accept the following|the following)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"^(?:(?:that )?(?P<across>[Aa]cross the (?:partnership|board|county|city|borough))[,:]?\s*)?"
    r"(?:that )?(?P<who>(?:the |all |each )?(?:[A-Z][\w&'’-]*|agenc(?:y|ies)|partnerships?|boards?|services?"
    r"|partners?|schools?"
    r"|children['’]s|and|of|for|in|health|education|police|social care|commissioners?|trusts?"
    r"|practices?)(?: (?:[A-Z][\w&'’-]*|agenc(?:y|ies)"
    r"|partnerships?|boards?|services?|partners?|children['’]s|and|of|for|the|in|health|education|police"
    r"|social care|commissioners?|trusts?))*)"
    r" (?:should|must|to|will|needs? to)\b",
)
_ASKED = re.compile(r"(?P<who>[A-Z][^.;:]{2,60}?) (?:is|are) (?:asked|invited|requested|recommended) to\b")
_BODY = re.compile(
    r"\b(?:[Bb]oards?|[Pp]artnerships?|[Aa]genc(?:y|ies)|[Ss]ervices?|[Tt]rusts?|[Cc]ommissioners?|[Cc]ouncils?"
    r"|[Pp]artners|[Cc]ommittees?|[Ss]ub-?group|[Gg]roups?|[Ss]chools|[Pp]olice|[Cc]onstabulary|[Ss]ocial [Cc]are"
    r"|[Hh]ealth [Bb]oards?|MASH|NHS|ICB|CCG|LSCB|[Oo]fficers|[Mm]anagers|[Aa]uthorit(?:y|ies)|[Pp]roviders?"
    r"|[Pp]ractices|[Hh]ospitals?)\b"
)
_NAMES_BODY = re.compile(r"[A-Z]|\b(?:board|partnership|agencies|council|trust)\b")
# "That the Board audits ...": who is asked stands between the first word and the verb.
_THAT = re.compile(
    r"^That (?P<who>(?:the |all )?(?:[A-Z][\w&'’-]*|agencies|schools|health|police|services|partners)"
    r"(?:(?:,| and| of| for)? (?:[A-Z][\w&'’-]*|agencies|schools|health|police|services|partners|social care))*)"
    r" (?!is\b|are\b|be\b|and\b|of\b|for\b)[a-z]{3,}\b"
)
# Who should do it may also stand after a clause: "On such and such, the Board should ...".
_AMONG = re.compile(
    r"[^.?!]{3,120}[,;] (?:that )?(?P<who>(?:the|every|each|all|both) (?:[A-Z][\w'’-]*|agenc(?:y|ies)|partners?"
    r"|partnership|boards?|services?)"
    r"(?: [A-Z][\w'’-]*| agenc(?:y|ies)| boards?| services?){0,4}) (?:should|must)\b"
)
_ASKS = re.compile(r"\b(?:should|must|needs? to|is asked|are asked|recommend\w*|That|is to|are to)\b")
_GOES_ON = re.compile(
    r"(?P<who>(?:[Tt]he |[Aa]ll |[Ee]ach )?[^.:;]{3,70}?) (?:should|must|will|needs? to|(?:is|are) asked to|to):$"
)
_RUN_IN = re.compile(r"^(?P<who>[A-Z][\w&'’ ,-]{2,70}?):\s+(?=[A-Z])")


@dataclass(frozen=True)
class Asked:
    """One recommendation as found. addressee: as printed, its pieces joined; empty where none is named."""

    passage: Passage
    number: str = ""
    addressee: str = ""
    lead: Passage | None = None
    parts: tuple[Passage, ...] = ()


def recommendations_of(document: Document, section: Section) -> Iterator[tuple[Asked | None, tuple[Block, ...]]]:
    """Each recommendation of a section with the blocks it takes; (None, block) for a block that is none."""
    number, who = _from_title(section)
    fallback = _heading_names(section)
    lists = any(block.kind == "bullet" for block in section.blocks)
    lead: Passage | None = None
    asks_all = ""
    for head, parts in _grouped(section.blocks):
        lead = lead if head.kind == "bullet" else None
        if introduced := None if parts else _asks_for_all(head, section):
            lead, asks_all = document.passage(head), introduced
        elif is_footnote(head) or not (lead or _may_be(head)) or (lists and not parts and _stands_beside(head)):
            yield None, (head, *parts)
        else:
            asked = _asked(document, head, parts, number, who)
            yield (
                replace(asked, addressee=asked.addressee or (asks_all if lead else fallback), lead=lead),
                (head, *parts),
            )
            number = ""


def asks_a_body(words: str) -> bool:
    """Whether a sentence says what a body should do ("All agencies should ...", "The Trust is asked to ...")."""
    match = _SHOULD.match(words) or _ASKED.match(words)
    return match is not None and bool(_BODY.search(match["who"]))


def _asks_for_all(head: Block, section: Section) -> str:
    """Whom a line names that goes on in each item of the list after it ("The executive should:"); empty for another."""
    position = section.blocks.index(head)
    match = _GOES_ON.match(head.words)
    after = section.blocks[position + 1 : position + 2]
    return match["who"] if match and head.kind != "bullet" and after and after[0].kind == "bullet" else ""


def _from_title(section: Section) -> tuple[str, str]:
    match = _FOR.search(headings.without_number(section.words))
    number = headings.number_of(section.words)
    # "04 Recommendations" numbers the panel; "4. Recommendation for ..." numbers what is recommended.
    own = number and (match or re.search(r"\brecommendation\b", section.words, re.IGNORECASE))
    return (number, match["who"].strip() if match else "") if own else ("", "")


def _heading_names(section: Section) -> str:
    """Whom a heading over all recommendations names ("Recommendations to the Board"); empty where it names no body."""
    match = _FOR.search(headings.without_number(section.words))
    return match["who"].strip() if match and _NAMES_BODY.search(match["who"]) else ""


def _grouped(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """A block with the deeper bullets after it; a paragraph that ends in a colon takes the bullets after it."""
    n = 0
    while n < len(blocks):
        head, parts = blocks[n], []
        n += 1
        while n < len(blocks) and _is_part(head, blocks[n]):
            parts.append(blocks[n])
            n += 1
        yield head, parts


def _is_part(head: Block, block: Block) -> bool:
    if block.kind != "bullet":
        return False
    if head.kind == "bullet":
        return block.level > head.level
    return head.words.endswith(":") and len(head.words.split()) > 7 and not _introduces(head)


def _introduces(head: Block) -> bool:
    """Whether a line only says that recommendations follow."""
    return head.kind != "bullet" and head.words.endswith(":") and bool(_INTRODUCES.search(head.words))


def _may_be(block: Block) -> bool:
    words = block.words
    if sorting.is_only_address(block.text) or len(words.split()) < 4:
        return False
    if block.kind == "bullet" or block.number:
        return True
    if _introduces(block):
        return False
    if words.endswith(":"):
        return bool(_BOLD_LEAD.match(block.text)) or len(words.split()) > 14
    return not (sorting.is_about_document(words) or sorting.is_contact(words))


def _stands_beside(block: Block) -> bool:
    """Whether a paragraph beside a list of recommendations is none itself: it asks nothing of anybody."""
    return block.kind != "bullet" and not _ASKS.search(block.words)


def _asked(document: Document, head: Block, parts: Sequence[Block], number: str, who: str) -> Asked:
    start, addressee = 0, who
    if named := _NUMBERED_FOR.match(head.text):
        return Asked(document.passage(head, named.end()), named["number"], named["who"].strip())
    if bold := _BOLD_LEAD.match(head.text):
        start = bold.end()
        addressee = f"{who} {bold['who']}".strip()
    printed = _PRINTED.match(head.text[start:])
    if printed:
        number, start = printed["number"] or printed["short"], start + printed.end()
    rest = head.text[start:]
    if not addressee and (run_in := _RUN_IN.match(rest)):
        addressee, start = run_in["who"], start + run_in.end()
    asked = Asked(
        document.passage(head, start), number or head.number, addressee or head.addressee or _from_words(rest)
    )
    return replace(asked, parts=tuple(document.passage(part) for part in parts))


def _from_words(text: str) -> str:
    text = re.sub(r"^For (?=the |all |each |[A-Z])", "", text)
    match = _SHOULD.match(text)
    if match is None:
        match = _THAT.match(text) or _AMONG.match(text)
        across = re.match(r"(?:That )?across (the (?:partnership|board))\b", text, re.IGNORECASE)
        return match["who"] if match else across[1] if across else ""
    who = match["who"].removeprefix("That ").strip()
    if who.lower() in ("this", "this review", "it", "there", "the"):
        return ""
    return f"{who} {match['across'].lower()}" if match["across"] else who

"""Counts as the document gives them, against what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.lessons.contradictions.spoken import NUMBER, number, sentences_of
from heed.lessons.documents import Block, Document
from heed.lessons.publications import Contradiction, Publication

_OF_OTHERS = re.compile(
    r"\b(?:full|overview|final|national|previous|earlier|other|another|annual|separate|single[- ]agency) (?:\w+ ){0,2}"
    r"(?:reports?|reviews?|recommendations|actions)\b|\bof (?:the|these|which|our|those)\b(?=.{0,12}recommendations)"
    r"|\b(?:further|additional|more) (?:\w+ )?recommendations\b",
    re.IGNORECASE,
)
_RECOMMENDATIONS = re.compile(
    r"(?:\b(?:resulted in|made|makes|has|have|are|were|includes?|contains?|sets? out|led to|agreed|following|these)"
    rf"\s+|^)(?:the |following |these )*(?P<n>{NUMBER}) (?:(?:key|main|multi-agency|following|formal) )*"
    r"recommendations\b",
    re.IGNORECASE,
)
_NOUNS = (
    "areas|themes|questions|points|lessons|findings|actions|aspects|issues|priorities|messages|factors|reasons|ways|steps"
    "|stages|parts|principles|recommendations|objectives|strands|challenges|headings|elements"
)
_LIST = re.compile(
    rf"\b(?P<n>{NUMBER})(?: [\w-]+){{0,3}}? (?P<noun>{_NOUNS})\b(?!\W*\b(?:old|ago)\b)(?: \w+){{0,6}}:$", re.IGNORECASE
)


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """A number of recommendations that is not the number found; a list said to have more or fewer items than it has."""
    found = len(publication.recommendations)
    for sentence in sentences_of(document):
        told = _RECOMMENDATIONS.search(sentence.words)
        if told and found and number(told["n"]) != found and not _OF_OTHERS.search(sentence.words):
            yield _contradiction(sentence.quote, number(told["n"]), found, "recommendations")
    yield from _lists(document, found)


def _lists(document: Document, recommendations: int) -> Iterator[Contradiction]:
    for n, block in enumerate(document.blocks):
        told = _LIST.search(block.words)
        listed = _bullets(document.blocks[n + 1 :])
        if not told or not listed or _OF_OTHERS.search(block.words) or number(told["n"]) == listed:
            continue
        if told["noun"].lower() == "recommendations" and recommendations:
            continue
        yield _contradiction(block.text, number(told["n"]), listed, told["noun"])


def _bullets(following: tuple[Block, ...]) -> int:
    """How many items of one level the list right after has."""
    count = 0
    for block in following:
        if block.kind != "bullet":
            break
        count += block.level == following[0].level
    return count


def _contradiction(quote: str, told: int, found: int, noun: str) -> Contradiction:
    return Contradiction(
        "count",
        "medium",
        (quote,),
        f"{found} found",
        f"The text speaks of {told} {noun}; {found} were found. One may be missing, or two may be printed as one.",
    )

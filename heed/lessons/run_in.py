"""Headings that run on into their paragraph: "Learning: ...", "Recommendation 2: ...", or bold words at its start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from heed.lessons import headings
from heed.lessons.documents import Block, Document, Kind

_LABELLED = re.compile(
    r"\*{0,3}(?:key )?"
    r"(?:learning|lesson|finding|recommendation|good practice|question|reflection|action)s?(?: points?)?"
    r"(?: (?:\d{1,2}|[a-z]))?\s?\*{0,3}[:–-]\*{0,3}\s+(?=\S)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:key )?(?:finding|theme|learning (?:point|theme)|episode|issue)s? \d{1,2}\s?[:.–-]\s+\S", re.IGNORECASE
)
_LONGEST_NAMED = 20
# "Learning. Nobody asked ...": a heading closed by a full stop before its paragraph.
_STOPPED = re.compile(r"(?P<head>[A-Z][^.?!:;,]{2,45})\.\s+(?=[A-Z\"“‘'(])")
_LONGEST_STOPPED = 5
# Beneath any heading of the document, and above a bold line of its own.
_LEVEL = 20


def split(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each such heading a block of its own before the rest of its paragraph."""
    for block in blocks:
        end = _label_end(block) if block.kind == "paragraph" else 0
        if end:
            yield _piece(document, block, 0, end, heading=True)
            yield _piece(document, block, end, len(block.text), heading=False)
        elif block.kind == "paragraph" and _is_named(block.words):
            yield replace(block, kind="heading", level=_LEVEL - 1)
        else:
            yield block


def is_label(block: Block) -> bool:
    """Whether a heading is a label that holds for its own paragraph alone."""
    return block.kind == "heading" and bool(_LABELLED.match(f"{block.words} x"))


def _is_named(words: str) -> bool:
    """Whether a line is the name of a finding ("Finding 3: ..."), which what follows explains."""
    return bool(_NAMED.match(words)) and len(words.split()) <= _LONGEST_NAMED and not words.endswith((".", "?"))


def _label_end(block: Block) -> int:
    if (label := _LABELLED.match(block.text)) and not _is_named(block.words):
        return label.end()
    stopped = _STOPPED.match(block.text)
    if stopped and len(stopped["head"].split()) <= _LONGEST_STOPPED and headings.names_a_section(stopped["head"]):
        return stopped.end()
    bold = next((span for span in block.spans if span.bold and span.start == 0), None)
    if bold is None or block.bold or block.text.startswith("*"):
        return 0
    head = block.text[: bold.end].strip()
    known = headings.kind_of(head) and len(head.split()) <= headings.LONGEST_LEAD and head.endswith(("?", ":"))
    return bold.end if known else 0


def _piece(document: Document, block: Block, start: int, end: int, *, heading: bool) -> Block:
    passage = document.passage(block, start, end)
    links = () if heading else block.links
    kind: Kind = "heading" if heading else "paragraph"
    return Block(kind, passage.text, passage.place, _LEVEL if heading else 0, links=links)

"""The sentences of a document, and the numbers in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heed.lessons import sentences
from heed.lessons.documents import Block, Document, plain

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"


@dataclass(frozen=True)
class Sentence:
    """One sentence. quote: as it stands in the document. words: without marks of emphasis, for reading."""

    quote: str
    words: str
    block: Block


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Every sentence of the document, headings and bullets among them, in its order."""
    for block in document.blocks:
        for text in sentences.each(block.text):
            yield Sentence(text, plain(text), block)


def number(written: str) -> int:
    """The number that a figure or a word names."""
    return int(written) if written.isdigit() else _NUMBERS.index(written.lower()) + 1


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 month", "3 months", "no months"."""
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"

"""A publication as it was read: blocks of words, each with its place, and nothing yet understood.

A document is a row of *units*: the pages of a PDF, the slides of a deck, the lines of a text. A `Place` names a unit,
counted from 1, and the characters `start` to `end` counted from the beginning of that unit; a passage that runs on into
the next unit has an `end` beyond its own (units are joined by one line end). So every text taken from a document can be
checked: `document.at(place)` gives the words back, as they stand there, with runs of white space made one space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Unit = Literal["page", "slide", "line"]
Kind = Literal["heading", "paragraph", "bullet", "quote", "numeral", "table_row", "note", "label"]

_LINK = re.compile(r"!?\[([^\]\n]*)\]\(([^)\s]*)[^)]*\)")
_ANGLED = re.compile(r"<((?:https?://|mailto:|www\.)[^>\s]+)>")
_STARS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=[\w.?!])_{1,2}(?!\w)")


@dataclass(frozen=True)
class Place:
    """Where a passage stands: unit, its number from 1, and characters counted from the beginning of the unit."""

    unit: Unit
    number: int
    start: int
    end: int

    def as_json(self) -> dict[str, object]:
        return {self.unit: self.number, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class Span:
    """A stretch of a block's text that is set apart; start and end count characters of the block's text."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Link:
    """A label and where it points. A link is lost where it points nowhere (empty, or "#")."""

    label: str
    target: str

    @property
    def lost(self) -> bool:
        return not self.target.strip() or self.target.strip().startswith("#")

    def as_json(self) -> dict[str, object]:
        return {"label": self.label, "target": self.target, "lost": self.lost}


@dataclass(frozen=True)
class Passage:
    """Words taken from a document, and where they stand."""

    text: str
    place: Place

    @cached_property
    def words(self) -> str:
        """The text without marks of emphasis and addresses of links, for a person to read."""
        return plain(self.text)

    def as_json(self) -> dict[str, object]:
        return {"text": self.text, "place": self.place.as_json()}


@dataclass(frozen=True)
class Block:
    """One piece of a document.

    level: depth of a heading (1 the highest) or of a bullet (0 the outermost). number: the printed number of a list
    item ("3", "a"). cells: those of a table row. links: those in the block. heading_row: a row that names columns.
    addressee: whom a recommendation is for, where a table prints it beside. A label only names what others hold.
    """

    kind: Kind
    text: str
    place: Place
    level: int = 0
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    number: str = ""
    cells: tuple[str, ...] = ()
    heading_row: bool = False
    addressee: str = ""

    @cached_property
    def words(self) -> str:
        """The text without marks of emphasis and addresses of links."""
        return plain(self.text)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return any(span.bold and span.start <= 2 and span.end >= len(self.text) - 2 for span in self.spans)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return any(span.italic and span.start <= 1 and span.end >= len(self.text) - 2 for span in self.spans)


@dataclass(frozen=True)
class Document:
    """A publication as read. `units` is its text as read, page by page, slide by slide or line by line.

    `furniture` holds the running heads and page numbers that were taken out of a PDF's pages. `recognised`: its
    words were read off pictures by text recognition.
    """

    name: str
    format: str
    sha256: str
    unit: Unit
    units: tuple[str, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...] = ()
    empty: tuple[int, ...] = field(default=())
    recognised: bool = False

    @property
    def pages(self) -> int:
        """How many pages or slides; a document that has neither is one page."""
        return 1 if self.unit == "line" else len(self.units)

    @cached_property
    def whole(self) -> str:
        return "\n".join(self.units)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for unit in self.units:
            starts.append(at)
            at += len(unit) + 1
        return starts

    def offset(self, place: Place) -> int:
        """Where the place begins, counted from the beginning of the document."""
        return self._starts[place.number - 1] + place.start

    def at(self, place: Place) -> str:
        """The words at a place, white space collapsed."""
        begin = self._starts[place.number - 1]
        return squashed(self.whole[begin + place.start : begin + place.end])

    def place(self, start: int, end: int) -> Place:
        """The place of the characters `start` to `end` of the whole document."""
        number = bisect_right(self._starts, start)
        begin = self._starts[number - 1]
        return Place(self.unit, number, start - begin, end - begin)

    def passage(self, block: Block, start: int = 0, end: int | None = None) -> Passage:
        """The characters `start` to `end` of a block's text as a passage, without white space and marks at its ends."""
        begin = self.offset(block.place)
        raw = self.whole[begin : begin + block.place.end - block.place.start]
        text = block.text[start:end]
        start += len(text) - len(text.lstrip())
        whole = start, start + len(text.strip())
        start, end = _without_outer_marks(block.text, *whole)
        start, end = (start, end) if start < end else whole
        positions = _positions(raw)
        if start >= end:
            raise ValueError(f"An empty passage of the block at {block.place}.")
        place = self.place(begin + positions[start], begin + positions[end - 1] + 1)
        return Passage(block.text[start:end], place)

    def joined(self, first: Passage, last: Passage) -> Passage:
        """From the beginning of one passage to the end of another."""
        place = self.place(self.offset(first.place), self.offset(last.place) + last.place.end - last.place.start)
        return Passage(self.at(place), place)


def squashed(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """A text without Markdown's marks: the label of a link, the words of an emphasis."""
    return squashed(_STARS.sub("", _ANGLED.sub(r"\1", _LINK.sub(r"\1", text))))


def _positions(raw: str) -> list[int]:
    """For each character of the squashed text, where it stands in the raw one."""
    positions: list[int] = []
    for word in re.finditer(r"\S+", raw):
        if positions:
            positions.append(word.start() - 1)
        positions.extend(range(word.start(), word.end()))
    return positions


def _without_outer_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Marks of emphasis that enclose the whole stretch, or stand unpaired at one end of it, left out."""
    for mark in ("***", "**", "*"):
        piece = text[start:end]
        count = piece.count(mark)
        if piece.startswith(mark) and piece.endswith(mark) and count == 2 and len(piece) > 2 * len(mark):
            return _without_outer_marks(text, *_trimmed(text, start + len(mark), end - len(mark)))
        if count == 1 and piece.startswith(mark):
            return _trimmed(text, start + len(mark), end)
        if count == 1 and piece.endswith(mark):
            return _trimmed(text, start, end - len(mark))
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())

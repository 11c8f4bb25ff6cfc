"""The words of a passage that a search found, marked where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.lessons.search import words
from heed.lessons.search.asked import Asked
from heed.lessons.search.words import Word


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage, and whether it is what was searched for."""

    text: str
    hit: bool


def marked(text: str, asked: Asked) -> tuple[Piece, ...]:
    """The passage in stretches; together they are the passage to the letter."""
    told = words.words(text)
    pieces: list[Piece] = []
    at = 0
    for start, end in _joined(sorted(_spans(told, asked))):
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return tuple(piece for piece in (*pieces, Piece(text[at:], False)) if piece.text)


def _spans(told: Sequence[Word], asked: Asked) -> Iterator[tuple[int, int]]:
    single = {token for term in asked.terms if not term.is_phrase for token in term.tokens}
    yield from ((word.start, word.end) for word in told if word.stem in single)
    for meaning in words.meanings(told):
        if meaning.id in single:
            yield told[meaning.first].start, told[meaning.last].end
    for term in asked.terms:
        size = len(term.tokens)
        for place in range(len(told) - size + 1) if term.is_phrase else ():
            if tuple(word.stem for word in told[place : place + size]) == term.tokens:
                yield told[place].start, told[place + size - 1].end


def _joined(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap made one."""
    open_span: tuple[int, int] | None = None
    for start, end in spans:
        if open_span and start < open_span[1]:
            open_span = (open_span[0], max(open_span[1], end))
        else:
            if open_span:
                yield open_span
            open_span = (start, end)
    if open_span:
        yield open_span

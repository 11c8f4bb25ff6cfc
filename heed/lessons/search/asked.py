"""What somebody typed, read as what they ask for.

Words all have to stand in a lesson, in any form and under any of their synonyms; "words in quotation marks" as they
are, side by side; a word with a minus before it must not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heed.lessons.search import words
from heed.lessons.search.words import Word

_PIECE = re.compile(r"(?P<minus>(?<!\S)-)?(?:\"(?P<phrase>[^\"]*)\"?|(?P<word>[^\s\"]+))")
# A shorter word is one slip away from too many others.
_SHORTEST_MENDED = 4


@dataclass(frozen=True)
class Mended:
    """A word that stands nowhere, and the one that was looked for in its place."""

    typed: str
    used: str


@dataclass(frozen=True)
class Term:
    """One thing asked for: any of `tokens` will do; of a phrase all, side by side.

    typed: what was typed for it. widened: synonyms are among what is found.
    """

    tokens: tuple[str, ...]
    typed: str
    is_phrase: bool = False
    widened: bool = False


@dataclass(frozen=True)
class Asked:
    """terms: all to be found. without: none to be found."""

    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()
    mended: tuple[Mended, ...] = ()

    @property
    def widened(self) -> tuple[str, ...]:
        """What was typed and has synonyms."""
        return tuple(term.typed for term in self.terms if term.widened)


def read(typed: str, nearest: Callable[[str], str | None], *, exact: bool = False) -> Asked:
    """What is asked for.

    nearest: the known word that a word standing nowhere is probably meant to be; None where it stands somewhere or
    nothing is near. exact: only the words typed, without synonyms and without mending.
    """
    terms: list[Term] = []
    without: list[Term] = []
    mended: list[Mended] = []
    for minus, loose, phrase in _pieces(typed):
        into = without if minus else terms
        if phrase:
            into.append(_phrase(phrase))
        else:
            into.extend(_terms(loose, nearest, mended, exact))
    return Asked(tuple(terms), tuple(without), tuple(mended))


def _pieces(typed: str) -> Iterator[tuple[bool, list[Word], list[Word]]]:
    """Stretches of loose words, phrases, and single words that must not stand there."""
    loose: list[str] = []
    for piece in _PIECE.finditer(typed):
        if piece["minus"] or piece["phrase"] is not None:
            yield from _stretch(loose)
            loose = []
            told = words.words(piece["phrase"] if piece["phrase"] is not None else piece["word"])
            is_phrase = piece["phrase"] is not None and len(told) > 1
            if told:
                yield bool(piece["minus"]), [] if is_phrase else told, told if is_phrase else []
        else:
            loose.append(piece["word"])
    yield from _stretch(loose)


def _stretch(loose: list[str]) -> Iterator[tuple[bool, list[Word], list[Word]]]:
    if loose:
        yield False, words.words(" ".join(loose)), []


def _phrase(told: list[Word]) -> Term:
    return Term(tuple(word.stem for word in told), " ".join(word.written for word in told), is_phrase=True)


def _terms(told: list[Word], nearest: Callable[[str], str | None], mended: list[Mended], exact: bool) -> Iterator[Term]:
    told = told if exact else [_mended(word, nearest, mended) for word in told]
    place = 0
    while place < len(told):
        meaning = None if exact else words.meaning_at(told, place)
        last = meaning.last if meaning else place
        typed = " ".join(word.written for word in told[place : last + 1])
        if meaning:
            alone = (told[place].stem,) if last == place else ()
            yield Term((meaning.id, *alone), typed, widened=True)
        elif not words.is_slight(told[place].written):
            yield Term((told[place].stem,), typed)
        place = last + 1


def _mended(word: Word, nearest: Callable[[str], str | None], mended: list[Mended]) -> Word:
    if len(word.written) < _SHORTEST_MENDED or words.is_slight(word.written):
        return word
    near = nearest(word.written)
    if near is None:
        return word
    mended.append(Mended(word.written, near))
    return Word(near, words.stem(near), word.start, word.end)

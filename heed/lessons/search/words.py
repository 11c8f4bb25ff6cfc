"""The words of a text as they are searched: stems, and the meanings that safeguarding's synonyms share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import snowballstemmer
import yaml

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?(?:['’][a-z]+)?")


@dataclass(frozen=True)
class Word:
    """A word of a text: as written, its stem, and where it stands."""

    written: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True)
class Meaning:
    """Words from `first` to `last` (both counted in words) that share a meaning with others; `id` is the meaning's."""

    id: str
    first: int
    last: int


def words(text: str) -> list[Word]:
    """Every word of a text; a hyphen parts two."""
    return [Word(found[0], stem(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


@cache
def stem(word: str) -> str:
    bare = re.sub(r"['’]s?$", "", word.lower()) or word.lower()
    return str(snowballstemmer.stemmer("english").stemWord(bare))


@cache
def is_slight(word: str) -> bool:
    """Whether a word says nothing by itself ("the")."""
    return word.lower() in _slight()


def meanings(told: Sequence[Word], *, as_typed: bool = False) -> Iterator[Meaning]:
    """The meanings of a text's words, left to right, the longest first; one word has one.

    as_typed: abbreviations count however they are written, as in a search.
    """
    place = 0
    while place < len(told):
        found = _at(told, place, as_typed)
        if found is None:
            place += 1
        else:
            yield found
            place = found.last + 1


def meaning_at(told: Sequence[Word], place: int) -> Meaning | None:
    """The longest meaning that begins at a word of a search."""
    return _at(told, place, as_typed=True)


def _at(told: Sequence[Word], place: int, as_typed: bool) -> Meaning | None:
    phrases, short, short_typed = _synonyms()
    for phrase, id in phrases.get(told[place].stem, ()):
        end = place + len(phrase)
        if end <= len(told) and all(word.stem == stem for word, stem in zip(told[place:end], phrase, strict=True)):
            return Meaning(id, place, end - 1)
    written = told[place].written
    short_for = (
        short_typed.get(written.lower()) if as_typed else short.get(written) or short.get(written.removesuffix("s"))
    )
    return Meaning(short_for, place, place) if short_for else None


@cache
def _synonyms() -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, str], dict[str, str]]:
    """Phrases by their first stem, the longest first; abbreviations as written; abbreviations in small letters."""
    groups = yaml.safe_load(files("heed.lessons").joinpath("synonyms.yaml").read_text(encoding="utf-8"))
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    short: dict[str, str] = {}
    for group in groups:
        id = f"={group[0]}"
        for written in group:
            if sum(map(str.isupper, written)) > 1 and " " not in written:
                short[written] = id
            else:
                stems = tuple(word.stem for word in words(written))
                phrases[stems[0]].append((stems, id))
    for found in phrases.values():
        found.sort(key=lambda each: -len(each[0]))
    return dict(phrases), short, {written.lower(): id for written, id in short.items()}


@cache
def _slight() -> frozenset[str]:
    return frozenset(files("heed.lessons").joinpath("passed_over.txt").read_text(encoding="utf-8").split())

"""How alike two lessons are: by what both expect of practice, or by saying it in nearly the same words.

A theme in common is no likeness: it only guards that two lessons with the same words or expectation are about the same.
Words count by how rare they are in the library at hand; words that say one thing in this field (telling_words.yaml)
count as one word.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from heed.lessons import pairing
from heed.lessons.expectations import expectations, expected_in
from heed.lessons.themes import theme_names

_WORD = re.compile(r"[^\W\d_]{3,}")
# From ENOUGH on two lessons are shown side by side: they expect the same, or nearly all that either says both say. On
# labelled pairs fewer shared words join lessons that only share a theme, or the words of one. _EXPECTED is what one
# expectation in common starts from; shared words add to it.
ENOUGH = 0.5
_EXPECTED = 0.5
_SAME_WORDS = 0.9
_SHOWN = 5


@dataclass(frozen=True)
class Learned:
    """A lesson of the library. publication: whatever tells one review from another. year: None where unknown.

    kept: what it expects, where that was read out of its text before, with the table of today.
    """

    publication: str
    id: str
    text: str
    themes: tuple[str, ...]
    authority: str = ""
    year: int | None = None
    stance: str = ""
    safeguards: tuple[str, ...] = ()
    kept: tuple[str, ...] | None = field(default=None, compare=False)

    @property
    def expected(self) -> tuple[str, ...]:
        """The names of what it expects of practice."""
        return expected_in(self.text) if self.kept is None else self.kept


@dataclass(frozen=True)
class Likeness:
    """A lesson of another publication, how alike it is (0 to 1), and what both share, in the found lesson's words.

    how: the likeness in a word or two, for a person; a score says nothing to one.
    """

    lesson: Learned
    score: float
    shared_themes: tuple[str, ...]
    shared_words: tuple[str, ...]
    why: str
    shared_expectations: tuple[str, ...] = ()
    how: str = ""


class Library:
    """Lessons with the weight of each word among them, ready to be compared; a lesson put in again replaces itself.

    version: another number as soon as a lesson is put in, changed or left out.
    """

    def __init__(self, lessons: Iterable[Learned] = ()) -> None:
        self.version = 0
        self._lessons: dict[tuple[str, str], Learned] = {}
        self._words: Counter[str] = Counter()
        self._of_expectation: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        self._of_word: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        self._weights: dict[str, float] = {}
        self._lengths: dict[tuple[str, str], float] = {}
        for lesson in lessons:
            self.put(lesson)

    @property
    def lessons(self) -> tuple[Learned, ...]:
        return tuple(self._lessons.values())

    def put(self, lesson: Learned) -> None:
        """Take a lesson in."""
        key = (lesson.publication, lesson.id)
        if self._lessons.get(key) == lesson:
            return
        self.leave_out(*key)
        self._lessons[key] = lesson
        self._words.update(words_of(lesson.text).keys())
        for held in self._held_under(lesson):
            held[key] = None
        self._forget_weights()

    def leave_out(self, publication: str, id: str) -> None:
        """Take a lesson out; one that is not there is passed over."""
        lesson = self._lessons.pop((publication, id), None)
        if lesson is None:
            return
        self._words.subtract(words_of(lesson.text).keys())
        for held in self._held_under(lesson):
            held.pop((publication, id), None)
        self._forget_weights()

    def _held_under(self, lesson: Learned) -> Iterator[dict[tuple[str, str], None]]:
        """Where a lesson is looked up: under each of its words, and under what it expects."""
        yield from (self._of_word[word] for word in words_of(lesson.text))
        yield from (self._of_expectation[id] for id in lesson.expected)

    def _forget_weights(self) -> None:
        self.version += 1
        self._weights.clear()
        self._lengths.clear()

    def expecting(self, expectation: str) -> list[Learned]:
        """The lessons that expect this of practice, in the order in which they were taken in."""
        return [self._lessons[key] for key in self._of_expectation.get(expectation, ())]

    def alike(self, lesson: Learned, at_least: float, most: int | None = None) -> list[Likeness]:
        """The lessons of other publications that are as alike, the most alike first; `most` of them at most."""
        words = {word: self._weight(word) for word in words_of(lesson.text)}
        found = []
        for key in self._near(lesson, words, at_least):
            other = self._lessons[key]
            if other.publication != lesson.publication:
                score = self._scored(lesson, words, other)
                if round(score, 3) >= at_least:
                    found.append((-score, key))
        return [self.likeness(lesson, self._lessons[key]) for _, key in sorted(found)[:most]]

    def _scored(self, lesson: Learned, words: Mapping[str, float], other: Learned) -> float:
        """How alike a lesson is to one whose words have these weights."""
        shared = sum(map(words.__getitem__, words.keys() & words_of(other.text).keys()))
        said = min(1.0, shared / math.sqrt(sum(words.values()) * self._length(other))) if shared else 0.0
        if _same_expected(lesson, other):
            return _EXPECTED + (1 - _EXPECTED) * said
        guarded = said >= _SAME_WORDS and bool(set(lesson.themes) & set(other.themes))
        return said if guarded else (ENOUGH - 0.01) * said

    def _near(self, lesson: Learned, words: Mapping[str, float], at_least: float) -> dict[tuple[str, str], None]:
        """Every lesson that expects the same, and every one that shares so many words that it can be alike.

        Lessons with nearly the same words share one of the rare ones, so the common ones need not be followed: what is
        left out weighs less than what two such lessons must share.
        """
        near: dict[tuple[str, str], None] = {}
        for expectation in lesson.expected:
            near |= self._of_expectation.get(expectation, {})
        spare = _SAME_WORDS**2 * sum(words.values()) if at_least >= ENOUGH else 0.0
        for word in sorted(words, key=lambda each: (words[each], each)):
            spare -= words[word]
            if spare <= 0:
                near |= self._of_word.get(word, {})
        return near

    def likeness(self, one: Learned, other: Learned) -> Likeness:
        """How alike `other` is to `one`."""
        themes = tuple(theme for theme in one.themes if theme in other.themes)
        mine, theirs = words_of(one.text), words_of(other.text)
        shared = sorted(mine.keys() & theirs.keys(), key=lambda word: (-self._weight(word), word))
        words = tuple(theirs[word] for word in shared[:_SHOWN])
        score = round(self._scored(one, {word: self._weight(word) for word in mine}, other), 3)
        expected = _same_expected(one, other)
        how = "Same expectation, in other words" if expected else ""
        if score >= _SAME_WORDS:
            how = "Same words" if mine.keys() == theirs.keys() else "Close"
        return Likeness(other, score, themes, words, why(expected, themes, words), expected, how)

    def _length(self, lesson: Learned) -> float:
        """The squared length of a lesson's words, each weighed by how rare it is."""
        key = (lesson.publication, lesson.id)
        if key not in self._lengths or self._lessons.get(key) != lesson:
            self._lengths[key] = sum(map(self._weight, words_of(lesson.text)))
        return self._lengths[key]

    def _weight(self, word: str) -> float:
        """What a word counts for: more, the rarer it is."""
        if word not in self._weights:
            self._weights[word] = math.log(1 + len(self._lessons) / (1 + self._words[word])) ** 2
        return self._weights[word]


def words_of(text: str) -> Mapping[str, str]:
    """The telling words of a text: for each, what it counts as, and the word as it first stands there."""
    return _words_of(text)


def why(expected: Sequence[str], themes: Sequence[str], words: Sequence[str]) -> str:
    """What two lessons share, in one sentence. expected: what both expect of practice, by name."""
    said = _listed([f"“{word}”" for word in words])
    if expected:
        whether = _listed([f"whether {expectations()[id].says}" for id in expected])
        return f"Both are about {whether}{f', and share the words {said}' if said else ', in different words'}."
    about = _listed([f"“{theme_names().get(theme, theme)}”" for theme in themes])
    if about and said:
        return f"Both speak of {about} and share the words {said}."
    if about:
        return f"Both speak of {about}, and share nothing else."
    return f"Both use the words {said}." if said else "They share neither a theme nor a telling word."


def _same_expected(one: Learned, other: Learned) -> tuple[str, ...]:
    """What both expect, where nothing says that they are about different things."""
    if one.themes and other.themes and not set(one.themes) & set(other.themes):
        return ()
    theirs = other.expected
    return tuple(id for id in one.expected if id in theirs)


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


@lru_cache(maxsize=100_000)
def _words_of(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        for counts_as in _counted_as(word):
            found.setdefault(counts_as, word)
    return found


@lru_cache(maxsize=100_000)
def _counted_as(word: str) -> tuple[str, ...]:
    """What a word counts as, wherever it stands; nothing where it tells no two lessons apart."""
    return tuple(_synonyms().get(stem, stem) for stem in pairing.stems(word) - _common())


@cache
def _common() -> frozenset[str]:
    """Stems too common in any account to tell two lessons apart."""
    return frozenset(stem for word in _table()["common"] for stem in pairing.stems(word)) - _synonyms().keys()


@cache
def _synonyms() -> dict[str, str]:
    """The word that stands for each stem of a row of the table."""
    return {stem: row[0] for row in _table()["same"] for word in row for stem in pairing.stems(word)}


@cache
def _table() -> dict[str, Any]:
    written: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("telling_words.yaml").read_text(encoding="utf-8"))
    return written

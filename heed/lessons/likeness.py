"""How alike two lessons are: by the themes they share and the telling words they share, each named.

Words count by how rare they are in the library at hand. Words that say one thing in this field (telling_words.yaml)
count as one word, so that "dissent", "disagreement" and "escalation" meet.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from heed.lessons import pairing
from heed.lessons.themes import theme_names

_WORD = re.compile(r"[^\W\d_]{3,}")
# What both are about counts for two fifths of the likeness, what both say of it for three. From ENOUGH on two lessons
# are shown side by side, which takes at least a telling word beside one theme, or two themes and hardly a third. The
# values are those at which the examples' lessons, grouped by hand, are told apart best.
_BY_THEME = 0.4
ENOUGH = 0.42
_SHOWN = 5


@dataclass(frozen=True)
class Learned:
    """A lesson of the library. publication: whatever tells one review from another. year: None where unknown."""

    publication: str
    id: str
    text: str
    themes: tuple[str, ...]
    authority: str = ""
    year: int | None = None
    stance: str = ""
    safeguards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """A lesson of another publication, how alike it is (0 to 1), and what both share, in the found lesson's words."""

    lesson: Learned
    score: float
    shared_themes: tuple[str, ...]
    shared_words: tuple[str, ...]
    why: str


class Library:
    """Lessons with the weight of each word among them, ready to be compared; a lesson put in again replaces itself.

    version: another number as soon as a lesson is put in, changed or left out.
    """

    def __init__(self, lessons: Iterable[Learned] = ()) -> None:
        self.version = 0
        self._lessons: dict[tuple[str, str], Learned] = {}
        self._words: Counter[str] = Counter()
        self._themes: Counter[str] = Counter()
        self._of_theme: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        self._of_word: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        self._weights: dict[str, float] = {}
        self._lengths: dict[tuple[str, str], tuple[float, float]] = {}
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
        for names, count, held in self._counted(lesson):
            count.update(names)
            for name in names:
                held[name][key] = None
        self._forget_weights()

    def leave_out(self, publication: str, id: str) -> None:
        """Take a lesson out; one that is not there is passed over."""
        lesson = self._lessons.pop((publication, id), None)
        if lesson is None:
            return
        for names, count, held in self._counted(lesson):
            count.subtract(names)
            for name in names:
                held[name].pop((publication, id), None)
        self._forget_weights()

    def _counted(
        self, lesson: Learned
    ) -> tuple[tuple[set[str], Counter[str], dict[str, dict[tuple[str, str], None]]], ...]:
        words, themes = set(words_of(lesson.text)), set(lesson.themes)
        return ((words, self._words, self._of_word), (themes, self._themes, self._of_theme))

    def _forget_weights(self) -> None:
        self.version += 1
        self._weights.clear()
        self._lengths.clear()

    def alike(self, lesson: Learned, at_least: float, most: int | None = None) -> list[Likeness]:
        """The lessons of other publications that are as alike, the most alike first; `most` of them at most."""
        words = {word: self._weight(self._words, word) for word in words_of(lesson.text)}
        themes = {theme: self._weight(self._themes, theme) for theme in lesson.themes}
        lengths = sum(themes.values()), sum(words.values())
        found = []
        for key in self._near(lesson):
            other = self._lessons[key]
            if other.publication != lesson.publication:
                score = self._scored(themes, words, lengths, other)
                if round(score, 3) >= at_least:
                    found.append((-score, key))
        return [self.likeness(lesson, self._lessons[key]) for _, key in sorted(found)[:most]]

    def _scored(
        self, themes: dict[str, float], words: dict[str, float], lengths: tuple[float, float], other: Learned
    ) -> float:
        """How alike a lesson is to one whose themes and words have these weights."""
        their_themes, their_words = self._length(other)
        about = sum(map(themes.__getitem__, themes.keys() & set(other.themes)))
        said = sum(map(words.__getitem__, words.keys() & words_of(other.text).keys()))
        about = about / math.sqrt(lengths[0] * their_themes) if about else 0.0
        said = said / math.sqrt(lengths[1] * their_words) if said else 0.0
        return _BY_THEME * about + (1 - _BY_THEME) * min(1.0, 2 * said)

    def _near(self, lesson: Learned) -> dict[tuple[str, str], None]:
        """Every lesson that shares a theme or a telling word; no other can be alike."""
        near: dict[tuple[str, str], None] = {}
        for theme in lesson.themes:
            near |= self._of_theme.get(theme, {})
        for word in words_of(lesson.text):
            near |= self._of_word.get(word, {})
        return near

    def likeness(self, one: Learned, other: Learned) -> Likeness:
        """How alike `other` is to `one`."""
        themes = tuple(theme for theme in one.themes if theme in other.themes)
        mine, theirs = words_of(one.text), words_of(other.text)
        shared = sorted(mine.keys() & theirs.keys(), key=lambda word: (-self._weight(self._words, word), word))
        words = tuple(theirs[word] for word in shared[:_SHOWN])
        return Likeness(other, round(self._score(one, other), 3), themes, words, why(themes, words))

    def _score(self, one: Learned, other: Learned) -> float:
        words = {word: self._weight(self._words, word) for word in words_of(one.text)}
        themes = {theme: self._weight(self._themes, theme) for theme in one.themes}
        return self._scored(themes, words, (sum(themes.values()), sum(words.values())), other)

    def _length(self, lesson: Learned) -> tuple[float, float]:
        """The squared lengths of a lesson's themes and of its words, each weighed by how rare it is."""
        key = (lesson.publication, lesson.id)
        if key not in self._lengths or self._lessons.get(key) != lesson:
            themes = sum(self._weight(self._themes, theme) for theme in set(lesson.themes))
            words = sum(self._weight(self._words, word) for word in words_of(lesson.text))
            self._lengths[key] = (themes, words)
        return self._lengths[key]

    def _weight(self, among: Counter[str], name: str) -> float:
        """What a name counts for: more, the rarer it is."""
        kept = f"{'t' if among is self._themes else 'w'} {name}"
        if kept not in self._weights:
            self._weights[kept] = math.log(1 + len(self._lessons) / (1 + among[name])) ** 2
        return self._weights[kept]


def words_of(text: str) -> Mapping[str, str]:
    """The telling words of a text: for each, what it counts as, and the word as it first stands there."""
    return _words_of(text)


def why(themes: Sequence[str], words: Sequence[str]) -> str:
    """What two lessons share, in one sentence."""
    names = theme_names()
    about = _listed([f"“{names.get(theme, theme)}”" for theme in themes])
    said = _listed([f"“{word}”" for word in words])
    if about and said:
        return f"Both speak of {about} and share the words {said}."
    if about:
        return f"Both speak of {about}, in different words."
    return f"Both use the words {said}." if said else "They share neither a theme nor a telling word."


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


@lru_cache(maxsize=100_000)
def _words_of(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        for stem in pairing.stems(word) - _common():
            found.setdefault(_synonyms().get(stem, stem), word)
    return found


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

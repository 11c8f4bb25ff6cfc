"""How alike two lessons are: by the themes they share and the telling words they share, each named.

Words count by how rare they are in the library at hand. Words that say one thing in this field (telling_words.yaml)
count as one word, so that "dissent", "disagreement" and "escalation" meet.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    """Lessons with the weight of each word among them."""

    def __init__(self, lessons: Iterable[Learned]) -> None:
        self.lessons = tuple(dict.fromkeys(lessons))
        self._count = len(self.lessons)
        self._words = Counter(word for lesson in self.lessons for word in words_of(lesson.text))
        self._themes = Counter(theme for lesson in self.lessons for theme in lesson.themes)

    def likeness(self, one: Learned, other: Learned) -> Likeness:
        """How alike `other` is to `one`."""
        themes = tuple(theme for theme in one.themes if theme in other.themes)
        mine, theirs = words_of(one.text), words_of(other.text)
        shared = sorted(mine.keys() & theirs.keys(), key=lambda word: (-self._rarity(word), word))
        about = _overlap(one.themes, other.themes, self._rarity_of_theme)
        said = _overlap(mine, theirs, self._rarity)
        score = _BY_THEME * about + (1 - _BY_THEME) * min(1.0, 2 * said)
        words = tuple(theirs[word] for word in shared[:_SHOWN])
        return Likeness(other, round(score, 3), themes, words, why(themes, words))

    def _rarity(self, word: str) -> float:
        return math.log(1 + self._count / (1 + self._words[word]))

    def _rarity_of_theme(self, theme: str) -> float:
        return math.log(1 + self._count / (1 + self._themes[theme]))


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


def _overlap(one: Iterable[str], other: Iterable[str], rarity: Callable[[str], float]) -> float:
    """The cosine of two sets whose members weigh as much as they are rare."""
    a, b = set(one), set(other)
    length = math.sqrt(sum(rarity(each) ** 2 for each in a) * sum(rarity(each) ** 2 for each in b))
    return sum(rarity(each) ** 2 for each in a & b) / length if length else 0.0


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


@lru_cache(maxsize=20_000)
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

"""What labelled lessons taught about words: how likely a text speaks of each theme, and which of its words say so.

One logistic regression a theme over the stems of a text and their neighbours, weighed by how rare they are. What was
taught stands in theme_words.json, which `script/teach` writes out of labelled lessons.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import snowballstemmer

_WORD = re.compile(r"[A-Za-z]{2,}")
# Words that stand in every text; what is left over says what it is about.
_PASSED_OVER = frozenset(files("heed.lessons").joinpath("passed_over.txt").read_text(encoding="utf-8").split())
# The words that are shown as the reason for a theme, and the least each has to add.
_MOST_WORDS = 4
# What keeps two or three words from saying as much as a sentence.
_LITTLE = 20.0
_LEAST_ADDED = 0.4


@dataclass(frozen=True)
class Taught:
    """How likely a text speaks of a theme, from 0 to 1. because: its words that speak for it, the strongest first."""

    likely: float
    because: tuple[str, ...]


@dataclass(frozen=True)
class _Words:
    """rarity: of each word or pair. weights: of each, by theme. start: what a theme has before any word is read."""

    rarity: dict[str, float]
    weights: dict[str, dict[str, float]]
    start: dict[str, float]


def of(text: str) -> dict[str, Taught]:
    """How likely a text speaks of each theme of the closed list; nothing where it has no word that was taught."""
    learned = _words()
    heard = features(text)
    known = {
        word: (1 + math.log(count)) * learned.rarity[word] for word, count in heard.items() if word in learned.rarity
    }
    if not known:
        return {}
    length = math.sqrt(_LITTLE + sum(value * value for value in known.values()))
    added: dict[str, dict[str, float]] = defaultdict(dict)
    for word, value in known.items():
        for theme, weight in learned.weights.get(word, {}).items():
            added[theme][word] = value / length * weight
    as_written = _as_written(text)
    return {
        theme: Taught(_likely(start + sum(added[theme].values())), _because(added[theme], as_written))
        for theme, start in learned.start.items()
    }


def features(text: str) -> Counter[str]:
    """The stems of a text's words and each two that stand side by side, and how often."""
    kept = [stem for stem, _ in _stemmed(text)]
    return Counter([*kept, *(f"{a}_{b}" for a, b in pairwise(kept))])


def _stemmed(text: str) -> list[tuple[str, re.Match[str]]]:
    """The stem of each word that is not passed over, and where it stands."""
    words = [(match[0].lower(), match) for match in _WORD.finditer(text)]
    return [(_stem(word), match) for word, match in words if word not in _PASSED_OVER]


@cache
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))


def _as_written(text: str) -> dict[str, str]:
    """Each stem, as the text has it first."""
    return {stem: match[0] for stem, match in reversed(_stemmed(text))}


def _because(added: dict[str, float], as_written: dict[str, str]) -> tuple[str, ...]:
    alone = ((word, value) for word, value in added.items() if "_" not in word)
    strongest = sorted((-value, word) for word, value in alone if value >= _LEAST_ADDED)
    return tuple(dict.fromkeys(as_written[word] for _, word in strongest[:_MOST_WORDS]))


def _likely(value: float) -> float:
    return 1 / (1 + math.exp(-value))


@cache
def _words() -> _Words:
    told = json.loads(files("heed.lessons").joinpath("theme_words.json").read_text(encoding="utf-8"))
    return _Words(told["rarity"], told["weights"], told["start"])

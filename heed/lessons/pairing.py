"""Which question goes with which lesson, which response with which recommendation: by the words they share, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import snowballstemmer

_WORD = re.compile(r"[a-z]{3,}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def _words_in(name: str) -> frozenset[str]:
    return frozenset(files("heed.lessons").joinpath(name).read_text(encoding="utf-8").split())


# Words that any two texts of this field may share without speaking of one thing.
_SLIGHT = _words_in("slight_words.txt")
# Words that every plan and every question has, whatever it is about: alone they pair nothing.
_GENERAL = _words_in("general_words.txt")
# Below this weight two texts only happen to meet.
LEAST_SHARED = 2
# A word that an action sets in bold says what the action is.
_IN_BOLD = 3


@cache
def stems(text: str) -> frozenset[str]:
    """The stems of a text's telling words."""
    words = [word for word in _WORD.findall(text.lower()) if word not in _SLIGHT]
    return frozenset(snowballstemmer.stemmer("english").stemWords(words))


def best(text: str, candidates: Sequence[str], least: int = LEAST_SHARED) -> int | None:
    """The place of the candidate that shares most telling words; None where none shares enough, or two share alike.

    A telling word counts once, one in bold (between ** and **) three times, and two that stand together in both texts
    count once more. Words that only say that something is planned, done or supported do not count.
    """
    weights = [_weight(text, candidate) for candidate in candidates]
    if not weights or max(weights) < least or weights.count(max(weights)) > 1:
        return None
    return weights.index(max(weights))


def _weight(text: str, candidate: str) -> int:
    shared = (stems(text) & stems(candidate)) - _general()
    bold = shared & stems(" ".join(_BOLD.findall(text)))
    together = {pair for pair in _pairs(text) & _pairs(candidate) if pair <= shared}
    return len(shared) + (_IN_BOLD - 1) * len(bold) + len(together)


@cache
def _general() -> frozenset[str]:
    return stems(" ".join(_GENERAL))


@cache
def _pairs(text: str) -> frozenset[frozenset[str]]:
    """Each two words that stand side by side, as stems, in whichever order."""
    stemmed = snowballstemmer.stemmer("english").stemWords(_WORD.findall(text.lower()))
    return frozenset(frozenset(two) for two in pairwise(stemmed))

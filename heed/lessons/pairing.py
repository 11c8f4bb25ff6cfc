"""Which question goes with which lesson, which response with which recommendation: by the words they share, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import snowballstemmer

_WORD = re.compile(r"[a-z]{3,}")
# Words that any two texts of this field may share without speaking of one thing.
_SLIGHT = frozenset(files("heed.lessons").joinpath("slight_words.txt").read_text(encoding="utf-8").split())
# Below this many shared stems two texts only happen to meet.
LEAST_SHARED = 2


@cache
def stems(text: str) -> frozenset[str]:
    """The stems of a text's telling words."""
    words = [word for word in _WORD.findall(text.lower()) if word not in _SLIGHT]
    return frozenset(snowballstemmer.stemmer("english").stemWords(words))


def best(text: str, candidates: Sequence[str], least: int = LEAST_SHARED) -> int | None:
    """The place of the candidate that shares most telling words; None where none shares enough, or two share alike."""
    shared = [len(stems(text) & stems(candidate)) for candidate in candidates]
    if not shared or max(shared) < least or shared.count(max(shared)) > 1:
        return None
    return shared.index(max(shared))

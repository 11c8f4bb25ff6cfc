"""What a lesson expects of practice, told by the ways of saying it in expectations.yaml.

Two lessons that share a theme can still teach different things; two that expect the same of practice teach one thing,
whether they blame, praise or ask.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")
# A lesson of so few words says one thing, even in two sentences: what one of them names, the other tells of.
_SHORT = 45
# What stands before a word, and is read as a space, so that a word begins after a space and nowhere else.
_BEFORE_A_WORD = re.compile(r"[\"\u201c\u201d\u2018()\[\]/\u2013\u2014]|(?<!\w)'")
# A later part of a compound begins a word too: what follows it is read again, so far.
_COMPOUND = re.compile(r"(?<=\w)-(?=(\w.{0,38}\b))")
_NAMED = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Expectation:
    """says: ends the sentence "both are about whether ...". yields: the more particular ones, which take its place."""

    id: str
    theme: str
    says: str
    yields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Way:
    """One way of saying it: parts that must stand in one sentence, and parts that must not.

    of_means: it may be said of a tool or of how a service is run.
    """

    expectation: str
    parts: tuple[re.Pattern[str], ...]
    without: tuple[re.Pattern[str], ...]
    of_means: bool

    def said_in(self, sentence: _Sentence) -> bool:
        return all(map(sentence.has, self.parts)) and not any(map(sentence.has, self.without))


class _Sentence:
    """A sentence, with what has been looked for in it; many ways share a part."""

    def __init__(self, words: str) -> None:
        written = _BEFORE_A_WORD.sub(" ", words)
        self.words = " ".join(["", written, *("| " + later[1] for later in _COMPOUND.finditer(written))])
        self._looked_for: dict[re.Pattern[str], bool] = {}

    def has(self, part: re.Pattern[str]) -> bool:
        known = self._looked_for.get(part)
        if known is None:
            known = self._looked_for[part] = part.search(self.words) is not None
        return known


@cache
def expectations() -> dict[str, Expectation]:
    """All that the table knows, by their names, in its order."""
    return {
        id: Expectation(id, each["theme"], each["says"], frozenset(each.get("yields", ())))
        for id, each in _table()["expected"].items()
    }


@lru_cache(maxsize=100_000)
def expected_in(text: str) -> tuple[str, ...]:
    """The names of what a text expects of practice, in the order of the table; none where it expects nothing known."""
    found: set[str] = set()
    for words in _passages(text.lower().replace("\u2019", "'")):
        sentence = _Sentence(words)
        of_means = sentence.has(_means())
        for first, ways in _ways().items():
            if first.search(sentence.words):
                found.update(way.expectation for way in ways if way.of_means >= of_means and way.said_in(sentence))
    return tuple(id for id, each in expectations().items() if id in found and not each.yields & found)


def _passages(text: str) -> list[str]:
    """The sentences of a text, and the whole of a short one."""
    sentences = [words for words in _SENTENCE.split(text) if words.strip()]
    return [*sentences, " ".join(sentences)] if len(sentences) > 1 and len(text.split()) <= _SHORT else sentences


@cache
def _ways() -> dict[re.Pattern[str], list[_Way]]:
    """Every way, by the part of it that is looked for first."""
    found: dict[re.Pattern[str], list[_Way]] = {}
    for id, each in _table()["expected"].items():
        for written in each["ways"]:
            way = _way(id, written, each.get("of_means", False))
            found.setdefault(way.parts[0], []).append(way)
    return found


def _way(id: str, written: str, of_means: bool) -> _Way:
    parts = [part.strip() for part in written.split(" & ")]
    # What is written short is rare as a rule, and looked for first.
    wanted = tuple(_pattern(part) for part in sorted(parts, key=len) if not part.startswith("!"))
    without = tuple(_pattern(part[1:].strip()) for part in parts if part.startswith("!"))
    return _Way(id, wanted, without, of_means)


@cache
def version() -> str:
    """Another one as soon as the table is: with another, something else may be read out of a text."""
    return hashlib.sha256(_written()).hexdigest()[:16]


@cache
def _means() -> re.Pattern[str]:
    return _pattern(_table()["means"])


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """A part in small letters, with the named words put in; it begins where a word begins.

    A space, and not a border of a word, is what it begins with: the engine finds spaces several times as fast.
    """
    whole = _NAMED.sub(lambda name: f"(?:{_table()['words'][name[1]]})", written)
    return re.compile(f" (?:{whole.lower()})")


@cache
def _table() -> dict[str, Any]:
    written: dict[str, Any] = yaml.safe_load(_written())
    return written


def _written() -> bytes:
    return Path(__file__).with_name("expectations.yaml").read_bytes()

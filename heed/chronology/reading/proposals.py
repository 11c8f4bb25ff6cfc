"""The kinds of event that an agency's words make likely: proposed with the words that led there, never imposed.

Words that say something did not happen ("no bruising seen"), or is only meant to ("to be referred"), propose nothing:
what a safeguard counts has to have happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from heed.chronology.kinds import includes

# How far before and after a word what takes it back can stand, within its clause.
_BEFORE, _AFTER = 45, 30
_CLAUSE = re.compile(r"[.;:\n]|,? but | although | however ")


@dataclass(frozen=True)
class Proposal:
    """A kind, the words that led to it, and from where to where they stand in the text."""

    kind: str
    words: str
    start: int
    end: int


@lru_cache(maxsize=10_000)
def proposed(text: str) -> tuple[str, str] | None:
    """The likeliest kind and the words that led to it; None where nothing in the text makes one likely."""
    found = next(_found(text), None)
    return (found.kind, found.words) if found else None


@lru_cache(maxsize=10_000)
def proposals(text: str) -> tuple[Proposal, ...]:
    """Every kind that the text makes likely, the likeliest first; one above a kind that is there is left out."""
    found: list[Proposal] = []
    for proposal in _found(text):
        if not any(includes(proposal.kind, one.kind) or one.kind == proposal.kind for one in found):
            found.append(proposal)
    return tuple(found)


def _found(text: str) -> Iterator[Proposal]:
    # Small letters are compared with small letters: three times as fast as passing over case in every comparison.
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for kind, pattern in _table():
        for match in pattern.finditer(lowered):
            if _says_no(kind) or not _taken_back(lowered, match.start(), match.end()):
                yield Proposal(kind, text[match.start() : match.end()], match.start(), match.end())
                break


def _taken_back(text: str, start: int, end: int) -> bool:
    """Whether the words around it, or between its own, say that it did not happen, or has not yet."""
    before = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _CLAUSE.split(text[end : end + _AFTER])[0]
    words = _raw()["taken_back"]
    return (
        _whole(tuple(words["before"])).search(before + text[start:end]) is not None
        or _whole(tuple(words["after"])).match(after.lstrip()) is not None
    )


def _says_no(kind: str) -> bool:
    """Whether a kind is itself of something that did not come about."""
    return kind in _raw()["say_no"]


@cache
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, _whole(tuple(patterns))) for kind, patterns in _raw()["kinds"].items())


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "proposals.yaml").read_text(encoding="utf-8"))
    return raw


@cache
def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    # An escape such as \W keeps its capital.
    small = re.sub(
        r"\\.|[A-Z]", lambda match: match[0] if match[0][0] == "\\" else match[0].lower(), "|".join(patterns)
    )
    return re.compile(rf"(?<!\w)(?:{small})(?!\w)")

"""What an entry tells, as far as another agency's entry of the same happening would tell it too; see alike.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from heed.chronology.kinds import includes

_KEPT = 12_000  # texts whose words are kept: those of a long case
_WORD = re.compile(r"[a-z0-9&]{3,}|ae|tc")


@dataclass(frozen=True)
class _Told:
    """The lists of alike.yaml, ready to be looked up."""

    shared_kinds: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    one_word: Mapping[str, str]
    slight: frozenset[str]
    names: Mapping[str, re.Pattern[str]]


@cache
def _told() -> _Told:
    raw = yaml.safe_load(Path(__file__).with_name("alike.yaml").read_text(encoding="utf-8"))
    names = {
        agency: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, called))})s?(?!\w)")
        for agency, called in raw["names"].items()
    }
    return _Told(
        tuple(raw["shared_kinds"]),
        tuple((first, second) for first, second in raw["ends"]),
        {str(word): str(line[0]) for line in raw["words"] for word in line},
        frozenset(str(word) for line in raw["slight"] for word in line),
        names,
    )


@lru_cache(maxsize=_KEPT)
def weighty(text: str) -> frozenset[str]:
    """The words that carry meaning, different words for one thing as one."""
    return frozenset(_weighty(text))


def said_alike(first: str, second: str) -> str:
    """The words of weight that two texts have in common, as the first writes them, with the second's in brackets."""
    one, other = _weighty(first), _weighty(second)
    pairs = ((one[told], other[told]) for told in one if told in other)
    return ", ".join(said if said == also else f"{said} ({also})" for said, also in pairs)


@lru_cache(maxsize=_KEPT)
def _weighty(text: str) -> dict[str, str]:
    """What each word of weight stands for, to the word as it is first written."""
    told = _told()
    found: dict[str, str] = {}
    for word in _WORD.findall(text.lower().replace("a&e", "ae")):
        stands_for = told.one_word.get(word, word)
        if stands_for not in told.slight:
            found.setdefault(_stem(stands_for), word)
    return found


@lru_cache(maxsize=_KEPT)
def _stem(word: str) -> str:
    """The word without its commonest endings: enough that "visits" meets "visited"."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


@lru_cache(maxsize=_KEPT)
def named(text: str) -> frozenset[str]:
    """The agencies that the words name, by any of the names that others have for them."""
    lower = text.lower()
    return frozenset(agency for agency, pattern in _told().names.items() if pattern.search(lower))


@cache
def kinship(first: str, second: str) -> str:
    """How two kinds go together: "one" (a happening every agency records as one), "ends", "same", or "" not at all."""
    told = _told()
    if includes(first, second) or includes(second, first):
        return "one" if any(includes(node, first) and includes(node, second) for node in told.shared_kinds) else "same"
    ends = any(
        (includes(a, first) and includes(b, second)) or (includes(a, second) and includes(b, first))
        for a, b in told.ends
    )
    return "ends" if ends else ""

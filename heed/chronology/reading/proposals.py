"""The kind of event that an agency's words make likely: proposed with the words that led there, never imposed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import yaml


@lru_cache(maxsize=10_000)
def proposed(text: str) -> tuple[str, str] | None:
    """The proposed kind and the words that led to it; None where no word of the table stands in the text."""
    for kind, pattern in _table():
        if match := pattern.search(text):
            return kind, match[0]
    return None


@cache
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = yaml.safe_load((Path(__file__).parent / "proposals.yaml").read_text(encoding="utf-8"))
    return tuple((kind, _whole_words(patterns)) for kind, patterns in raw.items())


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)

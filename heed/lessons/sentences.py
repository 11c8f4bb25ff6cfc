"""Sentences and questions inside a passage, told by their ends and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?]+[\"'”’)\]*]*(?:\s+[¹²³])?(?=\s+[\"'“‘(\[*]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|viz|cf|vs|approx|Dr|Mr|Mrs|Ms|Prof|St|No|para|Para|Cont|cont|p|pp|Ltd|Rev)|\b[A-Z])\.$"
)
_QUESTION = re.compile(r"\?[\"'”’)\]*]*$")


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a text whose white space is collapsed."""
    found, start = [], 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(text[: match.start() + 1]):
            continue
        found.append((start, match.end()))
        start = match.end() + 1
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def each(text: str) -> Iterator[str]:
    """The sentences themselves."""
    return (text[start:end] for start, end in split(text))


def is_question(text: str) -> bool:
    """Whether the text ends as a question does."""
    return bool(_QUESTION.search(text.rstrip()))


def asked_at_end(text: str) -> int | None:
    """Where the questions at the end of a text begin; None where it does not end in a question."""
    start: int | None = None
    for first, last in reversed(split(text)):
        if not is_question(text[first:last]):
            break
        start = first
    return start

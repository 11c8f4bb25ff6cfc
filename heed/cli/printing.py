"""Words on a terminal: wrapped lines, counts with their noun, JSON a line."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Mapping


def as_line(value: Mapping[str, object]) -> str:
    """One JSON object on one line."""
    return json.dumps(value, ensure_ascii=False)


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 event", "3 events", "no events"."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number or 'no'} {word}"


def wrapped(text: str, indent: int = 0, hanging: int | None = None) -> str:
    """Text folded to the terminal's width, at most 110 columns."""
    width = max(40, min(110, shutil.get_terminal_size((100, 24)).columns))
    rest = " " * (indent if hanging is None else hanging)
    return textwrap.fill(text, width, initial_indent=" " * indent, subsequent_indent=rest)


def heading(text: str) -> str:
    return f"{text}\n{'=' * len(text)}"

"""Words on a terminal: wrapped lines, counts with their noun, JSON a line."""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Mapping

# What a terminal obeys or a reader cannot see; a file's words and names are not ours to trust.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def tell(text: str) -> None:
    """Prints to standard output, with whatever a terminal would obey written out (`\\u001b`)."""
    print(harmless(text))


def complain(text: str) -> None:
    """Prints to standard error as `tell` does, under the name of the program."""
    print(f"heed: {harmless(text)}", file=sys.stderr)


def harmless(text: str) -> str:
    """The text with control characters written out as JSON writes them, so that JSON stays what it was."""
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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

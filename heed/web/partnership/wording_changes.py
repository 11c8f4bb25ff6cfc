"""What is new and what is gone between two versions of the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def word_changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words of both in order, each stretch with whether it is the same, gone or new."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield SAME, "".join(old[a:b])
            continue
        if a < b:
            yield GONE, "".join(old[a:b])
        if c < d:
            yield NEW, "".join(new[c:d])

"""How an entry begins: words by which an agency says what sort of entry it is ("NBV done", "HV visit -", "T/C from").

What a person chose for one is proposed for the next that begins alike. Only words that tell nobody are taken: none with
a figure, none that is or may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from heed.anonymity.words import listed

MOST_WORDS = 4
MOST_LETTERS_SHORTENED = 5
_END = re.compile(r"[.,;:\n(\-–—]| [-–—] ")
_WORD = re.compile(r"[^\W\d_]+(?:[/'’&][^\W\d_]+)*")


def opening(text: str, names: Collection[str] = ()) -> str:
    """The first words of an entry in small letters, at most MOST_WORDS; "" where they could tell who it is about.

    names: words of the review's labels table in small letters.
    """
    first = _END.split(text.strip(), maxsplit=1)[0]
    written = first.split()[:MOST_WORDS]
    words = [word.lower() for word in written]
    if not words or any(not _WORD.fullmatch(word) for word in words):
        return ""
    telling = any(word in names or word in listed("given_names") for word in words)
    if telling or len("".join(words)) < 2 or any(_may_name(word, at) for at, word in enumerate(written)):
        return ""
    return " ".join(words)


def _may_name(word: str, at: int) -> bool:
    """Whether a word with a capital may be a name: all but short abbreviations, and usual first words of an entry."""
    if not word[0].isupper() or (word.isupper() and len(word) <= MOST_LETTERS_SHORTENED):
        return False
    # "T/C", "T/c": what is written with a stroke is shortened.
    parts = re.split(r"[/&]", word.lower())
    usual = listed("opening_words") | listed("not_names")
    return at > 0 or not all(len(part) == 1 or part in usual for part in parts)

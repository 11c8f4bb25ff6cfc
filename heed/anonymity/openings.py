"""How an entry begins: words by which an agency says what sort of entry it is ("NBV done", "HV visit -", "T/C from").

What a person chose for one is proposed for the next that begins alike. Only words that tell nobody are taken: none with
a figure, none that is or may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from heed.anonymity.words import listed

MOST_WORDS = 4
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
    # A capital inside the opening is an abbreviation or a name; an abbreviation is all capitals and short.
    capitals = [word for word in written[1:] if word[0].isupper() and not (word.isupper() and len(word) <= 5)]
    return "" if telling or capitals or len("".join(words)) < 2 else " ".join(words)

"""Words that the width of a column broke, made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from heed.lessons.reading.drafts import Run
from heed.lessons.reading.layout import Line, Table

_SOFT = "\xad"
_BROKEN = re.compile(r"([^\W\d_]+)[-‐\xad]$")
_BROKEN_IN_CELL = re.compile(r"([^\W\d_]{2,})[-‐] ([a-z]+)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[./_=?&-]$")
_REST = re.compile(r"[a-z]+")
# What is written with a hyphen stays so: "non-mobile", "pre-birth", "over-optimism".
_KEPT = re.compile(
    r"non|pre|post|multi|inter|intra|self|co|over|under|long|short|well|cross|step|semi|ante|anti|ex|part"
    r"|full|half|one|two|three|first|second|third|high|low|re|so|on|off|face|day|up|follow|decision|child"
    r"|evidence|risk|trauma|age",
    re.IGNORECASE,
)


def joined(pages: Sequence[Sequence[Line | Table]]) -> list[list[Line | Table]]:
    """The lines of all pages, the rest of a broken word moved up to the line where it begins, over pages too."""
    words = {word for page in pages for line in page if isinstance(line, Line) for word in line.text.lower().split()}
    whole: list[list[Line | Table]] = []
    open_at: tuple[list[Line | Table], int] | None = None
    for page in pages:
        whole.append([])
        for piece in page:
            line: Line | Table | None = piece
            if open_at is not None and isinstance(piece, Line):
                lines, n = open_at
                before = lines[n]
                assert isinstance(before, Line)
                lines[n], line = _moved(before, piece, words)
            open_at = None
            if line is None:
                continue
            whole[-1].append(_in_table(line, words) if isinstance(line, Table) else line)
            if isinstance(line, Line) and (_BROKEN.search(line.runs[-1].text) or _ADDRESS.search(line.text)):
                open_at = (whole[-1], len(whole[-1]) - 1)
    return whole


def _in_table(table: Table, words: set[str]) -> Table:
    """The table, the words that the width of its cells broke made whole."""
    return Table(
        tuple(tuple(_BROKEN_IN_CELL.sub(lambda m: _rejoined(m, words), cell) for cell in r) for r in table.rows)
    )


def _rejoined(match: re.Match[str], words: set[str]) -> str:
    start, rest = match[1], match[2]
    if f"{start}-".lower() in words or rest in ("and", "or", "to"):  # "pre- and post-natal"
        return match[0]
    return f"{start}-{rest}" if _keeps_hyphen(start, "-", rest, words) else start + rest


def _moved(before: Line, line: Line, words: set[str]) -> tuple[Line, Line | None]:
    """The two lines with the word whole in the first; the second is None where nothing is left of it."""
    rest, run = line.runs[0].text, before.runs[-1]
    start = _start(run.text, rest, words)
    if start is None or abs(before.size - line.size) > 0.6:
        return before, line
    last = Run(start + rest, run.bold, run.italic)
    runs = (*before.runs[:-1], last)
    word = (before.words[-1][0], before.words[-1][1], last.text.strip())
    first = replace(before, runs=runs, text="".join(each.text for each in runs), words=(*before.words[:-1], word))
    left = line.runs[1:]
    if not left:
        return first, None
    left = (Run(left[0].text.lstrip(), left[0].bold, left[0].italic), *left[1:])
    return first, replace(line, runs=left, text="".join(each.text for each in left), words=line.words[1:])


def _start(text: str, rest: str, words: set[str]) -> str | None:
    """The end of a line as it stands before the rest of its last word; None where that word is whole."""
    if _ADDRESS.search(text) and rest[:1].isalnum() and not rest[:1].isupper():
        return text
    broken = _BROKEN.search(text)
    if broken is None or not _REST.match(rest):
        return None
    return text if _keeps_hyphen(broken[1], broken.group(0)[-1], rest, words) else text[:-1]


def _keeps_hyphen(start: str, mark: str, rest: str, words: set[str]) -> bool:
    if mark == _SOFT or "-" in rest:
        return mark != _SOFT
    end = _REST.match(rest)
    parts = start.lower(), end[0] if end else ""
    if "".join(parts) in words:
        return False
    return "-".join(parts) in words or bool(_KEPT.fullmatch(start))

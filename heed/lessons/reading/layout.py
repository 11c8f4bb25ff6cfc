"""How words stand on a printed page: columns found by the white space between them, lines, ruled tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from heed.lessons.reading.drafts import Run

# White space this wide (in points) that no word crosses separates two columns.
GUTTER = 11.0
# A column is at least this wide; anything narrower is a hanging bullet or numeral.
COLUMN = 80.0
# Parts of a page apart by this much (in points) may be set in different numbers of columns.
BAND = 9.0
# Letters nearer than this share of their size belong to one word.
CLOSE = 0.08
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# A soft hyphen that is printed in the midst of a word is how some fonts write any hyphen.
_INNER = re.compile(r"(?<=\w)\xad(?=\w)")
Words = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Line:
    """One printed line. left and right: the edges of the region it stands in."""

    text: str
    runs: tuple[Run, ...]
    words: tuple[tuple[float, float, str], ...]
    top: float
    bottom: float
    size: float
    region: int
    left: float
    right: float

    @property
    def x0(self) -> float:
        return self.words[0][0]

    @property
    def x1(self) -> float:
        return self.words[-1][1]

    @property
    def all_bold(self) -> bool:
        return all(run.bold for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Table:
    """A ruled table, row by row."""

    rows: tuple[tuple[str, ...], ...]


def lines_of(page: Any) -> list[Line | Table]:
    """The lines and tables of a page in reading order."""
    words = _words(page.extract_words(extra_attrs=["fontname", "size"], use_text_flow=False, keep_blank_chars=False))
    tables = [(table.bbox, found) for table in page.find_tables() if (found := _table(table))]
    outside = [word for word in words if not any(_inside(word, box) for box, _ in tables)]
    parts: list[Line | Table] = []
    waiting = sorted(tables, key=lambda table: table[0][1])
    for n, region in enumerate(_regions(outside)):
        while waiting and waiting[0][0][1] < min(word["top"] for word in region):
            parts.append(waiting.pop(0)[1])
        parts.extend(_lines(region, n))
    return parts + [table for _, table in waiting]


def _words(extracted: Words) -> list[dict[str, Any]]:
    """The words with their ligatures as letters; one that changes its font half way through is still one."""
    words: list[dict[str, Any]] = []
    for word in extracted:
        word = word | {"text": _INNER.sub("-", word["text"].translate(LIGATURES))}
        last = words[-1] if words else None
        if last and abs(last["bottom"] - word["bottom"]) < 1 and abs(word["x0"] - last["x1"]) < CLOSE * word["size"]:
            words[-1] = last | {"text": last["text"] + word["text"], "x1": word["x1"]}
        else:
            words.append(word)
    return words


def _table(table: Any) -> Table | None:
    """The table, unless it is a box round text or a frame that arranges panels."""
    rows = [tuple(_cell(cell or "") for cell in row) for row in table.extract()]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or max((len(row) for row in rows), default=0) < 2:
        return None
    cells = [cell for row in rows for cell in row if cell]
    crowded = sum(len(cell.split()) > 60 for cell in cells)
    return None if crowded * 3 > len(cells) else Table(tuple(rows))


def _cell(text: str) -> str:
    """The words of a cell on one line; a word broken at the end of a line is one again where the mark says so."""
    return " ".join(re.sub(r"\xad\s*", "", text.translate(LIGATURES)).split())


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _regions(words: Words) -> list[Words]:
    """The page cut along its white space, first into columns, then into bands, in reading order."""
    if not words:
        return []
    if at := _gutter(words):
        left = [word for word in words if word["x1"] <= at]
        right = [word for word in words if word["x1"] > at]
        return [*_regions(left), *_regions(right)]
    whole_below = False  # what is one region below a break is one below each later break
    for at in _breaks(words):
        above = [word for word in words if word["bottom"] <= at]
        below = [word for word in words if word["bottom"] > at]
        rest = [below] if whole_below else _regions(below)
        if len(rest) > 1 or _gutter(above):
            return [*_regions(above), *rest]
        whole_below = True
    return [words]


def _gutter(words: Words) -> float | None:
    """The right edge of the left column, where the words stand in columns."""
    if len(words) < 8:
        return None
    first, last = min(word["x0"] for word in words), max(word["x1"] for word in words)
    edge, best = first, None
    for word in sorted(words, key=lambda each: each["x0"]):
        gap = word["x0"] - edge
        if gap >= GUTTER and edge - first >= COLUMN and last - word["x0"] >= COLUMN and (not best or gap > best[0]):
            best = (gap, edge)
        edge = max(edge, word["x1"])
    return best[1] if best else None


def _breaks(words: Words) -> list[float]:
    """Where white space runs across the page, from the top."""
    found, edge = [], None
    for word in sorted(words, key=lambda each: each["top"]):
        if edge is not None and word["top"] - edge >= BAND:
            found.append(edge)
        edge = word["bottom"] if edge is None else max(edge, word["bottom"])
    return found


def _lines(words: Words, region: int) -> list[Line]:
    left, right = min(word["x0"] for word in words), max(word["x1"] for word in words)
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda each: (each["bottom"], each["x0"])):
        if rows and abs(rows[-1][-1]["bottom"] - word["bottom"]) <= max(2.5, word["size"] * 0.25):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda each: each["x0"]), region, left, right) for row in rows]


def _line(row: list[dict[str, Any]], region: int, left: float, right: float) -> Line:
    runs = tuple(
        Run((" " if n else "") + word["text"], _is(word, "bold", "black", "heavy"), _is(word, "italic", "oblique"))
        for n, word in enumerate(row)
    )
    return Line(
        " ".join(word["text"] for word in row),
        runs,
        tuple((word["x0"], word["x1"], word["text"]) for word in row),
        min(word["top"] for word in row),
        max(word["bottom"] for word in row),
        round(max(word["size"] for word in row), 1),
        region,
        left,
        right,
    )


def _is(word: dict[str, Any], *styles: str) -> bool:
    return any(style in word["fontname"].lower() for style in styles)

"""Which column of a table means what: Heed's own ten columns, or an agency's in its usual words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise, zip_longest
from pathlib import Path

import yaml

from heed.chronology.problems import UnusableInput
from heed.chronology.reading.tables import Row, Table

TEN = ("case", "at", "upto", "kind", "about", "agency", "known", "source", "attrs", "text")
# Tables that go with a chronology, each with the headings that tell it apart.
BESIDE = {
    "coverage": frozenset({"agency", "from", "to"}),
    "people": frozenset({"person", "role"}),
    "relationships": frozenset({"kind", "a", "b"}),
    "record": frozenset({"nation", "reference"}),
}
# Titles, authors and markings stand above the heading row; nobody writes a hundred rows of them.
_ROWS_SEARCHED = 100
_BRACKETS = re.compile(r"\([^()]*\)")
_PUNCTUATION = re.compile(r"[\W_]+")


class UnknownHeadings(UnusableInput):
    """A file with tables, none of which has headings that Heed knows. headings: those found, to be given a meaning."""

    def __init__(self, message: str, headings: tuple[str, ...]) -> None:
        super().__init__(message)
        self.headings = headings


@dataclass(frozen=True)
class Headings:
    """The heading row of a table. kind: "ten", "agency", or one of BESIDE.

    columns: for each cell of the row the column it means, or "" where the heading is not known.
    """

    kind: str
    row: Row
    columns: tuple[str, ...]

    def word(self, column: str) -> str:
        """The heading as it stands in the file over this column; the column's own name where it has none."""
        return self.row.cells[self.columns.index(column)].strip() if column in self.columns else column

    def repeated_in(self, row: Row) -> bool:
        """Whether the row repeats the heading row, or at least what stands in it over the date and the event."""
        cells = tuple(map(folded, row.cells))
        if cells == self._folded:
            return True
        telling = [at for at, column in enumerate(self.columns) if column in ("date", "event")]
        return self.kind == "agency" and all(at < len(cells) and cells[at] == self._folded[at] != "" for at in telling)

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(folded, self.row.cells))


def folded(heading: str) -> str:
    """A heading without case, punctuation and brackets: "Date / time (24h)" is "date time"."""
    return _PUNCTUATION.sub(" ", _BRACKETS.sub(" ", heading).lower().replace("'", "")).strip()


def recognise(table: Table, columns: Mapping[str, str] | None = None) -> Headings | None:
    """The first row of the table that is a heading row; None where there is none.

    columns: a partnership's own headings, each with the column (of the ten, or of headings.yaml) that it means; "" for
    one that means none, whatever headings.yaml says.
    """
    own = {folded(heading): column for heading, column in (columns or {}).items()}
    for row in table.rows[:_ROWS_SEARCHED]:
        if not row.banner and (found := _headings(row, own)):
            return found
    return _over_two_rows(table, own)


def _over_two_rows(table: Table, own: Mapping[str, str]) -> Headings | None:
    """Headings of which one half stands above the other: "Date of" over "event". No figure stands in them."""
    rows = [row for row in table.rows[:_ROWS_SEARCHED] if not row.is_blank and not row.banner]
    for upper, lower in pairwise(rows):
        if not any(mark.isdigit() for mark in lower.words()):
            cells = (" ".join(pair).strip() for pair in zip_longest(upper.cells, lower.cells, fillvalue=""))
            if found := _headings(Row(lower.number, tuple(cells)), own):
                return found if found.kind == "agency" else None
    return None


def _headings(row: Row, own: Mapping[str, str]) -> Headings | None:
    words = [folded(cell) for cell in row.cells]
    plain = [own.get(word, word) for word in words]
    if {"at", "kind"} <= set(plain):
        return Headings("ten", row, _once(word if word in TEN else "" for word in plain))
    for kind, needed in BESIDE.items():
        if needed <= set(plain):
            return Headings(kind, row, _once(plain))
    meant = [own[word] if word in own else meaning(word) for word in words]
    if {"date", "event"} <= set(meant):
        return Headings("agency", row, tuple(meant))
    return None


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """The words, each only where it first stands: a second column of one name is not the same column."""
    seen: set[str] = set()
    kept = []
    for word in words:
        kept.append("" if word in seen else word)
        seen.add(word)
    return tuple(kept)


@cache
def meaning(heading: str) -> str:
    """The column that a folded heading means, "" where it is not known."""
    words = _meanings()
    if heading in words:
        return words[heading]
    beginnings = [word for word in words if heading.startswith(word + " ") and words[word] != "ref"]
    return words[max(beginnings, key=len)] if beginnings else ""


@cache
def _meanings() -> dict[str, str]:
    written = (Path(__file__).parent / "headings.yaml").read_text(encoding="utf-8")
    # The base loader takes every word as text: "no" is a heading, not false.
    raw = yaml.load(written, Loader=yaml.BaseLoader)
    return {word: "" if column == "other" else column for column, words in raw.items() for word in words}

"""A table as a file holds it, whatever the file's format: rows of text, numbered as the person sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from heed.chronology.problems import Problem
from heed.chronology.reading.places import Place


@dataclass(frozen=True)
class Row:
    """One row. number: counted from 1 with the rows above and the heading row. banner: one cell merged across it."""

    number: int
    cells: tuple[str, ...]
    banner: bool = False

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)

    def words(self) -> str:
        """Everything in the row, each repeated cell once."""
        return " | ".join(dict.fromkeys(cell.strip() for cell in self.cells if cell.strip()))


@dataclass(frozen=True)
class Table:
    """A table or sheet.

    restored: takes off a cell of Heed's own tables what the writer of this format had to put on it.
    problems: what its format's reader has to say about it (hidden rows, deleted text, formulas without a value).
    """

    place: Place
    rows: tuple[Row, ...]
    restored: Callable[[str], str] = str
    problems: tuple[Problem, ...] = field(default=())

    def below(self, heading: Row) -> Iterator[Row]:
        """The rows under the heading row that hold anything."""
        return (row for row in self.rows if row.number > heading.number and not row.is_blank)

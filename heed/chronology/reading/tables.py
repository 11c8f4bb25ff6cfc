"""A table as a file holds it, whatever the file's format: rows of text, numbered as the person sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

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

    def filled_down(self, above: Mapping[tuple[int, int], int]) -> Table:
        """The table with each cell that is merged with one above it saying what that one says.

        above: for the row's number and the cell's place, the number of the row in which the merged cell begins.
        """
        if not above:
            return self
        begun = {row.number: row for row in self.rows}
        return replace(self, rows=tuple(_filled(row, above, begun) for row in self.rows))

    def below(self, heading: Row) -> Iterator[Row]:
        """The rows under the heading row that hold anything."""
        return (row for row in self.rows if row.number > heading.number and not row.is_blank)


def _filled(row: Row, above: Mapping[tuple[int, int], int], begun: Mapping[int, Row]) -> Row:
    """A row of which nothing is its own stays blank: a tall cell is not several events."""
    if row.is_blank:
        return row
    cells = list(row.cells)
    for at, cell in enumerate(cells):
        over = begun.get(above.get((row.number, at), 0))
        if not cell.strip() and over and at < len(over.cells):
            cells[at] = over.cells[at]
    return replace(row, cells=tuple(cells))

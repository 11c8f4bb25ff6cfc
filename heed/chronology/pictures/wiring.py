"""The lines of a genogram: where each runs, so that none crosses a symbol or a name.

Names and symbols stand in rows; between the rows are gutters with nothing in them. A line runs along gutters, and where
it must pass a row it passes through a gap between two people. In each gutter lines that would lie on one another get
tracks of their own: couples nearest the row above, then children's bars, then bonds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from heed.chronology.pictures.lanes import packed
from heed.chronology.pictures.placing import BODY, GAP, SYMBOL, Cell

Point = tuple[float, float]
COUPLE, BAR, BOND = 0, 1, 2
STRIP = 22.0
_TRACK = {COUPLE: 14.0, BAR: 13.0, BOND: 18.0}
_EDGE = 12.0


@dataclass(frozen=True)
class Run:
    """A stretch of a line along a gutter; gutter n lies above row n."""

    gutter: int
    sort: int
    x0: float
    x1: float


@dataclass
class Wiring:
    """The runs asked for so far, and the gaps already used. Ask for every run first, then `settle`, then ask where."""

    rows: tuple[tuple[Cell, ...], ...]
    top: float
    runs: list[Run] = field(default_factory=list)
    through: dict[tuple[int, float], int] = field(default_factory=dict)
    _y: list[float] = field(default_factory=list)
    _gutter: list[tuple[float, float, float]] = field(default_factory=list)

    def run(self, gutter: int, sort: int, x0: float, x1: float) -> int:
        """Ask for a run; the answer is what `y` wants to be asked with."""
        self.runs.append(Run(gutter, sort, min(x0, x1), max(x0, x1)))
        return len(self.runs) - 1

    def down(self, x0: float, above: int, x1: float, below: int, sort: int) -> list[tuple[int, float, float]]:
        """The runs of a line from under row `above` at x0 to over row `below` at x1: (run, its first x, its last x)."""
        found, x = [], x0
        for gutter in range(above + 1, below + 1):
            onward = x1 if gutter == below else self.gap(gutter, (x + x1) / 2)
            found.append((self.run(gutter, sort, x, onward), x, onward))
            x = onward
        return found

    def widen(self, run: int, x0: float, x1: float) -> None:
        """Make a run asked for reach at least from x0 to x1."""
        known = self.runs[run]
        self.runs[run] = replace(known, x0=min(known.x0, x0), x1=max(known.x1, x1))

    def gap(self, row: int, near: float) -> float:
        """A place where a line can pass a row between people, the nearest to `near`."""
        x = nearest_gap(self.rows[row], near)
        used = self.through[row, x] = self.through.get((row, x), 0) + 1
        return x + (used // 2) * 5 * (-1) ** used if used < 5 else x

    def settle(self) -> None:
        """Give each run its track and each row and gutter its height."""
        self._y = [0.0] * len(self.runs)
        y = self.top
        for gutter in range(len(self.rows) + 1):
            top = y
            y = self._tracks(gutter, COUPLE, y + (_EDGE if gutter else 0))
            strip = y
            y = self._tracks(gutter, BAR, y + STRIP)
            y = self._tracks(gutter, BOND, y + 4)
            bottom = y + _EDGE if gutter < len(self.rows) else y
            self._gutter.append((top, strip, bottom))
            y = bottom + BODY

    def _tracks(self, gutter: int, sort: int, y: float) -> float:
        mine = [place for place, run in enumerate(self.runs) if (run.gutter, run.sort) == (gutter, sort)]
        levels = packed([(self.runs[place].x0 - 5, self.runs[place].x1 + 5) for place in mine])
        for place, level in zip(mine, levels, strict=True):
            self._y[place] = y + (level + 0.5) * _TRACK[sort]
        return y + (max(levels) + 1) * _TRACK[sort] if levels else y

    def y(self, run: int) -> float:
        """How far down the page a run lies."""
        return self._y[run]

    def row_top(self, row: int) -> float:
        return self._gutter[row][2]

    def row_bottom(self, row: int) -> float:
        return self.row_top(row) + BODY

    def middle(self, row: int) -> float:
        return self.row_top(row) + BODY / 2

    def strip(self, gutter: int) -> tuple[float, float]:
        """The part of a gutter that the household's outline may use."""
        top = self._gutter[gutter][1]
        return top + 3, top + STRIP - 3

    @property
    def bottom(self) -> float:
        return self._gutter[-1][2]

    def over(self, row: int) -> float:
        """The top of the symbols of a row."""
        return self.middle(row) - SYMBOL / 2

    def points(self, found: Sequence[tuple[int, float, float]]) -> Iterator[Point]:
        """The corners of the line that `down` gave."""
        for run, x0, x1 in found:
            yield x0, self.y(run)
            yield x1, self.y(run)


def nearest_gap(row: Sequence[Cell], near: float) -> float:
    """The middle of the gap between two neighbours, or beyond either end of the row, that lies nearest."""
    if not row:
        return near
    between = [(a.right + b.left) / 2 for a, b in pairwise(row)]
    return min((row[0].left - GAP / 2, *between, row[-1].right + GAP / 2), key=lambda x: abs(x - near))


def zigzag(points: Sequence[Point], step: float = 6.0, swing: float = 4.0) -> list[Point]:
    """A zigzag along a line of straight stretches, ending where the line ends."""
    found = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        length = abs(x1 - x0) + abs(y1 - y0)
        teeth = int(length // step)
        for tooth in range(1, teeth):
            along, side = tooth / teeth, swing if tooth % 2 else -swing
            slant = (0.0, side) if y0 == y1 else (side, 0.0)
            found.append((x0 + (x1 - x0) * along + slant[0], y0 + (y1 - y0) * along + slant[1]))
        found.append((x1, y1))
    return found

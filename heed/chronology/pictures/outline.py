"""The outline of a household: round the cells of its members and through empty gutters, never round anybody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from heed.chronology.pictures.placing import Cell
from heed.chronology.pictures.wiring import Point, Wiring, nearest_gap

Box = tuple[float, float, float, float]
_PAD = 5.0
_CORRIDOR = 7.0


def loops(members: frozenset[str], wiring: Wiring) -> list[list[Point]]:
    """The corners of the outline, one loop or (round a hole) more; nothing where nobody is a member."""
    return traced(list(_boxes(members, wiring)))


def traced(boxes: Sequence[Box]) -> list[list[Point]]:
    """The edge of everything the boxes cover together."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    inside = {
        (column, row)
        for column, (x0, x1) in enumerate(pairwise(xs))
        for row, (y0, y1) in enumerate(pairwise(ys))
        if any(box[0] <= x0 and x1 <= box[2] and box[1] <= y0 and y1 <= box[3] for box in boxes)
    }
    return [_without_straights([(xs[x], ys[y]) for x, y in loop]) for loop in _walked(inside)]


def rounded(loop: Sequence[Point], radius: float = 9.0) -> str:
    """The path data of a loop with its corners rounded."""
    parts: list[str] = []
    for before, corner, after in zip([loop[-1], *loop[:-1]], loop, [*loop[1:], loop[0]], strict=True):
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        parts.append(f"{'L' if parts else 'M'}{_at(start)}Q{_at(corner)} {_at(end)}")
    return "".join(parts) + "Z"


def _boxes(members: frozenset[str], wiring: Wiring) -> Iterator[Box]:
    runs = [(row, run) for row, cells in enumerate(wiring.rows) for run in _runs(cells, members)]
    for row, run in runs:
        yield run[0].left - _PAD, wiring.row_top(row) - _PAD, run[-1].right + _PAD, wiring.row_bottom(row) + _PAD
    for (row, run), (next_row, next_run) in pairwise(runs):
        if row == next_row:
            yield from _beneath(row, run, next_run, wiring)
    firsts = [next(each for each in runs if each[0] == row) for row in dict.fromkeys(row for row, _ in runs)]
    for (row, _), (next_row, _) in pairwise(firsts):
        above = [run for each, run in runs if each == row]
        below = [run for each, run in runs if each == next_row]
        yield from _between(row, next_row, *_nearest(above, below), wiring)


def _runs(cells: Sequence[Cell], members: frozenset[str]) -> Iterator[list[Cell]]:
    """Neighbours who are all members."""
    run: list[Cell] = []
    for cell in cells:
        if cell.name in members:
            run.append(cell)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _beneath(row: int, run: Sequence[Cell], other: Sequence[Cell], wiring: Wiring) -> Iterator[Box]:
    """A way from one run to the next of its row, under whoever stands between."""
    top, bottom = wiring.strip(row + 1)
    x0, x1 = (_clear(cell.left + _CORRIDOR, cell.right - _CORRIDOR, [cell.x]) for cell in (run[-1], other[0]))
    yield x0 - _CORRIDOR, top, x1 + _CORRIDOR, bottom
    for x in (x0, x1):
        yield x - _CORRIDOR, wiring.row_bottom(row), x + _CORRIDOR, bottom


def _between(row: int, next_row: int, run: Sequence[Cell], other: Sequence[Cell], wiring: Wiring) -> Iterator[Box]:
    """A way from a run down to one of a later row, past the rows between through gaps."""
    x, target = _facing(run, other)
    yield x - _CORRIDOR, wiring.row_bottom(row), x + _CORRIDOR, wiring.strip(row + 1)[1]
    for gutter in range(row + 1, next_row + 1):
        onward = target if gutter == next_row else nearest_gap(wiring.rows[gutter], (x + target) / 2)
        top, bottom = wiring.strip(gutter)
        yield min(x, onward) - _CORRIDOR, top, max(x, onward) + _CORRIDOR, bottom
        foot = wiring.row_top(next_row) if gutter == next_row else wiring.strip(gutter + 1)[1]
        yield onward - _CORRIDOR, top, onward + _CORRIDOR, foot
        x = onward


def _facing(run: Sequence[Cell], other: Sequence[Cell]) -> tuple[float, float]:
    """Where to leave a run and enter another: straight down where they overlap."""
    low, high = max(run[0].left, other[0].left), min(run[-1].right, other[-1].right)
    if low + 2 * _CORRIDOR < high:
        x = _clear(low + _CORRIDOR, high - _CORRIDOR, [cell.x for cell in (*run, *other)])
        return x, x
    a, b = min(((a.x, b.x) for a in run for b in other), key=lambda pair: abs(pair[0] - pair[1]))
    return a, b


def _clear(low: float, high: float, symbols: Sequence[float]) -> float:
    """The place between two ends farthest from every symbol, whose lines leave it straight up and down."""
    steps = max(int((high - low) / _CORRIDOR), 1)
    places = [low + (high - low) * step / steps for step in range(steps + 1)]
    return max(places, key=lambda x: min(abs(x - symbol) for symbol in symbols))


def _nearest(above: Iterable[Sequence[Cell]], below: Sequence[Sequence[Cell]]) -> tuple[Sequence[Cell], Sequence[Cell]]:
    pairs = [(run, other) for run in above for other in below]
    return min(pairs, key=lambda pair: abs(_facing(*pair)[0] - _facing(*pair)[1]))


def _walked(inside: set[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Round each patch of squares with the inside on the right hand."""
    onward: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for x, y in sorted(inside):
        sides = (
            *(((0, -1), (x, y), (x + 1, y)), ((1, 0), (x + 1, y), (x + 1, y + 1))),
            *(((0, 1), (x + 1, y + 1), (x, y + 1)), ((-1, 0), (x, y + 1), (x, y))),
        )
        for (dx, dy), start, end in sides:
            if (x + dx, y + dy) not in inside:
                onward.setdefault(start, []).append(end)
    while onward:
        start = at = min(onward)
        loop = []
        while at in onward:
            loop.append(at)
            ends = onward[at]
            following = ends.pop()
            if not ends:
                del onward[at]
            at = following
            if at == start:
                break
        yield loop


def _without_straights(loop: Sequence[Point]) -> list[Point]:
    return [
        here
        for before, here, after in zip([loop[-1], *loop[:-1]], loop, [*loop[1:], loop[0]], strict=True)
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    ]


def _towards(start: Point, end: Point, most: float) -> Point:
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    part = min(most, length / 2) / length if length else 0.0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"

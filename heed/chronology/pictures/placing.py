"""Where each person of a genogram stands along the page: children beneath their parents, as near as room allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from heed.chronology.pictures.kinship import Family, Kin
from heed.chronology.pictures.seating import Rows
from heed.chronology.pictures.svg import width_of

SYMBOL = 44.0
BODY = 68.0
GAP = 26.0
LINE = 15.0
NAME_SIZE = 13.0
_PAD = 12.0
_TO_WORDS = 8.0
_ROUNDS = 40


# The lines of a name, and the lines beneath it.
Words = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Cell:
    """One person's room. x: the middle of the symbol; left and right hold the words too.

    bold: how many of the words are the name. row: the generation.
    """

    name: str
    words: tuple[str, ...]
    bold: int
    row: int
    x: float

    @property
    def left(self) -> float:
        return self.x - SYMBOL / 2 - _PAD

    @property
    def right(self) -> float:
        return self.x + reach(self.words)

    @property
    def words_x(self) -> float:
        return self.x + SYMBOL / 2 + _TO_WORDS


def reach(words: Sequence[str]) -> float:
    """From the middle of a symbol to the right end of its cell."""
    longest = max((width_of(each, NAME_SIZE) for each in words), default=0.0)
    return SYMBOL / 2 + _TO_WORDS + longest + _PAD


def placed(rows: Rows, kin: Kin, words: Callable[[str], Words]) -> tuple[tuple[Cell, ...], ...]:
    """A cell for each person, row by row, from left to right, none overlapping another."""
    beside = {name: words(name) for row in rows for name in row}
    said = {name: (*heading, *rest) for name, (heading, rest) in beside.items()}
    steps = [[0.0, *(_step(said[name]) for name in row[:-1])] for row in rows]
    x = {
        name: place
        for row, step in zip(rows, steps, strict=True)
        for name, place in zip(row, _summed(step), strict=True)
    }
    births = [family for family in kin.families if family.manner == "birth"]
    for round_ in range(_ROUNDS):
        downwards = round_ % 2 == 0
        order = list(zip(rows, steps, strict=True))
        for row, step in order if downwards else reversed(order):
            wanted = _wanted(row, x, births, downwards=downwards)
            x |= dict(zip(row, spaced(wanted, step), strict=True))
    shift = min((x[name] for name in x), default=0.0) - SYMBOL / 2 - _PAD
    return tuple(
        tuple(Cell(name, said[name], len(beside[name][0]), level, x[name] - shift) for name in row)
        for level, row in enumerate(rows)
    )


def spaced(wanted: Sequence[float], steps: Sequence[float]) -> list[float]:
    """The places nearest to those wanted (least squares) of which each is at least its step beyond the one before.

    Pooling of adjacent violators: Ayer and others, Annals of Mathematical Statistics 26 (1955), 641-647.
    """
    offsets = _summed(steps)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, among = pools.pop()
            total, count = total + before, count + among
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]


def _step(words: Sequence[str]) -> float:
    return reach(words) + GAP + _PAD + SYMBOL / 2


def _summed(steps: Sequence[float]) -> list[float]:
    return [sum(steps[: place + 1]) for place in range(len(steps))]


def _wanted(row: Sequence[str], x: Mapping[str, float], births: Sequence[Family], *, downwards: bool) -> list[float]:
    """Each person's place if only the families counted: children under parents, or parents over children."""
    pulls: dict[str, list[float]] = {}
    for family in births:
        apart = _centre(family.parents, x) - _centre(family.children, x)
        for name in family.children if downwards else family.parents:
            pulls.setdefault(name, []).append(apart if downwards else -apart)
    return [x[name] + sum(pulls.get(name, [0.0])) / len(pulls.get(name, [0.0])) for name in row]


def _centre(names: Sequence[str], x: Mapping[str, float]) -> float:
    places = [x[name] for name in names]
    return (min(places) + max(places)) / 2

"""The lines between people: couples, their children, carers, siblings whose parents are not recorded, bonds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt

from heed.chronology.people import Relationship
from heed.chronology.pictures.kinship import Couple, Family, Kin
from heed.chronology.pictures.placing import SYMBOL, Cell
from heed.chronology.pictures.svg import INK, PAPER, Attribute, element, line, path
from heed.chronology.pictures.wiring import BAR, BOND, COUPLE, Point, Wiring, zigzag

BOND_COLOUR = "#a3142b"
_DROP = 13.0
_TOP = (7.0, 17.0, 12.0)
_FOOT = (17.0, 14.0, 19.0)
_DASHES = {"married": None, "partner": "7 5", "not recorded": "2 5"}
_MANNERS: Mapping[str, dict[str, Attribute]] = {
    "birth": {"class_": "genogram__descent", "stroke": INK, "stroke_width": 1.6},
    "foster_carer": {"class_": "genogram__foster", "stroke": INK, "stroke_width": 1.8, "stroke_dasharray": "2 4"},
    "step_parent": {"class_": "genogram__step", "stroke": INK, "stroke_width": 1.6, "stroke_dasharray": "9 4 2 4"},
    "sibling": {"class_": "genogram__siblings", "stroke": INK, "stroke_width": 1.4, "stroke_dasharray": "2 5"},
}

# A line asks for its runs while it is planned, and is drawn once every run has its track.
Planned = Callable[[], str]


class Ties:
    """Every line of a picture: made with the places of the people, drawn after the wiring is settled."""

    def __init__(self, kin: Kin, wiring: Wiring) -> None:
        self.kin = kin
        self.wiring = wiring
        self.cells: dict[str, Cell] = {cell.name: cell for row in wiring.rows for cell in row}
        self.drops = self._spread_drops()
        self.ends: dict[tuple[str, int, bool], int] = {}
        self.joined: dict[frozenset[str], tuple[int, float, float]] = {}
        self.planned: list[Planned] = list(self._plan())

    def drawn(self) -> Iterator[str]:
        """The lines, once `Wiring.settle` has been called."""
        yield from (planned() for planned in self.planned)

    def _plan(self) -> Iterator[Planned]:
        for couple in self.kin.couples:
            yield self._couple(couple)
        for family in self.kin.families:
            if family.manner != "step_parent" or not lives_with_parent(family, self.kin):
                yield self._family(family)
        for pair in self.kin.siblings:
            yield self._siblings(*pair)
        for bond in self.kin.bonds:
            yield self._bond(bond)

    def _spread_drops(self) -> dict[tuple[str, str], float]:
        """Where under a symbol the line to each partner, or to one's own children, leaves it, in their order."""
        others: dict[str, list[str]] = {}
        for couple in self.kin.couples:
            others.setdefault(couple.a, []).append(couple.b)
            others.setdefault(couple.b, []).append(couple.a)
        for family in self.kin.families:
            if len(family.parents) == 1 or family.manner == "step_parent":
                for parent in family.parents:
                    others.setdefault(parent, []).append(parent)
        drops = {}
        for name, joined in others.items():
            ordered = sorted(set(joined), key=lambda other: self.cells[other].x)
            for place, other in enumerate(ordered):
                step = min(12.0, 30.0 / len(ordered))
                drops[name, other] = self.cells[name].x + (place - (len(ordered) - 1) / 2) * step
        return drops

    def _couple(self, couple: Couple) -> Planned:
        a, b = (self.cells[name] for name in (couple.a, couple.b))
        upper, lower = (a, b) if a.row <= b.row else (b, a)
        x0, x1 = self.drops[upper.name, lower.name], self.drops[lower.name, upper.name]
        if upper.row == lower.row:
            runs = [(self.wiring.run(upper.row + 1, COUPLE, x0, x1), x0, x1)]
        else:
            past = self.wiring.gap(lower.row, x1)
            runs = self.wiring.down(x0, upper.row, past, lower.row, COUPLE)
            runs.append((self.wiring.run(lower.row + 1, COUPLE, past, x1), past, x1))
        self.joined[couple.pair] = runs[-1]
        return lambda: self._drawn_couple(couple, upper, lower, runs)

    def _drawn_couple(self, couple: Couple, upper: Cell, lower: Cell, runs: Sequence[tuple[int, float, float]]) -> str:
        points = [(runs[0][1], self.wiring.middle(upper.row)), *self.wiring.points(runs)]
        points.append((runs[-1][2], self.wiring.middle(lower.row)))
        look = "not recorded" if not couple.recorded else "married" if couple.married else "partner"
        stroke = element(
            "path",
            d=path(points),
            class_=f"genogram__couple genogram__couple--{couple.state.replace(' ', '-')}",
            fill="none",
            stroke=INK,
            stroke_width=1.8,
            stroke_dasharray=_DASHES[look],
        )
        run, x0, x1 = runs[-1]
        return stroke + slashes(couple.state, x0 + (x1 - x0) * 0.3, self.wiring.y(run))

    def _family(self, family: Family) -> Planned:
        planned = [
            self._children(family, [name for name in family.children if self.cells[name].row == row])
            for row in sorted({self.cells[name].row for name in family.children})
        ]
        return lambda: "".join(each() for each in planned)

    def _start(self, family: Family) -> tuple[float, int, int | None]:
        """Where the line down to the children begins: x, the row above it, and the couple's run if there is one."""
        run = self.joined.get(frozenset(family.parents)) if len(family.parents) == 2 else None
        if run is None:
            parent = max(family.parents, key=lambda name: self.cells[name].row)
            return self.drops[parent, parent], self.cells[parent].row, None
        aside = 0.0 if family.manner == "birth" else 8.0
        return self._stem(run, family) + aside, self.wiring.runs[run[0]].gutter - 1, run[0]

    def _stem(self, run: tuple[int, float, float], family: Family) -> float:
        """The middle of the couple's line, or straight above the children where that is not far aside."""
        middle, half = (run[1] + run[2]) / 2, abs(run[1] - run[2]) / 2
        places = [self.cells[name].x for name in family.children]
        above = (min(places) + max(places)) / 2
        return above if abs(above - middle) < 0.6 * half else middle

    def _children(self, family: Family, names: Sequence[str]) -> Planned:
        x, above, couple = self._start(family)
        row = self.cells[names[0]].row
        aside = 0.0 if family.manner == "birth" else _DROP
        forks = self._forks(names, aside)
        ends = [fork for fork, _ in forks]
        if row <= above:
            return self._sideways(family, names)
        near = min(max(x, min(ends)), max(ends))
        runs = self.wiring.down(x, above, near, row, BAR)
        bar, landing, _ = runs[-1]
        left, right = min(landing, *ends), max(landing, *ends)
        self.wiring.widen(bar, left, right)

        def draw() -> str:
            top = self.wiring.middle(above) if couple is None else self.wiring.y(couple)
            level = self.wiring.y(bar)
            stem = [(x, top), *self.wiring.points(runs[:-1]), (landing, level)]
            d = path(stem) + path([(left, level), (right, level)])
            d += "".join(path([(fork, level), tip]) for fork, tips in forks for tip in self._tips(tips, aside))
            return element("path", d=d, fill="none", **_MANNERS[family.manner])

        return draw

    def _forks(self, names: Sequence[str], aside: float) -> list[tuple[float, list[str]]]:
        """The points of the bar from which lines lead down: one a child, and one for all twins of a birth."""
        grouped: list[set[str]] = []
        for name in names:
            together = {name}.union(*(pair for pair in self.kin.twins if name in pair)) & set(names)
            touching = [group for group in grouped if group & together]
            grouped = [group for group in grouped if group not in touching] + [together.union(*touching)]
        forks = []
        for group in grouped:
            places = [self.cells[name].x + aside for name in group]
            forks.append(((min(places) + max(places)) / 2, sorted(group, key=lambda name: self.cells[name].x)))
        return forks

    def _tips(self, names: Sequence[str], aside: float) -> list[Point]:
        return [self._tip(name, aside) for name in names]

    def _tip(self, name: str, aside: float) -> Point:
        """Where a line from above ends: within the symbol, which is drawn over it."""
        cell = self.cells[name]
        return cell.x + aside, self.wiring.over(cell.row) + (8 if aside else 2)

    def _sideways(self, family: Family, names: Sequence[str]) -> Planned:
        """A carer who stands in the child's own row or below it: a line over the heads of the row."""
        planned = [self._over(parent, name) for parent in family.parents for name in names]
        return lambda: "".join(
            element("path", d=path(each()), fill="none", **_MANNERS[family.manner]) for each in planned
        )

    def _siblings(self, a: str, b: str) -> Planned:
        planned = self._over(a, b)
        return lambda: element("path", d=path(planned()), fill="none", **_MANNERS["sibling"])

    def _bond(self, bond: Relationship) -> Planned:
        planned = self._over(bond.a, bond.b)
        return lambda: drawn_bond(bond.kind, planned())

    def _over(self, a: str, b: str) -> Callable[[], list[Point]]:
        """A line from one person to another through the gutter above the lower of the two."""
        first, last = self.cells[a], self.cells[b]
        turned = first.row > last.row
        upper, lower = (last, first) if turned else (first, last)
        rightwards = upper.x <= lower.x
        x0 = self._end(upper, 1 if rightwards else -1, under=upper.row != lower.row)
        x1 = self._end(lower, -1 if rightwards else 1, under=False)
        if upper.row == lower.row:
            runs = [(self.wiring.run(upper.row, BOND, x0, x1), x0, x1)]
        else:
            runs = self.wiring.down(x0, upper.row, x1, lower.row, BOND)

        def points() -> list[Point]:
            start = self._edge(upper, x0, under=upper.row != lower.row)
            found = [start, *self.wiring.points(runs), self._edge(lower, x1, under=False)]
            return found[::-1] if turned else found

        return points

    def _end(self, cell: Cell, side: int, *, under: bool) -> float:
        """Where the next line leaves a symbol on this side of its top or foot, so that no two leave at one place."""
        used = self.ends[cell.name, side, under] = self.ends.get((cell.name, side, under), 0) + 1
        places = _FOOT if under else _TOP
        return cell.x + side * places[min(used, len(places)) - 1]

    def _edge(self, cell: Cell, x: float, *, under: bool) -> Point:
        """The point of a symbol's edge straight above or below a place across it."""
        aside, half = abs(x - cell.x), SYMBOL / 2
        if cell.name in self.kin.unborn:
            rise = half * 0.8 if under else half - 1.8 * aside
        else:
            rise = {"male": half, "female": sqrt(half**2 - aside**2)}.get(self.kin.people[cell.name].sex, half - aside)
        return x, self.wiring.middle(cell.row) + (rise if under else -rise)


def lives_with_parent(family: Family, kin: Kin) -> bool:
    """Whether the line between a step-parent and one of the children's parents says already how they are joined."""
    births = [other for other in kin.families if other.manner == "birth" and set(other.children) & set(family.children)]
    parents = {name for other in births for name in other.parents}
    pairs = {couple.pair for couple in kin.couples}
    return all(any(frozenset((step, parent)) in pairs for parent in parents) for step in family.parents)


def slashes(state: str, x: float, y: float) -> str:
    """One stroke across a couple's line for a separation, two for a divorce."""
    count = {"separated": 1, "divorced": 2}.get(state, 0)
    return "".join(
        line(x + 7 * each - 5, y + 9, x + 7 * each + 5, y - 9, class_="genogram__slash", stroke=INK, stroke_width=2)
        for each in range(count)
    )


def drawn_bond(kind: str, points: Sequence[Point]) -> str:
    """Violence: a heavy zigzag with its head at the one harmed. Conflict: a thin zigzag. Close: a double line."""
    if kind == "close":
        d = path(points)
        heavy = element("path", d=d, fill="none", stroke=INK, stroke_width=6)
        return element(
            "g", heavy, element("path", d=d, fill="none", stroke=PAPER, stroke_width=3), class_="genogram__close"
        )
    width = 2.4 if kind == "violence" else 1.4
    jagged = element("path", d=path(zigzag(points)), fill="none", stroke=BOND_COLOUR, stroke_width=width)
    head = _head(points) if kind == "violence" else ""
    return element("g", jagged, head, class_=f"genogram__{kind}")


def _head(points: Sequence[Point]) -> str:
    """An arrow's head at the end of a line whose last stretch is level or upright."""
    (x0, y0), (x, y) = points[-2:]
    way = 1 if x + y > x0 + y0 else -1
    corners = (
        [(x - 5, y - way * 11), (x + 5, y - way * 11)] if x0 == x else [(x - way * 11, y - 5), (x - way * 11, y + 5)]
    )
    return element("path", d=path([(x, y), *corners], closed=True), fill=BOND_COLOUR)

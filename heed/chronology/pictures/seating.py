"""Who sits beside whom: the order of each generation, partners together, siblings left to right by birth.

A small search: any run of people may move along its row, and a move stays where it makes the picture plainer. What may
never happen (a younger sibling left of an elder) is refused; what should not (a line crossed, somebody between two
partners) costs. Families of a review are small, so that trying is quick and the answer is always the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from heed.chronology.pictures.kinship import Family, Kin
from heed.chronology.when import LATEST

_BETWEEN_PARTNERS = 8.0
_CROSSING = 4.0
_CROSSING_A_CARER = 1.0
_BETWEEN_SIBLINGS = 3.0
_FAMILIES_BY_AGE = 1.5
_BETWEEN_TWINS = 20.0
_MAN_ON_THE_LEFT = 0.3
_MOST_ROUNDS = 12
_WHOLE_RUNS = 9

Rows = list[list[str]]


def seated(kin: Kin) -> Rows:
    """The people of each generation from left to right, the eldest generation first."""
    depth = 1 + max(kin.level.values(), default=-1)
    rows: Rows = [[name for name in _walk(kin) if kin.level[name] == level] for level in range(depth)]
    elders = _elders(kin)
    rows = [_eldest_first(row, elders) for row in rows]
    return _searched(rows, kin, elders)


def birth_order(kin: Kin) -> Iterator[tuple[str, str]]:
    """Each sibling with the next younger one of the same parents."""
    for family in kin.families:
        if family.manner == "birth":
            yield from pairwise(family.children)


def _elders(kin: Kin) -> set[tuple[str, str]]:
    return {
        (elder, younger)
        for family in kin.families
        if family.manner == "birth"
        for elder, younger in combinations(family.children, 2)
        if kin.level[elder] == kin.level[younger]
    }


def _walk(kin: Kin) -> list[str]:
    """Everyone once: from each person to partners and children, so that kin begin near one another."""
    found: dict[str, None] = {}
    waiting = sorted(kin.people, key=lambda name: (-kin.level[name], list(kin.people).index(name)), reverse=True)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = None
        partners = [other for couple in kin.couples if name in couple.pair for other in couple.pair - {name}]
        parents = [parent for family in kin.families if name in family.children for parent in family.parents]
        children = [child for family in kin.families if name in family.parents for child in family.children]
        waiting += sorted((*partners, *parents, *children), key=lambda each: kin.people[each].sex == "male")
    return list(found)


def _eldest_first(row: Sequence[str], elders: set[tuple[str, str]]) -> list[str]:
    """The row with each sibling to the right of the elder ones, and otherwise as it was."""
    left, placed = list(row), list[str]()
    while left:
        ready = next(name for name in left if not any((other, name) in elders for other in left))
        left.remove(ready)
        placed.append(ready)
    return placed


def _searched(rows: Rows, kin: Kin, elders: set[tuple[str, str]]) -> Rows:
    best = _cost(rows, kin)
    for _ in range(_MOST_ROUNDS):
        before = best
        for tried in _tries(rows, kin, elders):
            cost = _cost(tried, kin)
            if cost < best - 1e-9:
                rows, best = tried, cost
        if best == before:
            break
    return rows


def _tries(rows: Rows, kin: Kin, elders: set[tuple[str, str]]) -> Iterator[Rows]:
    """Pictures one move away: one row changed, that row with its descendants following, some rows mirrored."""
    for level, row in enumerate(rows):
        for moved in _moves(row):
            if _in_birth_order(moved, elders):
                yield [*rows[:level], moved, *rows[level + 1 :]]
                if level + 1 < len(rows):
                    yield _followed([*rows[:level], moved, *rows[level + 1 :]], level, kin, elders)
    for first, last in combinations(range(len(rows) + 1), 2):
        mirrored = [_eldest_first(row[::-1], elders) for row in rows[first:last]]
        yield [*rows[:first], *mirrored, *rows[last:]]


def _followed(rows: Rows, level: int, kin: Kin, elders: set[tuple[str, str]]) -> Rows:
    """The rows below `level` in the order of the parents above them, partners going with those whom descent places."""
    rows = list(rows)
    for below in range(level + 1, len(rows)):
        place = {name: at for row in rows for at, name in enumerate(row)}
        led = {
            child: _middle(family, place)
            for family in kin.families
            for child in family.children
            if kin.level[child] == below and kin.level[family.parents[0]] == below - 1
        }
        for couple in kin.couples:
            for one, other in ((couple.a, couple.b), (couple.b, couple.a)):
                if one in led and other not in led:
                    led[other] = led[one]
        ordered = sorted((led.get(name, float(place[name])), place[name], name) for name in rows[below])
        rows[below] = _eldest_first([name for *_, name in ordered], elders)
    return rows


def _moves(row: list[str]) -> Iterator[list[str]]:
    """Every row that moving one run of people makes; long rows move one or two at a time."""
    longest = len(row) - 1 if len(row) <= _WHOLE_RUNS else 2
    for length in range(1, longest + 1):
        for start in range(len(row) - length + 1):
            run, rest = row[start : start + length], row[:start] + row[start + length :]
            for place in range(len(rest) + 1):
                yield rest[:place] + run + rest[place:]
                if length > 1:
                    yield rest[:place] + run[::-1] + rest[place:]


def _in_birth_order(row: Sequence[str], elders: set[tuple[str, str]]) -> bool:
    place = {name: at for at, name in enumerate(row)}
    return all(place[a] < place[b] for a, b in elders if a in place and b in place)


def _cost(rows: Rows, kin: Kin) -> float:
    place = {name: at for row in rows for at, name in enumerate(row)}
    cost = 0.0
    for couple in kin.couples:
        if kin.level[couple.a] == kin.level[couple.b]:
            cost += _BETWEEN_PARTNERS * (abs(place[couple.a] - place[couple.b]) - 1)
            sexes = {kin.people[name].sex: place[name] for name in couple.pair}
            cost += _MAN_ON_THE_LEFT * (sexes.get("male", 0) > sexes.get("female", len(place)))
    for twins in kin.twins:
        cost += _BETWEEN_TWINS * (max(map(place.__getitem__, twins)) - min(map(place.__getitem__, twins)) - 1)
    cost += sum(_spread(family, place) for family in kin.families)
    led = [family for family in kin.families if family.manner != "step_parent"]
    return cost + sum(_crossed(a, b, place, kin) for a, b in combinations(led, 2))


def _spread(family: Family, place: dict[str, int]) -> float:
    places = [place[child] for child in family.children]
    return _BETWEEN_SIBLINGS * (max(places) - min(places) + 1 - len(places))


def _middle(family: Family, place: dict[str, int]) -> float:
    return sum(place[parent] for parent in family.parents) / len(family.parents)


def _crossed(a: Family, b: Family, place: dict[str, int], kin: Kin) -> float:
    if kin.level[a.children[0]] != kin.level[b.children[0]]:
        return 0.0
    apart = _middle(a, place) - _middle(b, place)
    crossings = sum((place[one] - place[other]) * apart < 0 for one in a.children for other in b.children)
    cost = (_CROSSING if a.manner == b.manner == "birth" else _CROSSING_A_CARER) * crossings
    if a.manner == b.manner and set(a.parents) & set(b.parents):
        # Half siblings: the family of the elder stands to the left.
        elder = _born_rank(a, kin) - _born_rank(b, kin)
        cost += _FAMILIES_BY_AGE * (apart * elder < 0)
    return cost


def _born_rank(family: Family, kin: Kin) -> int:
    eldest = kin.people[family.children[0]]
    told = eldest.born or eldest.due
    return (told.at if told else LATEST).toordinal()

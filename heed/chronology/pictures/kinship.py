"""Who belongs where in a family: who is drawn on a date, which families there are, which generation each is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from heed.chronology.people import COUPLES, Person, Relationship
from heed.chronology.when import LATEST, Moment, certainly_before

# A pregnancy is drawn from forty weeks before the birth or the expected date: the span that a due date is reckoned by.
PREGNANCY = timedelta(days=280)
BONDS = ("conflict", "violence", "close")
_CARERS = ("foster_carer", "step_parent")


@dataclass(frozen=True)
class Couple:
    """Two people, how they stand to each other on the date, and whether they are or were married."""

    a: str
    b: str
    state: str = "together"
    married: bool = False
    recorded: bool = True

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.a, self.b))


@dataclass(frozen=True)
class Family:
    """Children of the same recorded parents or carers, eldest first. manner: birth, foster_carer or step_parent."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    manner: str = "birth"


@dataclass(frozen=True)
class Kin:
    """The people on the date and how they are joined. level: the generation, 0 the eldest."""

    people: Mapping[str, Person]
    unborn: frozenset[str]
    couples: tuple[Couple, ...]
    families: tuple[Family, ...]
    twins: tuple[frozenset[str], ...]
    siblings: tuple[tuple[str, str], ...]
    bonds: tuple[Relationship, ...]
    level: Mapping[str, int]


def kin(people: Sequence[Person], relationships: Sequence[Relationship], on: Moment) -> Kin:
    """The people there are on the date (born, or expected) with the relationships that had begun by then."""
    there = {person.id: person for person in people if not _is_later(person, on)}
    known = [
        each
        for each in relationships
        if each.a in there and each.b in there and each.a != each.b and not certainly_before(on, each.over)
    ]
    order = {name: place for place, name in enumerate(sorted(there, key=lambda name: _age_rank(there[name])))}
    families = _families(known, order)
    couples = _couples(known, families, on)
    siblings = _pairs(known, "sibling", "twin")
    level = _levels(there, couples, families, siblings, known)
    bonds = tuple(each for each in known if each.kind in BONDS)
    twins = tuple(frozenset(pair) for pair in _pairs(known, "twin"))
    unborn = frozenset(name for name, person in there.items() if is_unborn(person, on))
    return Kin(there, unborn, couples, families, twins, _without_parents(siblings, families), bonds, level)


def is_unborn(person: Person, on: Moment) -> bool:
    """Whether the record shows the person as not yet born on the date."""
    return certainly_before(on, person.born) if person.born else person.due is not None


def is_index(person: Person) -> bool:
    """Whether the case is about this child."""
    return person.role.split(".")[0] == "child"


def _is_later(person: Person, on: Moment) -> bool:
    expected = person.due or person.born
    if expected is None or expected.is_open or not is_unborn(person, on):
        return False
    return certainly_before(on, expected.shifted(-PREGNANCY))


def _age_rank(person: Person) -> tuple[bool, object, str]:
    told = person.born or person.due
    return told is None, told.at if told else LATEST, person.id


def _pairs(known: Iterable[Relationship], *kinds: str) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((each.a, each.b) for each in known if each.kind in kinds))


def _families(known: Iterable[Relationship], order: Mapping[str, int]) -> tuple[Family, ...]:
    carers: dict[tuple[str, str], list[str]] = {}
    for each in known:
        manner = "birth" if each.kind == "parent" else each.kind
        if manner in ("birth", *_CARERS) and each.a not in carers.setdefault((each.b, manner), []):
            carers[each.b, manner].append(each.a)
    grouped: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for (child, manner), parents in carers.items():
        # Two can be joined by one line; a third is led to the child alone, so that no account of a parent is lost.
        for pair in (parents[:2], *([extra] for extra in parents[2:])):
            grouped.setdefault((tuple(sorted(pair)), manner), []).append(child)
    return tuple(
        Family(parents, tuple(sorted(children, key=lambda child: order[child])), manner)
        for (parents, manner), children in grouped.items()
    )


def _couples(known: Iterable[Relationship], families: Iterable[Family], on: Moment) -> tuple[Couple, ...]:
    told: dict[frozenset[str], list[Relationship]] = {}
    for each in known:
        if each.kind in COUPLES:
            told.setdefault(frozenset((each.a, each.b)), []).append(each)
    couples = [_couple(each, on) for each in told.values()]
    for family in families:
        if len(family.parents) == 2 and family.manner != "step_parent" and frozenset(family.parents) not in told:
            told[frozenset(family.parents)] = []
            couples.append(Couple(*family.parents, state="not recorded", recorded=False))
    return tuple(couples)


def _couple(told: Sequence[Relationship], on: Moment) -> Couple:
    kinds = {each.kind for each in told}
    state = "together"
    if "divorced" in kinds:
        state = "divorced"
    elif "separated" in kinds or all(certainly_before(each.over, on) for each in told):
        state = "separated"
    return Couple(told[0].a, told[0].b, state, married=bool(kinds & {"married", "divorced"}))


def _without_parents(siblings: Iterable[tuple[str, str]], families: Sequence[Family]) -> tuple[tuple[str, str], ...]:
    """Siblings whom no recorded parent joins already."""
    born = [set(family.children) for family in families if family.manner == "birth"]
    having = set().union(*born)
    return tuple(pair for pair in siblings if not having.issuperset(pair))


class _Generations:
    """Groups of people who must stand in one row, with the groups above them."""

    def __init__(self, names: Iterable[str], above: Iterable[tuple[str, str]]) -> None:
        self.group = {name: name for name in names}
        self.above: set[tuple[str, str]] = set()
        for parent, child in above:
            if not self._stands_above(child, parent):
                self.above.add((parent, child))

    def find(self, name: str) -> str:
        while self.group[name] != name:
            name = self.group[name]
        return name

    def join(self, a: str, b: str) -> None:
        """One row for both, unless the record puts one of them above the other."""
        first, second = self.find(a), self.find(b)
        if first != second and not self._stands_above(first, second) and not self._stands_above(second, first):
            self.group[second] = first

    def edges(self) -> set[tuple[str, str]]:
        return {(self.find(a), self.find(b)) for a, b in self.above}

    def _stands_above(self, upper: str, lower: str) -> bool:
        """Whether a line of descent leads from the one group down to the other."""
        edges, reached, fresh = self.edges(), set[str](), {self.find(upper)}
        while fresh:
            if self.find(lower) in fresh:
                return True
            reached |= fresh
            fresh = {b for a, b in edges if a in fresh} - reached
        return False


def _levels(
    there: Mapping[str, Person],
    couples: Iterable[Couple],
    families: Sequence[Family],
    siblings: Iterable[tuple[str, str]],
    known: Sequence[Relationship],
) -> dict[str, int]:
    births = [family for family in families if family.manner == "birth"]
    descent = [(parent, child) for family in births for parent in family.parents for child in family.children]
    rows = _Generations(there, descent)
    for pair in (*siblings, *((family.children[0], other) for family in births for other in family.children)):
        rows.join(*pair)
    for couple in couples:
        rows.join(couple.a, couple.b)
    level = _settled({rows.find(name) for name in there}, rows.edges())
    _align(level, rows, there, known)
    lowest = min(level.values(), default=0)
    return {name: level[rows.find(name)] - lowest for name in there}


def _settled(groups: set[str], edges: set[tuple[str, str]]) -> dict[str, int]:
    """Each group one row below the lowest above it, and those with nobody above them as low as they can be."""
    level = dict.fromkeys(groups, 0)
    for _ in groups:
        for upper, lower in edges:
            level[lower] = max(level[lower], level[upper] + 1)
    below = {lower for _, lower in edges}
    for group in groups - below:
        level[group] = min((level[lower] for upper, lower in edges if upper == group), default=1) - 1
    return level


def _align(
    level: dict[str, int], rows: _Generations, there: Mapping[str, Person], known: Sequence[Relationship]
) -> None:
    """Bring those whom no descent joins to the index child's family onto its rows."""
    index = next((name for name in there if is_index(there[name])), next(iter(there), ""))
    settled: set[str] = set()
    waiting = _islands(level, rows.edges())
    waiting.sort(key=lambda island: rows.find(index) not in island if index else False)
    for island in _by_nearness(waiting, rows, known):
        if settled:
            shift = _shift(island, settled, level, rows, there, known, level[rows.find(index)])
            for group in island:
                level[group] += shift
        settled |= island


def _islands(level: Mapping[str, int], edges: set[tuple[str, str]]) -> list[set[str]]:
    islands = [{group} for group in sorted(level)]
    for edge in sorted(edges):
        touched = [island for island in islands if island & set(edge)]
        islands = [island for island in islands if island not in touched] + [set().union(*touched)]
    return islands


def _by_nearness(waiting: list[set[str]], rows: _Generations, known: Sequence[Relationship]) -> Iterable[set[str]]:
    """The islands, each as soon as a relationship joins it to one already given."""
    joined = [(rows.find(each.a), rows.find(each.b)) for each in known]
    given: set[str] = set()
    while waiting:
        near = {b for a, b in joined if a in given} | {a for a, b in joined if b in given}
        island = next((each for each in waiting if each & near), waiting[0])
        waiting.remove(island)
        given |= island
        yield island


def _shift(
    island: set[str],
    settled: set[str],
    level: Mapping[str, int],
    rows: _Generations,
    there: Mapping[str, Person],
    known: Sequence[Relationship],
    child_level: int,
) -> int:
    """How far to move an island: by a carer's place above the child, by a bond's own row, else by the roles."""
    for each in known:
        a, b = rows.find(each.a), rows.find(each.b)
        step = 1 if each.kind in _CARERS else 0
        if a in island and b in settled:
            return level[b] - step - level[a]
        if b in island and a in settled:
            return level[a] + step - level[b]
    members = [name for name in there if rows.find(name) in island]
    for name in members:
        rises = 0 if there[name].is_child else 2 if "grand" in there[name].role else 1
        if rises != 1 or len(members) == 1:
            return child_level - rises - level[rows.find(name)]
    return child_level - max(level[group] for group in island)

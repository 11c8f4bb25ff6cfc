"""What the signs of a genogram mean: only those that the picture uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from heed.chronology.pictures import persons, ties
from heed.chronology.pictures.kinship import Kin, is_index
from heed.chronology.pictures.svg import INK, Attribute, element, line, text, width_of
from heed.chronology.when import Moment

_ROW = 26
_SIZE = 13.0
_SWATCH = 44

Swatch = Callable[[float, float], str]


class _Item(NamedTuple):
    said: str
    swatch: Swatch


def drawn(kin: Kin, on: Moment, household: str, top: float, left: float, right: float) -> tuple[str, float]:
    """The key from `top` down, and where it ends."""
    x, y, parts = left, top + _ROW, []
    for item in (*_people(kin, on), *_lines(kin), *_bonds(kin), *_home(household)):
        width = _SWATCH + width_of(item.said, _SIZE) + 14
        if x + width > right and x > left:
            x, y = left, y + _ROW
        parts.append(item.swatch(x + 17, y - 5) + text(x + _SWATCH - 4, y, item.said, size=_SIZE, fill=INK))
        x += width
    return element("g", *parts, class_="genogram__key"), y + 14


def width_needed(kin: Kin, on: Moment, household: str) -> float:
    """The widest single item, so that the page is never narrower."""
    said = [item.said for item in (*_people(kin, on), *_lines(kin), *_bonds(kin), *_home(household))]
    return max((_SWATCH + width_of(each, _SIZE) + 14 for each in said), default=0.0)


def _people(kin: Kin, on: Moment) -> Iterator[_Item]:
    born = [person for name, person in kin.people.items() if name not in kin.unborn]
    for sex, said in (("male", "male"), ("female", "female"), ("", "sex not recorded")):
        if any((person.sex if person.sex in ("male", "female") else "") == sex for person in born):
            yield _Item(said, _sign(sex))
    if kin.unborn:
        yield _Item("pregnancy", lambda x, y: persons.outline("", x, y, 10, unborn=True))
    if any(is_index(person) for person in kin.people.values()):
        yield _Item("child whom this is about", _double)
    if any(persons.has_died(person, on) for person in kin.people.values()):
        yield _Item("has died", lambda x, y: persons.outline("male", x, y, 10) + persons.cross(x, y, 10))


def _lines(kin: Kin) -> Iterator[_Item]:
    if any(couple.recorded and couple.married for couple in kin.couples):
        yield _Item("married", _stroke())
    if any(couple.recorded and not couple.married for couple in kin.couples):
        yield _Item("partners", _stroke(stroke_dasharray="7 5"))
    if any(not couple.recorded for couple in kin.couples):
        yield _Item("parents; nothing more recorded", _stroke(stroke_dasharray="2 5"))
    for state in ("separated", "divorced"):
        if any(couple.state == state for couple in kin.couples):
            yield _Item(state, _slashed(state))
    manners = {family.manner for family in kin.families if not ties.lives_with_parent(family, kin)}
    if "foster_carer" in manners:
        yield _Item("foster carer", _stroke(stroke_dasharray="2 4"))
    if "step_parent" in manners:
        yield _Item("step-parent", _stroke(stroke_dasharray="9 4 2 4"))


def _bonds(kin: Kin) -> Iterator[_Item]:
    for kind, said in (("violence", "violence, towards"), ("conflict", "conflict"), ("close", "close")):
        if any(bond.kind == kind for bond in kin.bonds):
            yield _Item(said, _bond(kind))


def _home(household: str) -> Iterator[_Item]:
    if household:
        yield _Item(household, lambda x, y: household_shape(f"M{x - 14} {y - 9}H{x + 14}V{y + 9}H{x - 14}Z"))


def household_shape(d: str) -> str:
    """The outline of a household, or its swatch."""
    return element(
        "path",
        d=d,
        class_="genogram__household",
        fill="#e6eef6",
        fill_rule="evenodd",
        stroke="#1d5f9e",
        stroke_width=2,
        stroke_dasharray="8 5",
    )


def _sign(sex: str) -> Swatch:
    return lambda x, y: persons.outline(sex, x, y, 10)


def _double(x: float, y: float) -> str:
    return persons.outline("male", x, y, 10) + persons.outline("male", x, y, 6)


def _stroke(**look: Attribute) -> Swatch:
    return lambda x, y: line(x - 16, y, x + 16, y, stroke=INK, stroke_width=1.8, **look)


def _slashed(state: str) -> Swatch:
    return lambda x, y: _stroke()(x, y) + ties.slashes(state, x - 2, y)


def _bond(kind: str) -> Swatch:
    return lambda x, y: ties.drawn_bond(kind, [(x - 16, y), (x + 16, y)])

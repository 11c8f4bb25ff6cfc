"""The genogram in sentences: people, couples, parents, bonds and household, as far as the record shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heed.chronology.people import Person, Relationship
from heed.chronology.pictures.kinship import Couple, Family, Kin
from heed.chronology.pictures.persons import age_of, name_of
from heed.chronology.pictures.wording import Label
from heed.chronology.when import ORDER, ORIGIN, Moment

_SEX = {"male": "male", "female": "female"}
_BONDS = {
    "conflict": "{a} and {b} are in conflict.",
    "violence": "Violence by {a} to {b} is recorded.",
    "close": "{a} and {b} are close.",
}


def told(
    kin: Kin,
    relationships: Sequence[Relationship],
    members: Sequence[tuple[Person, bool]],
    on: Moment,
    label: Label,
    household: str,
) -> Iterator[str]:
    """A sentence for each person, couple, family, bond and household of the picture."""
    said = {name: name_of(person, label) for name, person in kin.people.items()}
    for person in kin.people.values():
        yield _person(person, on, label)
    for couple in kin.couples:
        yield _couple(couple, relationships, said, on)
    for family in kin.families:
        yield _family(family, said)
    for pair in kin.twins:
        yield f"{_listed([said[name] for name in sorted(pair, key=list(kin.people).index)])} are twins."
    for a, b in kin.siblings:
        yield f"{said[a]} and {said[b]} are siblings; the record names no parent of both."
    for bond in kin.bonds:
        when = f" ({_period(bond)})" if _period(bond) else ""
        yield _BONDS[bond.kind].format(a=said[bond.a], b=said[bond.b])[:-1] + f"{when}."
    yield from _unnamed(kin, said)
    if household:
        yield _household(members, said, on, household)


def on_words(on: Moment) -> str:
    """ "on 3 June 2014", "on day 40 after birth", "at step 6 of the order": the date the picture is of."""
    if on.clock == ORDER:
        return f"at step {(on.at - ORIGIN).days} of the order"
    return f"{'in' if on.is_calendar and on.precision in ('month', 'year', 'season') else 'on'} {on.say()}"


def person_in_words(person: Person, on: Moment, label: Label) -> str:
    """One person without the full stop: for the title of a symbol."""
    return _person(person, on, label)[:-1]


def _person(person: Person, on: Moment, label: Label) -> str:
    also = [said for said in map(label, person.aliases) if said.lower() != name_of(person, label).lower()]
    parts = [_SEX.get(person.sex, "sex not recorded"), age_of(person, on)]
    if also:
        parts.append(f"also called {_listed(also)} in the record")
    return f"{name_of(person, label)}: {'; '.join(parts)}."


def _couple(couple: Couple, relationships: Sequence[Relationship], said: dict[str, str], on: Moment) -> str:
    pair = f"{said[couple.a]} and {said[couple.b]}"
    if not couple.recorded:
        return f"{pair} have a child; how they stood to each other is not recorded."
    kinds = [each for each in relationships if frozenset((each.a, each.b)) == couple.pair and each.kind != "parent"]
    words = (
        "are married"
        if couple.married
        else "live together"
        if any(each.kind == "cohabiting" for each in kinds)
        else "are partners"
    )
    if couple.state != "together":
        words = f"were {'married' if couple.married else 'partners'} and are {couple.state}"
        if couple.state == "divorced":
            words = "are divorced"
    dates = [_period(each) for each in kinds if _period(each)]
    return f"{pair} {words}{f' ({_listed(dates)})' if dates else ''}."


def _period(each: Relationship) -> str:
    """When a relationship that has ended did so, or since when one has been."""
    return "" if each.over.is_open or each.over.clock == ORDER else each.over.say()


def _family(family: Family, said: dict[str, str]) -> str:
    parents, children = [said[name] for name in family.parents], [said[name] for name in family.children]
    several = len(parents) > 1
    words = {
        "birth": ("are the parents of", "is a parent of"),
        "foster_carer": ("are foster carers of", "is a foster carer of"),
        "step_parent": ("are step-parents of", "is a step-parent of"),
    }[family.manner]
    return f"{_listed(parents)} {words[0] if several else words[1]} {_listed(children)}."


def _unnamed(kin: Kin, said: dict[str, str]) -> Iterator[str]:
    """Children of whom the record names one parent, or none: what a reader must not take for an answer."""
    for name, person in kin.people.items():
        if not person.is_child:
            continue
        parents = {
            parent
            for family in kin.families
            if family.manner == "birth" and name in family.children
            for parent in family.parents
        }
        if len(parents) < 2:
            count = "second parent" if parents else "parent"
            yield f"The record names no {count} of {said[name]}."


def _household(members: Sequence[tuple[Person, bool]], said: dict[str, str], on: Moment, household: str) -> str:
    certain = [said[person.id] for person, sure in members if sure and person.id in said]
    perhaps = [said[person.id] for person, sure in members if not sure and person.id in said]
    where = f"In the household {household} {on_words(on)}"
    if not certain and not perhaps:
        return f"{where}: the record shows nobody."
    also = f"perhaps {_listed(perhaps)}" if perhaps else ""
    return f"{where}: {'; '.join(part for part in (_listed(certain), also) if part)}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""

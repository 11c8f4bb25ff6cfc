"""People of a case: who they are to the child, who lived together on a date, how old a child was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from heed.chronology.when import CALENDAR, OPEN, Moment, certainly_before, overlap

# How two people can stand to each other. Of "parent" the first is the parent; the couples have no order.
COUPLES = ("married", "partner", "cohabiting", "separated", "divorced")
RELATIONSHIPS = (
    "parent",
    *COUPLES,
    "sibling",
    "twin",
    "step_parent",
    "foster_carer",
    "conflict",
    "violence",
    "close",
)


@dataclass(frozen=True)
class Stay:
    """A period during which a person belonged to a household."""

    household: str
    over: Moment = OPEN


@dataclass(frozen=True)
class Person:
    """Someone in a case, named only by identifier and role ("child", "sibling.1", "mother", "stepfather").

    born: None where nothing is said. due: the expected date of a birth. sex: "female", "male" or "" where withheld or
    unknown. died: None while alive or unknown. aliases: other words the sources use for the same person.
    """

    id: str
    role: str
    case: str = ""
    born: Moment | None = None
    due: Moment | None = None
    sex: str = ""
    died: Moment | None = None
    stays: tuple[Stay, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def is_child(self) -> bool:
        return self.role.split(".")[0] in ("child", "sibling")


@dataclass(frozen=True)
class Relationship:
    """How `a` stands to `b` (see RELATIONSHIPS), and over which period."""

    kind: str
    a: str
    b: str
    over: Moment = OPEN
    case: str = ""


def with_role(people: Iterable[Person], role: str) -> Person | None:
    """The first person in that role, if the case names one."""
    return next((person for person in people if person.role == role), None)


def household_on(people: Iterable[Person], household: str, on: Moment) -> tuple[tuple[Person, bool], ...]:
    """Who lived in the household at the moment, each with whether that is certain.

    A person not yet born is not a member; an unborn child is shown with its mother, never in the outline.
    """
    found = []
    for person in people:
        if person.born and certainly_before(on, person.born):
            continue
        stays = [stay for stay in person.stays if stay.household == household and overlap(stay.over, on)]
        if stays:
            found.append((person, any(_spans(stay.over, on) for stay in stays)))
    return tuple(found)


def _spans(period: Moment, on: Moment) -> bool:
    return period.clock == on.clock and period.at <= on.at and on.upto <= period.upto


def age_in_months(born: Moment | None, on: Moment) -> tuple[int, int] | None:
    """Fewest and most completed months of age; negative before birth; None where it cannot be told.

    On the clock of a birth, a month is taken as at least 28 and at most 31 days.
    """
    if born is None or born.is_open or on.is_open or born.clock != on.clock:
        return None
    if born.precision in ("before", "after") or on.precision in ("before", "after"):
        return None
    if born.clock != CALENDAR:
        return (on.at - born.last).days // 31, (on.last - born.at).days // 28
    return _months(born.last, on.at), _months(born.at, on.last)


def _months(start: datetime, end: datetime) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)


def say_age(months: tuple[int, int] | None) -> str:
    """An age in words: "14 months", "2 years", "between 13 and 14 months", "not known"."""
    if months is None:
        return "not known"
    least, most = months
    if most < 0:
        return "unborn"
    if least == most:
        return _say_months(least)
    if least >= 24 and least // 12 == most // 12:
        return _say_months(least)
    return f"between {_say_months(max(least, 0))} and {_say_months(most)}"


def _say_months(months: int) -> str:
    if months >= 24:
        return f"{months // 12} years"
    return f"{months} month{'' if months == 1 else 's'}"


def impossible(people: Iterable[Person], relationships: Iterable[Relationship]) -> Iterator[str]:
    """What cannot be in a family, whatever the true dates are, each as a sentence."""
    known = {person.id: person for person in people}
    for person in known.values():
        if person.born and person.died and certainly_before(person.died, person.born):
            yield f"{person.role} would have died before being born. Look at the two dates."
    parents: dict[str, set[str]] = {}
    for tie in relationships:
        if tie.a == tie.b:
            yield f"{_role(known, tie.a)} cannot be related to themselves. Choose two people."
        elif tie.kind == "parent":
            parents.setdefault(tie.b, set()).add(tie.a)
            yield from _born_too_late(known.get(tie.a), known.get(tie.b))
    for child in parents:
        if child in _above(child, parents):
            yield f"{_role(known, child)} would be their own ancestor. Look at who is whose parent."


def _born_too_late(parent: Person | None, child: Person | None) -> Iterator[str]:
    if parent and child and parent.born and child.born and certainly_before(child.born, parent.born):
        yield f"{parent.role} would be born after their child, {child.role}. Look at the two dates."


def _above(person: str, parents: dict[str, set[str]]) -> set[str]:
    """Everybody from whom a person descends."""
    found: set[str] = set()
    wait = list(parents.get(person, ()))
    while wait:
        one = wait.pop()
        if one not in found:
            found.add(one)
            wait += parents.get(one, ())
    return found


def _role(known: dict[str, Person], person: str) -> str:
    return known[person].role if person in known else person

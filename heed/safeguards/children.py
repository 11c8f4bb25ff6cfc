"""A child's age, mobility and birth at an entry, with every reading the record allows.

Not being able to move independently is read from the latest observation; without one from age, with a band in which
the record leaves it open. What the source says of the age at the time stands beside what the dates say: where the two
disagree neither is preferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heed.chronology.events import CHILD
from heed.chronology.people import age_in_months, say_age
from heed.chronology.when import Moment, certainly_before, relative
from heed.safeguards.meaning import OfChild
from heed.safeguards.record import Entry, Record, before_moment
from heed.safeguards.truth import NO, YES, Truth, all_hold, maybe

STILL = ("non_mobile", "rolling", "immobile_disability")
MOVING = ("crawling", "cruising", "walking")
CHILDREN = ("child", "sibling", "unborn", "twin")
_AGE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to)?\s*(\d+(?:\.\d+)?)?\s*(day|week|month|year)s?\b", re.IGNORECASE)
_MONTHS = {"day": 1 / 30.4, "week": 7 / 30.4, "month": 1.0, "year": 12.0}
# No upper end: a pregnancy is read as still lasting only where the record says that the birth came after.
_NO_AGE = "The record does not say how old the child was."

Band = tuple[int, int]


@dataclass(frozen=True)
class Age:
    """One reading of a child's age in completed months, and where it comes from."""

    months: Band
    basis: str

    def say(self) -> str:
        least, most = self.months
        return f"{self.basis} unborn" if most < 0 else f"{self.basis} {say_age((max(least, 0), most))} old"


def is_child(role: str) -> bool:
    """Whether the role is a child's."""
    return role.split(".")[0] in CHILDREN


def ages(record: Record, entry: Entry) -> tuple[Age, ...]:
    """Every reading of the age at the entry: by the dates and, where they differ, by what the source says."""
    found = []
    by_dates = age_in_months(_born(record, entry), entry.when)
    if by_dates is not None:
        found.append(Age(by_dates, "by the dates the child was"))
    stated = stated_age(entry.event.attrs.get("stated_age", ""))
    if stated is not None and (by_dates is None or stated[1] < by_dates[0] or by_dates[1] < stated[0]):
        found.append(Age(stated, "by the words of the source the child was"))
    return tuple(found)


def stated_age(words: str) -> Band | None:
    """The completed months that an age in words can mean: "6 months" is 6, "2 years" 24 to 35, "3 weeks" 0."""
    match = _AGE.search(words)
    if match is None:
        return None
    unit = match[3].lower()
    least, most = float(match[1]), float(match[2] or match[1])
    width = 11 if unit == "year" and most == int(most) else 0
    return int(least * _MONTHS[unit]), int(most * _MONTHS[unit]) + width


def of_child(record: Record, entry: Entry, asked: OfChild, floor: int, ceiling: int) -> Truth:
    """Whether what is asked of the child is so at the entry.

    floor, ceiling: ages in months between which, without an observation, mobility is open.
    """
    if not is_child(entry.event.about):
        return Truth(False, ("It concerns somebody other than a child.",))
    parts = []
    if asked.unborn is not None:
        parts.append(_unborn(record, entry) if asked.unborn else ~_unborn(record, entry))
    if asked.under is not None:
        parts.append(_under(ages(record, entry), asked.under))
    if asked.at_least is not None:
        parts.append(~_under(ages(record, entry), asked.at_least))
    if asked.mobile is not None:
        still = _still(record, entry, floor, ceiling)
        parts.append(~still if asked.mobile else still)
    return all_hold(parts)


def _born(record: Record, entry: Entry) -> Moment | None:
    if entry.when.clock == "birth":
        return relative("birth", 0, 0) if entry.event.about == CHILD else None
    person = record.person(entry.event.about)
    if person is not None and person.born is not None:
        return person.born
    births = [found.when for found in record.of(("birth",)) if found.event.about == entry.event.about]
    return births[0] if births else None


def _unborn(record: Record, entry: Entry) -> Truth:
    if entry.event.about.split(".")[0] == "unborn":
        return YES
    born = _born(record, entry)
    if born is None or born.clock != entry.when.clock:
        return maybe("The record does not say when the child was born.")
    if certainly_before(entry.when, born):
        return YES
    if certainly_before(born, entry.when) or entry.event.is_a("birth"):
        return NO
    return maybe("The dates leave open whether the child was born yet.")


def _under(readings: tuple[Age, ...], months: int) -> Truth:
    if not readings:
        return maybe(_NO_AGE)
    return _agreed(readings, [_band_under(reading.months, months) for reading in readings])


def _band_under(band: Band, months: int) -> bool | None:
    if band[1] < months:
        return True
    return False if band[0] >= months else None


def _agreed(readings: tuple[Age, ...], answers: list[bool | None]) -> Truth:
    """One answer where every reading gives it; otherwise open, naming each reading."""
    said = "; ".join(reading.say() for reading in readings)
    sentence = said[:1].upper() + said[1:] + "."
    return Truth(answers[0] if len(set(answers)) == 1 else None, (sentence,))


def _still(record: Record, entry: Entry, floor: int, ceiling: int) -> Truth:
    readings = ages(record, entry)
    if readings and all(reading.months[1] < 0 for reading in readings):
        return Truth(False, ("The child was not yet born.",))
    observed = _observed(record, entry)
    if observed in MOVING:
        return Truth(False, (f"The child was observed {observed} before this.",))
    if observed == "immobile_disability":
        return Truth(True, ("The child has a disability that keeps it from moving independently.",))
    still = _still_by_age(readings, floor, ceiling)
    if observed in STILL:
        seen = f"The child was last observed as {observed.replace('_', ' ')}."
        still = Truth(True, (seen,)) if still.holds is not False else Truth(None, (seen, *still.why))
    return _unless_moving(record, entry, still)


def _observed(record: Record, entry: Entry) -> str:
    """The latest level of mobility certainly observed at or before the entry."""
    level = ""
    for found, certain in before_moment(record, ("child.mobility",), entry):
        if certain and found.event.about == entry.event.about:
            level = found.event.kind.removeprefix("child.mobility").lstrip(".")
    own = entry.event.attrs.get("mobility", "").strip().lower().replace(" ", "_")
    return own or level


def _unless_moving(record: Record, entry: Entry, still: Truth) -> Truth:
    """What was found, left open where the child may have been observed moving before the entry."""
    for found, certain in before_moment(record, ("child.mobility",), entry):
        level = found.event.kind.rpartition(".")[2]
        if still.holds and certain is None and level in MOVING and found.event.about == entry.event.about:
            return maybe(f"The child was observed {level}, and the dates leave open whether that was before this.")
    return still


def _still_by_age(readings: tuple[Age, ...], floor: int, ceiling: int) -> Truth:
    if not readings:
        return maybe(f"{_NO_AGE} Without that or an observation, whether it could move independently is open.")
    answers = []
    for reading in readings:
        under_ceiling = _band_under(reading.months, ceiling)
        answers.append(True if _band_under(reading.months, floor) else False if under_ceiling is False else None)
    told = _agreed(readings, answers)
    if told.holds is not None:
        return told
    return Truth(
        None, (*told.why, f"No observation of mobility is recorded; from {floor} to {ceiling} months it is open.")
    )

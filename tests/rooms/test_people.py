"""Households on a date and ages in months, each as certain as the record and no more."""

from datetime import datetime

import pytest

from heed.chronology import when
from heed.chronology.people import Person, Stay, age_in_months, household_on, say_age, with_role
from heed.chronology.when import OPEN, Moment

OCTOBER = when.month(2016, 10)
MOTHER = Person("p1", "mother", stays=(Stay("home"),))
FATHER = Person("p2", "father", stays=(Stay("home", when.before(datetime(2016, 12, 1))),))
CHILD = Person("p3", "child", born=OCTOBER, stays=(Stay("home", when.after(datetime(2016, 10, 1))),))
GRANDMOTHER = Person("p4", "grandmother", stays=(Stay("next door"),))
FAMILY = (MOTHER, FATHER, CHILD, GRANDMOTHER)


@pytest.mark.parametrize(
    ("on", "members"),
    [
        (when.day(2016, 9, 1), {"mother": True, "father": True}),
        (when.day(2016, 10, 15), {"mother": True, "father": True, "child": True}),
        (when.day(2017, 1, 1), {"mother": True, "child": True}),
        (Moment(datetime(2016, 11, 1), datetime(2017, 1, 1)), {"mother": True, "father": False, "child": True}),
    ],
)
def test_who_lived_together_and_whether_that_is_certain(on: Moment, members: dict[str, bool]) -> None:
    assert {person.role: certain for person, certain in household_on(FAMILY, "home", on)} == members


@pytest.mark.parametrize(
    ("born", "on", "months", "says"),
    [
        (OCTOBER, when.month(2017, 12), (13, 14), "between 13 months and 14 months"),
        (when.day(2016, 10, 5), when.day(2017, 10, 4), (11, 11), "11 months"),
        (when.day(2016, 10, 5), when.day(2017, 10, 5), (12, 12), "12 months"),
        (when.day(2016, 10, 5), when.day(2016, 11, 6), (1, 1), "1 month"),
        (when.day(2012, 10, 5), when.month(2016, 6), (43, 44), "3 years"),
        (when.year(2012), when.year(2016), (36, 59), "between 3 years and 4 years"),
        (OCTOBER, when.month(2016, 8), (-3, -2), "unborn"),
        (when.relative("birth", 0, 0), when.relative("birth", 60, 62), (1, 2), "between 1 month and 2 months"),
        (None, OCTOBER, None, "not known"),
        (OCTOBER, OPEN, None, "not known"),
        (OCTOBER, when.before(datetime(2017, 1, 1)), None, "not known"),
        (OCTOBER, when.relative("birth", 3, 3), None, "not known"),
    ],
)
def test_ages(born: Moment | None, on: Moment, months: tuple[int, int] | None, says: str) -> None:
    age = age_in_months(born, on)
    assert (age, say_age(age)) == (months, says)


def test_a_person_is_found_by_role() -> None:
    assert with_role(FAMILY, "father") is FATHER
    assert with_role(FAMILY, "stepfather") is None


@pytest.mark.parametrize(("role", "is_child"), [("child", True), ("sibling.1", True), ("mother", False)])
def test_children_are_told_by_their_role(role: str, is_child: bool) -> None:
    assert Person("x", role).is_child is is_child

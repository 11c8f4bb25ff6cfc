"""Working days in the four nations, with bank holidays moved or given once; months clipped to their end."""

from datetime import date, datetime

import pytest

from heed.chronology.working_days import (
    KNOWN_UNTIL,
    add_months,
    add_working_days,
    end_of,
    is_working_day,
    working_days_between,
)

# start | working days | that day | why
LIMITS = """
2014-12-24 | 1  | 2014-12-29 | Christmas Day, Boxing Day and a weekend between
2017-12-22 | 10 | 2018-01-10 | Christmas and New Year's Day
2018-03-28 | 15 | 2018-04-20 | across Easter
2020-05-07 | 1  | 2020-05-11 | the early May holiday moved to Friday 8 May
2022-05-31 | 2  | 2022-06-06 | two days together for the jubilee
2022-09-16 | 1  | 2022-09-20 | the one holiday for the funeral of the Queen
2023-05-05 | 1  | 2023-05-09 | the one holiday for the coronation
2016-03-24 | 1  | 2016-03-29 | Good Friday and Easter Monday
2015-04-02 | 10 | 2015-04-20 | across Easter
2016-06-03 | 0  | 2016-06-03 | the day itself
2014-12-29 | -1 | 2014-12-24 | counted back
"""
# day | england | wales | scotland | northern ireland
NATIONS = """
2016-01-04 | works | works | rests | works
2016-03-17 | works | works | works | rests
2016-03-28 | rests | rests | works | rests
2016-07-12 | works | works | works | rests
2016-08-01 | works | works | rests | works
2016-08-29 | rests | rests | works | rests
2016-11-30 | works | works | rests | works
2016-12-27 | rests | rests | rests | rests
2016-06-04 | rests | rests | rests | rests
"""


def table(written: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in written.strip().splitlines()]


@pytest.mark.parametrize(("start", "number", "expected", "why"), table(LIMITS))
def test_limits_in_working_days(start: str, number: str, expected: str, why: str) -> None:
    assert add_working_days(date.fromisoformat(start), int(number)) == date.fromisoformat(expected), why


@pytest.mark.parametrize(("day", "england", "wales", "scotland", "northern_ireland"), table(NATIONS))
def test_each_nation_has_its_own_holidays(
    day: str, england: str, wales: str, scotland: str, northern_ireland: str
) -> None:
    told = {"england": england, "wales": wales, "scotland": scotland, "northern_ireland": northern_ireland}
    on = date.fromisoformat(day)
    assert {nation: "works" if is_working_day(on, nation) else "rests" for nation in told} == told


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2016-11-30", 3, "2017-02-28"),
        ("2016-08-31", 6, "2017-02-28"),
        ("2015-11-30", 3, "2016-02-29"),
        ("2016-01-15", 12, "2017-01-15"),
        ("2016-03-31", -1, "2016-02-29"),
    ],
)
def test_limits_in_calendar_months_are_clipped_to_the_month(start: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(expected)


def test_counting_and_adding_agree() -> None:
    start = date(2018, 3, 28)
    assert [working_days_between(start, add_working_days(start, number)) for number in range(1, 30)] == [*range(1, 30)]
    assert working_days_between(start, start) == 0


def test_a_same_day_limit_ends_at_midnight() -> None:
    assert end_of(date(2016, 12, 31)) == datetime(2017, 1, 1)


def test_an_unknown_nation_is_named_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match=r"'cornwall' is not a UK nation.*england, wales"):
        is_working_day(date(2016, 6, 3), "cornwall")


def test_it_is_said_how_far_ahead_holidays_are_settled() -> None:
    assert KNOWN_UNTIL.year >= 2027

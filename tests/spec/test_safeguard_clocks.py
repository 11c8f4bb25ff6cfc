"""When a limit runs out: day 0 is the day of the trigger, both ends of every window fixed."""

from datetime import datetime

import pytest

from heed.chronology import as_written
from heed.safeguards.clocks import due
from heed.safeguards.meaning import Limit

# trigger, number, unit -> the last minute at the earliest, the exclusive end at the latest
CALENDAR = """
2014-12-24          1 working_day     2014-12-29T23:59 2014-12-30T00:00
2017-12-22         10 working_day     2018-01-10T23:59 2018-01-11T00:00
2018-03-28         15 working_day     2018-04-20T23:59 2018-04-21T00:00
2020-05-07          1 working_day     2020-05-11T23:59 2020-05-12T00:00
2022-05-31          2 working_day     2022-06-06T23:59 2022-06-07T00:00
2022-09-16          1 working_day     2022-09-20T23:59 2022-09-21T00:00
2023-05-05          1 working_day     2023-05-09T23:59 2023-05-10T00:00
2016-03-24          1 working_day     2016-03-29T23:59 2016-03-30T00:00
2015-04-02         10 working_day     2015-04-20T23:59 2015-04-21T00:00
2016-11-30          3 calendar_month  2017-02-28T23:59 2017-03-01T00:00
2016-08-31          6 calendar_month  2017-02-28T23:59 2017-03-01T00:00
2019-03-05          1 same_day        2019-03-05T23:59 2019-03-06T00:00
2019-03-05T22:30    1 same_day        2019-03-05T23:59 2019-03-06T00:00
2019-03             1 same_day        2019-03-01T23:59 2019-04-01T00:00
2019-03-05          3 calendar_day    2019-03-08T23:59 2019-03-09T00:00
2019-03-05          6 week            2019-04-16T23:59 2019-04-17T00:00
2019-03-05T14:00   72 hour            2019-03-08T14:00 2019-03-08T14:01
2019-03-30T14:00   24 hour            2019-03-31T15:00 2019-03-31T15:01
2019-03-05         72 hour            2019-03-08T00:00 2019-03-09T00:00
"""


@pytest.mark.parametrize("row", CALENDAR.strip().splitlines(), ids=lambda row: " ".join(row.split()[:3]))
def test_a_limit_on_the_calendar(row: str) -> None:
    written, number, unit, at, upto = row.split()
    found = due(as_written.read(written), Limit("limit", int(number), unit, "judgement"), "england")
    assert (found.at, found.upto) == (datetime.fromisoformat(at), datetime.fromisoformat(upto))


@pytest.mark.parametrize(
    ("number", "unit", "days"),
    [
        (1, "same_day", (20, 20)),
        (3, "calendar_day", (23, 23)),
        (1, "working_day", (21, 25)),  # from a Monday; from the eve of a long Easter or Christmas weekend
        (3, "calendar_month", (109, 112)),
    ],
)
def test_a_limit_counted_from_a_birth_whose_weekday_nobody_knows(number: int, unit: str, days: tuple[int, int]) -> None:
    found = due(as_written.read("birth+20"), Limit("limit", number, unit, "judgement"), "england")
    assert found.days_on_clock() == days


@pytest.mark.parametrize(
    ("written", "reached", "at", "upto"),
    [
        ("2013-11-04", 70, "2013-12-16T23:59", "2013-12-17T00:00"),
        ("2013-11-04", 150, "2013-11-04T23:59", "2013-11-05T00:00"),  # already past: the day itself
        ("2013-11-04", None, "2013-11-04T23:59", "2014-02-25T00:00"),  # not said: any day it can be
    ],
)
def test_a_week_of_pregnancy(written: str, reached: int | None, at: str, upto: str) -> None:
    limit = Limit("limit", 16, "gestation_week", "judgement")
    found = due(as_written.read(written), limit, "england", reached)
    assert (found.at, found.upto) == (datetime.fromisoformat(at), datetime.fromisoformat(upto))


def test_bank_holidays_are_those_of_the_nation() -> None:
    limit = Limit("limit", 1, "working_day", "judgement")
    start = as_written.read("2019-11-29")
    assert due(start, limit, "england").last.day == 2
    assert due(start, limit, "scotland").last.day == 3  # St Andrew's Day, kept on the Monday

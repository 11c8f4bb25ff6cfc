"""Phrases for dates and other spellings of plain ones: as wide as they can be meant, uncertain where custom decides."""

from datetime import date, datetime, timedelta

import pytest

from heed.chronology import as_written, when
from heed.chronology.date_phrases import plainly
from heed.chronology.reading.dates import read_cell
from tests.spec.test_dates_as_written import instant, table

# written | from | up to and not with | uncertain
PHRASES = """
first week of May 2016        | 2016-05-01 | 2016-05-08 | yes
1st week of May 2016          | 2016-05-01 | 2016-05-08 | yes
last week of February 2016    | 2016-02-23 | 2016-03-01 | yes
second half of 2016           | 2016-07-01 | 2017-01-01 | no
last quarter of 2016          | 2016-10-01 | 2017-01-01 | no
Q1 2016                       | 2016-01-01 | 2016-04-01 | no
Easter 2016                   | 2016-03-25 | 2016-03-29 | yes
Good Friday 2016              | 2016-03-25 | 2016-03-26 | no
Easter Monday 2024            | 2024-04-01 | 2024-04-02 | no
Christmas 2015                | 2015-12-24 | 2015-12-28 | yes
over Xmas 2015                | 2015-12-24 | 2015-12-28 | yes
Christmas holidays 2015       | 2015-12-16 | 2016-01-09 | yes
NYE 2015                      | 2015-12-31 | 2016-01-01 | no
Halloween 2016                | 2016-10-31 | 2016-11-01 | no
Bonfire night 2016            | 2016-11-05 | 2016-11-06 | no
summer holidays 2016          | 2016-07-15 | 2016-09-07 | yes
Summer hols 2016              | 2016-07-15 | 2016-09-07 | yes
autumn term 2016              | 2016-09-01 | 2016-12-25 | yes
academic year 2016/17         | 2016-09-01 | 2017-09-01 | no
school year 2016-2017         | 2016-09-01 | 2017-09-01 | no
financial year 2016/17        | 2016-04-01 | 2017-04-01 | no
winter 2015/16                | 2015-12-01 | 2016-03-01 | no
winter 2015-16                | 2015-12-01 | 2016-03-01 | no
Spring/Summer 2016            | 2016-03-01 | 2016-09-01 | no
late summer 2016              | 2016-08-01 | 2016-09-01 | yes
half term Feb 2016            | 2016-02-01 | 2016-03-01 | yes
O5/11/18                      | 2018-11-05 | 2018-11-06 | no
5/l1/18                       | 2018-11-05 | 2018-11-06 | no
2018/11/05                    | 2018-11-05 | 2018-11-06 | no
5-2016                        | 2016-05-01 | 2016-06-01 | no
(3/5/16)                      | 2016-05-03 | 2016-05-04 | no
3/5/16.                       | 2016-05-03 | 2016-05-04 | no
Date: 3/5/16                  | 2016-05-03 | 2016-05-04 | no
3/5-5/5/2016                  | 2016-05-03 | 2016-05-06 | no
31/12/15-2/1/16               | 2015-12-31 | 2016-01-03 | no
3/5/16, 4/5/16                | 2016-05-03 | 2016-05-05 | no
3 or 4 May 2016               | 2016-05-03 | 2016-05-05 | yes
overnight 3/4 May 2016        | 2016-05-03 | 2016-05-05 | no
weekend of 7/8 May 2016       | 2016-05-07 | 2016-05-09 | no
3 May 2016 - 5 May 2016 inclusive | 2016-05-03 | 2016-05-06 | no
May 2016 - present            | 2016-05-01 | -          | no
on or around 3 May 2016       | 2016-05-03 | 2016-05-04 | yes
poss. 3 May 2016              | 2016-05-03 | 2016-05-04 | yes
pre-2016                      | -          | 2016-01-01 | no
post May 2016                 | 2016-06-01 | -          | no
22–05–2016                    | 2016-05-22 | 2016-05-23 | no
22 – may – 16                 | 2016-05-22 | 2016-05-23 | no
22‑05‑2016                    | 2016-05-22 | 2016-05-23 | no
22−05−16                      | 2016-05-22 | 2016-05-23 | no
22⁄05⁄16                      | 2016-05-22 | 2016-05-23 | no
２２/０５/２０１６              | 2016-05-22 | 2016-05-23 | no
22,05,16                      | 2016-05-22 | 2016-05-23 | no
22_05_2016                    | 2016-05-22 | 2016-05-23 | no
22/05/16*                     | 2016-05-22 | 2016-05-23 | no
l2/05/16                      | 2016-05-12 | 2016-05-13 | no
New Year’s Day 2015           | 2015-01-01 | 2015-01-02 | no
W.C. 5/11/18                  | 2018-11-05 | 2018-11-12 | no
wk beg 5 Nov 2018             | 2018-11-05 | 2018-11-12 | no
w/ending 9/11/18              | 2018-11-03 | 2018-11-10 | no
14.30 on 22/05/16             | 2016-05-22T14:30 | 2016-05-22T14:31 | no
22/05/16 14:3O                | 2016-05-22T14:30 | 2016-05-22T14:31 | no
evening of 22/05/16           | 2016-05-22T17:00 | 2016-05-23 | no
night of 22/05/16             | 2016-05-22 | 2016-05-24 | no
22/05/16 overnight            | 2016-05-22 | 2016-05-24 | no
3/5/16 or 4/5/16              | 2016-05-03 | 2016-05-05 | yes
22.05.16 / 23.05.16           | 2016-05-22 | 2016-05-24 | no
Dec 2015/Jan 2016             | 2015-12-01 | 2016-02-01 | no
Easter holidays 2016          | 2016-03-10 | 2016-04-14 | yes
N/A                           | -          | -          | no
TBC                           | -          | -          | no
"""


@pytest.mark.parametrize(("written", "at", "upto", "uncertain"), table(PHRASES))
def test_a_phrase_is_as_wide_as_it_can_be_meant(written: str, at: str, upto: str, uncertain: str) -> None:
    moment = as_written.read(written)
    assert moment.at == instant(at, datetime(1, 1, 1))
    assert moment.upto == instant(upto, datetime(9999, 12, 31))
    assert (moment.uncertain, moment.text) == (uncertain == "yes", written)


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2019, date(2019, 4, 21)), (2038, date(2038, 4, 25))],
)
def test_easter_is_where_the_calendar_has_it(year: int, easter: date) -> None:
    assert as_written.read(f"Easter Sunday {year}").at.date() == easter


@pytest.mark.parametrize(
    "written", ["22.05.16", "June 2016", "w/c 5 Nov 2018", "before 3/2/15", "birth+14d", "Olive Road 5"]
)
def test_a_plain_spelling_stays_as_it_is(written: str) -> None:
    assert plainly(written) == written


@pytest.mark.parametrize(
    "written", ["Diwali 2016", "bank holiday Monday", "a few days later", "winter 2015/17", "DOB 3/5/16"]
)
def test_what_cannot_be_known_is_not_guessed(written: str) -> None:
    with pytest.raises(as_written.UnreadableDate):
        as_written.read(written)


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u200e", "\u200f", "\u202a", "\u00ad"])
def test_marks_that_nobody_sees_change_no_date_and_stay_in_what_was_written(unseen: str) -> None:
    moment = as_written.read(f"{unseen}22/05/16{unseen}")
    assert (moment.at, moment.text) == (datetime(2016, 5, 22), f"{unseen}22/05/16{unseen}")


@pytest.mark.parametrize("written", ["22–2016", "22 to 2016", "22 to May 2016"])
def test_a_day_is_completed_by_a_day_and_by_nothing_wider(written: str) -> None:
    with pytest.raises(as_written.UnreadableDate):
        as_written.read(written)


ABOVE = when.day(2016, 12, 28)


@pytest.mark.parametrize(
    ("date_cell", "says", "code"),
    [
        ("ditto", "about 28 December 2016", "date-as-above"),
        ('"', "about 28 December 2016", "date-as-above"),
        ("same day", "about 28 December 2016", "date-as-above"),
        ("the next day", "29 December 2016", "date-from-above"),
        ("5 Nov", "5 November 2016", "year-from-above"),
        ("w/c 12 Dec", "the week of 12 December 2016", "year-from-above"),
        ("3 Jan", "3 January 2017", "year-from-above"),
        ("Tuesday 3 May 2016", "3 May 2016", ""),
        ("Wed 3 May 2016", "3 May 2016", "weekday-does-not-fit"),
        ("3/5/16 (Fri)", "date not given", "date-not-read"),
    ],
)
def test_a_cell_is_read_beside_the_row_above_it(date_cell: str, says: str, code: str) -> None:
    found = read_cell(date_cell, above=ABOVE)
    assert (found.moment.say(), found.code) == (says, code)


def test_a_week_without_a_year_and_nothing_above_says_that_the_year_is_missing() -> None:
    found = read_cell("w/c 5 Nov")
    assert (found.code, "has no year" in found.say) == ("date-not-read", True)


def test_the_turn_of_the_year_is_said() -> None:
    assert "read as 2017" in read_cell("3 Jan", above=ABOVE).say


def test_a_phrase_never_ends_before_it_begins() -> None:
    for year in range(1950, 2050):
        for phrase in ("Easter", "Whitsun", "Christmas holidays", "summer term"):
            moment = as_written.read(f"{phrase} {year}")
            assert timedelta(0) < moment.upto - moment.at < timedelta(days=140)

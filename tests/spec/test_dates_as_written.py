"""Dates as people write them, and the moment each is. Day first always; the wider the words, the wider the moment."""

from datetime import datetime

import pytest

from heed.chronology import as_written
from heed.chronology.as_written import UnreadableDate
from heed.chronology.time_of_day import UnreadableTime, at_time
from heed.chronology.when import day

# written | from | up to and not with | precision
WRITTEN = """
22.05.16                          | 2016-05-22       | 2016-05-23       | day
22-may-16                         | 2016-05-22       | 2016-05-23       | day
22/05/2016                        | 2016-05-22       | 2016-05-23       | day
22.05/16                          | 2016-05-22       | 2016-05-23       | day
03-jun-16                         | 2016-06-03       | 2016-06-04       | day
1 September 2016                  | 2016-09-01       | 2016-09-02       | day
3rd of June, 2016                 | 2016-06-03       | 2016-06-04       | day
3 June '16                        | 2016-06-03       | 2016-06-04       | day
June 3, 2016                      | 2016-06-03       | 2016-06-04       | day
Mon 5 Nov 2018                    | 2018-11-05       | 2018-11-06       | day
on Monday the 5th November 2018   | 2018-11-05       | 2018-11-06       | day
2016-06-03                        | 2016-06-03       | 2016-06-04       | day
Xmas Eve 2014                     | 2014-12-24       | 2014-12-25       | day
Boxing Day, 2014                  | 2014-12-26       | 2014-12-27       | day
New Year's Eve 2014               | 2014-12-31       | 2015-01-01       | day
29/02/2016                        | 2016-02-29       | 2016-03-01       | day
5/4/71                            | 1971-04-05       | 1971-04-06       | day
5/4/50                            | 1950-04-05       | 1950-04-06       | day
5/4/49                            | 2049-04-05       | 2049-04-06       | day
24/12/2014 14.30                  | 2014-12-24 14:30 | 2014-12-24 14:31 | minute
24/12/2014 1430hrs                | 2014-12-24 14:30 | 2014-12-24 14:31 | minute
24.12.14 @ 2.15pm                 | 2014-12-24 14:15 | 2014-12-24 14:16 | minute
24 Dec 2014, 9am                  | 2014-12-24 09:00 | 2014-12-24 09:01 | minute
2014-12-24T14:30                  | 2014-12-24 14:30 | 2014-12-24 14:31 | minute
24/12/2014 pm                     | 2014-12-24 12:00 | 2014-12-25       | range
24/12/2014 10.30-11.15            | 2014-12-24 10:30 | 2014-12-24 11:16 | range
w/c 5 Nov 2018                    | 2018-11-05       | 2018-11-12       | week
week ending 11 Nov 2018           | 2018-11-05       | 2018-11-12       | week
June 2016                         | 2016-06-01       | 2016-07-01       | month
Sept 2016                         | 2016-09-01       | 2016-10-01       | month
6/2016                            | 2016-06-01       | 2016-07-01       | month
2016-06                           | 2016-06-01       | 2016-07-01       | month
??/06/2016                        | 2016-06-01       | 2016-07-01       | month
xx.06.16                          | 2016-06-01       | 2016-07-01       | month
00/06/2016                        | 2016-06-01       | 2016-07-01       | month
early June 2016                   | 2016-06-01       | 2016-06-11       | range
mid-June 2016                     | 2016-06-11       | 2016-06-21       | range
end of June 2016                  | 2016-06-21       | 2016-07-01       | range
summer 2014                       | 2014-06-01       | 2014-09-01       | season
winter 2014                       | 2014-12-01       | 2015-03-01       | season
2009                              | 2009-01-01       | 2010-01-01       | year
late 2014                         | 2014-09-01       | 2015-01-01       | range
1990s                             | 1990-01-01       | 2000-01-01       | range
2015/16                           | 2015-01-01       | 2017-01-01       | range
12-14 Jan 2015                    | 2015-01-12       | 2015-01-15       | range
12/13 June 2016                   | 2016-06-12       | 2016-06-14       | range
12 & 13 June 2016                 | 2016-06-12       | 2016-06-14       | range
12-14/01/15                       | 2015-01-12       | 2015-01-15       | range
12/08/2016 - 15/08/2016           | 2016-08-12       | 2016-08-16       | range
30 May to 2 June 2016             | 2016-05-30       | 2016-06-03       | range
between 3 and 5 June 2016         | 2016-06-03       | 2016-06-06       | range
Jan/Feb 2015                      | 2015-01-01       | 2015-03-01       | range
Jan - Mar 2015                    | 2015-01-01       | 2015-04-01       | range
24/12/14 to 3/1/15                | 2014-12-24       | 2015-01-04       | range
before 3/2/15                     | -                | 2015-02-03       | before
by 3/2/15                         | -                | 2015-02-04       | before
on or before 3 Feb 2015           | -                | 2015-02-04       | before
prior to 2015                     | -                | 2015-01-01       | before
after 3/2/15                      | 2015-02-04       | -                | after
since 3/2/15                      | 2015-02-03       | -                | after
June 2014 onwards                 | 2014-06-01       | -                | after
not known                         | -                | -                | open
"""
UNCERTAIN = (
    "?14 Feb 2016",
    "14 Feb 2016?",
    "about June 2016",
    "c. 2012",
    "approx 3/6/16",
    "circa 2009",
    "June 2016 approx",
)
ON_ANOTHER_CLOCK = {
    "birth+14d": ("birth", (14, 14)),
    "birth+14d..birth+28d": ("birth", (14, 28)),
    "before birth+7": ("birth", (None, 6)),
    "from birth+7d": ("birth", (7, None)),
    "order+3d": ("order", (3, 3)),
}
# written | what the sentence says of it
REFUSED = """
31/02/2016       | February 2016 has no such day
29 Feb 2015      | February 2015 has no such day
13/13/2016       | there are twelve months, and the day comes first
14 Feb           | has no year
24/12/2014 24:10 | the day ends at 23:59
12/2014 10:30    | needs a day beside it
3/6/16 - 1/6/16  | ends before it begins
03062016         | is not a date
soon after birth | is not a date
w/c June 2016    | names a week but not by a day
"""


def table(written: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in written.strip().splitlines()]


def instant(cell: str, otherwise: datetime) -> datetime:
    return otherwise if cell == "-" else datetime.fromisoformat(cell)


@pytest.mark.parametrize(("written", "at", "upto", "precision"), table(WRITTEN))
def test_a_date_is_as_wide_as_its_words(written: str, at: str, upto: str, precision: str) -> None:
    moment = as_written.read(written)
    assert moment.at == instant(at, datetime(1, 1, 1))
    assert moment.upto == instant(upto, datetime(9999, 12, 31))
    assert (moment.precision, moment.text, moment.uncertain) == (precision, written, False)


@pytest.mark.parametrize("written", UNCERTAIN)
def test_a_mark_of_doubt_is_kept_and_does_not_widen_the_moment(written: str) -> None:
    bare = written.strip("?").removeprefix("about ").removeprefix("c. ").removeprefix("approx ").removeprefix("circa ")
    sure = as_written.read(bare.removesuffix(" approx"))
    doubtful = as_written.read(written)
    assert (doubtful.at, doubtful.upto, doubtful.uncertain) == (sure.at, sure.upto, True)


@pytest.mark.parametrize(("written", "clock_and_days"), ON_ANOTHER_CLOCK.items())
def test_a_withheld_date_is_counted_from_an_event(written: str, clock_and_days: tuple[str, object]) -> None:
    moment = as_written.read(written)
    assert (moment.clock, moment.days_on_clock()) == clock_and_days


@pytest.mark.parametrize(("written", "says"), table(REFUSED))
def test_what_is_no_date_is_refused_with_what_to_write(written: str, says: str) -> None:
    with pytest.raises(UnreadableDate, match=says) as refused:
        as_written.read(written)
    assert "Write" in str(refused.value)


def test_only_a_day_the_calendar_lacks_is_called_that() -> None:
    told = {}
    for written in ("31/02/2016", "hello"):
        with pytest.raises(UnreadableDate) as refused:
            as_written.read(written)
        told[written] = refused.value.no_such_day
    assert told == {"31/02/2016": True, "hello": False}


def test_a_date_without_a_year_takes_the_one_it_is_given() -> None:
    assert as_written.read("14 Feb", default_year=2016).at == datetime(2016, 2, 14)
    assert as_written.read("5 to 7 June", default_year=2016).upto == datetime(2016, 6, 8)
    assert as_written.read("June", default_year=2016).precision == "month"


@pytest.mark.parametrize("line", table(WRITTEN), ids=lambda row: row[0])
def test_a_moment_written_out_reads_back_to_the_same(line: list[str]) -> None:
    moment = as_written.read(line[0])
    again = as_written.read(as_written.written(moment))
    assert (again.at, again.upto, again.uncertain, again.clock) == (moment.at, moment.upto, False, moment.clock)


@pytest.mark.parametrize("written", ON_ANOTHER_CLOCK)
def test_a_moment_on_another_clock_written_out_reads_back(written: str) -> None:
    moment = as_written.read(written)
    again = as_written.read(as_written.written(moment))
    assert (again.at, again.upto, again.clock) == (moment.at, moment.upto, moment.clock)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("14.30", ("14:30", "14:31")),
        ("1430", ("14:30", "14:31")),
        ("1430hrs", ("14:30", "14:31")),
        ("2.15pm", ("14:15", "14:16")),
        ("2.15 p.m.", ("14:15", "14:16")),
        ("14.30pm", ("14:30", "14:31")),
        ("12am", ("00:00", "00:01")),
        ("12 noon", ("12:00", "12:01")),
        ("10:30:00", ("10:30", "10:31")),
        ("morning", ("00:00", "12:00")),
        ("10.30 to 11.15", ("10:30", "11:16")),
    ],
)
def test_times_as_people_write_them(written: str, hours: tuple[str, str]) -> None:
    moment = at_time(day(2016, 6, 3), written)
    assert (f"{moment.at:%H:%M}", f"{moment.upto:%H:%M}") == hours


@pytest.mark.parametrize("written", ["25.00", "14am", "12.75", "midnight", "later that day"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(UnreadableTime, match="is not a time"):
        at_time(day(2016, 6, 3), written)


def test_a_visit_past_midnight_runs_to_the_end_of_its_day() -> None:
    moment = at_time(day(2016, 6, 3), "23:30 - 00:15")
    assert (moment.at, moment.upto) == (datetime(2016, 6, 3, 23, 30), datetime(2016, 6, 4))


def test_dates_are_found_inside_a_sentence() -> None:
    said = "Between 3 June 2016 and w/c 13.06.16 nobody called; in August 2016 the case closed (ref 12/345/2016)."
    assert [moment.text for _, _, moment in as_written.find(said)] == ["3 June 2016", "13.06.16", "August 2016"]

"""A moment is an interval: what it says, what it can be compared with, and how precise it claims to be."""

from datetime import datetime, timedelta

import pytest

from heed.chronology import when
from heed.chronology.when import LATEST, OPEN, ORDER, Moment, certainly_before, days_between, overlap, possibly_before

JUNE = when.month(2016, 6)
FIRST_OF_JUNE = when.day(2016, 6, 1)
FIRST_OF_JULY = when.day(2016, 7, 1)
TWO_WEEKS_OLD = when.relative("birth", 14, 28)


def test_a_moment_must_end_after_it_begins() -> None:
    with pytest.raises(ValueError, match="must end after it begins"):
        Moment(datetime(2016, 6, 1), datetime(2016, 6, 1))


@pytest.mark.parametrize(
    ("moment", "precision", "says"),
    [
        (when.minute(datetime(2016, 6, 3, 10, 30, 59)), "minute", "3 June 2016 at 10:30"),
        (FIRST_OF_JUNE, "day", "1 June 2016"),
        (Moment(datetime(2018, 11, 5), datetime(2018, 11, 12)), "week", "the week of 5 November 2018"),
        (JUNE, "month", "June 2016"),
        (when.season("winter", 2014), "season", "winter 2014"),
        (when.year(2009), "year", "2009"),
        (when.span(FIRST_OF_JUNE, FIRST_OF_JULY), "range", "1 June 2016 to 1 July 2016"),
        (when.before(datetime(2015, 2, 3)), "before", "before 3 February 2015"),
        (when.after(datetime(2015, 2, 3)), "after", "from 3 February 2015"),
        (OPEN, "open", "date not given"),
        (when.month(2016, 6, uncertain=True), "month", "about June 2016"),
        (TWO_WEEKS_OLD, "range", "14 to 28 days after birth"),
        (when.relative("birth", 0, 0), "day", "the day of birth"),
        (when.relative(ORDER, 3, 3), "day", "date not given"),
    ],
)
def test_precision_and_words(moment: Moment, precision: str, says: str) -> None:
    assert (moment.precision, moment.say()) == (precision, says)


# first | second | certainly before | possibly before | can be the same
@pytest.mark.parametrize(
    ("first", "second", "certain", "possible", "same"),
    [
        (FIRST_OF_JUNE, FIRST_OF_JULY, True, True, False),
        (FIRST_OF_JULY, FIRST_OF_JUNE, False, False, False),
        (JUNE, FIRST_OF_JULY, True, True, False),
        (JUNE, FIRST_OF_JUNE, False, True, True),
        (OPEN, JUNE, False, True, True),
        (TWO_WEEKS_OLD, JUNE, False, True, True),
        (JUNE, TWO_WEEKS_OLD, False, True, True),
    ],
)
def test_order_is_claimed_only_where_the_record_allows(
    first: Moment, second: Moment, certain: bool, possible: bool, same: bool
) -> None:
    assert (certainly_before(first, second), possibly_before(first, second), overlap(first, second)) == (
        certain,
        possible,
        same,
    )


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (FIRST_OF_JUNE, FIRST_OF_JULY, (30, 30)),
        (JUNE, FIRST_OF_JULY, (1, 30)),
        (FIRST_OF_JULY, JUNE, (-30, -1)),
        (FIRST_OF_JUNE, TWO_WEEKS_OLD, None),
        (OPEN, JUNE, None),
        (when.relative(ORDER, 1, 1), when.relative(ORDER, 2, 2), None),
        (when.relative("birth", 0, 0), TWO_WEEKS_OLD, (14, 28)),
    ],
)
def test_days_between_are_fewest_and_most_or_unknown(
    first: Moment, second: Moment, days: tuple[int, int] | None
) -> None:
    assert days_between(first, second) == days


def test_a_shifted_moment_keeps_its_open_end() -> None:
    shifted = when.after(datetime(2015, 2, 3)).shifted(timedelta(days=1), timedelta(days=5))
    assert (shifted.at, shifted.upto) == (datetime(2015, 2, 4), LATEST)


def test_a_range_cannot_run_from_one_clock_to_another() -> None:
    with pytest.raises(ValueError, match="clock of birth to that of calendar"):
        when.span(TWO_WEEKS_OLD, JUNE)


def test_the_shape_of_the_interfaces_has_no_invented_ends() -> None:
    assert JUNE.as_json() == {"at": "2016-06-01T00:00:00", "upto": "2016-07-01T00:00:00", "text": "June 2016"}
    assert when.before(datetime(2015, 2, 3), "before 3/2/15").as_json() == {
        "at": None,
        "upto": "2015-02-03T00:00:00",
        "text": "before 3/2/15",
    }
    assert TWO_WEEKS_OLD.as_json()["days"] == [14, 28]

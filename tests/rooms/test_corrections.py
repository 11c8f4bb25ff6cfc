"""A file handed in again: the same rows, the edited, the gone and the new, whatever was done to it in between."""

import time
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronology import when
from heed.chronology.corrections import Matched, match
from heed.chronology.events import Event
from heed.chronology.when import DAY, OPEN, Moment

DONE = ("Home visit to", "Telephone call about", "Letter sent to", "Seen in clinic:", "Meeting held about", "Checks on")
WHO = (
    "mother",
    "the older child",
    "grandmother",
    "her partner",
    "the nursery",
    "the baby",
    "a neighbour",
    "the father",
)
WHAT = (
    *("weight and feeding", "a bruise to the arm", "rent arrears", "missed immunisations", "low mood", "attendance"),
    *("a fall from the sofa", "smell of cannabis", "the new flat", "speech delay", "police call-out", "benefits"),
)


def row(number: int, text: str, on: Moment | None = None, **attrs: str) -> Event:
    at = datetime(2016, 1, 4) + timedelta(days=5 * number)
    return Event(
        "", on or Moment(at, at + DAY), "entry", agency="gp", source=f"a.csv:{number + 2}", attrs=attrs, text=text
    )


def rows(count: int, seed: int = 1) -> list[Event]:
    """Rows as an agency writes them: routine words, again and again, and some that are its own."""
    random = Random(seed)
    return [
        row(number, f"{random.choice(DONE)} {random.choice(WHO)}, {random.choice(WHAT)}. {_own(number, random)}")
        for number in range(count)
    ]


def _own(number: int, random: Random) -> str:
    return f"Noted by {random.choice(('Ms', 'Mr'))} {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}rdell." * (
        number % 3 > 0
    )


def renumbered(told: list[Event]) -> list[Event]:
    return [replace(event, source=f"b.csv:{number + 2}") for number, event in enumerate(told)]


def counts(matched: Matched) -> tuple[int, int, int, int]:
    return len(matched.same), len(matched.edited), len(matched.gone), len(matched.new)


def moved(event: Event, days: int) -> Event:
    span = timedelta(days=days)
    return replace(event, when=Moment(event.when.at + span, event.when.upto + span))


def test_the_same_file_twice_is_the_same_rows() -> None:
    told = rows(40)
    assert counts(match(told, renumbered(told))) == (40, 0, 0, 0)


def test_another_order_is_the_same_rows() -> None:
    told = rows(40)
    assert counts(match(told, renumbered(told[::-1]))) == (40, 0, 0, 0)


def test_a_date_written_another_way_is_the_same_row() -> None:
    before, after = (
        row(0, "Seen.", when.day(2016, 5, 3, "03.05.16")),
        row(0, "Seen.", when.day(2016, 5, 3, "3 May 2016")),
    )
    assert counts(match([before], [after])) == (1, 0, 0, 0)


def test_three_edits_are_three_edited_rows_and_nothing_else() -> None:
    before = rows(40)
    after = list(before)
    after[3] = moved(after[3], 1)
    after[17] = replace(after[17], text=after[17].text + " Mother said that she was tired.")
    after[29] = replace(moved(after[29], 3), text=after[29].text.replace("Noted", "Written down"))
    matched = match(before, renumbered(after))
    assert matched.edited == ((3, 3), (17, 17), (29, 29))
    assert counts(matched) == (37, 3, 0, 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (row(1, "Seen in clinic."), moved(row(1, "Seen in clinic."), 90)),
        (row(1, "Seen in clinic.", OPEN), row(1, "Seen in clinic.", when.day(2016, 2, 28))),
        (row(1, "Seen in clinic.", when.day(2016, 3, 5)), row(1, "Seen in clinic.", when.day(2016, 5, 3))),
        (row(1, "Mother rang."), row(1, "Grandmother rang to say that she cannot cope and wants somebody to come.")),
        (row(1, "Seen.", action="None"), row(1, "Seen.", action="Referred to the health visitor")),
        (row(1, "Home visit, baby seen."), moved(row(1, "Home visit, baby and mother seen."), 2)),
    ],
)
def test_an_edit_of_date_or_words_or_both_between_rows_that_stay(old: Event, new: Event) -> None:
    first, last = row(0, "Birth notified."), row(2, "Six week check.")
    assert match([first, old, last], [first, new, last]).edited == ((1, 1),)


def test_another_day_and_other_words_are_another_row() -> None:
    first, last = row(0, "Birth notified."), row(40, "Six week check.")
    old, new = row(1, "Mother rang about a rash."), row(30, "Police asked for the address.")
    assert counts(match([first, old, last], [first, new, last])) == (2, 0, 1, 1)


def test_a_routine_row_gone_and_another_added_elsewhere_is_no_edit() -> None:
    visits = [row(number, "Home visit.") for number in range(10)]
    assert counts(match(visits[:9], [*visits[1:9], moved(visits[9], 200)])) == (8, 0, 1, 1)


def test_an_edited_row_is_found_again_where_the_file_was_sorted_anew() -> None:
    before = rows(30)
    after = list(before)
    after[4] = moved(replace(before[4], text="Telephone call about a swollen lip after a fall in the bath."), 0)
    before[4] = after[4]
    after[4] = moved(after[4], 100)
    after.sort(key=lambda event: event.when.at)
    matched = match(before, renumbered(after))
    assert counts(matched) == (29, 1, 0, 0)
    assert matched.edited[0][0] == 4


def test_what_a_file_has_twice_is_matched_as_often_as_both_have_it() -> None:
    twice = row(1, "Telephone call.")
    assert counts(match([twice, twice], [twice])) == (1, 0, 1, 0)
    assert counts(match([twice], [twice, twice, twice])) == (1, 0, 0, 2)


def test_of_two_rows_of_one_day_each_is_matched_with_its_own() -> None:
    day = when.day(2016, 3, 1)
    before = [row(1, "Mother rang about feeding the baby.", day), row(2, "Nursery rang about late collection.", day)]
    after = [row(1, "Nursery rang about late collection, third time.", day), row(2, "Mother rang about feeding.", day)]
    assert match(before, after).edited == ((0, 1), (1, 0))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_row_of_both_files_is_told_of_once_and_only_what_was_touched_is(data: st.DataObject) -> None:
    before = rows(data.draw(st.integers(1, 30)), seed=data.draw(st.integers(0, 9)))
    numbers = st.integers(0, len(before) - 1)
    gone = data.draw(st.sets(numbers, max_size=3))
    dated = data.draw(st.sets(numbers, max_size=3)) - gone
    reworded = data.draw(st.sets(numbers, max_size=3)) - gone - dated
    after = [
        moved(event, 1)
        if number in dated
        else replace(event, text=f"{event.text} Added.")
        if number in reworded
        else event
        for number, event in enumerate(before)
        if number not in gone
    ]
    new = [
        row(100 + number, f"Wholly new: {chr(97 + number) * 6} zzz.") for number in range(data.draw(st.integers(0, 3)))
    ]
    for event in new:
        after.insert(data.draw(st.integers(0, len(after))), event)
    matched = match(before, renumbered(after))
    assert sorted([i for i, _ in (*matched.same, *matched.edited)] + list(matched.gone)) == list(range(len(before)))
    assert sorted([j for _, j in (*matched.same, *matched.edited)] + list(matched.new)) == list(range(len(after)))
    assert counts(matched) == (
        len(before) - len(gone) - len(dated) - len(reworded),
        len(dated) + len(reworded),
        len(gone),
        len(new),
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 40), st.randoms(use_true_random=False))
def test_a_file_in_any_order_against_itself_changes_nothing(count: int, random: Random) -> None:
    told = rows(count)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert counts(match(told, renumbered(shuffled))) == (count, 0, 0, 0)


def test_a_long_file_is_matched_in_time_that_grows_with_it() -> None:
    def seconds(count: int) -> float:
        before = rows(count)
        after = [moved(event, 1) if number % 4 == 0 else event for number, event in enumerate(before)]
        start = time.process_time()  # of this process alone, however busy the machine is
        assert len(match(before, after).edited) == (count + 3) // 4
        return time.process_time() - start

    seconds(100)
    few, many = (min(seconds(count) for _ in range(3)) for count in (1000, 4000))
    assert many < 12 * max(few, 0.02)

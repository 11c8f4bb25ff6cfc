"""A chronology told as a briefing may tell it."""

from pathlib import Path

import pytest

from heed.briefings.layouts import SEVEN_MINUTE
from heed.briefings.story import month_at_most, tell
from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.chronology.reading import read as read_file
from heed.chronology.when import OPEN, Moment, relative

EXAMPLES = sorted(path.parent for path in Path("examples").glob("*/review.yaml"))


def event(when: str, kind: str, text: str, **attrs: str) -> Event:
    return Event("w", read(when), kind, attrs=attrs, text=text)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("24 December 2014 at 10:15", "December 2014"),
        ("24 December 2014", "December 2014"),
        ("w/c 5 November 2018", "November 2018"),
        ("about June 2016", "About June 2016"),
        ("summer 2016", "Summer 2016"),
        ("2015", "2015"),
        ("20 March 2018 to 3 April 2018", "March to April 2018"),
        ("Oct 2016 to Dec 2017", "October 2016 to December 2017"),
        ("before 3 February 2015", "Before February 2015"),
    ],
)
def test_no_day_is_told(when: str, said: str) -> None:
    assert month_at_most(read(when)) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (OPEN, ""),
        (relative("order", 3, 3), ""),
        (relative("birth", 0, 0), "At birth"),
        (relative("birth", -40, -1), "Before the birth"),
        (relative("birth", 14, 20), "In the first weeks of life"),
        (relative("birth", 14, 54), "In the first months of life"),
        (relative("birth", 14, 200), "In the first year of life"),
        (relative("birth", 400, 410), "Later"),
    ],
)
def test_a_time_counted_from_the_birth_is_no_exact_age(moment: Moment, said: str) -> None:
    assert month_at_most(moment) == said


def test_what_fell_in_one_month_is_one_paragraph() -> None:
    events = [event("1 May 2016", "birth", "A baby was born"), event("9 May 2016", "injury.seen", "It was bruised.")]
    assert tell(events) == ("May 2016: A baby was born. It was bruised.",)


def test_turning_points_are_told_first_when_there_is_little_room() -> None:
    events = [event("May 2016", "support.offered", "Help " * 10), event("June 2016", "case.closed", "It was closed")]
    assert tell(events, words=8) == ("June 2016: It was closed.",)


@pytest.mark.parametrize("attrs", [{"confidence": "inferred"}, {"confidence": "opinion"}, {"status": "planned"}])
def test_what_is_not_sure_to_have_happened_stays_out(attrs: dict[str, str]) -> None:
    assert tell([event("May 2016", "case.closed", "It was closed", **attrs)]) == ()


def test_what_two_people_tell_differently_stays_out() -> None:
    assert tell([event("May 2016", "injury.seen", "As she tells it", rival="call", account="her")]) == ()


def test_a_clause_about_the_source_stays_out() -> None:
    told = event("May 2016", "injury.seen", "One child was bruised; which of the two is not told")
    assert tell([told]) == ("May 2016: One child was bruised.",)


def test_a_death_is_said_in_so_many_words() -> None:
    assert tell([event("June 2018", "harm.serious.death", "A baby was found")]) == (
        "June 2018: A baby was found. The child died.",
    )
    assert tell([event("2018", "harm.serious.death", "The baby died")]) == ("2018: The baby died.",)


def test_the_same_thing_is_told_once() -> None:
    same = [event("Feb 2015 to Jul 2015", "injury.seen", text) for text in ("A first entry", "A second entry")]
    assert tell(same) == ("February to July 2015: A first entry.",)


def test_names_become_labels() -> None:
    assert tell([event("May 2016", "birth", "Wren was born")], label=lambda text: text.replace("Wren", "Child W")) == (
        "May 2016: Child W was born.",
    )


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_each_published_review_has_a_story_that_fits_its_panel(folder: Path) -> None:
    paragraphs = tell(read_file(folder).chronology.events)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    assert 60 < words <= SEVEN_MINUTE.plan(2).words

"""Many chronologies into one: nothing twice, nothing lost, nothing settled, whatever the order of the files."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronology import when
from heed.chronology.contradictions.ages import stated_months
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.gaps import find_gaps
from heed.chronology.merge import Merged, merge
from heed.chronology.people import Person, Stay
from heed.chronology.reading import Reading, read, read_bytes
from heed.chronology.when import Moment
from tests.rooms.agency_files import csv_of, docx_of, xlsx_of
from tests.rooms.chronologies import CHRONOLOGIES

HEADING = ("Date", "Event", "Action taken")
HEALTH = read_bytes(
    "hv.docx",
    docx_of((
        HEADING,
        ("14/06/2016", "Home visit. Mother tearful.", "Listening visits offered"),
        ("15/06/2016", "Telephone call to duty team about bruise to left cheek.", "Advised to monitor"),
        ("", "GP informed by letter.", ""),
        ("30/08/2016", "Not brought to clinic.", ""),
    )),
    "health_visiting",
)  # fmt: skip
SOCIAL_CARE = read_bytes(
    "csc.csv",
    csv_of((
        HEADING,
        ("16/06/2016", "Duty team took a telephone call: bruise on cheek mentioned.", "No further action"),
        ("1/9/2016", "Case closed.", ""),
    )),
    "childrens_social_care",
)  # fmt: skip
POLICE = read_bytes(
    "police.xlsx",
    xlsx_of(
        (HEADING, ("2015", "Domestic incident.", "")),
    ),
    "police",
)
READINGS = (HEALTH, SOCIAL_CARE, POLICE)


def of_events(*events: Event, people: tuple[Person, ...] = (), coverage: tuple[Coverage, ...] = ()) -> Merged:
    return merge([reading_of(Chronology(events, people=people, coverage=coverage))])


def reading_of(chronology: Chronology, name: str = "one.csv") -> Reading:
    return Reading(name, "csv", "", len(chronology.events), chronology, ())


def event(
    kind: str, moment: Moment, text: str = "", *, about: str = "child", agency: str = "gp", **attrs: str
) -> Event:
    return Event("K", moment, kind, about, agency, source=f"{agency}:{kind}", attrs=attrs, text=text)


def test_every_row_of_every_file_is_in_the_integrated_chronology() -> None:
    chronology = merge(READINGS).chronology
    assert [(found.agency, found.source) for found in chronology.events] == [
        ("police", "police.xlsx:Chronology:2"),
        ("health_visiting", "hv.docx:table 1:2"),
        ("health_visiting", "hv.docx:table 1:3"),
        ("health_visiting", "hv.docx:table 1:4"),
        ("childrens_social_care", "csc.csv:2"),
        ("health_visiting", "hv.docx:table 1:5"),
        ("childrens_social_care", "csc.csv:3"),
    ]


def test_the_same_file_twice_adds_nothing_under_its_own_name_or_another() -> None:
    renamed = read_bytes(
        "copy of csc.csv", csv_of((HEADING, ("16/06/2016", "Call.", ""), ("16/06/2016", "Call.", ""))), "csc"
    )
    twice = merge([*READINGS, *READINGS, renamed, replace(renamed, name="other.csv")])
    assert len(twice.chronology.events) == 9
    assert merge([*READINGS, *READINGS]) == merge(READINGS)


@settings(derandomize=True, max_examples=30, deadline=None)
@given(st.lists(CHRONOLOGIES, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_files_makes_no_difference_and_no_row_is_lost(
    chronologies: list[Chronology], shuffle: object
) -> None:
    readings = [reading_of(one, f"{number}.csv") for number, one in enumerate(chronologies)]
    shuffled = list(readings)
    shuffle.shuffle(shuffled)  # type: ignore[attr-defined]
    merged = merge(readings)
    assert merge(shuffled) == merged
    assert merge([*readings, *shuffled]) == merged
    assert {found.text for found in merged.chronology.events} == {
        one.text for all_ in chronologies for one in all_.events
    }


def test_an_undated_row_stays_below_the_row_above_it_in_its_own_file() -> None:
    undated = Event("K", when.OPEN, "entry", agency="gp", source="b:2", text="undated")
    chronologies = [Chronology((event("entry", when.day(2016, 6, 1)),)), Chronology((undated,))]
    merged = merge([reading_of(one, f"{name}.csv") for name, one in zip("ab", chronologies, strict=True)])
    assert [found.text for found in merged.chronology.events] == ["undated", ""]


def test_rows_without_a_case_take_the_only_case_there_is() -> None:
    of_a_case = reading_of(Chronology((event("birth", when.day(2016, 5, 22)),)))
    assert {found.case for found in merge([HEALTH, of_a_case]).chronology.events} == {"K"}


def test_two_agencies_rows_about_one_contact_a_day_apart_are_proposed_and_both_kept() -> None:
    merged = merge(READINGS)
    (pair,) = merged.duplicates
    assert (pair.first.source, pair.second.source) == ("hv.docx:table 1:3", "csc.csv:2")
    assert pair.because == (
        "the dates are a day apart",
        "both are “A practitioner saw a bruise, mark or other injury: bruise”",
        "both say bruise, cheek",
        "one names the other's agency",
    )


JUNE = when.day(2016, 6, 3)
BRUISE = "A bruise to the left cheek was seen at the visit by the nurse."


@pytest.mark.parametrize(
    ("other", "proposed"),
    [
        (event("injury.seen.bruise", JUNE, agency="school"), True),
        (event("injury.seen", when.day(2016, 6, 4), agency="school"), True),
        (event("entry", JUNE, "Nurse saw bruise on left cheek at visit", agency="school"), True),
        (event("injury.seen.bruise", when.day(2016, 6, 5), agency="school"), False),
        (event("injury.seen.bruise", JUNE, agency="gp"), False),
        (event("injury.seen.bruise", JUNE, agency="school", about="sibling.1"), False),
        (event("injury.seen.bruise", when.year(2016), agency="school"), False),
        (event("entry", JUNE, "Attended the school assembly.", agency="school"), False),
        (event("injury.seen.bruise", JUNE, agency="school", rival="the-bruise"), False),
    ],
)
def test_which_pairs_are_proposed(other: Event, proposed: bool) -> None:
    first = event("injury.seen.bruise", JUNE, BRUISE, rival="the-bruise")
    assert bool(of_events(first, other).duplicates) is proposed


CHILD = Person("c1", "child", "K", born=when.month(2016, 10))


def test_a_stated_age_against_the_date_of_birth_gives_both_and_both_passages() -> None:
    seen = event("child.seen", when.month(2017, 12), "Seen at six months.", stated_age="6 months")
    (found,) = of_events(seen, people=(CHILD,)).contradictions
    assert found.say == (
        "Child, December 2017: about 14 months by dates, 6 stated. "
        "The birth was October 2016, so the age was between 13 months and 14 months."
    )
    assert [passage.text for passage in found.passages] == ["Seen at six months.", "born October 2016"]


@pytest.mark.parametrize(
    ("stated", "months"),
    [
        ("6 months", (6, 6)),
        ("six-month-old", (6, 6)),
        ("8-10 weeks", (1, 2)),
        ("2 years", (24, 35)),
        ("9 days", (0, 0)),
        ("newborn", None),
        ("", None),
    ],
)
def test_ages_as_sources_state_them(stated: str, months: tuple[int, int] | None) -> None:
    assert stated_months(stated) == months


@pytest.mark.parametrize(
    ("stated", "on"), [("13 months", when.month(2017, 12)), ("12 months", when.month(2017, 12)), ("newborn", JUNE)]
)
def test_an_age_that_the_dates_allow_is_no_contradiction(stated: str, on: Moment) -> None:
    assert of_events(event("child.voice", on, stated_age=stated)).contradictions == ()


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ((event("injury.seen", when.month(2016, 6)),), "before the birth (October 2016)"),
        (
            (
                event("hospital.discharged", JUNE, about="mother"),
                event("hospital.admitted", when.day(2016, 6, 9), about="mother"),
            ),
            "before the first “Admitted to a ward” that the record shows (9 June 2016)",
        ),
        (
            (
                event("plan.ended.child_in_need", when.day(2017, 1, 1)),
                event("plan.started.child_in_need", when.day(2017, 6, 9)),
            ),
            "an earlier beginning is not in the record",
        ),
        ((event("birth", JUNE),), "The birth of Child is dated 3 June 2016, and elsewhere October 2016."),
    ],
)
def test_orders_that_cannot_be_are_listed(events: tuple[Event, ...], says: str) -> None:
    (found,) = of_events(*events, people=(CHILD,)).contradictions
    assert says in found.say
    assert len(found.passages) == 2


@pytest.mark.parametrize(
    "events",
    [
        (event("pregnancy.booked", when.month(2016, 6)),),
        (event("injury.seen", when.year(2016)),),
        (
            event("plan.started.child_in_need", when.day(2017, 1, 1)),
            event("plan.ended.child_in_need", when.day(2017, 6, 1)),
        ),
        (
            event("plan.ended.child_protection", when.day(2017, 1, 1)),
            event("plan.started.child_in_need", when.day(2017, 1, 2)),
        ),
        (event("hospital.discharged", when.month(2017, 1)), event("hospital.admitted", when.day(2017, 1, 9))),
    ],
)
def test_orders_that_can_be_are_not(events: tuple[Event, ...]) -> None:
    assert of_events(*events, people=(CHILD,)).contradictions == ()


def test_two_words_for_one_person_and_two_accounts_of_one_call_are_listed_unsettled() -> None:
    events = (
        event("household.changed.joined", JUNE, "The stepfather moved in.", person="stepfather"),
        event("adult.recorded", JUNE, "Father was spoken to.", person="stepfather", named_as="father"),
        event(
            "consultation.held", JUNE, "I named the child.", agency="childminder", rival="the-call", content="physical"
        ),
        event("consultation.held", JUNE, "No name was given.", agency="mash", rival="the-call", content="other"),
    )
    words, accounts = of_events(*events).contradictions
    assert words.say.startswith("One person, here Stepfather, is also called father.")
    assert accounts.say == "Childminder and MASH tell the call differently: content."
    assert [passage.text for passage in accounts.passages] == ["I named the child.", "No name was given."]


def stay(household: str, first: tuple[int, int], last: tuple[int, int]) -> Stay:
    return Stay(household, Moment(datetime(*first, 1), datetime(*last, 1)))


@pytest.mark.parametrize(
    ("stays", "listed"),
    [
        ((stay("home", (2016, 1), (2017, 1)), stay("foster", (2016, 6), (2018, 1))), True),
        ((stay("home", (2016, 1), (2017, 1)), stay("foster", (2016, 12), (2018, 1))), False),
        ((stay("home", (2016, 1), (2017, 1)), stay("home", (2016, 6), (2018, 1))), False),
        ((Stay("home"), stay("foster", (2016, 6), (2018, 1))), False),
    ],
)
def test_two_homes_at_once_only_where_no_reading_of_the_dates_avoids_it(stays: tuple[Stay, ...], listed: bool) -> None:
    person = replace(CHILD, stays=stays)
    found = of_events(event("child.voice", when.year(2018)), people=(person,)).contradictions
    assert [contradiction.kind for contradiction in found] == (["stays"] if listed else [])


def test_one_person_of_two_files_is_one_with_all_that_is_said_and_two_births_are_listed() -> None:
    other = replace(CHILD, born=when.day(2016, 5, 22), sex="female", aliases=("W",))
    one = Chronology((event("child.voice", when.year(2018)),), people=(CHILD,))
    merged = merge([reading_of(one, "a.csv"), reading_of(replace(one, people=(other,)), "b.csv")])
    assert merged.chronology.people == (replace(CHILD, sex="female", aliases=("W",)),)
    assert [found.say for found in merged.contradictions] == [
        "Two dates of birth are given for Child: October 2016 and 22 May 2016."
    ]


COVERED = Coverage("gp", Moment(datetime(2016, 1, 1), datetime(2017, 1, 1)))


def test_silence_inside_the_covered_period_is_measured_in_days_the_longest_first() -> None:
    seen = [event("child.seen", when.day(2016, month, 1)) for month in (2, 3, 9)]
    gaps = of_events(*seen, coverage=(COVERED,)).gaps
    assert [(gap.days, gap.over.say()) for gap in gaps] == [
        (183, "2 March 2016 to 31 August 2016"),
        (121, "2 September 2016 to 31 December 2016"),
        (31, "January 2016"),
        (28, "2 February 2016 to 29 February 2016"),
    ]
    assert [gap.days for gap in find_gaps(Chronology(tuple(seen), (COVERED,)), least_days=100)] == [183, 121]


def test_an_agency_that_covers_a_period_and_shows_nothing_is_silent_throughout() -> None:
    (gap,) = of_events(event("child.seen", JUNE, agency="school"), coverage=(COVERED,)).gaps
    assert (gap.agency, gap.days, gap.whole) == ("gp", 366, True)


def test_silence_outside_coverage_is_no_gap_and_missing_coverage_is_said() -> None:
    merged = merge(READINGS)
    assert merged.gaps == ()
    coverage = merged.as_json()["coverage"]
    assert isinstance(coverage, list)
    assert [(one["agency"], one["stated"]) for one in coverage] == [
        ("childrens_social_care", False),
        ("health_visiting", False),
        ("police", False),
    ]


def test_the_report_has_the_shape_of_the_interfaces() -> None:
    report = merge(READINGS).as_json()
    assert list(report) == ["duplicates", "contradictions", "coverage"]
    assert list(HEALTH.as_json()) == ["name", "format", "rows", "events", "problems"]


EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in EXAMPLES.glob("*/chronology.csv")), ids=lambda path: path.name
)
def test_the_example_reviews_are_read_without_a_problem_and_merge_to_themselves(folder: Path) -> None:
    reading = read(folder)
    assert reading.problems == ()
    assert merge([reading, reading]).chronology.events == reading.chronology.events


def test_the_examples_keep_their_contradictions() -> None:
    kinds = {
        name: [found.kind for found in merge([read(EXAMPLES / name)]).contradictions]
        for name in ("wiltshire-child-k", "norfolk-case-s")
    }
    assert kinds["wiltshire-child-k"].count("age") == 2
    assert {"words", "accounts"} <= set(kinds["norfolk-case-s"])

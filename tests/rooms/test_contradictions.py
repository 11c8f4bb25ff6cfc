"""What cannot all be true, rule by rule: what is found, and what looks like it and is not."""

from datetime import datetime
from pathlib import Path

import pytest

from heed.chronology import when
from heed.chronology.contradictions import KINDS, Contradiction, find_contradictions
from heed.chronology.contradictions.ages import age_told
from heed.chronology.events import Chronology, Event
from heed.chronology.merge import merge
from heed.chronology.people import Person, Relationship, Stay
from heed.chronology.reading import read
from heed.chronology.when import LATEST, Moment

JUNE = when.day(2016, 6, 3)
CHILD = Person("c1", "child", born=when.month(2016, 10))


def event(kind: str, moment: Moment, text: str = "", agency: str = "gp", about: str = "child", **more: object) -> Event:
    known = more.pop("known", None)
    return Event(
        "K", moment, kind, about, agency, known, f"{agency}:{kind}", {k: str(v) for k, v in more.items()}, text
    )  # type: ignore[arg-type]


def found(
    *events: Event, people: tuple[Person, ...] = (CHILD,), ties: tuple[Relationship, ...] = ()
) -> list[Contradiction]:
    return list(find_contradictions(Chronology(events, people=people, relationships=ties)))


def kinds(*events: Event, people: tuple[Person, ...] = (CHILD,), ties: tuple[Relationship, ...] = ()) -> list[str]:
    return [one.kind for one in found(*events, people=people, ties=ties)]


def on(day: int, month: int = 6, year: int = 2017) -> Moment:
    return when.day(year, month, day)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Seen in clinic, aged 6 months.", "6 months"),
        ("A six-month-old baby, crying.", "six-month-old"),
        ("Child is 14 weeks old and thriving.", "14 weeks old"),
        ("Brother aged 3 years was present.", ""),
        ("Mother of a 6 month old baby.", ""),
        ("Functioning at the level of a 6 month old.", ""),
        ("He walked when 14 months old.", ""),
        ("Seen at clinic, aged 6 months.", "6 months"),
        ("Brought by ambulance. The child is 5 months old.", "5 months old"),
        ("Rolled at 6 months old.", ""),
        ("Wearing clothes for a 6 month old.", ""),
        ("Known to us since he was 3 months old.", ""),
        ("X-ray shows a 2 week old fracture.", ""),
        ("Two children aged 2 years and 4 years.", ""),
        ("A 6 month old referral was found.", ""),
        ("Born at 36 weeks.", ""),
    ],
)
def test_whose_age_the_words_tell(text: str, age: str) -> None:
    assert age_told(text) == age


def test_an_age_in_the_words_that_the_month_of_birth_does_not_allow() -> None:
    (one,) = found(event("entry", when.month(2017, 12), "Seen in clinic, aged 6 months."))
    assert one.say.startswith("Child, December 2017: about 14 months by dates, 6 stated.")
    assert one.severity == "high"
    assert kinds(event("entry", when.month(2017, 4), "Seen in clinic, aged 6 months.")) == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((event("death", on(3)), event("child.seen", on(5))), ["order"]),
        ((event("child.seen", on(3)), event("death", on(5))), []),
        ((event("death", on(3), person="father", about="father"), event("child.seen", on(5))), []),
        ((event("case.closed", on(1)), event("case.opened", on(9))), ["order"]),
        ((event("case.closed", on(1)), event("case.opened", on(9), agency="school")), []),
        ((event("case.opened", on(1)), event("case.closed", on(3)), event("case.opened", on(9))), []),
        ((event("plan.ended.child_protection", on(1)), event("plan.started.child_protection", on(9))), ["order"]),
        ((event("referral.decided", on(1)), event("referral.made", on(3))), ["reply"]),
        ((event("referral.decided", on(1)), event("referral.made", on(3, 12))), []),
        ((event("referral.made", on(1)), event("referral.decided", on(3)), event("referral.made", on(9))), []),
        ((event("referral.decided", on(1)), event("referral.made", on(3), status="planned")), []),
        ((event("referral.decided", when.month(2017, 6)), event("referral.made", on(3))), []),
    ],
)
def test_orders_and_replies(events: tuple[Event, ...], expected: list[str]) -> None:
    assert kinds(*events) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Seen on Monday 5 June 2017.", ""),
        ("Seen on Tuesday 5 June 2017.", "Monday"),
        ("Seen Tues 05/06/17.", "Monday"),
        ("Seen on Friday the 5th of June.", "Monday"),
        ("Seen on Friday the 5th of December.", ""),
        ("Seen on Friday 31 June 2017.", ""),
        ("The Sun 5 June 2017 edition", "Monday"),
        ("Sat 20 minutes in June", ""),
    ],
)
def test_a_weekday_that_the_date_does_not_have(text: str, says: str) -> None:
    told = found(event("entry", on(5), text))
    assert [one.kind for one in told] == (["weekday"] if says else [])
    assert all(f"was a {says}" in one.say for one in told)


def test_a_weekday_in_the_date_as_it_is_written() -> None:
    assert kinds(event("entry", when.day(2017, 6, 5, "Tues 5 June 2017"))) == ["weekday"]
    assert kinds(event("entry", when.day(2017, 6, 5, "Mon 5 June 2017"))) == []


@pytest.mark.parametrize(
    ("known", "kind", "listed"),
    [
        (datetime(2017, 6, 4), "visit.made", True),
        (datetime(2017, 6, 5), "visit.made", False),
        (datetime(2017, 6, 4), "birth.expected", False),
        (datetime(2017, 6, 4), "appointment.cancelled", False),
    ],
)
def test_an_event_recorded_before_it_happened(known: datetime, kind: str, listed: bool) -> None:
    assert kinds(event(kind, on(5), known=known)) == (["recorded"] if listed else [])


def test_a_planned_event_is_recorded_before_as_a_matter_of_course() -> None:
    assert kinds(event("visit.made", on(5), status="planned", known=datetime(2017, 6, 1))) == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (
            (
                event("plan.started.child_protection", on(1)),
                event("plan.started.child_protection", on(9), agency="school"),
            ),
            ["dates"],
        ),
        (
            (
                event("plan.started.child_protection", on(1)),
                event("plan.started.child_in_need", on(9), agency="school"),
            ),
            [],
        ),
        (
            (
                event("plan.started.child_protection", on(1)),
                event("plan.ended.child_protection", on(5)),
                event("plan.started.child_protection", on(9), agency="school"),
            ),
            [],
        ),
        ((event("area.moved", on(1)), event("area.moved", on(20), agency="school")), ["dates"]),
        ((event("area.moved", on(1)), event("area.moved", on(20, 12), agency="school")), []),
        ((event("area.moved", on(1)), event("area.moved", on(20))), []),
        ((event("area.moved", when.month(2017, 6)), event("area.moved", on(20), agency="school")), []),
    ],
)
def test_one_plan_or_move_dated_apart_by_two_agencies(events: tuple[Event, ...], expected: list[str]) -> None:
    assert kinds(*events) == expected


def test_two_agencies_with_two_births_are_listed_once_a_side() -> None:
    births = (event("birth", when.day(2016, 10, 3)), event("birth", when.day(2016, 10, 4), agency="midwifery"))
    assert kinds(*births) == ["birth"]


def stay(household: str, first: datetime, last: datetime = LATEST) -> Stay:
    return Stay(household, Moment(first, last))


MOTHER = Person("m", "mother", stays=(stay("home", datetime(2015, 1, 1), datetime(2018, 1, 1)),))
FATHER = Person("f", "father", stays=(stay("home", datetime(2015, 1, 1), datetime(2018, 1, 1)),))
PARTED = Relationship("separated", "mother", "father", Moment(datetime(2016, 6, 1), LATEST))
SEEN = event("child.voice", on(5))


def test_a_couple_apart_and_in_one_home() -> None:
    assert kinds(SEEN, people=(CHILD, MOTHER, FATHER), ties=(PARTED,)) == ["household"]
    late = Relationship("separated", "mother", "father", Moment(datetime(2017, 12, 1), LATEST))
    assert kinds(SEEN, people=(CHILD, MOTHER, FATHER), ties=(late,)) == []


def test_somebody_who_left_and_is_said_to_be_there() -> None:
    left = event("household.changed.left", on(5), person="father")
    back = event("household.changed.joined", on(9), person="father")
    assert kinds(left, people=(CHILD, FATHER)) == ["household"]
    assert kinds(left, back, people=(CHILD, FATHER)) == []
    assert kinds(event("household.changed.left", on(20, 12), person="father"), people=(CHILD, FATHER)) == []


def test_a_home_years_before_the_birth() -> None:
    early = Person("c1", "child", born=when.month(2016, 10), stays=(stay("home", datetime(2014, 1, 1)),))
    assert kinds(SEEN, people=(early,)) == ["household"]
    that_year = Person("c1", "child", born=when.month(2016, 10), stays=(stay("home", datetime(2016, 1, 1)),))
    assert kinds(SEEN, people=(that_year,)) == []


def test_a_partner_is_told_of_before_they_were_in_the_family() -> None:
    partner = Person("p", "stepfather", stays=(stay("home", datetime(2017, 1, 1)),))
    before = event("adult.recorded", on(5, 6, 2016), person="stepfather")
    people = (CHILD, MOTHER, partner)
    assert kinds(before, people=people) == ["newcomer"]
    assert kinds(event("adult.history.violence", on(5, 6, 2016), person="stepfather"), people=people) == []
    assert kinds(event("adult.recorded", on(5), person="stepfather"), people=people) == []
    undated = Person("p", "stepfather", stays=(Stay("home"),))
    assert kinds(before, people=(CHILD, undated)) == []


@pytest.mark.parametrize(
    ("first", "second", "listed"),
    [
        ("Kieran Moss", "Kieran Mass", True),
        ("Kieran Moss", "Kieran Moss's", False),
        ("Kieran Moss", "Kieran Cole", False),
        ("Kieran Moss", "Kiera Moss", False),
        ("Ann Lee", "Ann Lea", False),
    ],
)
def test_two_spellings_of_one_name(first: str, second: str, listed: bool) -> None:
    told = found(event("entry", on(1), f"Checks on {first} held."), event("entry", on(2), f"Seen with {second} today."))
    assert [one.kind for one in told] == (["spelling"] if listed else [])
    assert all(f"“{first}” and “{second}”" in one.say for one in told)


def test_every_kind_that_is_found_has_its_words_and_both_passages() -> None:
    for one in found(event("death", on(3)), event("child.seen", on(5)), event("birth", JUNE)):
        assert one.kind in KINDS
        assert len(one.passages) >= 2
        assert one.say[0].isupper() or one.say[0] == "“"


EXAMPLES = Path(__file__).parents[2] / "examples"
# Each of these was read in its publication and is there: none is a false alarm.
IN_THE_EXAMPLES = {
    "dorset-s22": [],
    "norfolk-case-s": ["accounts", "accounts", "words"],
    "rochdale-x1-x2": [],
    "sandwell-hs": [],
    "wiltshire-child-k": ["age", "age"],
}


@pytest.mark.parametrize("name", IN_THE_EXAMPLES)
def test_the_examples_give_what_their_publications_hold_and_no_false_alarm(name: str) -> None:
    assert sorted(one.kind for one in merge([read(EXAMPLES / name)]).contradictions) == IN_THE_EXAMPLES[name]

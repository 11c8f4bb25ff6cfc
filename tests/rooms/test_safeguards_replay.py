"""Replay: the cursor, who knew, the rules of the day, the harm masked."""

from dataclasses import replace
from datetime import datetime

import pytest

from heed.chronology import as_written
from heed.chronology.problems import UnusableInput
from heed.safeguards import pack
from heed.safeguards.replay import replay
from tests.spec.safeguards import answers, covering, record, safeguard, shipped, verdicts

REFER = safeguard(
    """
when: {kind: injury.seen, called: an injury}
expect: {kind: referral.made, called: a referral, within: concern_answer, held_by: [childrens_social_care]}
"""
)
CASE = record(["2019-03-05  injury.seen by gp", "2019-03-07  referral.made by gp"])


@pytest.mark.parametrize(
    ("until", "found"),
    [
        ("2019-03-04", []),
        ("2019-03-05", ["not yet due"]),
        ("2019-03-06", ["not yet due"]),
        ("2019-03-07", ["met"]),
        ("2019-04", ["met"]),
    ],
)
def test_the_cursor_shows_the_record_as_it_stood(until: str, found: list[str]) -> None:
    assert verdicts(REFER, CASE, until=as_written.read(until)) == found


def test_what_may_have_come_after_the_cursor_counts_only_as_possible() -> None:
    case = record(["2019-03-05  injury.seen by gp", "2019-03  referral.made by gp"])
    assert verdicts(REFER, case, until=datetime(2019, 3, 20)) == ["maybe"]


def test_an_agency_knows_what_it_wrote_and_what_it_was_told() -> None:
    case = record(
        [
            "2019-03-05  injury.seen by gp",
            "2019-03-06  injury.seen by school (known_to=gp)",
            "2019-03-07  injury.seen by police",
        ],
        covered=[covering("childrens_social_care", "2019", "2019")],
    )
    seen = [a.trigger.agency for a in answers(REFER, case, known_to="gp")]
    assert seen == ["gp", "school"]
    assert verdicts(REFER, case, known_to="gp") == ["cannot tell", "cannot tell"]


def test_rules_are_those_of_the_day_unless_todays_are_asked_for() -> None:
    bruise = [s for s in pack.load() if s.id == "BRU-01"]
    case = record(["2008-03-05  injury.seen by gp"], born="2007-12-01")
    then = replay(case, bruise, shipped(), reveal=True)
    assert then.answers == ()
    assert then.silent[0].why == "It was not in force then: it is from 22 July 2009."
    assert verdicts(bruise, case, rules="today") == ["not recorded"]


def test_a_limit_that_had_no_value_yet_is_told_and_never_made_up() -> None:
    before = record(["2005-09-05  injury.seen by gp"])
    assert verdicts(REFER, before) == []
    old = safeguard(
        """
when: {kind: injury.seen, called: an injury}
expect: {kind: referral.made, called: a referral, within: concern_answer}
""".replace("2005-10-01", "1990-01-01")
    )
    old = type(old)(**{**old.__dict__, "in_force": datetime(1990, 1, 1).date()})
    (answer,) = answers(old, before)
    assert answer.answer.words == "cannot tell"
    assert "The limit 'concern_answer' has no value for 5/9/2005: its first is from 1/10/2005." in answer.reasons


def test_a_silent_safeguard_says_why() -> None:
    quiet = replay(CASE, [s for s in pack.load() if s.id in ("CPC-06", "BRU-01")], shipped()).silent
    assert [(silent.safeguard, silent.why.split(":")[0]) for silent in quiet] == [
        ("CPC-06", "Nothing is recorded of the kind it looks for")
    ]


def test_the_days_before_the_harm_are_a_range_and_none_where_the_harm_came_first() -> None:
    case = record(["2019-03  injury.seen by gp", "2019-06-10  harm.serious.injury"])
    (answer,) = answers(REFER, case, reveal=False)
    assert answer.days_before_harm == (69, 97)  # due 5 March at the earliest, 2 April at the latest
    after = record(["2019-03-05  injury.seen by gp", "2019-03-06  harm.serious.injury"])
    assert answers(REFER, after)[0].days_before_harm is None


def test_the_shape_of_an_answer_is_the_interfaces() -> None:
    (answer,) = answers(REFER, CASE)
    shape = answer.as_json()
    assert list(shape) == [
        *("safeguard", "case", "about", "answer", "trigger", "due", "answered_by", "limit", "reasons"),
        *("exceptions", "say", "ask", "lessons", "days_before_harm"),
    ]
    assert shape["due"] == {"at": "2019-03-07T23:59:00", "upto": "2019-03-08T00:00:00", "text": "7 March 2019 at 23:59"}
    assert shape["limit"] == {"parameter": "concern_answer", "value": "2 working days", "basis": "judgement"}


def test_rules_that_are_neither_are_refused() -> None:
    with pytest.raises(ValueError, match="write then or today"):
        replay(CASE, [REFER], shipped(), rules="tomorrow")


def test_a_limit_that_no_file_gives_is_refused_with_its_remedy() -> None:
    wrong = safeguard(
        """
when: {kind: injury.seen, called: an injury}
expect: {kind: referral.made, called: a referral, within: bruise_refferal}
"""
    )
    with pytest.raises(UnusableInput, match=r"'bruise_refferal' is in no file of parameters. Did you mean 'bruise_"):
        replay(CASE, [wrong], shipped())


def test_what_was_written_down_after_the_cursor_was_not_known() -> None:
    noted = tuple(
        replace(event, known=datetime(2019, 3, 12)) if event.is_a("referral") else event for event in CASE.events
    )
    case = replace(CASE, events=noted)
    assert verdicts(REFER, case, until=datetime(2019, 3, 10)) == ["not recorded"]
    assert verdicts(REFER, case, until=datetime(2019, 3, 13)) == ["met"]


def test_limits_counted_beyond_the_settled_bank_holidays_say_so() -> None:
    (answer,) = answers(REFER, record(["2031-03-05  injury.seen by gp"]))
    assert "Bank holidays after 31/12/2027 are not settled; one more would move the limit by a day." in answer.reasons


def test_silence_is_told_in_words_and_not_in_codes() -> None:
    silent = replay(record(["2019-03-05  birth"]), pack.load(), shipped()).silent
    assert [one.why for one in silent if "_" in one.why or ".completed" in one.why] == []

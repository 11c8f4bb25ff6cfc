"""Rival accounts, the adults asked about one by one, and exceptions looked for."""

import pytest

from heed.safeguards.meaning import Answer
from tests.spec.safeguards import answers, covering, record, safeguard, verdicts

CALL = safeguard(
    """
when: {kind: consultation.held.unnamed, called: a consultation about harm, where: {content: physical}}
expect: {kind: referral.made, called: a referral, within: consult_to_referral}
"""
)
TOLD = "2015-04-14  consultation.held.unnamed by {agency} ({said}; rival=call; account={agency})"


def call(childminder: str, mash: str, *more: str) -> tuple[Answer, ...]:
    accounts = [TOLD.format(agency="childminder", said=childminder), TOLD.format(agency="mash", said=mash)]
    return answers(CALL, record([*accounts, *more]))


def test_accounts_that_answer_alike_are_one_answer() -> None:
    assert [answer.answer.words for answer in call("content=physical", "content=physical")] == ["not recorded"]


def test_accounts_that_answer_differently_are_both_told() -> None:
    (answer,) = call("content=physical", "content=other")
    assert answer.answer.words == "maybe"
    assert answer.say.endswith("the record gives rival accounts, which answer differently.")
    assert answer.reasons[:2] == (
        "By the account of the childminder: not recorded.",
        "By the account of the MASH: it does not apply.",
    )


def test_a_dispute_about_something_else_changes_nothing() -> None:
    other = "2015-03-01  adult.history.violence (rival=past; account={})"
    (answer,) = call("content=physical", "content=physical", other.format("record"), other.format("stepfather"))
    assert not any("account" in why for why in answer.reasons)


FATHERS = safeguard(
    """
when: {kind: assessment.completed, called: an assessment}
expect: {kind: adult.recorded, called: each father and partner, before: trigger, each: [father, partner]}
""",
    pattern="not-unless",
    scope="household",
)


@pytest.mark.parametrize(
    ("people", "recorded", "answer"),
    [
        (["father"], ["(person=father)"], "met"),
        (["father", "partner"], ["(person=father)"], "not recorded"),
        (["father", "partner"], ["(person=father)", "(role=partner)"], "met"),
        (["father"], ["about father"], "met"),
        (["father"], ["(person=mother)"], "not recorded"),
        (["father"], [""], "maybe"),
        ([], [], "not recorded"),
        ([], ["(role=father)"], "met"),
    ],
)
def test_each_adult_is_asked_about(people: list[str], recorded: list[str], answer: str) -> None:
    rows = [f"2019-02-04  adult.recorded {one}".strip() for one in recorded]
    case = record([*rows, "2019-03-04  assessment.completed.single"], people=people)
    assert verdicts(FATHERS, case) == [answer]


EXCUSED = safeguard(
    """
when: {kind: injury.seen, called: an injury}
expect: {kind: referral.made, called: a referral, within: concern_answer}
unless:
  - {id: birthmark, says: it was a birthmark, kind: medical.opinion.birthmark, when: before trigger}
  - {id: asked, says: somebody has to be asked}
"""
)
HELD = """
2019-03-04 : excepted     : True
2019-03    : maybe        : None
2019-03-06 : not recorded : False
"""


@pytest.mark.parametrize("row", [line.split(" : ") for line in HELD.strip().splitlines()], ids=lambda row: row[0])
def test_an_exception_held_may_have_held_or_did_not(row: list[str]) -> None:
    date, answered, held = map(str.strip, row)
    (answer,) = answers(EXCUSED, record([f"{date}  medical.opinion.birthmark", "2019-03-05  injury.seen"]))
    assert answer.answer.words == answered
    assert [(tested.id, str(tested.held)) for tested in answer.exceptions] == [("birthmark", held), ("asked", "None")]


def test_what_was_done_is_met_whether_excepted_or_not() -> None:
    rows = ["2019-03-04  medical.opinion.birthmark", "2019-03-05  injury.seen", "2019-03-06  referral.made"]
    assert verdicts(EXCUSED, record(rows)) == ["met"]


def test_an_exception_no_record_could_show_is_not_testable() -> None:
    covered = [covering("childrens_social_care", "2019", "2019", "referral.made")]
    (answer,) = answers(EXCUSED, record(["2019-03-05  injury.seen"], covered=covered))
    assert [tested.held for tested in answer.exceptions] == [None, None]
    assert answer.answer.words == "not recorded"

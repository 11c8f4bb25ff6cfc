"""The seven answers, one table a template: rows of a record, and what it says to the safeguard."""

import pytest

from tests.spec.safeguards import answers, covering, record, safeguard, verdicts

REFER = safeguard(
    """
when: {kind: injury.seen, called: an injury}
expect: {kind: referral.made, called: a referral, within: concern_answer, held_by: [childrens_social_care]}
"""
)

# Two working days: Tuesday 5 March 2019 runs to the end of Thursday 7 March.
WITHIN = [
    ("on the trigger's day", "2019-03-05  injury.seen|2019-03-05  referral.made", "met"),
    ("on the last day of the limit", "2019-03-05  injury.seen|2019-03-07  referral.made", "met"),
    ("on the day after it", "2019-03-05  injury.seen|2019-03-08  referral.made", "late"),
    ("before the trigger on the same day, in the source's order", "2019-03-05  referral.made|2019-03-05  injury.seen", "not recorded"),
    ("before the trigger", "2019-03-04  referral.made|2019-03-05  injury.seen", "not recorded"),
    ("nothing at all", "2019-03-05  injury.seen", "not recorded"),
    ("only planned", "2019-03-05  injury.seen|2019-03-05  referral.made (status=planned)", "not recorded"),
    ("cancelled", "2019-03-05  injury.seen|2019-03-05  referral.made (status=cancelled)", "not recorded"),
    ("some time that month", "2019-03-05  injury.seen|2019-03  referral.made", "maybe"),
    ("some time in the week within the limit", "2019-03-05  injury.seen|2019-03-06..2019-03-07  referral.made", "met"),
    ("some time after it, but when", "2019-03-05  injury.seen|2019-03-06..2019-03-12  referral.made", "maybe"),
    ("both known by the month only", "2019-03  injury.seen|2019-03  referral.made", "maybe"),
    ("the trigger known by the month, the answer much later", "2019-03  injury.seen|2019-06-01  referral.made", "late"),
    ("no date at all for the answer", "2019-03-05  injury.seen|unknown  referral.made", "maybe"),
    ("no date at all for the trigger", "unknown  injury.seen|2019-03-05  referral.made", "cannot tell"),
    ("known by their order only", "order+1  injury.seen|order+2  referral.made", "cannot tell"),
    ("days from a birth, inside any limit", "birth+20  injury.seen|birth+22  referral.made", "met"),
    ("days from a birth, inside only if no holiday came between", "birth+20  injury.seen|birth+23  referral.made", "maybe"),
    ("days from a birth, beyond any limit", "birth+20  injury.seen|birth+40  referral.made", "late"),
    ("on another clock", "2019-03-05  injury.seen|birth+20  referral.made", "maybe"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "answer"), [row[1:] for row in WITHIN], ids=[row[0] for row in WITHIN])
def test_response_within(rows: str, answer: str) -> None:
    assert verdicts(REFER, record(rows.split("|"))) == [answer]


@pytest.mark.parametrize(
    ("until", "answer"), [("2019-03-06", "not yet due"), ("2019-03-07", "not recorded"), ("2019-03-20", "not recorded")]
)
def test_the_record_ends_before_or_after_the_limit(until: str, answer: str) -> None:
    from heed.chronology import as_written

    case = record("2019-03-05  injury.seen", reference=as_written.read(until).upto)
    assert verdicts(REFER, case) == [answer]


COVERAGE = [
    ("the holder's record covers the limit", [covering("childrens_social_care", "2019-03-01", "2019-03-31")], "not recorded"),
    ("it begins a day too late", [covering("childrens_social_care", "2019-03-06", "2019-03-31")], "cannot tell"),
    ("two periods laid end to end", [covering("childrens_social_care", "2019-03-01", "2019-03-06"), covering("childrens_social_care", "2019-03-07", "2019-04-01")], "not recorded"),
    ("a gap of a day between them", [covering("childrens_social_care", "2019-03-01", "2019-03-05"), covering("childrens_social_care", "2019-03-07", "2019-04-01")], "cannot tell"),
    ("it cannot carry a referral", [covering("childrens_social_care", "2019-03-01", "2019-03-31", "plan", "conference")], "cannot tell"),
    ("somebody else's record", [covering("gp", "2019-03-01", "2019-03-31")], "cannot tell"),
    ("no record at all", [], "cannot tell"),
]  # fmt: skip


@pytest.mark.parametrize(("covered", "answer"), [row[1:] for row in COVERAGE], ids=[row[0] for row in COVERAGE])
def test_absence_is_judged_only_inside_coverage(covered: list, answer: str) -> None:  # type: ignore[type-arg]
    case = record("2019-03-05  injury.seen", covered=covered)
    case = type(case)(case.events, case.coverage, case.people, reference=covering("gp", "2019", "2019").over.upto)
    assert verdicts(REFER, case) == [answer]


def test_where_anybody_might_hold_it_every_record_must_cover_the_time() -> None:
    anybody = safeguard(
        """
when: {kind: injury.seen, called: an injury}
expect: {kind: child.seen, called: the child being seen, within: concern_answer}
"""
    )
    both = [covering("gp", "2019-03", "2019-03"), covering("school", "2019-03", "2019-03")]
    case = record("2019-03-05  injury.seen", covered=both)
    assert verdicts(anybody, case) == ["not recorded"]
    case = record("2019-03-05  injury.seen", covered=[both[0], covering("school", "2018", "2018")])
    assert verdicts(anybody, case) == ["cannot tell"]
    (answer,) = answers(anybody, case)
    assert any("school" in why and "5 March 2019 to 7 March 2019" in why for why in answer.reasons)


def test_late_means_that_nothing_came_in_time_so_the_time_must_be_covered() -> None:
    case = record("2019-03-05  injury.seen|2019-03-20  referral.made".split("|"), covered=[])
    assert verdicts(REFER, case) == ["cannot tell"]


def test_what_came_only_after_the_harm_answers_the_harm() -> None:
    rows = "2019-03-05  injury.seen|2019-04-01  harm.serious.injury|2019-04-01  referral.made"
    assert verdicts(REFER, record(rows.split("|"))) == ["not recorded"]


BEFORE = safeguard(
    """
when: {kind: hospital.discharged, called: a discharge}
expect:
  kind: hospital.discharge_plan
  called: an agreed plan
  before: trigger
  since: hospital.admitted
  held_by: [acute_hospital]
""",
    pattern="precedence",
)
PRECEDENCE = [
    ("before it", "2019-05-06  hospital.admitted|2019-05-08  hospital.discharge_plan|2019-05-09  hospital.discharged", "met"),
    ("the same day, in the source's order", "2019-05-06  hospital.admitted|2019-05-09  hospital.discharge_plan|2019-05-09  hospital.discharged", "met"),
    ("after it", "2019-05-06  hospital.admitted|2019-05-09  hospital.discharged|2019-05-10  hospital.discharge_plan", "not recorded"),
    ("before the anchor", "2019-05-01  hospital.discharge_plan|2019-05-06  hospital.admitted|2019-05-09  hospital.discharged", "not recorded"),
    ("known by the month only", "2019-05-06  hospital.admitted|2019-05  hospital.discharge_plan|2019-05-09  hospital.discharged", "maybe"),
    ("in an order without dates", "order+1  hospital.admitted|order+2  hospital.discharge_plan|order+3  hospital.discharged", "met"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "answer"), [row[1:] for row in PRECEDENCE], ids=[row[0] for row in PRECEDENCE])
def test_precedence(rows: str, answer: str) -> None:
    assert verdicts(BEFORE, record(rows.split("|"))) == [answer]


ON_RECORD = safeguard(
    """
when: {kind: injury.explained, called: an accepted explanation, where: {accepted: yes}}
expect: {kind: medical.assessment, called: a second view, before: trigger, since: injury.seen, within: bruise_medical}
""",
    pattern="not-unless",
)


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ("2019-03-05  medical.assessment|2019-03-05  injury.explained (accepted=yes)", ["met"]),
        ("2019-03-05  injury.explained (accepted=yes)|2019-03-05  medical.assessment", ["met"]),
        ("2019-03-05  injury.explained (accepted=yes)|2019-03-06  medical.assessment", ["late"]),
        ("2019-03-05  injury.explained (accepted=yes)", ["not recorded"]),
        ("2019-03-05  injury.explained (accepted=no)", []),
        ("2019-03-05  injury.explained", ["maybe"]),
    ],
)
def test_not_unless(rows: str, answer: list[str]) -> None:
    assert verdicts(ON_RECORD, record(rows.split("|"))) == answer


ITSELF = safeguard(
    """
when: {kind: strategy.held, called: a strategy discussion}
expect: {kind: itself, called: the police and health in it, where: {agencies: includes police and gp or acute_hospital}}
""",
    pattern="state-without",
)


@pytest.mark.parametrize(
    ("agencies", "answer"),
    [
        ("(agencies=police, acute_hospital)", "met"),
        ("(agencies=police, gp)", "met"),
        ("(agencies=police, school)", "not recorded"),
        ("", "maybe"),
    ],
)
def test_state_without(agencies: str, answer: str) -> None:
    assert verdicts(ITSELF, record([f"2019-03-05  strategy.held {agencies}".strip()])) == [answer]


REVIEW = safeguard(
    """
when: {while: on_cp_plan, called: a child protection plan}
expect: {kind: child.seen, called: the child being seen, first: new_adult_checks, every: unseen_any_agency}
""",
    pattern="overdue-review",
)
# First within five working days, then every six weeks, until the plan ends.
OVERDUE = [
    ("seen in time, then the plan ends", "2018-01-08  plan.started.child_protection|2018-01-12  child.seen|2018-02-05  plan.ended.child_protection", ["met"]),
    ("seen twice", "2018-01-08  plan.started.child_protection|2018-01-12  child.seen|2018-02-05  child.seen|2018-02-06  plan.ended.child_protection", ["met", "met"]),
    ("the plan ends before it is due", "2018-01-08  plan.started.child_protection|2018-01-10  plan.ended.child_protection", []),
    ("first visit late", "2018-01-08  plan.started.child_protection|2018-01-22  child.seen|2018-02-05  plan.ended.child_protection", ["late"]),
    ("then nobody", "2018-01-08  plan.started.child_protection|2018-01-12  child.seen", ["met", "not recorded"]),
    ("the end of the plan was never recorded as begun", "2018-02-05  plan.ended.child_protection", []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "answer"), [row[1:] for row in OVERDUE], ids=[row[0] for row in OVERDUE])
def test_overdue_review_and_silence(rows: str, answer: list[str]) -> None:
    assert verdicts(REVIEW, record(rows.split("|"))) == answer


COUNT = safeguard(
    """
when: {kind: injury.seen, called: a second injury, at_least: injury_count, in: injury_window}
expect: {kind: referral.made, called: a referral, within: concern_answer}
""",
    pattern="count-in-window",
    scope="child",
)
COUNTS = [
    ("one", "2018-01-08  injury.seen", []),
    ("two on the last day of the window", "2018-01-08  injury.seen|2018-07-07  injury.seen", ["not recorded"]),
    ("two a day further apart", "2018-01-08  injury.seen|2018-07-08  injury.seen", []),
    ("the count starts afresh", "2018-01-08  injury.seen|2018-01-09  injury.seen|2018-01-10  injury.seen", ["not recorded"]),
    ("twice two", "2018-01-08  injury.seen|2018-01-09  injury.seen|2018-01-10  injury.seen|2018-01-11  injury.seen", ["not recorded"] * 2),
    ("one occasion", "2018-01-08  injury.seen (occasion=a)|2018-01-08  injury.seen (occasion=a)", []),
    ("two children", "2018-01-08  injury.seen|2018-01-09  injury.seen about sibling.1", []),
    ("the first known by its year", "2018  injury.seen|2018-07-09  injury.seen", ["maybe"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "answer"), [row[1:] for row in COUNTS], ids=[row[0] for row in COUNTS])
def test_count_in_window(rows: str, answer: list[str]) -> None:
    assert verdicts(COUNT, record(rows.split("|"))) == answer


AGENCIES = safeguard(
    """
when: {kind: concern.raised, called: a third agency worried, at_least: multi_agency_n, different: agency, in: multi_agency_window}
expect: {kind: meeting.held, called: a meeting, within: reassess_after_change}
""",
    pattern="concurrency",
)


@pytest.mark.parametrize(
    ("agencies", "answer"),
    [("gp school police", ["not recorded"]), ("gp gp police", []), ("gp school gp police", ["not recorded"])],
)
def test_concurrency(agencies: str, answer: list[str]) -> None:
    rows = [f"2018-01-{day:02}  concern.raised by {agency}" for day, agency in enumerate(agencies.split(), 8)]
    assert verdicts(AGENCIES, record(rows)) == answer


BOTH = safeguard(
    """
when: {kind: consultation.held, called: a consultation}
expect: {kind: consultation.recorded.asker, called: the caller's note, within: consult_record, by: same agency}
also: {kind: consultation.recorded.adviser, called: the adviser's note, within: consult_record, by: another agency}
""",
    pattern="handover",
)


@pytest.mark.parametrize(
    ("sides", "answer"),
    [
        ("asker by school|adviser by mash", "met"),
        ("asker by gp|adviser by mash", "not recorded"),
        ("asker by school|adviser by school", "not recorded"),
        ("asker|adviser by mash", "maybe"),
    ],
)
def test_handover(sides: str, answer: str) -> None:
    notes = [f"2019-03-05  consultation.recorded.{side}" for side in sides.split("|")]
    assert verdicts(BOTH, record(["2019-03-04  consultation.held.named by school", *notes])) == [answer]


def test_a_sentence_names_what_the_record_does_not_show_and_nobody() -> None:
    (answer,) = answers(REFER, record("2019-03-05  injury.seen by gp"))
    assert answer.say == "After an injury (5 March 2019), the record does not show a referral by 7 March 2019."

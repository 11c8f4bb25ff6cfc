"""The seven answers, one table a template: rows of a record, and what it says to the safeguard."""

from datetime import datetime
from functools import partial

import pytest

from heed.chronology import as_written
from heed.chronology.events import Coverage
from tests.spec.safeguards import answers, covering, record, safeguard, table, verdicts

REFER = safeguard(
    """
when: {kind: injury.seen, called: an injury}
expect: {kind: referral.made, called: a referral, within: concern_answer, held_by: [childrens_social_care]}
"""
)

# Two working days: Tuesday 5 March 2019 runs to the end of Thursday 7 March.
WITHIN = """
on the trigger's day                        : 5 seen, 5 referred               : met
on the last day of the limit                : 5 seen, 7 referred               : met
on the day after it                         : 5 seen, 8 referred               : late
before it that day, in the source's order   : 5 referred, 5 seen               : not recorded
the day before                              : 4 referred, 5 seen               : not recorded
nothing at all                              : 5 seen                           : not recorded
only planned                                : 5 seen, 5 planned                : not recorded
cancelled                                   : 5 seen, 5 cancelled              : not recorded
some time that month                        : 5 seen, March referred           : maybe
on a day within the limit                   : 5 seen, 6 to 7 March referred    : met
on a day within it or beyond                : 5 seen, 6 to 12 March referred   : maybe
both known by the month                     : March seen, March referred       : maybe
known by the month, answered months later   : March seen, 2019-06-01 referred  : late
no date for the answer                      : 5 seen, unknown referred         : maybe
no date for the trigger                     : unknown seen, 5 referred         : cannot tell
known by their order                        : order+1 seen, order+2 referred   : cannot tell
days from a birth, inside any limit         : birth+20 seen, birth+22 referred : met
inside it only if no holiday came between   : birth+20 seen, birth+23 referred : maybe
days from a birth, beyond any limit         : birth+20 seen, birth+40 referred : late
on another clock                            : 5 seen, birth+20 referred        : maybe
"""
WORDS = {
    "seen": "injury.seen",
    "referred": "referral.made",
    "planned": "referral.made (status=planned)",
    "cancelled": "referral.made (status=cancelled)",
}


def rows_of(written: str, words: dict[str, str]) -> pytest.MarkDecorator:
    found = table(written, words)
    return pytest.mark.parametrize(("rows", "answer"), [row[1:] for row in found], ids=[row[0] for row in found])


@rows_of(WITHIN, WORDS)
def test_response_within(rows: list[str], answer: list[str]) -> None:
    assert verdicts(REFER, record(rows)) == answer


@pytest.mark.parametrize(
    ("until", "answer"), [("2019-03-06", "not yet due"), ("2019-03-07", "not recorded"), ("2019-03-20", "not recorded")]
)
def test_the_record_ends_before_or_after_the_limit(until: str, answer: str) -> None:
    case = record(["2019-03-05  injury.seen"], reference=as_written.read(until).upto)
    assert verdicts(REFER, case) == [answer]


SOCIAL_CARE = partial(covering, "childrens_social_care")
COVERAGE = {
    "the holder's record covers the limit": ([SOCIAL_CARE("2019-03", "2019-03")], "not recorded"),
    "it begins a day too late": ([SOCIAL_CARE("2019-03-06", "2019-03-31")], "cannot tell"),
    "two periods laid end to end": (
        [SOCIAL_CARE("2019-03-01", "2019-03-06"), SOCIAL_CARE("2019-03-07", "2019-04-01")],
        "not recorded",
    ),
    "a gap of a day between them": (
        [SOCIAL_CARE("2019-03-01", "2019-03-05"), SOCIAL_CARE("2019-03-07", "2019-04-01")],
        "cannot tell",
    ),
    "it cannot carry a referral": ([SOCIAL_CARE("2019-03", "2019-03", "plan", "conference")], "cannot tell"),
    "somebody else's record": ([covering("gp", "2019-03", "2019-03")], "cannot tell"),
    "no record at all": ([], "cannot tell"),
}


@pytest.mark.parametrize(("covered", "answer"), COVERAGE.values(), ids=COVERAGE)
def test_absence_is_judged_only_inside_coverage(covered: list[Coverage], answer: str) -> None:
    case = record(["2019-03-05  injury.seen"], covered=covered, reference=datetime(2020, 1, 1))
    assert verdicts(REFER, case) == [answer]


def test_where_anybody_might_hold_it_every_record_must_cover_the_time() -> None:
    anybody = safeguard(
        """
when: {kind: injury.seen, called: an injury}
expect: {kind: child.seen, called: the child being seen, within: concern_answer}
"""
    )
    both = [covering("gp", "2019-03", "2019-03"), covering("school", "2019-03", "2019-03")]
    case = record(["2019-03-05  injury.seen"], covered=both)
    assert verdicts(anybody, case) == ["not recorded"]
    case = record(["2019-03-05  injury.seen"], covered=[both[0], covering("school", "2018", "2018")])
    assert verdicts(anybody, case) == ["cannot tell"]
    acted = record(["2019-03-05  injury.seen by health_visiting"], covered=both)
    assert verdicts(anybody, acted) == ["cannot tell"]
    (answer,) = answers(anybody, case)
    assert any("school" in why and "5 March 2019 to 7 March 2019" in why for why in answer.reasons)


def test_late_without_a_record_that_covers_the_time_says_that_an_earlier_one_may_be_missing() -> None:
    (answer,) = answers(REFER, record(["2019-03-05  injury.seen", "2019-03-20  referral.made"], covered=[]))
    assert answer.answer.words == "late"
    assert any(why.startswith("An earlier one may not have been handed in.") for why in answer.reasons)


def test_what_came_only_after_the_harm_answers_the_harm() -> None:
    rows = ["2019-03-05  injury.seen", "2019-04-01  harm.serious.injury", "2019-04-01  referral.made"]
    assert verdicts(REFER, record(rows)) == ["not recorded"]


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
PRECEDENCE = """
before it                            : 6 admitted, 8 planned, 9 discharged     : met
the same day, in the source's order  : 6 admitted, 9 planned, 9 discharged     : met
after it                             : 6 admitted, 9 discharged, 10 planned    : not recorded
before what bounds it                : 1 planned, 6 admitted, 9 discharged     : not recorded
known by the month                   : 6 admitted, March planned, 9 discharged : maybe
in an order without dates            : order+1 admitted, order+2 planned, order+3 discharged : met
"""
HOSPITAL = {name: f"hospital.{name}" for name in ("admitted", "discharged")} | {"planned": "hospital.discharge_plan"}


@rows_of(PRECEDENCE, HOSPITAL)
def test_precedence(rows: list[str], answer: list[str]) -> None:
    assert verdicts(BEFORE, record(rows)) == answer


ON_RECORD = safeguard(
    """
when: {kind: injury.explained, called: an accepted explanation, where: {accepted: yes}}
expect: {kind: medical.assessment, called: a second view, before: trigger, since: injury.seen, within: bruise_medical}
""",
    pattern="not-unless",
)


ACCEPTED = """
a second view before          : 5 examined, 5 accepted : met
a second view that day        : 5 accepted, 5 examined : met
a second view the day after   : 5 accepted, 6 examined : late
none                          : 5 accepted             : not recorded
the explanation was doubted   : 5 doubted              : silent
whether it was is not said    : 5 explained            : maybe
"""
EXPLAINED = {
    "examined": "medical.assessment",
    "accepted": "injury.explained (accepted=yes)",
    "doubted": "injury.explained (accepted=no)",
    "explained": "injury.explained",
}


@rows_of(ACCEPTED, EXPLAINED)
def test_not_unless(rows: list[str], answer: list[str]) -> None:
    assert verdicts(ON_RECORD, record(rows)) == answer


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
OVERDUE = """
seen in time, then the plan ends : 4 starts, 8 seen, 29 ends          : met
seen twice                       : 4 starts, 8 seen, 20 seen, 29 ends : met, met
the plan ends before it is due   : 4 starts, 6 ends                   : silent
the first visit late             : 4 starts, 18 seen, 29 ends         : late
then nobody                      : 4 starts, 8 seen                   : met, not recorded
the start was never recorded     : 29 ends                            : silent
"""
PLAN = {"starts": "plan.started.child_protection", "seen": "child.seen", "ends": "plan.ended.child_protection"}


@rows_of(OVERDUE, PLAN)
def test_overdue_review_and_silence(rows: list[str], answer: list[str]) -> None:
    assert verdicts(REVIEW, record(rows)) == answer


COUNT = safeguard(
    """
when: {kind: injury.seen, called: a second injury, at_least: injury_count, in: injury_window}
expect: {kind: referral.made, called: a referral, within: concern_answer}
""",
    pattern="count-in-window",
    scope="child",
)
COUNTS = """
one                              : 5 seen                             : silent
on the last day of the window    : 2018-01-08 seen, 2018-07-07 seen   : not recorded
a day further apart              : 2018-01-08 seen, 2018-07-08 seen   : silent
the count starts afresh          : 5 seen, 6 seen, 7 seen             : not recorded
twice two                        : 5 seen, 6 seen, 7 seen, 8 seen     : not recorded, not recorded
one occasion                     : 5 visit, 5 visit                   : silent
two children                     : 5 seen, 6 sibling                  : silent
the first known by its year      : 2018 seen, 2018-07-09 seen         : maybe
"""
INJURIES = {
    "seen": "injury.seen",
    "visit": "injury.seen (occasion=visit)",
    "sibling": "injury.seen about sibling.1",
}


@rows_of(COUNTS, INJURIES)
def test_count_in_window(rows: list[str], answer: list[str]) -> None:
    assert verdicts(COUNT, record(rows)) == answer


AGENCIES = safeguard(
    """
when:
  kind: concern.raised
  called: a third agency worried
  at_least: multi_agency_n
  different: agency
  in: multi_agency_window
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
    (answer,) = answers(REFER, record(["2019-03-05  injury.seen by gp"]))
    assert answer.say == "After an injury (5 March 2019), the record does not show a referral by 7 March 2019."


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (
            "2019-03-01..2019-04-03",
            "After an injury (some time from 1 March 2019 to 3 April 2019), the record does not show a referral, "
            "within the limit, which ends between 5 March and 5 April 2019.",
        ),
        (
            "2019-12",
            "After an injury (December 2019), the record does not show a referral, "
            "within the limit, which ends between 3 December 2019 and 3 January 2020.",
        ),
    ],
)
def test_a_limit_that_ends_on_a_range_of_days_is_said_as_one(seen: str, said: str) -> None:
    (answer,) = answers(REFER, record([f"{seen}  injury.seen by gp"]))
    assert answer.say == said

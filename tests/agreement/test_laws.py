"""Laws that hold whatever the chronology: order, shifting, blurring, irrelevance, masking."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronology.events import Chronology, Coverage, Event, in_order
from heed.chronology.people import Person
from heed.chronology.when import DAY, OPEN, Moment
from heed.safeguards import pack
from heed.safeguards.meaning import Answer, Verdict
from tests.spec.safeguards import answers

PACK = pack.load()
FEW = settings(max_examples=30, derandomize=True, deadline=None, database=None)
# A stretch of 2017 that no bank holiday of England falls into, wide enough to be shifted within.
FIRST = datetime(2017, 9, 4)
REFERENCE = datetime(2017, 12, 1)
KINDS = (
    *("injury.seen", "injury.reported", "injury.explained", "child.disclosed", "concern.raised.physical"),
    *("referral.made", "referral.decided.no_further_action", "strategy.held", "meeting.held", "medical.assessment"),
    *("consultation.held.unnamed", "consultation.recorded.asker", "consultation.recorded.adviser"),
    *("disagreement.raised", "disagreement.escalated", "disagreement.resolved", "decision.recorded"),
    *("plan.started.child_protection", "plan.ended.child_protection", "child.seen", "support.offered"),
    *("case.closed", "case.closure_summary", "early_help.initiated", "child.mobility.crawling"),
    *("hospital.admitted", "hospital.discharge_plan", "hospital.discharged", "handover.sent", "handover.received"),
)
AGENCIES = ("childrens_social_care", "mash", "gp", "health_visiting", "acute_hospital", "childminder")
CERTAIN = (Verdict.MET, Verdict.LATE, Verdict.NOT_RECORDED)


def on_day(number: int, width: int = 1) -> Moment:
    start = FIRST + timedelta(days=number)
    return Moment(start, start + timedelta(days=width))


# Kinds that answer one another, on days close enough to do so.
RELATED = ("injury.seen", "referral.made", "hospital.discharged", "hospital.discharge_plan", "case.closed")
RELATED += ("meeting.held", "conference.dissented", "decision.recorded", "consultation.held.unnamed", "strategy.held")
DETAILS = {"accepted": "yes", "content": "physical", "next": "early_help", "csc_agreed": "yes"}
DETAILS |= {"paediatrician_agreed": "yes", "main_carer_named": "yes", "sent_to_other": "yes"}


@st.composite
def cases(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS, days: int = 40, oldest: int = 500) -> Chronology:
    rows = st.tuples(st.integers(0, days), st.sampled_from(kinds), st.sampled_from(AGENCIES))
    told = [
        Event("case", on_day(number), kind, agency=agency, attrs=DETAILS)
        for number, kind, agency in draw(st.lists(rows, min_size=1, max_size=9))
    ]
    born = on_day(-draw(st.integers(30, oldest)))
    covered = tuple(Coverage(agency, OPEN) for agency in AGENCIES)
    return Chronology(in_order(told), covered, (Person("child", "child", born=born),), reference=REFERENCE)


def verdicts(chronology: Chronology, **how: object) -> list[tuple[str, datetime, Verdict]]:
    return sorted((a.safeguard, a.trigger.when.at, a.answer) for a in answers(PACK, chronology, **how))


@FEW
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_of_different_days_does_not_matter(case: Chronology, random) -> None:  # type: ignore[no-untyped-def]
    one_a_day = {event.when.at: event for event in case.events}
    case = replace(case, events=tuple(one_a_day.values()))
    shuffled = list(case.events)
    random.shuffle(shuffled)
    assert verdicts(replace(case, events=in_order(shuffled))) == verdicts(case)


@FEW
@given(cases(), st.integers(1, 4))
def test_shifting_every_date_by_whole_weeks_shifts_every_answer(case: Chronology, weeks: int) -> None:
    by = timedelta(weeks=weeks)
    shifted = replace(
        case,
        events=tuple(replace(event, when=event.when.shifted(by)) for event in case.events),
        people=tuple(replace(p, born=p.born.shifted(by)) for p in case.people if p.born),
        reference=REFERENCE + by,
    )
    # Months are not whole weeks, so what a limit in months or an age in months decides may differ by a day.
    plain = [s for s in PACK if s.id not in IN_MONTHS]
    before, after = answers(plain, case), answers(plain, shifted)
    assert [(a.safeguard, a.trigger.when.at + by, a.answer) for a in before] == [
        (a.safeguard, a.trigger.when.at, a.answer) for a in after
    ]
    assert [a.due.shifted(by).at if a.due else None for a in before] == [a.due.at if a.due else None for a in after]


IN_MONTHS = {s.id for s in PACK if any(c.child for c in s.trigger.conditions)} | {"MEN-02", "MOV-02"}


@FEW
@given(cases(RELATED, days=9, oldest=90), st.data())
def test_blurring_a_date_never_makes_an_answer_more_certain(case: Chronology, data: st.DataObject) -> None:
    blurred = data.draw(st.integers(0, len(case.events) - 1))
    event = case.events[blurred]
    before, after = data.draw(st.integers(0, 20)), data.draw(st.integers(1, 20))
    wide = Moment(event.when.at - before * DAY, event.when.upto + after * DAY)
    # The row keeps its place, as a row does in the table it was blurred in.
    case_after = replace(
        case, events=tuple(replace(e, when=wide) if n == blurred else e for n, e in enumerate(case.events))
    )
    told = by_trigger(case)
    for key, answer in by_trigger(case_after).items():
        if answer.answer in CERTAIN and key in told:
            assert told[key].answer is answer.answer, (told[key].say, answer.say, answer.reasons)


def by_trigger(case: Chronology) -> dict[tuple[str, int], Answer]:
    """Answers by safeguard and the row that set it off, for safeguards that look at one event at a time."""
    single = [s for s in PACK if not s.trigger.count and not s.trigger.is_state]
    places = {id(event): place for place, event in enumerate(case.events)}
    return {(a.safeguard, places[id(a.trigger)]): a for a in answers(single, case) if id(a.trigger) in places}


@FEW
@given(cases(), st.integers(0, 40))
def test_an_irrelevant_entry_changes_nothing(case: Chronology, number: int) -> None:
    entry = Event("case", on_day(number), "entry", agency="gp")
    assert verdicts(replace(case, events=in_order([*case.events, entry]))) == verdicts(case)


@FEW
@given(cases(), st.integers(5, 40))
def test_masking_shows_nothing_of_the_harm_or_after_it(case: Chronology, number: int) -> None:
    harm = on_day(number)
    told = in_order([*case.events, Event("case", harm, "harm.serious.injury")])
    masked = answers(PACK, replace(case, events=told), reveal=False)
    before = replace(case, events=tuple(e for e in case.events if e.when.at < harm.at), reference=harm.at)
    assert [a.as_json() | {"days_before_harm": None} for a in masked] == [a.as_json() for a in answers(PACK, before)]
    for answer in masked:
        assert answer.trigger.when.at < harm.at
        assert answer.answered_by is None or answer.answered_by.when.at < harm.at


@FEW
@given(cases(), st.integers(0, 40))
def test_what_was_certain_before_the_cursor_does_not_depend_on_what_came_after(case: Chronology, number: int) -> None:
    cursor = on_day(number).at
    before = replace(case, events=tuple(e for e in case.events if e.when.at < cursor), reference=cursor)
    assert verdicts(case, until=cursor) == verdicts(before)


@FEW
@given(cases())
def test_an_answer_is_maybe_exactly_where_its_readings_differ(case: Chronology) -> None:
    for answer in answers(PACK, case):
        definite = set(answer.readings) - {Verdict.CANNOT_TELL}
        assert answer.answer is Verdict.MAYBE or len(definite) <= 1

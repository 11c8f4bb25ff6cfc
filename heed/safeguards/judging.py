"""The judgement of one expectation of one trigger, over every reading of the record.

A verdict is certain only where every reading of the dates, and of what the record leaves open, gives it. So each
candidate adds to a tally what it allows in some reading, and the tally tells which verdicts are possible.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from heed.chronology.people import Person
from heed.chronology.when import MINUTE
from heed.safeguards.absence import clipped, unjudged
from heed.safeguards.adults import adults_in
from heed.safeguards.clocks import has_clock
from heed.safeguards.evidence import matches
from heed.safeguards.meaning import Expectation, Verdict
from heed.safeguards.outcomes import Outcome, once, together
from heed.safeguards.record import Entry
from heed.safeguards.search import Candidate, Sought

MET, LATE, ABSENT, UNSEEN = Verdict.MET, Verdict.LATE, Verdict.NOT_RECORDED, Verdict.CANNOT_TELL
BEFORE, WITHIN, BEYOND = "before", "within the limit", "beyond the limit"


@dataclass
class Tally:
    """What the candidates allow, gathered one by one.

    met_by: what surely answers in time. present: whether something surely answers, in time or late. may_meet,
    may_be_late, may_be_absent: what makes each possible. surely_late: whether what may be late surely is an answer.
    """

    met_by: Entry | None = None
    present: bool = False
    by: Entry | None = None
    may_meet: list[str] = field(default_factory=list)
    may_be_late: list[str] = field(default_factory=list)
    surely_late: bool = False
    may_be_absent: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def judge(sought: Sought) -> Outcome:
    """What the record can be read to say of what is sought."""
    expectation = sought.expectation
    placed = "At" if expectation.itself else "Before" if expectation.before and sought.limit is None else "After"
    return replace(_judged(sought), wanted=(expectation.called,), placed=placed)


def _judged(sought: Sought) -> Outcome:
    expectation = sought.expectation
    if expectation.itself:
        return _of_itself(sought)
    if expectation.each:
        adults = adults_in(sought.record.people, expectation.each, sought.trigger.when)
        return together([_named(_sought_out(replace(sought, adult=adult)), adult) for adult in adults])
    if expectation.all_of:
        return together([_sought_out(replace(sought, expectation=single)) for single in _one_kind_each(expectation)])
    return _sought_out(sought)


def _of_itself(sought: Sought) -> Outcome:
    truth = matches(sought.expectation.condition, sought.trigger, sought.setting)
    verdicts = {True: (MET,), False: (ABSENT,), None: (MET, ABSENT)}[truth.holds]
    return Outcome(dict.fromkeys(verdicts, truth.why), by=sought.trigger if truth.holds else None)


def _named(outcome: Outcome, adult: Person) -> Outcome:
    """The outcome with the adult's role before each reason; never a name."""
    role = adult.role.replace("_", " ").replace(".", " ")
    readings = {
        verdict: tuple(f"Of the {role}: {why}" for why in told) or (f"Of the {role}: {verdict.words}.",)
        for verdict, told in outcome.readings.items()
    }
    return replace(outcome, readings=readings)


def _one_kind_each(expectation: Expectation) -> list[Expectation]:
    condition = expectation.condition
    return [replace(expectation, condition=replace(condition, kinds=(kind,)), all_of=False) for kind in condition.kinds]


def _sought_out(sought: Sought) -> Outcome:
    if sought.limit is not None and not has_clock(sought.trigger.when):
        return _without_clock(sought)
    tally = Tally(notes=list(sought.warnings()))
    for candidate in sought.candidates():
        if sought.expectation.before:
            _weigh_before(sought, candidate, tally)
        if sought.limit is not None:
            _weigh_after(sought, candidate, tally)
    return _outcome(sought, tally)


def _without_clock(sought: Sought) -> Outcome:
    """A length of time counted from a trigger without a date: what came in what order is all that can be said."""
    if sought.expectation.before and any(_surely_before(sought, candidate) for candidate in sought.candidates()):
        return Outcome({MET: ()}, limit=sought.limit)
    at, words = sought.trigger.when, sought.limit.say() if sought.limit else "a limit"
    undated = at.is_open or not at.is_calendar
    dated = "gives no date for the trigger" if undated else f"dates the trigger only as {at.say()}"
    return Outcome({UNSEEN: (f"The record {dated}, so {words} cannot be counted.",)}, limit=sought.limit)


def _surely_before(sought: Sought, candidate: Candidate) -> bool:
    return bool(candidate.certain and candidate.before and sought.after_anchor(candidate.entry))


def _weigh_before(sought: Sought, candidate: Candidate, tally: Tally) -> None:
    """Adds what a candidate allows to what had to come before the trigger."""
    if sought.after_anchor(candidate.entry) is False:
        return
    if candidate.before is False:
        if sought.limit is None and not tally.notes:
            tally.notes.append(f"What was expected before is recorded afterwards: {candidate.entry.when.say()}.")
        return
    if _surely_before(sought, candidate):
        tally.met_by = tally.met_by or candidate.entry
        return
    tally.by = tally.by or candidate.entry
    tally.may_meet.extend(candidate.doubt(BEFORE))
    tally.may_be_absent.extend(candidate.doubt("after"))


def _weigh_after(sought: Sought, candidate: Candidate, tally: Tally) -> None:
    """Adds what a candidate allows to what had to come within the limit after the trigger."""
    in_time, late = sought.in_time(candidate.entry)
    late = late and not sought.answers_the_harm(candidate.entry)
    if candidate.before is True or (in_time is False and not late):
        return
    surely_after = candidate.certain and candidate.before is False
    if surely_after and in_time is True:
        tally.met_by = tally.met_by or candidate.entry
        return
    tally.by = tally.by or candidate.entry
    if in_time is not False:
        tally.may_meet.extend(candidate.doubt(WITHIN))
    if late:
        tally.surely_late = tally.surely_late or bool(candidate.truth.holds)
        tally.may_be_late.extend(candidate.doubt(BEYOND))
    if surely_after and late:
        tally.present = True
    else:
        tally.may_be_absent.extend(candidate.doubt("before the trigger" if late else "after the harm"))


def _outcome(sought: Sought, tally: Tally) -> Outcome:
    due_by = sought.due
    if tally.met_by is not None:
        return Outcome({MET: ()}, due_by, sought.limit, tally.met_by, once(tally.notes))
    readings = {MET: once(tally.may_meet)} if tally.may_meet else {}
    absent = _absent(sought, tally)
    # What may not even be an answer, at a time that no record covers, tells nothing by being late.
    if tally.may_be_late and (tally.surely_late or UNSEEN not in absent):
        readings[LATE] = once(tally.may_be_late)
    if not tally.present:
        readings |= absent
    elif UNSEEN in absent:
        tally.notes.append(f"An earlier one may not have been handed in. {' '.join(absent[UNSEEN])}")
    return Outcome(readings, due_by, sought.limit, tally.by, once(tally.notes))


def _absent(sought: Sought, tally: Tally) -> dict[Verdict, tuple[str, ...]]:
    """The verdicts of the readings in which nothing answers: was it due, and would the record show it."""
    due_by, now = sought.due, sought.record.known_until(sought.trigger.when.clock)
    pending = (f"It is due by {due_by.say()} and the record ends before.",) if due_by else ()
    if due_by is not None and now < due_by.at + MINUTE:
        return {Verdict.NOT_YET_DUE: pending}
    readings = {Verdict.NOT_YET_DUE: pending} if due_by is not None and now < due_by.upto else {}
    reasons = unjudged(sought.record, sought.expectation, sought.trigger, clipped(sought.period(), sought.record))
    return readings | ({UNSEEN: reasons} if reasons else {ABSENT: once(tally.may_be_absent)})

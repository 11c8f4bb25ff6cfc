"""What a record can be read to say of one expectation of one trigger: every possible verdict, with its reading.

A verdict is certain only where every reading of the dates, and of what the record leaves open, gives it. So each
function here returns all verdicts that some reading gives; more than one means `maybe`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heed.chronology.people import Person
from heed.chronology.when import LATEST, MINUTE, Moment
from heed.chronology.working_days import KNOWN_UNTIL
from heed.safeguards.absence import clipped, unjudged
from heed.safeguards.adults import adults_in, is_about_adult
from heed.safeguards.clocks import due, ends, has_clock
from heed.safeguards.evidence import Setting, about_same, attribute, matches
from heed.safeguards.meaning import Expectation, Limit, Verdict
from heed.safeguards.record import Entry, Record, latest_before, precedes
from heed.safeguards.sentences import kind_in_words
from heed.safeguards.truth import Truth, all_hold

HARM = "harm.serious"
MET, LATE, ABSENT = Verdict.MET, Verdict.LATE, Verdict.NOT_RECORDED


@dataclass(frozen=True)
class Outcome:
    """Every verdict some reading gives, with the reading in words; what was due when, and what answered it.

    wanted: what was expected and decides the verdict, in words. placed: where it was looked for: before, at or after.
    """

    readings: dict[Verdict, tuple[str, ...]]
    due: Moment | None = None
    limit: Limit | None = None
    by: Entry | None = None
    notes: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    placed: str = "After"


@dataclass(frozen=True)
class _Sought:
    """What is looked for: the expectation, the trigger it belongs to and what surrounds it."""

    expectation: Expectation
    trigger: Entry
    setting: Setting
    scope: str
    limit: Limit | None = None
    adult: Person | None = None

    @property
    def record(self) -> Record:
        return self.setting.record

    @property
    def pregnant_days(self) -> int | None:
        written = attribute(self.trigger.event, "gestation_days")
        return int(written) if written.isdigit() else None


@dataclass
class _Tally:
    """What the candidates allow, gathered one by one."""

    met: bool = False
    may_meet: list[str] = field(default_factory=list)
    may_be_late: list[str] = field(default_factory=list)
    surely_answers: bool = False
    present: bool = False
    why_absent: list[str] = field(default_factory=list)
    by: Entry | None = None
    certain_by: Entry | None = None
    notes: list[str] = field(default_factory=list)


def judge(expectation: Expectation, trigger: Entry, setting: Setting, scope: str, limit: Limit | None) -> Outcome:
    """What the record can be read to say of the expectation.

    limit: the one in force for this trigger, None where the expectation has no clock.
    """
    outcome = _judged(_Sought(expectation, trigger, setting, scope, limit))
    placed = "At" if expectation.itself else "Before" if expectation.before and limit is None else "After"
    return replace(outcome, wanted=(expectation.called,), placed=placed)


def _judged(sought: _Sought) -> Outcome:
    expectation = sought.expectation
    if expectation.itself:
        return _of_itself(sought)
    if expectation.each:
        adults = adults_in(sought.record.people, expectation.each, sought.trigger.when)
        return together([_named(_sought_out(replace(sought, adult=adult)), adult) for adult in adults])
    if expectation.all_of:
        return together([_sought_out(replace(sought, expectation=single)) for single in _one_kind_each(expectation)])
    return _sought_out(sought)


def _named(outcome: Outcome, adult: Person) -> Outcome:
    """The outcome with the adult's role before each reason; never a name."""
    role = adult.role.replace("_", " ").replace(".", " ")
    readings = {
        verdict: tuple(f"Of the {role}: {why}" for why in told) or (f"Of the {role}: {verdict.words}.",)
        for verdict, told in outcome.readings.items()
    }
    return replace(outcome, readings=readings)


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Several expectations as one: all of them have to be met."""
    if len(outcomes) == 1:
        return outcomes[0]
    readings: dict[Verdict, tuple[str, ...]] = dict(outcomes[0].readings)
    for outcome in outcomes[1:]:
        joined: dict[Verdict, tuple[str, ...]] = {}
        for one, why in readings.items():
            for other, because in outcome.readings.items():
                verdict = _graver(one, other)
                joined[verdict] = tuple(dict.fromkeys((*joined.get(verdict, ()), *why, *because)))
        readings = joined
    gravest = max(outcomes, key=_worst)
    deciding = [outcome for outcome in outcomes if _worst(outcome) == _worst(gravest)]
    wanted = tuple(dict.fromkeys(words for outcome in deciding for words in outcome.wanted))
    notes = tuple(dict.fromkeys(note for outcome in outcomes for note in outcome.notes))
    return replace(gravest, readings=readings, notes=notes, wanted=wanted)


_GRAVITY = (MET, Verdict.NOT_YET_DUE, LATE, Verdict.CANNOT_TELL, ABSENT)


def _worst(outcome: Outcome) -> int:
    return max(_GRAVITY.index(verdict) for verdict in outcome.readings)


def _graver(one: Verdict, other: Verdict) -> Verdict:
    return max(one, other, key=_GRAVITY.index)


def _one_kind_each(expectation: Expectation) -> list[Expectation]:
    condition = expectation.condition
    return [replace(expectation, condition=replace(condition, kinds=(kind,)), all_of=False) for kind in condition.kinds]


def _of_itself(sought: _Sought) -> Outcome:
    truth = matches(sought.expectation.condition, sought.trigger, sought.setting)
    verdicts = {True: (MET,), False: (ABSENT,), None: (MET, ABSENT)}[truth.holds]
    return Outcome(dict.fromkeys(verdicts, truth.why), by=sought.trigger if truth.holds else None)


def _sought_out(sought: _Sought) -> Outcome:
    if sought.limit is not None and not has_clock(sought.trigger.when):
        return _without_clock(sought)
    due_by = _due(sought)
    tally = _Tally(notes=list(_unsettled(sought, due_by)))
    for entry, truth in _candidates(sought):
        _weigh(sought, entry, truth, tally)
    return _outcome(sought, tally, due_by)


def _without_clock(sought: _Sought) -> Outcome:
    """A length of time counted from a trigger without a date: what came in what order is all that can be said."""
    if sought.expectation.before and any(_surely_before(sought, *found) for found in _candidates(sought)):
        return Outcome({MET: ()}, limit=sought.limit)
    words = sought.limit.say() if sought.limit else "a limit"
    why = f"The record gives no date for the trigger, only its place among other entries, so {words} cannot be counted."
    return Outcome({Verdict.CANNOT_TELL: (why,)}, limit=sought.limit)


def _surely_before(sought: _Sought, entry: Entry, truth: Truth) -> bool:
    return bool(truth.holds and precedes(entry, sought.trigger) and _after_anchor(sought, entry) is True)


def _candidates(sought: _Sought) -> list[tuple[Entry, Truth]]:
    """Entries that are, or may be, what is expected, each with how certain that is."""
    found = []
    for entry in sought.record.of(sought.expectation.condition.kinds):
        if entry.position == sought.trigger.position:
            continue
        truth = all_hold(
            (
                matches(sought.expectation.condition, entry, sought.setting),
                about_same(entry, sought.trigger, sought.scope),
                is_about_adult(entry, sought.adult, sought.expectation.each),
            )
        )
        if truth.holds is not False:
            found.append((entry, truth))
    return found


def _due(sought: _Sought) -> Moment | None:
    if sought.limit is None:
        return None
    return due(sought.trigger.when, sought.limit, sought.record.nation, sought.pregnant_days)


def _unsettled(sought: _Sought, due_by: Moment | None) -> tuple[str, ...]:
    """A warning where working days are counted into years whose bank holidays are not yet proclaimed."""
    counted = sought.limit is not None and sought.limit.unit == "working_day" and due_by is not None
    if not counted or due_by is None or not due_by.is_calendar or due_by.last.date() <= KNOWN_UNTIL:
        return ()
    return (f"Bank holidays after {KNOWN_UNTIL:%d/%m/%Y} are not settled; one more would move the limit by a day.",)


def _weigh(sought: _Sought, entry: Entry, truth: Truth, tally: _Tally) -> None:
    """Adds what one candidate allows to the tally."""
    order = precedes(entry, sought.trigger)
    certain = bool(truth.holds) and entry.position not in sought.record.straddling
    if sought.expectation.before:
        _weigh_before(sought, entry, truth, order, certain, tally)
    if sought.limit is not None:
        _weigh_after(sought, entry, truth, order, certain, tally)


def _weigh_before(
    sought: _Sought, entry: Entry, truth: Truth, order: bool | None, certain: bool, tally: _Tally
) -> None:
    anchored = _after_anchor(sought, entry)
    if anchored is False:
        return
    if order is False:
        if sought.limit is None:
            tally.notes.append(f"What was expected before is recorded afterwards: {entry.when.say()}.")
        return
    if certain and order and anchored:
        tally.met, tally.certain_by, tally.present = True, tally.certain_by or entry, True
        return
    tally.by = tally.by or entry
    doubt = truth.why or (
        f"{kind_in_words(entry.event.kind)} is dated {entry.when.say()}, which may or may not be before.",
    )
    tally.may_meet.extend(doubt)
    tally.why_absent.extend(doubt)


def _weigh_after(sought: _Sought, entry: Entry, truth: Truth, order: bool | None, certain: bool, tally: _Tally) -> None:
    if order is True:
        return
    in_time, late = _in_time(sought, entry)
    dated = f"{kind_in_words(entry.event.kind)} is dated {entry.when.say()}"
    if certain and order is False and in_time is True:
        tally.met, tally.certain_by, tally.present = True, tally.certain_by or entry, True
        return
    tally.by = tally.by or entry
    if in_time is not False:
        tally.may_meet.extend(truth.why or (f"{dated}, which can lie within the limit.",))
    if late and not _answers_the_harm(sought, entry):
        tally.surely_answers = tally.surely_answers or (bool(truth.holds) and in_time is None)
        tally.may_be_late.extend(truth.why or (f"{dated}, which can lie beyond the limit.",))
    if certain and order is False and not (late and _answers_the_harm(sought, entry)):
        tally.present = True
    else:
        tally.why_absent.extend(truth.why or (f"{dated}, which can lie before the trigger.",))


def _in_time(sought: _Sought, entry: Entry) -> tuple[bool | None, bool]:
    """Whether a candidate lies within the limit (None: in some readings), and whether it can lie beyond it."""
    limit, trigger, nation = sought.limit, sought.trigger.when, sought.record.nation
    if limit is None or entry.when.clock != trigger.clock:
        return None, True
    known = sought.record.known_until(entry.when.clock)
    upto = entry.when.upto if entry.position in sought.record.straddling else min(entry.when.upto, known)
    soonest, _ = ends(trigger.at, limit, trigger, nation, sought.pregnant_days)
    last = min(trigger.upto, upto) - MINUTE
    _, latest = ends(max(last, trigger.at), limit, trigger, nation, sought.pregnant_days)
    if upto <= soonest:
        return True, False
    return (None if entry.when.at < latest else False), True


def _answers_the_harm(sought: _Sought, entry: Entry) -> bool:
    """Whether what came late came only after the serious harm: it answers the harm, not what was expected before it."""
    return any(precedes(sought.trigger, harm) and precedes(harm, entry) for harm in sought.record.of((HARM,)))


def _after_anchor(sought: _Sought, entry: Entry) -> bool | None:
    """Whether the candidate came after what bounds the search (`since`); True where nothing bounds it."""
    anchor = _anchor(sought)
    if anchor is None or anchor.position == entry.position:
        return True
    order = precedes(entry, anchor)
    return None if order is None else not order


def _anchor(sought: _Sought) -> Entry | None:
    return latest_before(sought.record, sought.expectation.since, sought.trigger)


def _outcome(sought: _Sought, tally: _Tally, due_by: Moment | None) -> Outcome:
    if tally.met:
        return Outcome({MET: ()}, due_by, sought.limit, tally.certain_by, _once(tally.notes))
    readings: dict[Verdict, tuple[str, ...]] = {}
    if tally.may_meet:
        readings[MET] = _once(tally.may_meet)
    absent = _absent(sought, tally, due_by)
    unseen = absent.get(Verdict.CANNOT_TELL, ())
    if tally.may_be_late and (not unseen or (tally.surely_answers and tally.may_meet)):
        readings[LATE] = _once(tally.may_be_late)
    elif tally.may_be_late:
        # Late means that nothing came in time, and only a record that covers the time can say so.
        readings[Verdict.CANNOT_TELL] = (*unseen, *_once(tally.may_be_late)[:1])
    if not tally.present:
        readings |= {verdict: (*readings.get(verdict, ()), *why) for verdict, why in absent.items()}
    return Outcome(readings, due_by, sought.limit, tally.by, tuple(dict.fromkeys(tally.notes)))


def _once(reasons: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))


def _absent(sought: _Sought, tally: _Tally, due_by: Moment | None) -> dict[Verdict, tuple[str, ...]]:
    """The verdicts of the readings in which nothing answers: was it due, and would the record show it."""
    record, trigger = sought.record, sought.trigger.when
    now = record.known_until(trigger.clock)
    pending = (f"It is due by {due_by.say()} and the record ends before.",) if due_by else ()
    if due_by is not None and now < due_by.at + MINUTE:
        return {Verdict.NOT_YET_DUE: pending}
    readings: dict[Verdict, tuple[str, ...]] = {}
    if due_by is not None and now < due_by.upto:
        readings[Verdict.NOT_YET_DUE] = pending
    reasons = unjudged(record, sought.expectation, sought.trigger, clipped(_searched(sought, due_by), record))
    if reasons:
        return readings | {Verdict.CANNOT_TELL: reasons}
    return readings | {ABSENT: _once(tally.why_absent)}


def _searched(sought: _Sought, due_by: Moment | None) -> Moment:
    """The period in which it would have to stand."""
    trigger = sought.trigger.when
    anchor = _anchor(sought) if sought.expectation.before else None
    start = anchor.when.at if anchor and anchor.when.clock == trigger.clock else trigger.at
    end = trigger.upto if due_by is None else max(due_by.upto, trigger.upto)
    return Moment(min(start, trigger.at), min(end, LATEST), clock=trigger.clock)

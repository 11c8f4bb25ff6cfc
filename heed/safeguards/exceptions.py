"""What excuses: each exception of a safeguard looked for, and what it does to the readings."""

from __future__ import annotations

from dataclasses import dataclass

from heed.chronology.when import Moment
from heed.safeguards.absence import unjudged
from heed.safeguards.evidence import Setting, matches
from heed.safeguards.meaning import Condition, Exception_, Expectation, Safeguard, Tested, Verdict
from heed.safeguards.record import Entry, precedes
from heed.safeguards.states import STATES
from heed.safeguards.truth import Truth, all_hold, any_holds


def tested(
    safeguard: Safeguard, trigger: Entry, setting: Setting, due: Moment | None
) -> tuple[tuple[Tested, ...], tuple[tuple[Exception_, bool], ...]]:
    """Each exception with whether it held (None: the record cannot say); then those that did (True) or may have."""
    found = [(exception, _held(exception, trigger, setting, due)) for exception in safeguard.exceptions]
    excusing = tuple((exception, bool(held.holds)) for exception, held in found if held.holds or held.shown)
    return tuple(Tested(exception.id, held.holds) for exception, held in found), excusing


def excused(
    readings: dict[Verdict, tuple[str, ...]], excusing: tuple[tuple[Exception_, bool], ...]
) -> dict[Verdict, tuple[str, ...]]:
    """The readings where exceptions held, or may have: what was done stays done, everything else is excused."""
    for exception, certain in excusing:
        if set(readings) == {Verdict.MET}:
            break
        kept = {verdict: why for verdict, why in readings.items() if verdict is Verdict.MET or not certain}
        why = (*readings.get(Verdict.EXCEPTED, ()), f"{exception.says[:1].upper()}{exception.says[1:]}.")
        readings = kept | {Verdict.EXCEPTED: why}
    return readings


def kinds_of(safeguard: Safeguard) -> tuple[str, ...]:
    """Every kind a safeguard reads."""
    conditions = [*safeguard.trigger.conditions, *(expected.condition for expected in safeguard.expectations)]
    conditions += [exception.condition for exception in safeguard.exceptions if exception.condition]
    named = [kind for condition in conditions for kind in (*sorted(condition.all_kinds()), *kinds_of_states(condition))]
    return tuple(dict.fromkeys(named))


def kinds_of_states(condition: Condition) -> tuple[str, ...]:
    """The kinds that start the states a condition names."""
    return tuple(kind for name in condition.states for kind in STATES[name].starts)


@dataclass(frozen=True)
class _Held:
    """Whether an exception held, and whether something on the record shows that it did or may have."""

    holds: bool | None
    shown: bool = False


def _held(exception: Exception_, trigger: Entry, setting: Setting, due: Moment | None) -> _Held:
    condition = exception.condition
    if condition is None:
        return _Held(None)
    if exception.timing == "itself" or not condition.kinds:
        return _Held(matches(condition, trigger, setting).holds)
    shown = any_holds(
        all_hold((matches(condition, entry, setting), _timely(exception.timing, entry, trigger, due)))
        for entry in setting.record.of(condition.kinds)
        if entry.position != trigger.position
    )
    if shown.holds is not False:
        return _Held(shown.holds, True)
    looked_for = Expectation(condition, before=True)
    return _Held(None if unjudged(setting.record, looked_for, trigger, trigger.when) else False)


def _timely(timing: str, entry: Entry, trigger: Entry, due: Moment | None) -> Truth:
    order = precedes(entry, trigger)
    if timing == "before":
        return Truth(order)
    if entry.when.clock != trigger.when.clock:
        return Truth(None)
    end = due if timing == "within limit" and due is not None else None
    if end is None:
        return _same_day(entry.when, trigger.when)
    if order:
        return Truth(False)
    return (
        Truth(True)
        if order is False and entry.when.upto <= end.at
        else Truth(None if entry.when.at < end.upto else False)
    )


def _same_day(one: Moment, other: Moment) -> Truth:
    days = {moment.date() for moment in (one.at, one.last, other.at, other.last)}
    if len(days) == 1:
        return Truth(True)
    return Truth(None if one.at.date() <= other.last.date() and other.at.date() <= one.last.date() else False)

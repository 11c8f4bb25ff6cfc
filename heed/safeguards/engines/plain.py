"""The plain engine: one case, every safeguard, every reading. Written to be right and read, it judges the others.

Each trigger is answered from every reading of the record: what the dates, missing attributes, mobility and rival
accounts allow. One verdict in all of them is the answer; more than one is `maybe`, with the reading that gives each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from heed.chronology.when import Moment
from heed.safeguards import exceptions
from heed.safeguards.evidence import Setting, matches
from heed.safeguards.meaning import Answer, Expectation, Limit, Safeguard, Verdict
from heed.safeguards.outcomes import Outcome, judge, together
from heed.safeguards.parameters import NotInForce, Parameters
from heed.safeguards.record import Entry, Record
from heed.safeguards.sentences import Told, say
from heed.safeguards.triggers import Fired, fired
from heed.safeguards.truth import Truth

ANSWERED = (Verdict.MET, Verdict.LATE)
FLOOR, CEILING = "nim_age_floor", "nim_age_ceiling"


@dataclass(frozen=True)
class Silent:
    """A safeguard that has nothing to say of a case, and why."""

    safeguard: str
    why: str


@dataclass(frozen=True)
class Rules:
    """The parameters, and whether those of the day of each trigger apply ("then") or today's ("today")."""

    parameters: Parameters
    of: str = "then"

    def day(self, moment: Moment) -> date | None:
        """The day whose rules apply to a trigger; None for the latest, as also where the record gives no date."""
        return moment.at.date() if self.of == "then" and moment.is_calendar and not moment.is_open else None


def answers(record: Record, safeguard: Safeguard, rules: Rules) -> tuple[list[Answer], Silent | None]:
    """What the record says to one safeguard: an answer a trigger, or why it is silent."""
    accounts = list(_accounts(record, safeguard))
    found = {name: _by_trigger(told, safeguard, rules) for name, told in accounts}
    if len(accounts) == 1:
        by_trigger = next(iter(found.values()))
        told = [answer for _, answer in sorted(by_trigger.items())]
    else:
        told = _reconciled(found)
    return told, None if told else Silent(safeguard.id, _why_silent(record, safeguard, rules))


def _accounts(record: Record, safeguard: Safeguard) -> Iterator[tuple[str, Record]]:
    """The record under each combination of rival accounts; one record where nothing is in dispute."""
    rivals: dict[str, list[str]] = {}
    for entry in record.of(exceptions.kinds_of(safeguard)):
        attrs = entry.event.attrs
        if attrs.get("rival") and attrs.get("account"):
            told = rivals.setdefault(attrs["rival"], [])
            told.extend([attrs["account"]] if attrs["account"] not in told else [])
    for choice in product(*rivals.values()):
        chosen = dict(zip(rivals, choice, strict=True))
        kept = tuple(
            entry
            for entry in record.entries
            if entry.event.attrs.get("account", "") == chosen.get(entry.event.attrs.get("rival", ""), "")
            or entry.event.attrs.get("rival", "") not in chosen
        )
        yield " and ".join(choice).replace("_", " "), replace(record, entries=kept)


def _by_trigger(record: Record, safeguard: Safeguard, rules: Rules) -> dict[str, Answer]:
    setting = _setting(record, safeguard, rules)
    found: dict[str, Answer] = {}
    for trigger in fired(safeguard, setting):
        if (answer := _answer(trigger, safeguard, setting, rules)) is not None:
            rival = trigger.entry.event.attrs.get("rival", "")
            found[f"rival {rival}" if rival else f"{trigger.entry.position:09}"] = answer
    return found


def _setting(record: Record, safeguard: Safeguard, rules: Rules) -> Setting:
    """The surroundings of a trigger's conditions, whose counts and windows are today's: a pattern has no one day."""
    limits = {name: rules.parameters.limit(name, None) for name in safeguard.parameters}
    floor, ceiling = (rules.parameters.limit(name, None).number for name in (FLOOR, CEILING))
    return Setting(record, floor, ceiling, limits)


def _answer(trigger: Fired, safeguard: Safeguard, setting: Setting, rules: Rules) -> Answer | None:
    in_force = _in_force(safeguard, trigger.entry.when, rules)
    if in_force.holds is False:
        return None
    inner = replace(setting, trigger=trigger.entry)
    outcome = _outcome(trigger, safeguard, inner, rules)
    if outcome is None:
        return None
    readings = dict(outcome.readings)
    tested, excusing = exceptions.tested(safeguard, trigger.entry, inner, outcome.due)
    for exception, certain in excusing:
        if set(readings) - {Verdict.MET}:
            readings = exceptions.excuse(readings, exception, certain)
    excepted = next((exception.says for exception, certain in excusing if certain), "")
    applies = [truth for truth in (trigger.truth, in_force) if truth.holds is None]
    verdict = _verdict(readings, bool(applies))
    told = Told(trigger.called, trigger.entry.when, outcome.wanted, outcome.due, outcome.before, excepted)
    reasons = [*_applying(trigger.truth, applies), *(why for reading in readings.values() for why in reading)]
    return Answer(
        safeguard=safeguard.id,
        case=trigger.entry.event.case,
        about=trigger.entry.event.about,
        answer=verdict,
        trigger=trigger.entry.event,
        say=say(verdict, told),
        ask=safeguard.ask,
        due=outcome.due,
        answered_by=outcome.by.event if outcome.by and verdict in ANSWERED else None,
        limit=outcome.limit,
        reasons=tuple(dict.fromkeys([*reasons, *outcome.notes, *_inferred(trigger.entry, outcome)])),
        exceptions=tested,
        lessons=safeguard.lessons,
        readings=tuple(readings),
    )


def _applying(trigger: Truth, applies: Sequence[Truth]) -> Iterator[str]:
    """Why the safeguard may not apply or, where it surely does, what that rests on."""
    if not applies:
        yield from trigger.why
    for truth in applies:
        yield from (f"It may not apply: {why}" for why in truth.why)


def _outcome(trigger: Fired, safeguard: Safeguard, setting: Setting, rules: Rules) -> Outcome | None:
    outcomes = []
    for expectation in safeguard.expectations:
        try:
            limit = _limit(expectation, safeguard, trigger, setting, rules)
        except NotInForce as why:
            outcomes.append(Outcome({Verdict.CANNOT_TELL: (str(why),)}))
            continue
        outcomes.append(judge(expectation, trigger.entry, setting, safeguard.scope, limit))
    outcome = together(outcomes)
    return _ended(trigger, outcome) if trigger.ends is not None else outcome


def _ended(trigger: Fired, outcome: Outcome) -> Outcome | None:
    """What the end of a state does to what was still to come: nothing falls due after it."""
    if set(outcome.readings) <= {Verdict.MET, Verdict.LATE} or outcome.due is None or trigger.ends is None:
        return outcome
    end = trigger.ends.when
    if end.clock == outcome.due.clock and end.upto <= outcome.due.upto:
        return None if end.upto <= outcome.due.at else outcome
    return outcome


def _limit(
    expectation: Expectation, safeguard: Safeguard, trigger: Fired, setting: Setting, rules: Rules
) -> Limit | None:
    name = expectation.every if trigger.later and expectation.every else expectation.within
    for branch in safeguard.instead:
        if name and matches(branch.condition, trigger.entry, setting).holds:
            name = branch.within
    return rules.parameters.limit(name, rules.day(trigger.entry.when)) if name else None


def _in_force(safeguard: Safeguard, moment: Moment, rules: Rules) -> Truth:
    """Whether the safeguard was in force; where the record gives no date it is taken to have been."""
    if rules.day(moment) is None:
        return Truth(True)
    first, last = moment.at.date(), moment.last.date()
    why = f"{safeguard.id} is in force from {_day(safeguard.in_force)}" + (
        f" to {_day(safeguard.until)}." if safeguard.until else "."
    )
    if last < safeguard.in_force or (safeguard.until and first > safeguard.until):
        return Truth(False, (why,))
    inside = first >= safeguard.in_force and (safeguard.until is None or last <= safeguard.until)
    return Truth(True) if inside else Truth(None, (why,))


def _verdict(readings: Iterable[Verdict], may_not_apply: bool) -> Verdict:
    """One verdict where every reading gives it; what cannot be told stays so, whatever else is open."""
    found = set(readings)
    definite = found - {Verdict.CANNOT_TELL}
    if len(definite) > 1:
        return Verdict.MAYBE
    only = Verdict.CANNOT_TELL if Verdict.CANNOT_TELL in found else definite.pop()
    return Verdict.MAYBE if may_not_apply and only is not Verdict.CANNOT_TELL else only


def _inferred(entry: Entry, outcome: Outcome) -> Iterator[str]:
    if entry.event.attrs.get("confidence", "").startswith("inferred"):
        yield "What set this off is inferred by the reader of the record, not stated in it."
    if outcome.by and outcome.by.event.attrs.get("confidence", "").startswith("inferred"):
        yield "What answers it is inferred by the reader of the record, not stated in it."


def _reconciled(found: dict[str, dict[str, Answer]]) -> list[Answer]:
    """One answer a trigger over rival accounts: theirs where they agree, else `maybe`, saying whose gives which."""
    keys = sorted({key for told in found.values() for key in told}, key=lambda key: _position(found, key))
    return [_agreed({name: told.get(key) for name, told in found.items()}) for key in keys]


def _agreed(told: dict[str, Answer | None]) -> Answer:
    first = next(answer for answer in told.values() if answer is not None)
    if len({answer.answer if answer else None for answer in told.values()}) == 1:
        return first
    accounts = [
        f"By the account of the {name}: {answer.answer.words if answer else 'it does not apply'}."
        for name, answer in told.items()
    ]
    sentence = first.say.split(", the record ", 1)[0] + ", the record gives rival accounts, which answer differently."
    reasons = tuple(dict.fromkeys([*accounts, *first.reasons]))
    return replace(first, answer=Verdict.MAYBE, say=sentence, answered_by=None, reasons=reasons)


def _position(found: dict[str, dict[str, Answer]], key: str) -> tuple[object, str]:
    moments = [told[key].trigger.when.at for told in found.values() if key in told]
    return min(moments), key


def _why_silent(record: Record, safeguard: Safeguard, rules: Rules) -> str:
    setting = _setting(record, safeguard, rules)
    found = fired(safeguard, setting)
    if found and all(_in_force(safeguard, trigger.entry.when, rules).holds is False for trigger in found):
        return f"It was not in force then: it is from {_day(safeguard.in_force)}."
    if found:
        return "What it watches ended before anything fell due."
    kinds = safeguard.trigger.kinds or tuple(
        kind for condition in safeguard.trigger.conditions for kind in exceptions.kinds_of_states(condition)
    )
    if not record.has(kinds):
        return f"Nothing is recorded of the kind it looks for: {', '.join(kinds)}."
    return f"What is recorded of {', '.join(kinds)} is not as it asks: {safeguard.trigger.conditions[0].called}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


__all__ = ["Rules", "Silent", "answers"]

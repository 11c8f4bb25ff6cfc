"""The plain engine: one case, every safeguard, every reading. Written to be right and read, it judges the others.

Each trigger is answered from every reading of the record: what the dates, missing attributes, mobility and rival
accounts allow. One verdict in all of them is the answer; more than one is `maybe`, with the reading that gives each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heed.safeguards import exceptions
from heed.safeguards.accounts import each_account, reconciled
from heed.safeguards.evidence import Setting, matches
from heed.safeguards.judging import judge
from heed.safeguards.meaning import Answer, Expectation, Limit, Safeguard, Verdict
from heed.safeguards.outcomes import Outcome, together
from heed.safeguards.parameters import NotInForce
from heed.safeguards.record import Entry, Record
from heed.safeguards.rules import Rules, in_words
from heed.safeguards.search import Sought
from heed.safeguards.sentences import Told, kinds_in_words, say
from heed.safeguards.triggers import Fired, fired
from heed.safeguards.truth import NO, YES, Truth, maybe

__all__ = ["Rules", "Silent", "answers"]

ANSWERED = (Verdict.MET, Verdict.LATE)


@dataclass(frozen=True)
class Silent:
    """A safeguard that has nothing to say of a case, and why."""

    safeguard: str
    why: str


def answers(record: Record, safeguard: Safeguard, rules: Rules) -> tuple[list[Answer], Silent | None]:
    """What the record says to one safeguard: an answer a trigger, or why it is silent."""
    kinds = exceptions.kinds_of(safeguard) if record.disputed else ()
    found = {whose: _by_trigger(told, safeguard, rules) for whose, told in each_account(record, kinds)}
    told = list(next(iter(found.values())).values()) if len(found) == 1 else reconciled(found)
    return told, None if told else Silent(safeguard.id, _why_silent(record, safeguard, rules))


def _by_trigger(record: Record, safeguard: Safeguard, rules: Rules) -> dict[str, Answer]:
    """The answers by trigger, in order; triggers of one disputed happening are named after it and numbered."""
    setting = Setting(record, rules)
    found: dict[str, Answer] = {}
    for trigger in fired(safeguard, setting):
        if (answer := _answer(trigger, safeguard, setting)) is not None:
            rival = trigger.entry.event.attrs.get("rival", "")
            key = f"rival {rival}" if rival else f"{trigger.entry.position:09}"
            found[key + "." * sum(other.rstrip(".") == key for other in found)] = answer
    return found


def _answer(trigger: Fired, safeguard: Safeguard, setting: Setting) -> Answer | None:
    """The answer to one trigger; None where the safeguard was not in force, or its state ended before it was due."""
    in_force = setting.rules.in_force(safeguard, trigger.entry.when)
    if in_force.holds is False:
        return None
    inner = replace(setting, trigger=trigger.entry)
    outcome = together([_outcome(expected, trigger, safeguard, inner) for expected in safeguard.expectations])
    lasted = _lasted(trigger, outcome)
    if lasted.holds is False:
        return None
    tested, excusing = exceptions.tested(safeguard, trigger.entry, inner, outcome.due)
    readings = exceptions.excused(dict(outcome.readings), excusing)
    doubts = [truth for truth in (trigger.truth, in_force, lasted) if truth.holds is None]
    verdict = _verdict(readings, bool(doubts))
    excepted = next((exception.says for exception, certain in excusing if certain), "")
    told = Told(trigger.called, trigger.entry.when, outcome.wanted, outcome.due, outcome.placed, excepted)
    reasons = [*_applying(trigger.truth, doubts), *_reading(readings)]
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
        untold=readings.get(Verdict.CANNOT_TELL, ()),
    )


def _outcome(expected: Expectation, trigger: Fired, safeguard: Safeguard, setting: Setting) -> Outcome:
    try:
        limit = _limit(expected, safeguard, trigger, setting)
    except NotInForce as why:
        return Outcome({Verdict.CANNOT_TELL: (str(why),)}, wanted=(expected.called,))
    return judge(Sought(expected, trigger.entry, setting, safeguard.scope, limit, trigger.ends))


def _limit(expected: Expectation, safeguard: Safeguard, trigger: Fired, setting: Setting) -> Limit | None:
    name = expected.every if trigger.later and expected.every else expected.within
    for branch in safeguard.instead:
        if name and matches(branch.condition, trigger.entry, setting).holds:
            name = branch.within
    return setting.rules.limit(name, trigger.entry.when) if name else None


def _lasted(trigger: Fired, outcome: Outcome) -> Truth:
    """Whether a state lasted until what it asks for was due: nothing falls due after its end."""
    if trigger.ends is None or outcome.due is None or set(outcome.readings) <= set(ANSWERED):
        return YES
    end = trigger.ends.when
    if end.clock == outcome.due.clock and end.at >= outcome.due.upto:
        return YES
    if end.clock == outcome.due.clock and end.upto <= outcome.due.at:
        return NO
    return maybe("The dates leave open whether what it watches ended before this was due.")


def _verdict(readings: Iterable[Verdict], may_not_apply: bool) -> Verdict:
    """One verdict where every reading gives it; what cannot be told stays so, whatever else is open."""
    found = set(readings)
    definite = found - {Verdict.CANNOT_TELL}
    if len(definite) > 1:
        return Verdict.MAYBE
    only = Verdict.CANNOT_TELL if Verdict.CANNOT_TELL in found else definite.pop()
    return Verdict.MAYBE if may_not_apply and only is not Verdict.CANNOT_TELL else only


def _applying(trigger: Truth, doubts: Sequence[Truth]) -> Iterator[str]:
    """Why the safeguard may not apply or, where it surely does, what that rests on."""
    if not doubts:
        yield from trigger.why
    for truth in doubts:
        yield from (f"It may not apply: {why}" for why in truth.why)


def _reading(readings: Mapping[Verdict, tuple[str, ...]]) -> Iterator[str]:
    """What the readings rest on; where they differ, which gives which answer."""
    told: dict[tuple[str, ...], list[str]] = {}
    for verdict, why in readings.items():
        if len(readings) == 1 or verdict is Verdict.CANNOT_TELL:
            yield from why
        elif why:
            told.setdefault(why, []).append(verdict.words)
    for reasons, words in told.items():
        yield f"Read as {' or '.join(words)}: {' '.join(reasons)}"


def _inferred(entry: Entry, outcome: Outcome) -> Iterator[str]:
    if entry.event.attrs.get("confidence", "").startswith("inferred"):
        yield "What set this off is inferred by the reader of the record, not stated in it."
    if outcome.by and outcome.by.event.attrs.get("confidence", "").startswith("inferred"):
        yield "What answers it is inferred by the reader of the record, not stated in it."


def _why_silent(record: Record, safeguard: Safeguard, rules: Rules) -> str:
    found = fired(safeguard, Setting(record, rules))
    if found and all(rules.in_force(safeguard, trigger.entry.when).holds is False for trigger in found):
        return f"It was not in force then: it is from {in_words(safeguard.in_force)}."
    if found:
        return "What it watches ended before anything fell due."
    conditions = safeguard.trigger.conditions
    kinds = safeguard.trigger.kinds or tuple(k for one in conditions for k in exceptions.kinds_of_states(one))
    if not record.has(kinds):
        return f"Nothing is recorded of the kind it looks for: {kinds_in_words(kinds)}."
    return f"What is recorded of {kinds_in_words(kinds)} is not as it asks: {conditions[0].called}."

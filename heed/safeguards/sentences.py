"""One plain sentence for an answer: it speaks of the record, never of a failing, and quotes no word of a case."""

from __future__ import annotations

from heed.chronology.when import CALENDAR, Moment
from heed.safeguards.meaning import Expectation, Safeguard, Verdict


def say(safeguard: Safeguard, verdict: Verdict, trigger: Moment, due: Moment | None, excepted: str = "") -> str:
    """The answer as a sentence.

    trigger: when the trigger happened. due: the last minute in which the limit could be kept. excepted: what excuses.
    """
    start = f"{_sentence(_called(safeguard))} is recorded{_on(trigger)}"
    wanted = " and ".join(expectation.called for expectation in safeguard.expectations)
    by = _by(safeguard.expectations[0], due)
    endings = {
        Verdict.MET: f"the record shows {wanted}{by}",
        Verdict.LATE: f"the record shows {wanted}, but later than {_when_due(due)}",
        Verdict.NOT_RECORDED: f"the record does not show {wanted}{by}",
        Verdict.NOT_YET_DUE: f"{wanted} is not yet due: the limit runs to {_when_due(due)}",
        Verdict.EXCEPTED: f"{wanted} was not needed: {excepted}",
        Verdict.MAYBE: f"the record can be read more than one way as to {wanted}{by}",
        Verdict.CANNOT_TELL: f"the record cannot tell whether there was {wanted}{by}",
    }
    return f"{start}; {endings[verdict]}."


def _called(safeguard: Safeguard) -> str:
    return safeguard.trigger.conditions[0].called


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _on(moment: Moment) -> str:
    if moment.is_open or moment.clock not in (CALENDAR, "birth"):
        return " without a date"
    words = {"day": "on ", "minute": "on ", "month": "in ", "year": "in ", "season": "in ", "week": "in "}
    prefix = words.get(moment.precision, "") if moment.is_calendar and not moment.uncertain else ""
    return f" ({prefix}{moment.say()})"


def _by(expectation: Expectation, due: Moment | None) -> str:
    if due is not None:
        return f" by {_when_due(due)}"
    return " before it" if expectation.before else " with it"


def _when_due(due: Moment | None) -> str:
    """The end of a limit in words: the day or, where dates are ranges, the first and last day it can be."""
    if due is None:
        return "the limit"
    first, last = due.at, due.last
    if not due.is_calendar:
        days = due.days_on_clock()
        return f"day {days[0]}" if days[0] == days[1] else f"day {days[0]} to day {days[1]} after {due.clock}"
    shown = [f"{moment.day} {moment:%B %Y}" for moment in (first, last)]
    if first.hour != 23 or first.minute != 59:
        shown = [f"{first:%H:%M} on {shown[0]}", f"{last:%H:%M} on {shown[1]}"]
    return f"the end of {shown[0]}" if shown[0] == shown[1] and first.minute == 59 else _range(shown)


def _range(shown: list[str]) -> str:
    return shown[0] if shown[0] == shown[1] else f"a day between {shown[0]} and {shown[1]}"

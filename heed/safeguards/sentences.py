"""The words of an answer: they speak of the record, never of a failing, and quote no word of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heed.chronology.kinds import vocabulary
from heed.chronology.when import CALENDAR, Moment
from heed.safeguards.meaning import Verdict

_INITIALS = {"mash": "MASH", "gp": "GP", "camhs": "CAMHS"}


@dataclass(frozen=True)
class Told:
    """What a sentence speaks of: the trigger and when it was, what was expected, the end of its limit, and
    whether it was looked for before, at or after the trigger."""

    trigger: str
    at: Moment
    wanted: Sequence[str]
    due: Moment | None = None
    placed: str = "After"
    excepted: str = ""


def say(verdict: Verdict, told: Told) -> str:
    """The answer as one plain sentence."""
    start = f"{told.placed} {told.trigger}{_on(told.at)}"
    wanted = " and ".join(told.wanted)
    by = f" by {_when_due(told.due)}" if told.due is not None else ""
    return f"{start}, {_ending(verdict, wanted, by, told.excepted)}."


def _ending(verdict: Verdict, wanted: str, by: str, excepted: str) -> str:
    return {
        Verdict.MET: f"the record shows {wanted}{by}",
        Verdict.LATE: f"the record shows {wanted}, later than{by.removeprefix(' by')}",
        Verdict.NOT_RECORDED: f"the record does not show {wanted}{by}",
        Verdict.NOT_YET_DUE: f"the record need not yet show {wanted}: the limit runs to{by.removeprefix(' by')}",
        Verdict.EXCEPTED: f"the record did not need to show {wanted}: {excepted}",
        Verdict.MAYBE: f"the record can be read more than one way about {wanted}{by}",
        Verdict.CANNOT_TELL: f"the record can neither show nor rule out {wanted}{by}",
    }[verdict]


def kind_in_words(kind: str) -> str:
    """A kind as its meaning in the vocabulary, without brackets: "a bruise, mark or other injury" for `injury.seen`."""
    known = vocabulary().kinds
    meaning = known[kind].meaning if kind in known else kind.replace("_", " ").replace(".", ", ")
    return f"'{re.sub(r' *[(][^)]*[)]', '', meaning)}'"


def agencies_in_words(agencies: Sequence[str], last: str = "or") -> str:
    """Agencies' names in a list for people."""
    words = [_INITIALS.get(agency, agency.replace("childrens", "children's").replace("_", " ")) for agency in agencies]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _on(moment: Moment) -> str:
    if moment.is_open or moment.clock not in (CALENDAR, "birth"):
        return " (no date is given)"
    return f" ({moment.say()})"


def _when_due(due: Moment) -> str:
    """The end of a limit in words: the day or, where dates are ranges, the first and last it can be."""
    first, last = due.at, due.last
    if not due.is_calendar:
        days = due.days_on_clock()
        latest = "" if days[0] == days[1] else f" or, at the latest, day {days[1]}"
        return f"day {days[0]}{latest} after {due.clock}"
    if (first.hour, first.minute) == (23, 59):
        shown = [f"{moment.day} {moment:%B %Y}" for moment in (first, last)]
    else:
        shown = [f"{moment:%H:%M} on {moment.day} {moment:%B %Y}" for moment in (first, last)]
    return shown[0] if shown[0] == shown[1] else f"{shown[0]} or, at the latest, {shown[1]}"

"""The words of an answer: they speak of the record, never of a failing, and quote no word of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from heed.chronology.kinds import vocabulary
from heed.chronology.when import CALENDAR, Moment
from heed.safeguards.meaning import Verdict

BASIS_IN_WORDS = {
    "statute": "statute",
    "statutory_guidance": "statutory guidance",
    "national_guidance": "national guidance",
    "local_procedure": "local procedure",
    "local_varies": "local procedures, which differ",
    "lesson": "the lesson of a review only",
    "judgement": "no source: chosen so that it can be asked at all",
}
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
    return f"{start}, {_ending(verdict, wanted, told.due, told.excepted)}."


def _ending(verdict: Verdict, wanted: str, due: Moment | None, excepted: str) -> str:
    end = _end(due) if due is not None else None
    by = f"{',' if end.by.startswith('within') else ''} {end.by}" if end else ""
    return {
        Verdict.MET: f"the record shows {wanted}{by}",
        Verdict.LATE: f"the record shows {wanted}, {end.after if end else 'late'}",
        Verdict.NOT_RECORDED: f"the record does not show {wanted}{by}",
        Verdict.NOT_YET_DUE: f"the record does not show {wanted} yet{f'; {end.still}' if end else ''}",
        Verdict.EXCEPTED: f"the record did not need to show {wanted}: {excepted}",
        Verdict.MAYBE: f"the record can be read more than one way about {wanted}{by}",
        Verdict.CANNOT_TELL: f"the record can neither show nor rule out {wanted}{by}",
    }[verdict]


def kind_in_words(kind: str) -> str:
    """A kind as its meaning in the vocabulary, without brackets: "a bruise, mark or other injury" for `injury.seen`."""
    known = vocabulary().kinds
    meaning = known[kind].meaning if kind in known else kind.replace("_", " ").replace(".", ", ")
    return f"'{re.sub(r' *[(][^)]*[)]', '', meaning)}'"


def kinds_in_words(kinds: Sequence[str]) -> str:
    """Kinds by their meanings, those under one meaning told once: 'Assessment finished: single, risk'."""
    narrower: dict[str, list[str]] = {}
    for kind in kinds:
        meaning, _, narrow = kind_in_words(kind).strip("'").partition(": ")
        narrower.setdefault(meaning, []).extend([narrow] if narrow else [])
    told = [f"{meaning}: {', '.join(narrow)}" if narrow else meaning for meaning, narrow in narrower.items()]
    return " or ".join(f"'{one}'" for one in told)


def agencies_in_words(agencies: Sequence[str], last: str = "or") -> str:
    """Agencies' names in a list for people."""
    words = [_INITIALS.get(agency, agency.replace("childrens", "children's").replace("_", " ")) for agency in agencies]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _on(moment: Moment) -> str:
    if moment.is_open or moment.clock not in (CALENDAR, "birth"):
        return " (no date is given)"
    return f" (some time from {moment.say()})" if moment.precision == "range" else f" ({moment.say()})"


class _End(NamedTuple):
    """The end of a limit, as it is said of what came in time, of what came late and of what may still come."""

    by: str
    after: str
    still: str


def _end(due: Moment) -> _End:
    """A day or, where dates are ranges, the first and the last day on which the limit can end."""
    first, last = _first_and_last(due)
    if first == last:
        return _End(f"by {first}", f"later than {first}", f"there is still time until {first}")
    ends = f"the limit, which ends between {_without_repeated_year(first, last)} and {last}"
    return _End(f"within {ends}", f"later than {ends}", f"there is still time within {ends}")


def _first_and_last(due: Moment) -> tuple[str, str]:
    if not due.is_calendar:
        days = due.days_on_clock()
        last = f"day {days[1]} after {due.clock}"
        return (last if days[0] == days[1] else f"day {days[0]}"), last
    ends_with_the_day = (due.at.hour, due.at.minute) == (23, 59)
    said = _day if ends_with_the_day else _minute
    return said(due.at), said(due.last)


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _minute(moment: datetime) -> str:
    return f"{moment:%H:%M} on {_day(moment)}"


def _without_repeated_year(first: str, last: str) -> str:
    year = last[-5:]
    return first.removesuffix(year) if year[1:].isdigit() else first

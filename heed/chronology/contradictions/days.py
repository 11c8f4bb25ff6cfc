"""Days that cannot be: a weekday that the date does not have, an event recorded before it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from heed.chronology.contradictions.passages import LOW, Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.sentences import sentence, words
from heed.chronology.when import CALENDAR, MONTHS

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in MONTHS)
_WRITTEN = re.compile(
    r"\b(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"[,.]?\s+(?:the\s+)?(?P<day>\d{1,2})"
    rf"(?:(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTHS})[.,]?(?:\s+(?P<year>\d{{4}}))?\b|"
    r"[./-](?P<number>\d{1,2})[./-](?P<short>\d{4}|\d{2})\b)",
    re.IGNORECASE,
)
# A date without a year in running words is taken to be of the entry's own year, near the entry's own day.
_NEAR = 60
# What is written down before its day as a matter of course.
_FORESEEN = ("birth.expected", "appointment", "conference.requested", "conference.postponed", "hospital.discharge_plan")


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Dates written with another day of the week than theirs; events that were recorded before they happened."""
    for event in chronology.events:
        yield from _weekdays(event, case)
        if _recorded_before(event):
            known = _in_words(event.known) if event.known else ""
            say = sentence("An event of {} was recorded or received {}, before it happened.", event.when.say(), known)
            recorded = Passage(event.source, f"recorded or received {known}")
            yield Contradiction("recorded", case, say, (passage(event), recorded))


def _weekdays(event: Event, case: str) -> Iterator[Contradiction]:
    for written, where in ((event.when.text, "the date as written"), (event.text, "the words")):
        for match in _WRITTEN.finditer(written) if written else ():
            on = _day(match, event)
            stated = _WEEKDAYS[_index(match["weekday"])]
            if on is not None and _WEEKDAYS[on.weekday()] != stated:
                say = sentence(
                    "{} says {}, and that day was a {}.",
                    *(where.capitalize(), words(f"“{match[0]}”"), _WEEKDAYS[on.weekday()].capitalize()),
                )
                by_calendar = Passage("calendar", f"{_in_words(on)} was a {_WEEKDAYS[on.weekday()].capitalize()}")
                yield Contradiction("weekday", case, say, (passage(event), by_calendar), LOW)


def _index(weekday: str) -> int:
    return next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(weekday.lower()[:3]))


def _day(match: re.Match[str], event: Event) -> date | None:
    """The day that is written; None where it is none, or where no year is written and none is near."""
    month = int(match["number"]) if match["number"] else _month(match["month"])
    year = match["year"] or match["short"]
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, int(match["day"]))
        if event.when.clock != CALENDAR or event.when.precision not in ("day", "minute"):
            return None
        on = date(event.when.at.year, month, int(match["day"]))
    except ValueError:
        return None
    return on if abs((on - event.when.at.date()).days) <= _NEAR else None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(name.lower()[:3]))


def _recorded_before(event: Event) -> bool:
    if event.known is None or event.when.clock != CALENDAR or event.when.is_open or event.attrs.get("status"):
        return False
    if event.is_a(*_FORESEEN):
        return False
    if event.known.time() == time():  # a day without a time of day
        return event.known.date() < event.when.at.date()
    return event.known < event.when.at


def _in_words(on: date | datetime) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"

"""The moment of a row, from its date and time cells, with what has to be said about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from heed.chronology import as_written, when
from heed.chronology.as_written import UnreadableDate
from heed.chronology.when import DAY, Moment

# Spreadsheets count days from here (their 29 February 1900, which never was, is passed over); 5 figures: 1954 to 2064.
_SERIAL_DAY_NOUGHT = datetime(1899, 12, 30)
# What a spreadsheet puts after a day that has no time.
_MIDNIGHT = re.compile(r"(?<=\d)[ T]00:00(?::00(?:\.0+)?)?\s*$")
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")

# Words for "the same date as the row above", and for the day after it.
_AS_ABOVE = {"ditto", "do", '"', "''", "as above", "same day", "same date", "same", "later that day", "later same day"}
_NEXT_DAY = re.compile(r"(?:the )?(?:next|following) day", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class DateCell:
    """What a date cell gave. code: "" where all is well, else the problem's code; say: its sentence.

    left: text of a time cell that could not be read and so did not narrow the moment.
    """

    moment: Moment
    code: str = ""
    say: str = ""
    left: str = ""


def open_moment(text: str) -> Moment:
    """A moment of which nothing is known but what was written."""
    return replace(when.OPEN, text=text)


def read_cell(date: str, time: str = "", above: Moment | None = None) -> DateCell:
    """The moment of a date cell with the time cell beside it. above: the moment of the row above, None at the top."""
    if not date.strip() or date.strip().lower().strip(".") in _AS_ABOVE:
        return _as_above(time, above)
    if _NEXT_DAY.fullmatch(date.strip()) and above is not None and above.precision in ("day", "minute"):
        return _day_after(date, time, above)
    date = _MIDNIGHT.sub("", date)
    if _SERIAL.fullmatch(date.strip()):
        return _serial(date.strip(), time)
    year = above.at.year if above and above.is_calendar and above.at > when.EARLIEST else None
    try:
        moment, year = _in_its_year(date, year, above)
    except UnreadableDate as unreadable:
        code = "date-does-not-exist" if unreadable.no_such_day else "date-not-read"
        return DateCell(open_moment(" ".join(f"{date} {time}".split())), code, str(unreadable))
    found = _timed(moment, time)
    if year and not found.code and not _same_without_year(date, moment):
        say = f"'{date.strip()}' has no year and was read as {year}, the year of the row above. Write the year too."
        return replace(found, code="year-from-above", say=say)
    if not found.code and (named := _other_weekday(date, moment)):
        return replace(found, code="weekday-does-not-fit", say=named)
    return found


def _in_its_year(date: str, year: int | None, above: Moment | None) -> tuple[Moment, int | None]:
    """The moment, and the year it was given where its writer left it out.

    That of the row above; the next where the turn of a year lies between: "3 Jan" below 28 December.
    """
    moment = as_written.read(date, default_year=year)
    if year is None or above is None or above.at - moment.at < _HALF_A_YEAR or _same_without_year(date, moment):
        return moment, year
    return as_written.read(date, default_year=year + 1), year + 1


def _other_weekday(date: str, moment: Moment) -> str:
    """What to say where the weekday that is written is not that of the day; "" where it fits or none is written."""
    written = _WEEKDAY.search(date)
    if written is None or moment.precision not in ("day", "minute"):
        return ""
    actual = WEEKDAYS[moment.at.weekday()]
    if actual.lower().startswith(written[1].lower()):
        return ""
    return f"'{date.strip()}' was a {actual}. Look whether the day or the weekday is meant, and write the right one."


def _day_after(date: str, time: str, above: Moment) -> DateCell:
    start = above.at.replace(hour=0, minute=0) + DAY
    found = _timed(Moment(start, start + DAY, date.strip(), above.uncertain), time)
    say = f"'{date.strip()}' was read as the day after the row above. Write the date."
    return found if found.code else replace(found, code="date-from-above", say=say)


def _same_without_year(date: str, moment: Moment) -> bool:
    try:
        return as_written.read(date) == moment
    except UnreadableDate:
        return False


def _timed(moment: Moment, time: str) -> DateCell:
    if not time.strip():
        return DateCell(moment)
    try:
        return DateCell(as_written.at_time(moment, time))
    except UnreadableDate as unreadable:
        return DateCell(moment, "time-not-read", str(unreadable), left=time.strip())


def _as_above(time: str, above: Moment | None) -> DateCell:
    if above is None:
        say = "there is no date here and none above it. Write the date, or 'unknown' if nobody knows it."
        return DateCell(open_moment(time.strip()), "date-missing", say)
    day = above
    if above.precision == "minute":
        start = above.at.replace(hour=0, minute=0)
        day = Moment(start, start + DAY, clock=above.clock)
    found = _timed(replace(day, text="", uncertain=True), time)
    if found.code:
        return found
    say = "there is no date here, so the date above was taken and marked as uncertain. Write the date."
    return replace(found, code="date-as-above", say=say)


def _serial(date: str, time: str) -> DateCell:
    minutes = round(float(date) * 24 * 60)
    at = _SERIAL_DAY_NOUGHT + timedelta(minutes=minutes)
    moment = when.minute(at, date) if minutes % (24 * 60) else when.day(at.year, at.month, at.day, date)
    meant = replace(moment, text="").say()
    say = f"'{date}' is a spreadsheet's day number and was read as {meant}. Format the column as a date."
    found = _timed(moment, time)
    return found if found.code else replace(found, code="date-from-day-number", say=say)


def ended(start: Moment, end: Moment) -> Moment:
    """From the start to the end of the second moment. Raises ValueError where it ends before it begins."""
    text = f"{start.text} to {end.text}" if end.text else start.text
    return when.span(start, end, text)

"""Dates and times as people write them, day first always, read into moments.

`read` takes the whole of a cell; `find` finds the dates inside a sentence. Nothing is guessed: a date that does not
exist, or has no year and none is given, is an `UnreadableDate` that says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from heed.chronology import date_phrases, dates_in_figures, time_of_day, when
from heed.chronology.time_of_day import UnreadableTime
from heed.chronology.when import DAY, LATEST, MONTHS, Moment
from heed.chronology.written_out import written as written

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)(?!\d)"
_FULL_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_SEP = r"(?:\s?[./\-\\]\s?|\s|[./\-\\]{2})"
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_NO_DAY = r"(?:\?{1,2}|xx|00|--|__)"
_FEAST = r"(?P<feast>christmas eve|xmas eve|christmas day|xmas day|boxing day|new year'?s eve|new year'?s day)"
_FEASTS = {"eve": (12, 24), "day": (12, 25), "boxing": (12, 26), "year eve": (12, 31), "year day": (1, 1)}
_PART = r"(?:the\s+)?(?P<part>early|mid|late|start of|beginning of|middle of|end of)[ -]"

# Tried in this order; each must match the whole text (`read`) or a word-bounded part of it (`find`).
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})"
        r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.0+)?)?)?",
        rf"{_FULL_YEAR}-(?P<number>0[1-9]|1[0-2])(?![\d-])",
        rf"(?:{_NO_DAY}[./-])?(?P<number>0?[1-9]|1[0-2])[./]{_FULL_YEAR}",
        rf"{_NO_DAY}[./-]{_NO_DAY}[./-]{_FULL_YEAR}",
        rf"{_NO_DAY}[./-](?P<number>0?[1-9]|1[0-2])[./-]{_YEAR}",
        rf"{_DAY}{_SEP}(?P<number>\d{{1,2}}){_SEP}{_YEAR}",
        rf"{_DAY}(?:\s*of)?[\s./,-]*{_MONTH}[\s./,-]*{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_FULL_YEAR}",
        rf"(?:{_PART})?{_MONTH}[\s./,-]*{_YEAR}",
        rf"{_FEAST},?\s*{_YEAR}",
        rf"(?P<season>spring|summer|autumn|winter)(?:\s+of)?\s+{_FULL_YEAR}",
        rf"(?:{_PART})?{_FULL_YEAR}",
        rf"(?:the\s+)?{_FULL_YEAR}'?s(?P<decade>)",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}(?:\s*of)?[\s./-]*{_MONTH}(?![a-z])",
        rf"{_DAY}[/-](?P<number>\d{{1,2}})(?![\d./-])",
        rf"{_FEAST}",
        rf"(?:{_PART})?{_MONTH}(?![a-z])",
    )
)
_ON = re.compile(
    r"^(?:on\s+)?(?:(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b[.,]*\s*)?(?:the\s+)?(?=\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^\s*(?:\?(?![?./-])|(?:about|approx(?:imately|\.)?|around|circa|probably|possibly)\s|c\.?(?=\s?\d))\s*",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(r"\s*(?:\?|\(\?\)|\(?approx(?:imately|\.)?\)?)$", re.IGNORECASE)
_EDGE = re.compile(
    r"^(?P<edge>on or before|no later than|up to|until|till|prior to|before|by|on or after|after|since|from)\s+",
    re.IGNORECASE,
)
_BEGINS_BEFORE = {"before", "prior to"}
_ENDS_WITH = {"by", "on or before", "no later than", "up to", "until", "till"}
_WEEK = re.compile(
    r"^(?:w/?c|week commencing|week of|week beginning|w/?b|(?P<ending>w/?e|week ending))[.:]?\s+", re.IGNORECASE
)
_NIGHT = re.compile(
    r"(?:overnight|(?:the )?night of)(?: on)?\s+(?:the\s+)?(.+)|(.*\d),?\s+(?:overnight|night|\((?:over)?night\))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:\.\.|\s+to\s+|\s*[–—]\s*|\s+-\s+|\s+and\s+|\s+&\s+)\s*", re.IGNORECASE)
_DAYS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|—|to|&|and|/)\s*"
    r"(\d{1,2}(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?[a-z]{3,}.*|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s*(?:\bonwards?|\bto date|\bto present|\bongoing|(?<=\s)[-–])$", re.IGNORECASE)
_LIKE_A_TIME = re.compile(r"(?:@|at\s)?\s*\d{1,2}[.:]\d{2}\b", re.IGNORECASE)
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s?[/-]\s?((?:19|20)?\d\d)")
_TWO_MONTHS = re.compile(r"([a-z]{3,9})\.?\s*(?:/|-)\s*([a-z]{3,9}\.?\s+\S+)", re.IGNORECASE)
_OFFSET = re.compile(r"^(?:(?P<clock>[a-z][a-z_.]*)\+|d)(?P<days>-?\d+)d?$", re.IGNORECASE)
_UNKNOWN = {
    *("", "?", "??", "-", "n/k", "nk", "not known", "unknown", "not given", "not recorded", "no date", "undated"),
    *("n/a", "na", "n.k", "tbc", "tba", "none", "no date given", "no date recorded", "?/?/?", "??/??/????", "xx/xx/xx"),
    *("date not known", "date unknown", "date not given", "date not recorded"),
}


# How much of what was written a sentence repeats.
_LONGEST_SAID = 60
# No date takes more words than these; a cell of thousands is made to take time.
_LONGEST = 200


class UnreadableDate(ValueError):
    """A date that cannot be read. Its text says what was found, what was expected and what to write.

    no_such_day: it is written as a date, but the calendar does not have it.
    """

    no_such_day = False


class NoSuchDay(UnreadableDate):
    """A date that the calendar does not have, such as 31/02/2016."""

    no_such_day = True


@lru_cache(maxsize=50_000)
def read(text: str, time: str = "", *, default_year: int | None = None) -> Moment:
    """The moment that `text` (and, from a column of its own, `time`) writes down.

    default_year: the year of the row above, for dates written without one. An empty text or "unknown" is an open
    moment. Raises UnreadableDate.
    """
    try:
        return _read(text, time, default_year)
    except (OverflowError, RecursionError):
        raise UnreadableDate(
            f"'{text[:_LONGEST_SAID]}' lies beyond the calendar. Write the day (24/12/2014), or only the month."
        ) from None


def _read(text: str, time: str, default_year: int | None) -> Moment:
    if not time and (plain := dates_in_figures.moment_of(text)):
        return plain
    written = " ".join(text.split())
    if len(written) > _LONGEST:
        raise UnreadableDate(f"'{written[:_LONGEST_SAID]} ...' is not a date. Write the day (24/12/2014).")
    kept = f"{written} {' '.join(time.split())}".strip()
    if written.lower().strip(" .") in _UNKNOWN:
        return Moment(when.EARLIEST, LATEST, kept)
    moment = _read_whole(date_phrases.as_typed(written), default_year)
    if time.strip():
        moment = at_time(moment, date_phrases.as_typed(time))
    return Moment(moment.at, moment.upto, kept, moment.uncertain, moment.clock)


def at_time(day: Moment, time: str) -> Moment:
    """The day narrowed to the time of another cell, its text kept beside the day's. Raises UnreadableDate."""
    try:
        timed = time_of_day.at_time(day, time)
    except UnreadableTime as unreadable:
        raise UnreadableDate(str(unreadable)) from None
    return Moment(timed.at, timed.upto, f"{day.text} {' '.join(time.split())}".strip(), timed.uncertain, timed.clock)


def find(text: str) -> Iterator[tuple[int, int, Moment]]:
    """Every date in a sentence, as start, end and moment, left to right; what only looks like a date is passed over."""
    taken = 0
    for start, end, moment in sorted(_candidates(text), key=lambda found: (found[0], -found[1])):
        if start >= taken:
            taken = end
            yield start, end, moment


def _candidates(text: str) -> Iterator[tuple[int, int, Moment]]:
    for form in _FORMS:
        for match in form.finditer(text):
            if _inside_a_word(text, match.start(), match.end()):
                continue
            try:
                moment = _from_match(match, None)
            except UnreadableDate:
                continue
            yield match.start(), match.end(), Moment(moment.at, moment.upto, match.group(0), moment.uncertain)


def _inside_a_word(text: str, start: int, end: int) -> bool:
    left, right = text[start - 1 : start], text[end : end + 1]
    return left.isalnum() or left in {"/", "_"} or right.isalnum()


def _read_whole(text: str, default_year: int | None) -> Moment:
    text = date_phrases.plainly(text)
    if phrase := date_phrases.moment_of(text):
        return phrase
    if about := _ABOUT.match(text) or _ABOUT_AFTER.search(text):
        inner = _read_whole((text[: about.start()] + text[about.end() :]).strip(), default_year)
        return Moment(inner.at, inner.upto, text, True, inner.clock)
    if edge := _EDGE.match(text):
        if between := _between(text, edge):
            return _read_range(between, default_year)
        return _from_edge(edge["edge"].lower(), _read_whole(text[edge.end() :], default_year))
    if (onwards := _ONWARDS.search(text)) and onwards.start():
        return _from_edge("from", _read_whole(text[: onwards.start()], default_year))
    if night := _NIGHT.fullmatch(text):
        return _over_midnight(_read_whole(night[1] or night[2], default_year))
    if week := _WEEK.match(text):
        return _week(text, week, _read_whole(text[week.end() :], default_year))
    if offset := _OFFSET.match(text):
        days = int(offset["days"])
        return when.relative((offset["clock"] or "birth").lower(), days, days, text)
    text = _ON.sub("", text)
    return _read_single(text, default_year) or _read_range(text, default_year)


def _between(text: str, edge: re.Match[str]) -> str:
    """What follows "from" where it is a range: "from 3 to 5 June 2016"."""
    if edge["edge"].lower() != "from":
        return ""
    inner = text[edge.end() :]
    return inner if _RANGE.search(inner) or _DAYS.fullmatch(inner) else ""


def _from_edge(edge: str, inner: Moment) -> Moment:
    if edge in _BEGINS_BEFORE:
        return Moment(when.EARLIEST, inner.at, uncertain=inner.uncertain, clock=inner.clock)
    if edge in _ENDS_WITH:
        return Moment(when.EARLIEST, inner.upto, uncertain=inner.uncertain, clock=inner.clock)
    start = inner.upto if edge == "after" else inner.at
    return Moment(start, LATEST, uncertain=inner.uncertain, clock=inner.clock)


def _over_midnight(evening: Moment) -> Moment:
    """A night named by one day, which may be the evening or the small hours after it; two days stay as they are."""
    ends = evening.upto + DAY if evening.precision == "day" else evening.upto
    return Moment(evening.at, ends, uncertain=evening.uncertain, clock=evening.clock)


def _week(text: str, match: re.Match[str], named: Moment) -> Moment:
    if named.precision != "day":
        raise UnreadableDate(f"'{text}' names a week but not by a day. Write the day on which it began (w/c 3/6/2016).")
    first = named.at - 6 * DAY if match["ending"] else named.at
    return Moment(first, first + 7 * DAY, text, named.uncertain)


def _read_single(text: str, default_year: int | None) -> Moment | None:
    for form in _FORMS + _WITHOUT_YEAR:
        if match := form.fullmatch(text):
            return _from_match(match, default_year)
        # Four figures after a date without a year are as likely its year as a time.
        if (
            (match := form.match(text))
            and (rest := text[match.end() :].strip(" ,;-"))
            and text[match.end()] in " ,;@T-"
        ):
            moment = _timed(match, rest, default_year, packed=form in _FORMS)
            if moment:
                return moment
    return None


def _timed(match: re.Match[str], rest: str, default_year: int | None, *, packed: bool) -> Moment | None:
    """The date of the match at the time that follows it; None where what follows is no time at all."""
    try:
        return time_of_day.at_time(_from_match(match, default_year), rest, packed=packed)
    except UnreadableTime as unreadable:
        if _LIKE_A_TIME.match(rest):
            raise UnreadableDate(str(unreadable)) from None
        return None
    except UnreadableDate:
        return None


def _read_range(text: str, default_year: int | None) -> Moment:
    parts = _halves(text.removeprefix("between ").removeprefix("Between "))
    if len(parts) != 2:
        raise UnreadableDate(
            f"'{text}' is not a date. Write the day (24/12/2014), or only the month (12/2014) if the day is not known."
        )
    last = _read_whole(parts[1], default_year)
    first = _read_whole(_completed(parts[0], last), last.at.year if last.is_calendar else None)
    if first.at >= last.upto:
        raise UnreadableDate(f"'{text}' ends before it begins. Write the earlier date first.")
    return when.span(first, last, text)


def _halves(text: str) -> list[str]:
    if two := _TWO_YEARS.fullmatch(text):
        first, last = two.groups()
        return [first, last if len(last) == 4 else first[:2] + last]
    match = _DAYS.fullmatch(text) or _TWO_MONTHS.fullmatch(text)
    return list(match.groups()) if match else re.split(_RANGE, text, maxsplit=1)


def _completed(first: str, last: Moment) -> str:
    """The first half of a range with what the writer left to the second half: "12" of "12-14 Jan 2015"."""
    if first.strip().isdigit() and int(first) <= 31 and last.upto - last.at <= DAY:
        return f"{first} {MONTHS[last.at.month - 1]} {last.at.year}"
    if re.fullmatch(_MONTH, first.strip(), re.IGNORECASE):
        return f"{first} {last.at.year}"
    return first


def _from_match(match: re.Match[str], default_year: int | None) -> Moment:
    found = match.groupdict()
    text = match.group(0)
    year = _year(found.get("year"), default_year, text)
    if found.get("decade") is not None:
        return Moment(datetime(year, 1, 1), datetime(year + 10, 1, 1), text)
    if season := found.get("season"):
        return when.season(season.lower(), year, text)
    if feast := found.get("feast"):
        return when.day(year, *_feast(feast.lower()), text)
    number = _month_number(found)
    if number is None:
        return _part_of_year(year, (found.get("part") or "").lower(), text)
    if not 1 <= number <= 12:
        raise NoSuchDay(_no_such_day(text, "there are twelve months, and the day comes first"))
    if found.get("day") is None:
        return _part_of_month(year, number, (found.get("part") or "").lower(), text)
    return _day(year, number, found, text)


def _day(year: int, number: int, found: dict[str, str | None], text: str) -> Moment:
    try:
        moment = when.day(year, number, int(found["day"] or 0), text)
    except ValueError:
        raise NoSuchDay(_no_such_day(text, f"{MONTHS[number - 1]} {year} has no such day")) from None
    if found.get("hour") is not None:
        return at_time(moment, f"{found['hour']}:{found['minute']}")
    return moment


def _no_such_day(text: str, why: str) -> str:
    return (
        f"'{text}' is not a date: {why}. "
        "Write the day that is meant (24/12/2014), or only the month (12/2014) if the day is not known."
    )


_THIRDS = {"early": 0, "start of": 0, "beginning of": 0, "mid": 1, "middle of": 1, "late": 2, "end of": 2}


def _part_of_month(year: int, number: int, part: str, text: str) -> Moment:
    whole = when.month(year, number, text)
    if not part:
        return whole
    first = whole.at + _THIRDS[part] * 10 * DAY
    return Moment(first, whole.upto if _THIRDS[part] == 2 else first + 10 * DAY, text)


def _part_of_year(year: int, part: str, text: str) -> Moment:
    whole = when.year(year, text)
    if not part:
        return whole
    first = _THIRDS[part] * 4 + 1
    return Moment(datetime(year, first, 1), whole.upto if first == 9 else datetime(year, first + 4, 1), text)


def _year(written: str | None, default: int | None, text: str) -> int:
    if written is None:
        if default is None:
            raise UnreadableDate(f"'{text}' has no year. Write the year too (24/12/2014).")
        return default
    digits = int(written.lstrip("'"))
    if digits > 99:
        return digits
    # A two-figure year is read into 1950 to 2049: grandparents are born in it, and no record runs past it.
    return digits + (2000 if digits < 50 else 1900)


def _month_number(found: dict[str, str | None]) -> int | None:
    if found.get("number"):
        return int(found["number"] or 0)
    name = found.get("month")
    if name is None:
        return None
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3].lower()))


def _feast(name: str) -> tuple[int, int]:
    if name.startswith("boxing"):
        return _FEASTS["boxing"]
    kind = "eve" if name.endswith("eve") else "day"
    return _FEASTS[f"year {kind}" if name.startswith("new") else kind]

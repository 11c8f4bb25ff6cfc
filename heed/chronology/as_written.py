"""Dates and times as people write them, day first always, read into moments.

`read` takes the whole of a cell; `find` finds the dates inside a sentence. Nothing is guessed: a date that does not
exist, or has no year and none is given, is an `UnreadableDate` that says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from heed.chronology import when
from heed.chronology.when import LATEST, MINUTE, MONTHS, Moment

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)(?!\d)"
_FULL_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_SEP = r"[./\-\\ ]{1,2}"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FEAST = r"(?P<feast>christmas eve|xmas eve|christmas day|xmas day|boxing day|new year'?s eve|new year'?s day)"
_FEASTS = {"eve": (12, 24), "day": (12, 25), "boxing": (12, 26), "year eve": (12, 31), "year day": (1, 1)}
_PART = r"(?P<part>early|mid|late)[ -]"

# Tried in this order; each must match the whole text (`read`) or a word-bounded part of it (`find`).
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2})?)?",
        rf"{_FULL_YEAR}-(?P<number>0[1-9]|1[0-2])(?![\d-])",
        rf"(?P<number>0?[1-9]|1[0-2])/{_FULL_YEAR}",
        rf"{_DAY}{_SEP}(?P<number>\d{{1,2}}){_SEP}{_YEAR}",
        rf"{_DAY}(?:\s*of)?[\s./,-]*{_MONTH}[\s./,-]*{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_FULL_YEAR}",
        rf"(?:{_PART})?{_MONTH}[\s./,-]*{_YEAR}",
        rf"{_FEAST},?\s*{_YEAR}",
        rf"(?P<season>spring|summer|autumn|winter)(?:\s+of)?\s+{_FULL_YEAR}",
        rf"{_FULL_YEAR}",
        rf"{_DAY}(?:\s*of)?[\s./-]*{_MONTH}(?![a-z])",
        rf"{_FEAST}",
    )
)
_TIME = re.compile(
    r"(?:at\s+)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>a\.?m\.?|p\.?m\.?)"
    r"|(?:at\s+)?(?P<hour24>\d{1,2})[.:](?P<minute24>\d{2})(?::\d{2})?\s*(?:hrs|hours|h)?"
    r"|(?:at\s+)?(?P<packed>\d{4})\s*(?:hrs|hours|h)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^\s*(?:\?|(?:about|approx(?:imately|\.)?|around|circa|c\.|probably)\s)\s*", re.IGNORECASE)
_EDGE = re.compile(r"^(?P<edge>before|by|after|since|from)\s+", re.IGNORECASE)
_WEEK = re.compile(r"^(?:w/c|week commencing|week of|week beginning)\s+", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:\.\.|\s+to\s+|\s*[–—]\s*|\s+-\s+|\s+and\s+)\s*", re.IGNORECASE)
_OFFSET = re.compile(r"^(?:(?P<clock>[a-z][a-z.]*)\+|d)(?P<days>-?\d+)d?$", re.IGNORECASE)
_UNKNOWN = {
    "",
    "?",
    "-",
    "unknown",
    "not known",
    "not given",
    "date not known",
    "date not given",
    "undated",
    "n/k",
}


class UnreadableDate(ValueError):
    """A date that cannot be read. Its text says what was found, what was expected and what to write."""


def read(text: str, time: str = "", *, default_year: int | None = None) -> Moment:
    """The moment that `text` (and, from a column of its own, `time`) writes down.

    default_year: the year of the row above, for dates written without one. An empty text or "unknown" is an open
    moment. Raises UnreadableDate.
    """
    written = " ".join(text.split())
    kept = f"{written} {time}".strip()
    if written.lower().strip(" .") in _UNKNOWN:
        return Moment(when.EARLIEST, LATEST, kept)
    moment = _read_whole(written, default_year)
    if time.strip():
        moment = _at_time(moment, time)
    return Moment(moment.at, moment.upto, kept, moment.uncertain, moment.clock)


def find(text: str) -> Iterator[tuple[int, int, Moment]]:
    """Every date in a sentence, as start, end and moment, left to right; what only looks like a date is passed over."""
    taken = 0
    for start, end, moment in sorted(_candidates(text), key=lambda found: (found[0], -found[1])):
        if start >= taken:
            taken = end
            yield start, end, moment


def _candidates(text: str) -> Iterator[tuple[int, int, Moment]]:
    for form in _FORMS[:-2]:
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
    if about := _ABOUT.match(text):
        inner = _read_whole(text[about.end() :], default_year)
        return Moment(inner.at, inner.upto, text, True, inner.clock)
    if edge := _EDGE.match(text):
        return _from_edge(edge["edge"].lower(), _read_whole(text[edge.end() :], default_year))
    if week := _WEEK.match(text):
        first = _read_whole(text[week.end() :], default_year)
        return Moment(first.at, first.at + timedelta(days=7), text)
    if offset := _OFFSET.match(text):
        days = int(offset["days"])
        return when.relative((offset["clock"] or "birth").lower(), days, days, text)
    single = _read_single(text, default_year)
    return single if single else _read_range(text, default_year)


def _from_edge(edge: str, inner: Moment) -> Moment:
    if edge == "before":
        return Moment(when.EARLIEST, inner.at, clock=inner.clock)
    if edge == "by":
        return Moment(when.EARLIEST, inner.upto, clock=inner.clock)
    if edge == "after":
        return Moment(inner.upto, LATEST, clock=inner.clock)
    return Moment(inner.at, LATEST, clock=inner.clock)


def _read_single(text: str, default_year: int | None) -> Moment | None:
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _from_match(match, default_year)
        if (match := form.match(text)) and (clock := _TIME.fullmatch(text[match.end() :].strip(" ,"))):
            return _at_time(_from_match(match, default_year), clock.group(0))
    return None


def _read_range(text: str, default_year: int | None) -> Moment:
    short = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|to|&|and)\s*(\d{1,2}\D.*)", text)
    parts = [short[1], short[2]] if short else re.split(_RANGE, text.removeprefix("between "), maxsplit=1)
    if len(parts) != 2:
        raise UnreadableDate(
            f"'{text}' is not a date. Write the day (24/12/2014), or only the month (12/2014) if the day is not known."
        )
    last = _read_whole(parts[1], default_year)
    first = _read_whole(_completed(parts[0], last), last.at.year if last.is_calendar else None)
    if first.at >= last.upto:
        raise UnreadableDate(f"'{text}' ends before it begins. Write the earlier date first.")
    return when.span(first, last, text)


def _completed(first: str, last: Moment) -> str:
    """The first half of a range with what the writer left to the second half: "12" of "12-14 Jan 2015"."""
    if first.strip().isdigit() and int(first) <= 31:
        return f"{first} {MONTHS[last.at.month - 1]} {last.at.year}"
    if re.fullmatch(_MONTH, first.strip(), re.IGNORECASE):
        return f"{first} {last.at.year}"
    return first


def _from_match(match: re.Match[str], default_year: int | None) -> Moment:
    found = match.groupdict()
    text = match.group(0)
    year = _year(found.get("year"), default_year, text)
    if season := found.get("season"):
        return when.season(season.lower(), year, text)
    if feast := found.get("feast"):
        return when.day(year, *_feast(feast.lower()), text)
    number = _month_number(found)
    if number is None:
        return when.year(year, text)
    if not 1 <= number <= 12:
        raise UnreadableDate(_no_such_day(text, "there are twelve months, and the day comes first"))
    if found.get("day") is None:
        return _part_of_month(year, number, (found.get("part") or "").lower(), text)
    return _day(year, number, found, text)


def _day(year: int, number: int, found: dict[str, str | None], text: str) -> Moment:
    try:
        moment = when.day(year, number, int(found["day"] or 0), text)
    except ValueError:
        raise UnreadableDate(_no_such_day(text, f"{MONTHS[number - 1]} {year} has no such day")) from None
    if found.get("hour") is not None:
        return _at_time(moment, f"{found['hour']}:{found['minute']}")
    return moment


def _no_such_day(text: str, why: str) -> str:
    return (
        f"'{text}' is not a date: {why}. "
        "Write the day that is meant (24/12/2014), or only the month (12/2014) if the day is not known."
    )


def _part_of_month(year: int, number: int, part: str, text: str) -> Moment:
    whole = when.month(year, number, text)
    days = {"early": (0, 10), "mid": (10, 20)}.get(part)
    if not part:
        return whole
    if days is None:
        return Moment(whole.at + timedelta(days=20), whole.upto, text)
    return Moment(whole.at + timedelta(days=days[0]), whole.at + timedelta(days=days[1]), text)


def _year(written: str | None, default: int | None, text: str) -> int:
    if written is None:
        if default is None:
            raise UnreadableDate(f"'{text}' has no year. Write the year too (24/12/2014).")
        return default
    digits = int(written.lstrip("'"))
    if digits > 99:
        return digits
    # A two-figure year is read into the hundred years that end thirty years from the turn of this century.
    return digits + (2000 if digits < 70 else 1900)


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


def _at_time(moment: Moment, written: str) -> Moment:
    """The moment narrowed to a time of day; a time beside anything but a day is refused."""
    match = _TIME.fullmatch(written.strip())
    if match is None:
        raise UnreadableDate(f"'{written}' is not a time. Write hours and minutes (14:30).")
    if moment.precision not in ("day", "minute"):
        raise UnreadableDate(f"A time ('{written}') needs a day beside it. Write the day, or leave the time out.")
    hour, minute = _hour_and_minute(match)
    if hour > 23 or minute > 59:
        raise UnreadableDate(f"'{written}' is not a time: the day ends at 23:59. Write hours and minutes (14:30).")
    start = moment.at.replace(hour=hour, minute=minute)
    return Moment(start, start + MINUTE, moment.text, moment.uncertain, moment.clock)


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    if packed := match["packed"]:
        return int(packed[:2]), int(packed[2:])
    if match["hour24"] is not None:
        return int(match["hour24"]), int(match["minute24"])
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)
    if int(match["hour"]) > 12:
        hour = 99
    return hour, int(match["minute"] or 0)


def written(moment: Moment) -> str:
    """The moment as text that `read` reads back to the same interval; for files without a column for each end."""
    if moment.is_open:
        return ""
    if not moment.is_calendar:
        first, last = moment.days_on_clock()
        if first is None or last is None:
            return f"before {moment.clock}+{(last or 0) + 1}" if first is None else f"from {moment.clock}+{first}"
        return f"{moment.clock}+{first}..{moment.clock}+{last}"
    return ("?" if moment.uncertain else "") + _written_calendar(moment)


def _written_calendar(moment: Moment) -> str:
    at = moment.at
    shapes = {
        "minute": f"{at:%Y-%m-%d %H:%M}",
        "day": f"{at:%Y-%m-%d}",
        "month": f"{at:%Y-%m}",
        "year": f"{at.year}",
        "before": f"before {moment.upto:%Y-%m-%d}",
        "after": f"from {at:%Y-%m-%d}",
    }
    return shapes.get(moment.precision) or f"{at:%Y-%m-%d}..{moment.last:%Y-%m-%d}"

"""Dates written as a phrase ("first week of May 2016", "Easter 2016", "autumn term 2015"), and other spellings of plain
ones ("O5/11/18", "31/12/15-2/1/16", "pre-2016").

A phrase is read as wide as it can be meant and marked as uncertain where its ends are a matter of custom. School terms,
holidays and "Christmas" differ from place to place: the widest usual bounds in England are taken, and the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from unicodedata import category, normalize

from heed.chronology import when
from heed.chronology.when import DAY, MONTHS, SEASONS, Moment

_YEAR = r"((?:19|20)\d\d)"
_TWO_YEARS = rf"{_YEAR}\s?[/-]\s?((?:19|20)?\d\d)"
_MONTH = r"([a-z]{3,9})\.?"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
_ORDINAL = rf"(?:the\s+)?({'|'.join(_ORDINALS)})"

# First and last day of what custom names, as month and day; a second year is the one after.
_TERMS = {
    "spring term": ((1, 1), (4, 20)),
    "summer term": ((4, 1), (7, 31)),
    "autumn term": ((9, 1), (12, 24)),
    "summer holidays": ((7, 15), (9, 6)),
    "christmas holidays": ((12, 16), (1, 8)),
    "christmas": ((12, 24), (12, 27)),
}
_NAMES = {
    "summer hols": "summer holidays",
    "summer break": "summer holidays",
    "school summer holidays": "summer holidays",
    "christmas hols": "christmas holidays",
    "christmas period": "christmas holidays",
    "xmas holidays": "christmas holidays",
    "xmas": "christmas",
}
_FIXED = {
    **{"nye": (12, 31), "nyd": (1, 1), "halloween": (10, 31), "bonfire night": (11, 5), "guy fawkes": (11, 5)},
    **{"valentine's day": (2, 14), "valentines day": (2, 14), "christmas": (12, 25)},
}
# Days from Easter Sunday, first and last.
_EASTER = {
    **{"easter": (-2, 1), "easter weekend": (-2, 1), "good friday": (-2, -2), "easter sunday": (0, 0)},
    **dict.fromkeys(("easter holidays", "easter hols", "easter break"), (-17, 17)),
    **{"easter monday": (1, 1), "easter day": (0, 0), "shrove tuesday": (-47, -47), "whitsun": (48, 50)},
}

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"^[(\[]\s*(.*?)\s*[)\]]$", r"\1"),
        (r"^\*+\s*|\s*\*+$", ""),
        (r"[.;,]+$", ""),
        (r"^(?:date[d:]?|dated:)\s*[:-]?\s+(?=\S)", ""),
        # A letter typed for a figure, where figures and their separators stand on both sides.
        (r"(?<![a-z])o(?=\d[./-]\d)|(?<=[\d./-])o(?=[\d./-])", "0"),
        (r"(?<=[\d./-])[li](?=[\d./-])|(?<![a-z])[li](?=\d[./-]\d)", "1"),
        (r"(?<=\d[:.]\d)o(?=\s|$)", "0"),
        # A comma or an underscore typed for a stop.
        (r"^(\d{1,2})([,_])(\d{1,2})\2(\d{2}|\d{4})$", r"\1.\3.\4"),
        (r"^(?:w\.\s?c\.?|wk\.? beg(?:inning)?|w/commencing|wk/?c(?:ommencing)?)[.:]?\s+(?=\S)", "w/c "),
        (r"^(?:w\.\s?e\.?|wk\.? end(?:ing)?|w/ending)[.:]?\s+(?=\S)", "w/e "),
        (r"^(early morning|morning|afternoon|evening) of\s+(?:the\s+)?(.*\d)$", r"\2 \1"),
        # The time before its date.
        (r"^(\d{1,2}[:.]\d{2}\s?(?:hrs?|[ap]m)?)\s+(?:on\s+)?(\d{1,2}[./-]\d{1,2}[./-]\d{2,4})$", r"\2 \1"),
        (r"^(\d{1,2}[./]\d{1,2}[./]\d{2,4}) or (\d{1,2}[./]\d{1,2}[./]\d{2,4})$", r"about \1 to \2"),
        (r"^([a-z]{3,9} (?:19|20)\d\d)\s?/\s?([a-z]{3,9} (?:19|20)\d\d)$", r"\1 to \2"),
        (
            r"^(?:in|on|at) or (?:about|around)\s+|^(?:poss|prob)\.?\s+|^(?:roughly|some time (?:in|around))\s+|^~\s*",
            "about ",
        ),
        (r"^pre[- ](?=\d|[a-z]{3})", "before "),
        (r"^post[- ](?=\d|[a-z]{3})", "after "),
        (r"\s+inclusive$", ""),
        (r"\s*(?:-|–|to)\s*(?:present|date|now|current)$", " onwards"),
        (r"^((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})$", r"\1-\2-\3"),
        (r"^(0?[1-9]|1[0-2])-((?:19|20)\d\d)$", r"\1/\2"),
        (r"\((am|pm|morning|afternoon|evening)\)$", r"\1"),
        (r"^(\d{1,2}[./]\d{1,2})\s*[-–—]\s*(\d{1,2}[./]\d{1,2}[./](\d{2,4}))$", r"\1/\3 to \2"),
        (r"^(\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\s*[-–—,;&]\s*|\s/?\s?)(\d{1,2}[./]\d{1,2}[./]\d{2,4})$", r"\1 to \2"),
        (r"^weekend of (?:the\s+)?(?=\d{1,2}(?:st|nd|rd|th)?\s?(?:[/&-]|and)\s?\d)", ""),
        (r"^(\d{1,2})(?:st|nd|rd|th)? or (\d{1,2}(?:st|nd|rd|th)?\s+[a-z])", r"about \1 - \2"),
    )
)


# Hyphens, quotation marks and slashes of word processors, as a keyboard has them.
_AS_TYPED = str.maketrans("\u2010\u2011\u2012\u2212\u2018\u2019\u02bc\u2044\u2215", "----'''//")
_DASHED = re.compile(r"(\d{1,2})\s?[–—]\s?(\d{1,2}|[a-z]{3,9})\s?[–—]\s?((?:19|20)?\d\d)(?!\d)", re.IGNORECASE)


def as_typed(text: str) -> str:
    """The text in the characters of a keyboard, without those that nobody sees: "22–05–2016" is "22-05-2016"."""
    if text.isascii():
        return text
    seen = "".join(mark for mark in normalize("NFKC", text) if category(mark) != "Cf")
    return _DASHED.sub(r"\1-\2-\3", seen.translate(_AS_TYPED))


def plainly(text: str) -> str:
    """The text in the spelling that `as_written` reads; as it stands where it has no other."""
    for pattern, plain in _SPELLINGS:
        text = pattern.sub(plain, text)
    if figures := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return f"{figures[1]}-{int(figures[2]):02d}-{int(figures[3]):02d}"
    return text.strip()


def moment_of(text: str) -> Moment | None:
    """The moment of a phrase; None for what is no phrase. A phrase that names no real day is None as well."""
    lowered = " ".join(text.lower().replace("’", "'").split())
    for pattern, read in _PHRASES:
        if match := pattern.fullmatch(lowered):
            return read(match, text)
    return None


def _span(first: datetime, last: datetime, text: str, *, uncertain: bool = True) -> Moment:
    return Moment(first, last + DAY, text, uncertain)


def _of_name(match: re.Match[str], text: str) -> Moment | None:
    name, year = match[1], int(match[2])
    if name in _EASTER:
        first, last = (_easter(year) + timedelta(days) for days in _EASTER[name])
        return _span(first, last, text, uncertain=first != last)
    name = _NAMES.get(name, name)
    if name in _TERMS:
        (from_month, from_day), (to_month, to_day) = _TERMS[name]
        ends = year + (to_month < from_month)
        return _span(datetime(year, from_month, from_day), datetime(ends, to_month, to_day), text)
    return when.day(year, *_FIXED[name], text) if name in _FIXED else None


def _easter(year: int) -> datetime:
    """Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    at = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + at - 7 * ((a + 11 * h + 22 * at) // 451) + 114, 31)
    return datetime(year, month, day + 1)


def _month_of(name: str) -> int | None:
    return next((number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3])), None)


def _week_of_month(match: re.Match[str], text: str) -> Moment | None:
    number = _month_of(match[2])
    if number is None:
        return None
    whole, nth = when.month(int(match[3]), number), _ORDINALS[match[1]]
    first = whole.upto - 7 * DAY if nth == 0 else whole.at + (nth - 1) * 7 * DAY
    return Moment(first, first + 7 * DAY, text, uncertain=True)


def _part_of_year(match: re.Match[str], text: str) -> Moment:
    """A half or a quarter."""
    ordinal, size, year = match[1], 6 if match[2] == "half" else 3, int(match[3])
    nth = _ORDINALS[ordinal] or 12 // size
    return _months(year, (nth - 1) * size + 1, size, text)


def _quarter(match: re.Match[str], text: str) -> Moment:
    return _months(int(match[2]), (int(match[1]) - 1) * 3 + 1, 3, text)


def _months(year: int, first: int, count: int, text: str) -> Moment:
    last = when.month(year, first + count - 1)
    return Moment(datetime(year, first, 1), last.upto, text)


def _later_year(first: str, second: str) -> int:
    return int(second) if len(second) == 4 else int(first[:2] + second)


def _named_year(match: re.Match[str], text: str) -> Moment | None:
    """A school year from September, a financial year from April; None where the second year does not follow."""
    start = {"financial": 4, "tax": 4}.get(match[1], 9)
    year = int(match[2])
    if _later_year(match[2], match[3]) != year + 1:
        return None
    return Moment(datetime(year, start, 1), datetime(year + 1, start, 1), text)


def _winter(match: re.Match[str], text: str) -> Moment | None:
    year = int(match[1])
    return when.season("winter", year, text) if _later_year(match[1], match[2]) == year + 1 else None


def _seasons(match: re.Match[str], text: str) -> Moment | None:
    first, last = (when.season(name, int(match[3])) for name in (match[1], match[2]))
    return Moment(first.at, last.upto, text) if first.at < last.at else None


def _part_of_season(match: re.Match[str], text: str) -> Moment:
    whole = when.season(match[2], int(match[3]))
    month = {"early": 0, "mid": 1, "late": 2}[match[1]] + whole.at.month
    year = whole.at.year + (month > 12)
    return when.month(year, (month - 1) % 12 + 1, text, uncertain=True)


def _half_term(match: re.Match[str], text: str) -> Moment | None:
    name = match[1] or match[2]
    number = _month_of(name)
    return None if number is None else when.month(int(match[3]), number, text, uncertain=True)


_NAMED = "|".join(map(re.escape, sorted({*_TERMS, *_NAMES, *_FIXED, *_EASTER}, key=len, reverse=True)))
_SEASON = f"({'|'.join(SEASONS)})"
_Reader = Callable[[re.Match[str], str], Moment | None]
_PHRASES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?:over |during |around |the )*({_NAMED})(?: of| in)?,? {_YEAR}", _of_name),
        (rf"{_ORDINAL} week (?:of|in) {_MONTH} {_YEAR}", _week_of_month),
        (rf"{_ORDINAL} (half|quarter) of {_YEAR}", _part_of_year),
        (rf"q([1-4])[ /-]?{_YEAR}", _quarter),
        (rf"(?:the )?(academic|school|financial|tax) year {_TWO_YEARS}", _named_year),
        (rf"winter(?: of)? {_TWO_YEARS}", _winter),
        (rf"{_SEASON} ?(?:/|-|to|and) ?{_SEASON} {_YEAR}", _seasons),
        (rf"(early|mid|late)[ -]{_SEASON}(?: of)? {_YEAR}", _part_of_season),
        (rf"(?:{_MONTH} half[- ]?term|half[- ]?term,? {_MONTH}) {_YEAR}", _half_term),
    )
)

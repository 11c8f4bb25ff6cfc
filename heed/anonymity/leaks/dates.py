"""Dates and ages in a draft that are more exact than a reader needs."""

from __future__ import annotations

import re
from datetime import date

from heed.anonymity.leaks.leak import HIGH, LOW, MEDIUM, Draft, Leak, Leaks
from heed.chronology import as_written, when
from heed.chronology.when import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|Sept)\.?"
_DAY_AND_MONTH = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    "|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    "|ninth)|thirtieth|thirty-first"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
_LUNAR = "Muharram|Safar|Rabi|Rajab|Sha['’]?ban|Ramadan|Shawwal|Dhu|Nisan|Tishri|Adar|Sivan|Kislev"
# Days in words, of other calendars, of letters ("the 3rd inst."), by weekday and number, by weekday of a month, spans.
_OTHER_DAYS = re.compile(
    rf"\b(?:the\s+)?(?:{_ORDINAL})\s+(?:day\s+)?of\s+{_MONTH}(?!\w)(?:,?\s+(?:19|20)\d\d)?"
    rf"|\b(?:the\s+)?(?:{_ORDINAL}|last)\s+{_WEEKDAY}\s+(?:in|of)\s+{_MONTH}(?!\w)"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)(?:{_LUNAR})(?:\s+\d{{4}})?"
    r"|\bthe\s+\d{1,2}(?:st|nd|rd|th)\s+(?:inst|ult)\b\.?"
    rf"|\b(?:the\s+)?{_WEEKDAY},?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?![\d:.]|\s*[ap]m|[a-z]|\s+(?:of\s+)?{_MONTH})"
    rf"|\b{_WEEKDAY},?\s+{_MONTH}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\b{_MONTH}\s+the\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    r"|\b\d{1,2}[./ ](?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[./ ](?:\d{4}|\d{2})\b"
    rf"|\b(?:from\s+)?(?:{_WEEKDAY}\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{_MONTH})?\s*(?:to|until|and"
    rf"|[-–])\s*(?:{_WEEKDAY}\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?!\w)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+an?\s+{_WEEKDAY}|\s+at\s+\d{{1,2}}[.:]\d\d\s*(?:am|pm)?)",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    r"(?:(?<=\bon )|(?<=ning of )|(?<=\bnight of ))(?:the )?\d{1,2}(?:st|nd|rd|th)(?=\s*(?:[.,;:)]|$|and\b))",
    re.MULTILINE,
)
_BIRTH_BEFORE = re.compile(
    r"(?:\bborn|\bbirth|\bbirthday|\bd\.?\s?o\.?\s?b\b\.?|\bb\.|\bdue)[\w\s,:()]{0,20}$", re.IGNORECASE
)
_BIRTH_AFTER = re.compile(r"\s*\((?:born|d\.?o\.?b)", re.IGNORECASE)
# Dates of the briefing and of guidance, not of the family.
_PROCESS_BEFORE = re.compile(
    r"(?:publish\w*|issued|updated|revised|reissued|in force|comes? into|came into|guidance|version|survey|feedback"
    r"|deadline|closing date|closes?|closing|repl(?:y|ies|ied)|return(?:ed)? this|respond|response plan|training"
    r"|date of issue|review date|act \d{4}|regulations?)[\w\s,:;()'’]{0,40}$",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:an?(?=\s+day)|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)
_EXACT_AGE = re.compile(
    rf"\b{_NUMBER}\s+(?:years?|months?|weeks?)(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+)"
    rf"(?:{_NUMBER}\s+(?:months?|weeks?)(?:\s+and\s+|\s*,\s*))?"
    rf"{_NUMBER}\s+days?(?:\s+old|\s+of age)?",
    re.IGNORECASE,
)
_DAYS_OLD = re.compile(
    rf"\b(?:aged\s+{_NUMBER}\s+days?|{_NUMBER}[\s-]+days?[\s-]+(?:old|of age)|day\s+{_NUMBER}\s+of\s+(?:life|age))\b",
    re.IGNORECASE,
)
_IN_DAYS = re.compile(
    rf"\b(?:was|were|lived(?: for)?|aged|only|just)\s+((?:\w+[- ])?{_NUMBER}\s+days)(?=\s*[.;,)]|\s+(?:old|when)\b)"
    rf"|\b({_NUMBER}\s+(?:years?|months?|weeks?)\s*(?:\+|plus|,)\s*\d\s*(?:days?|weeks?|months?)?)(?!\w)",
    re.IGNORECASE,
)
_GESTATION = re.compile(r"\b(?:2\d|3\d|4[0-3])\s?\+\s?[0-6]\s*(?:weeks?|/40)?(?!\w)", re.IGNORECASE)


def exact(draft: Draft) -> Leaks:
    """Every day the draft names: a date of birth where it is one, else the day of a happening."""
    taken: list[tuple[int, int]] = []
    for start, end, moment in as_written.find(draft.text):
        if moment.precision not in ("day", "minute"):
            continue
        taken.append((start, end))
        yield from _day(draft, start, end, moment.at.date())
    for match in _OTHER_DAYS.finditer(draft.text):
        # A day of a reading ("4 May") is read whole where the words say more ("from 4 May to 16 November").
        inside = [span for span in taken if match.start() <= span[0] and span[1] <= match.end()]
        if not inside or any(end - start < match.end() - match.start() for start, end in inside):
            yield from _day(draft, match.start(), match.end(), None)
    for pattern in (_DAY_AND_MONTH, _DAY_ALONE):
        for match in pattern.finditer(draft.text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                yield from _day(draft, match.start(), match.end(), None)


def _day(draft: Draft, start: int, end: int, day: date | None) -> Leaks:
    found = draft.text[start:end]
    if day in draft.births or _BIRTH_BEFORE.search(draft.before(start, 40)) or _BIRTH_AFTER.match(draft.text, end):
        say = "A date of birth finds one child in any register."
        yield Leak("date_of_birth", found, start, end, say, HIGH, f"Write {_season(day)}, or an age in months.")
    elif day not in draft.own_dates and not _PROCESS_BEFORE.search(draft.before(start, 60)):
        say = "The day lets a reader match the happening with news, court lists or a diary."
        severity = MEDIUM if day else LOW
        yield Leak(
            "exact_date", found, start, end, say, severity, f"Write {_season(day)}, or how long before or after."
        )


def _season(day: date | None) -> str:
    if day is None:
        return "the season"
    names = {
        month: name for name, first in when.SEASONS.items() for month in (first, first % 12 + 1, (first + 1) % 12 + 1)
    }
    return f"'{names[day.month]} {day.year - (day.month < 3)}' or 'the {names[day.month]}'"


def ages(draft: Draft) -> Leaks:
    """Ages counted in days, which with one date pin the day of birth."""
    for match in _IN_DAYS.finditer(draft.text):
        group = 1 if match[1] else 2
        say = "An age to the day, with the date of any happening, gives the date of birth."
        yield Leak("exact_age", match[group], *match.span(group), say, MEDIUM, "Write whole weeks or months.")
    for pattern in (_EXACT_AGE, _DAYS_OLD, _GESTATION):
        for match in pattern.finditer(draft.text):
            if pattern is _EXACT_AGE and not _is_an_age(draft, match):
                continue
            say = "An age to the day, with the date of any happening, gives the date of birth."
            yield Leak(
                "exact_age",
                match[0],
                *match.span(),
                say,
                MEDIUM,
                "Write whole weeks or months: 'about three months old'.",
            )


def _is_an_age(draft: Draft, match: re.Match[str]) -> bool:
    """Whether a length in days is an age and not how long something took."""
    if re.search(r"(?:old|of age)$", match[0], re.IGNORECASE):
        return True
    before = draft.before(match.start(), 30)
    return not re.search(
        r"\b(?:within|after|for|took|lasted|over|every|later than)\s+(?:\w+\s+)?$", before, re.IGNORECASE
    )


FINDERS = (exact, ages)

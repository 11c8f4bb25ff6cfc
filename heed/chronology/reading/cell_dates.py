"""Which cells of a spreadsheet show a date, and the date as a person reads it, day first."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from lxml import etree

from heed.chronology.reading.packages import attribute, local

# The number formats that Excel has built in for dates, times, and both; Asian and era formats among them.
_BUILT_IN = (
    dict.fromkeys((*range(14, 18), *range(27, 32), 34, 35, 36, *range(50, 59)), "date")
    | dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47), "time")
    | {22: "both"}
)
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_DAY_NOUGHT = datetime(1899, 12, 30)
_DAY_NOUGHT_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_465


def date_formats(styles: etree._Element | None) -> list[str]:
    """For each cell style "date", "time", "both", or "" where its cells are no dates."""
    if styles is None:
        return []
    named = {
        int(attribute(found, "numFmtId") or 0): attribute(found, "formatCode")
        for found in styles.iter()
        if local(found) == "numFmt"
    }
    wanted = next((group for group in styles if local(group) == "cellXfs"), None)
    if wanted is None:
        return []
    numbers = [int(attribute(style, "numFmtId") or 0) for style in wanted if local(style) == "xf"]
    return [_shows(named[number]) if number in named else _BUILT_IN.get(number, "") for number in numbers]


def _shows(code: str) -> str:
    letters = _NOT_LETTERS.sub("", code.split(";")[0]).lower()
    date, time = bool(re.search("[dy]|mmm", letters)), bool(re.search("[hs]", letters))
    if letters.strip() in ("m", "mm"):
        date = True
    return "both" if date and time else "date" if date else "time" if time else ""


def shown_date(value: str, shows: str, *, from_1904: bool) -> str:
    """A day number as "12/08/2016", "30/01/2016 23:40" or, below one day, "10:30".

    A whole number is a day: midnight in such a cell is the spreadsheet's, not a person's. What is no date stays.
    """
    try:
        number = float(value)
    except ValueError:
        return value
    if not 0 <= number <= _LAST_SERIAL:
        return value
    minutes = round(number * 24 * 60)
    if number < 1 and shows != "date":
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    at = (_DAY_NOUGHT_1904 if from_1904 else _DAY_NOUGHT) + timedelta(minutes=minutes)
    # The calendar of 1900 in spreadsheets has a 29 February that never was; days before it are one further on.
    if not from_1904 and number < 60:
        at += timedelta(days=1)
    day = f"{at.day:02d}/{at.month:02d}/{at.year}"
    return day if minutes % (24 * 60) == 0 else f"{day} {at:%H:%M}"

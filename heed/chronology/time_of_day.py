"""Times of day as people write them: 14.30, 1430hrs, 2.15pm, "morning", 10.30-11.15."""

from __future__ import annotations

import re
from datetime import timedelta

from heed.chronology.when import DAY, MINUTE, Moment

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>a\.?m\.?|p\.?m\.?)"
    r"|(?P<hour24>\d{1,2})[.:](?P<minute24>\d{2})(?:[.:]\d{2}(?:\.\d+)?)?\s*(?:hrs?|hours|h)?\.?"
    r"|(?P<packed>\d{4})\s*(?P<unit>hrs?|hours|h)?\.?",
    re.IGNORECASE,
)
_AT = re.compile(r"^(?:@|at\s)\s*", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:\?|about\s|approx(?:imately|\.)?\s?|around\s|circa\s|c\.)\s*", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:\?|approx(?:imately|\.)?|\(approx\.?\))$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\band\b)\s*", re.IGNORECASE)
# First and last hour of the parts of a day, drawn wide: a word is not a clock.
_PARTS = {
    "am": (0, 12),
    "a.m.": (0, 12),
    "morning": (0, 12),
    "pm": (12, 24),
    "p.m.": (12, 24),
    "afternoon": (12, 18),
    "evening": (17, 24),
    "lunchtime": (11, 15),
}
_NOONS = {"noon", "midday", "12 noon", "12noon"}


class UnreadableTime(ValueError):
    """A time that cannot be read, with what to write instead."""


def at_time(day: Moment, written: str, *, packed: bool = True) -> Moment:
    """The day narrowed to the time; beside a part of the day or two times, to what lies between.

    packed: whether four figures alone ("1430") are a time. Raises UnreadableTime, also for a time beside anything
    but a day.
    """
    text = _AT.sub("", " ".join(written.split()))
    bare = _AFTER.sub("", _BEFORE.sub("", text))
    first, last = _bounds(bare, text, packed=packed)
    if day.precision not in ("day", "minute"):
        raise UnreadableTime(f"A time ('{text}') needs a day beside it. Write the day, or leave the time out.")
    start = day.at.replace(hour=0, minute=0)
    return Moment(start + first, start + last, day.text, day.uncertain or bare != text, day.clock)


def _bounds(bare: str, text: str, *, packed: bool) -> tuple[timedelta, timedelta]:
    """From when to when in the day, the second exclusive."""
    if bare.lower() in _NOONS:
        return timedelta(hours=12), timedelta(hours=12) + MINUTE
    if part := _PARTS.get(bare.lower()):
        return timedelta(hours=part[0]), timedelta(hours=part[1])
    if match := _CLOCK.fullmatch(bare):
        if match["packed"] and not packed and not match["unit"]:
            raise UnreadableTime(f"'{text}' is not a time. Write hours and minutes (14:30).")
        start = _minutes(match, text)
        return start, start + MINUTE
    halves = _RANGE.split(bare)
    if len(halves) == 2 and all(_CLOCK.fullmatch(half) for half in halves):
        first, last = (_bounds(half, text, packed=True) for half in halves)
        if first[0] <= last[0]:
            return first[0], last[1]
        # A visit that runs past midnight began on this day; when in it ended on the next is not asked.
        return first[0], DAY
    raise UnreadableTime(f"'{text}' is not a time. Write hours and minutes (14:30).")


def _minutes(match: re.Match[str], text: str) -> timedelta:
    hour, minute = _hour_and_minute(match)
    if hour > 23 or minute > 59:
        raise UnreadableTime(f"'{text}' is not a time: the day ends at 23:59. Write hours and minutes (14:30).")
    return timedelta(hours=hour, minutes=minute)


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    if packed := match["packed"]:
        return int(packed[:2]), int(packed[2:])
    if match["hour24"] is not None:
        return int(match["hour24"]), int(match["minute24"])
    if int(match["hour"]) > 12:
        # "14.30pm" says the same twice; "14am" says two different things.
        return (int(match["hour"]) if match["half"].lower().startswith("p") else 99), int(match["minute"] or 0)
    return int(match["hour"]) % 12 + (12 if match["half"].lower().startswith("p") else 0), int(match["minute"] or 0)

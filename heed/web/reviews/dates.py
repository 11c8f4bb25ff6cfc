"""Days in words, day first."""

from __future__ import annotations

from datetime import date


def day_in_words(day: date | None) -> str:
    """ "5 January 2026"; nothing for no day."""
    return f"{day.day} {day:%B %Y}" if day else ""

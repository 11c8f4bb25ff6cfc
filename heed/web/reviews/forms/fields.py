"""Fields that several forms of a review share."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.chronology.as_written import UnreadableDate, read
from heed.chronology.when import Moment
from heed.web.design.forms import DayInput


def words(rows: int = 5, **options: Any) -> forms.CharField:
    """A field for as many words as it takes."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **options)


def day(**options: Any) -> forms.DateField:
    """A day that is known for certain."""
    return forms.DateField(widget=DayInput(), **options)


def as_moment(written: str) -> Moment | None:
    """A date as people write it; nothing for nothing. What is no date is said with what to write."""
    try:
        return read(written) if written.strip() else None
    except UnreadableDate as unreadable:
        raise forms.ValidationError(str(unreadable)) from None

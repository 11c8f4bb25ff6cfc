from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone

from heed.chronology.as_written import UnreadableDate, read
from heed.chronology.when import LATEST, Moment
from heed.web.design.forms import DayInput
from heed.web.partnership.agencies import AGENCIES

RULES = [("then", "The rules of the day"), ("today", "What if: today's rules")]


class AdoptForm(forms.Form):
    """The decision to use a safeguard."""

    since = forms.DateField(
        label="From which day?",
        widget=DayInput(),
        help_text="What happened before this day is not asked about.",
    )
    reason = forms.CharField(
        label="Why?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who decided, at which meeting, and what the board wants it to change.",
    )


class EndForm(forms.Form):
    """The decision to use it no longer."""

    on = forms.DateField(label="From which day no longer?", widget=DayInput())


class WhatHappenedForm(forms.Form):
    """What a practitioner or manager says of an expectation that passed."""

    words = forms.CharField(
        label="What happened?",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What was done, what made it hard, and what would help next time. Nobody is marked on it.",
    )


class ReplayForm(forms.Form):
    """How to look at a past case."""

    until = forms.CharField(
        label="Up to when?",
        required=False,
        max_length=40,
        help_text="A day, month or year of the case.",
    )
    known_to = forms.ChoiceField(label="As known to", required=False)
    rules = forms.ChoiceField(label="By which rules?", required=False, choices=RULES)

    def __init__(self, *args: Any, agencies: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(agency, AGENCIES.get(agency, agency.replace("_", " ").capitalize())) for agency in agencies]
        cast(forms.ChoiceField, self.fields["known_to"]).choices = [("", "All agencies together"), *named]

    def clean_until(self) -> Moment | None:
        written: str = self.cleaned_data["until"]
        if not written:
            return None
        try:
            moment = read(written, default_year=timezone.localdate().year)
        except UnreadableDate as problem:
            raise forms.ValidationError(str(problem)) from None
        if not moment.is_calendar or moment.upto == LATEST:
            raise forms.ValidationError("Write a day, a month or a year, such as 5/10/2016, October 2016 or 2016.")
        return moment

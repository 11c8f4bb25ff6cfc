from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from heed.web.design.forms import DayInput

MOST_PEOPLE = 500


class TeamsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic to the checker alone
    """Teams by number; a number larger than any database counts to is nobody's, as any other that is not offered."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:
            raise forms.ValidationError("Choose teams from the list.") from None


class ReflectionForm(forms.Form):
    """What a team said: two minutes, on a phone."""

    held = forms.DateField(label="When did you talk about it?", widget=DayInput())
    people = forms.IntegerField(
        label="How many of you were there?",
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    will_change = forms.CharField(
        label="What will you do differently?",
        help_text="A sentence is enough. No name of a child, a family or a colleague.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    stops_us = forms.CharField(
        label="What stands in your way?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_held(self) -> Any:
        held = self.cleaned_data["held"]
        if held > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Give the day on which you talked about it.")
        return held


class WithdrawForm(forms.Form):
    """Why an issue is taken back."""

    reason = forms.CharField(
        label="Why is it withdrawn?",
        help_text="Everybody who opens it reads this. No name.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ContactForm(forms.Form):
    """Whom the readers of briefings may ask."""

    name = forms.CharField(
        label="Whom may readers ask?", max_length=120, help_text="A team rather than a person, such as the hub."
    )
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not (told["phone"] or told["email"]):
            raise forms.ValidationError("Give a telephone number or an e-mail address, so that somebody can be asked.")
        return told

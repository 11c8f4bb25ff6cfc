"""Form fields that render themselves: `{{ form }}` gives the error summary, labels, hints and errors of the design."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting

# Beyond these a day is a slip of the finger, and a clock that counts on from it leaves the calendar.
EARLIEST_DAY, LATEST_DAY = date(1900, 1, 1), date(2999, 12, 31)


def within_the_calendar(day: date) -> None:
    """Raises ValidationError for a day whose year can only be a slip."""
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        raise ValidationError(f"The year {day.year} cannot be meant. Write one between 1900 and 2999.")


class DesignRenderer(TemplatesSetting):
    form_template_name = "design/form.html"
    field_template_name = "design/field.html"


class DayInput(forms.DateInput):
    """One day, chosen or typed, for a date that is known. A date as the record has it is a plain text field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class SeenForm(forms.Form):
    """A form over a record that several people write: it says which version its writer had before them, 0 for none."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def clean_seen_version(self) -> int:
        return self.cleaned_data["seen_version"] or 0

"""Form fields that render themselves: `{{ form }}` gives the error summary, labels, hints and errors of the design."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class DesignRenderer(TemplatesSetting):
    form_template_name = "design/form.html"
    field_template_name = "design/field.html"


class DayInput(forms.DateInput):
    """One day, chosen or typed, for a date that is known. A date as the record has it is a plain text field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

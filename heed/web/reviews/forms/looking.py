"""What of a chronology to show."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.chronology.pictures.wording import in_words
from heed.web.reviews.forms.fields import day
from heed.web.reviews.integrated import Filters, Integrated
from heed.web.reviews.two_views import View


class FilterForm(forms.Form):
    """What of a chronology to show. Everything is in the address, so that it can be kept and shared."""

    agency = forms.ChoiceField(required=False)
    family = forms.ChoiceField(required=False, label="Kind")
    person = forms.ChoiceField(required=False, label="About")
    since = day(required=False, label="From")
    until = day(required=False, label="To")
    words = forms.CharField(required=False, label="Words")

    def __init__(self, data: Any, *, of: Integrated, view: View) -> None:
        super().__init__(data)
        choices = {
            "agency": [("", "Every agency"), *of.agencies],
            "family": [("", "Every kind"), *of.families],
            "person": [("", "Everybody"), *((about, view.people.get(about) or in_words(about)) for about in of.abouts)],
        }
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = values
        for field in self.fields.values():
            field.label_suffix = ""

    def filters(self, *, outside: bool = True) -> Filters:
        """The filters so far as they can be read; what cannot be is said by the form and shows everything."""
        self.is_valid()
        return Filters(**self.cleaned_data, outside=outside)

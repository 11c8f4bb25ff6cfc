"""What of a chronology to show."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.chronology.pictures.wording import in_words
from heed.chronology.when import Moment
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.forms.fields import as_moment, day
from heed.web.reviews.integrated import Filters, Integrated
from heed.web.reviews.two_views import View

OUTSIDE = [
    ("", "In grey, not in files or on paper"),
    ("yes", "Shown, in files and on paper"),
    ("no", "Left out"),
]


class FilterForm(forms.Form):
    """What of a chronology to show. Everything is in the address, so that it can be kept and shared."""

    agency = forms.ChoiceField(required=False)
    family = forms.ChoiceField(required=False, label="Kind")
    person = forms.ChoiceField(required=False, label="About")
    since = day(required=False, label="From")
    until = day(required=False, label="To")
    words = forms.CharField(required=False, label="Words")
    known_to = forms.ChoiceField(required=False, label="As known to")
    known_by = day(required=False, label="By the end of")
    outside = forms.ChoiceField(required=False, label="Outside the scope", choices=OUTSIDE)

    def __init__(self, data: Any, *, of: Integrated, view: View) -> None:
        super().__init__(data)
        self._view = view
        choices = {
            "agency": [("", "Every agency"), *of.agencies],
            "family": [("", "Every kind"), *of.families],
            "person": [("", "Everybody"), *((about, view.people.get(about) or in_words(about)) for about in of.abouts)],
            "known_to": [("", "All agencies together"), *of.agencies],
        }
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = values
        if not of.outside:
            del self.fields["outside"]
        for field in self.fields.values():
            field.label_suffix = ""

    @property
    def outside_asked(self) -> str:
        """Whether entries outside the scope are asked for: "yes", "no", or nothing said."""
        return str(self.data.get("outside", ""))

    @property
    def at(self) -> Moment | None:
        """The moment to open the chronology at, as a person writes it; None where it is none."""
        try:
            return as_moment(self.data.get("at", ""))
        except forms.ValidationError:
            return None

    def said(self) -> str:
        """What is asked for, in words, for whoever reads the page or the sheet later; nothing where all of it is."""
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        parts = [self._chosen(name) for name in ("agency", "family") if asked.get(name)]
        parts += [f"about {self._chosen('person')}"] if asked.get("person") else []
        parts += [f"from {day_in_words(asked['since'])}"] if asked.get("since") else []
        parts += [f"to {day_in_words(asked['until'])}"] if asked.get("until") else []
        parts += [f"with the words “{self._view.words(asked['words'])}”"] if asked.get("words") else []
        if asked.get("known_to") or asked.get("known_by"):
            whom = self._chosen("known_to") if asked.get("known_to") else "all agencies together"
            by = f" by the end of {day_in_words(asked['known_by'])}" if asked.get("known_by") else ""
            own = "what they had recorded" if not asked.get("known_to") else "what it had recorded itself or was told"
            parts.append(f"as known to {whom}{by}: {own}")
        return "; ".join(parts)

    def _chosen(self, name: str) -> str:
        """The words of the choice made in a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        choices: dict[str, str] = dict(field.choices)  # type: ignore[arg-type]
        return choices[self.cleaned_data[name]]

    def filters(self, *, outside: bool = True) -> Filters:
        """The filters so far as they can be read; what cannot be is said by the form and shows everything.

        outside: whether entries outside the scope are there while nothing is said of them.
        """
        self.is_valid()
        told = {name: value for name, value in self.cleaned_data.items() if name != "outside"}
        wanted = self.outside_asked == "yes" or (outside and self.outside_asked != "no")
        return Filters(**told, outside=wanted)

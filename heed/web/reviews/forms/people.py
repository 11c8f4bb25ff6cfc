"""Who is in a review, under which label, and on which day a family is drawn."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.chronology.when import Moment
from heed.web.casebook.models import PersonRecord
from heed.web.reviews.forms.fields import as_moment, words
from heed.web.reviews.models import PlaceLabel


class PersonForm(forms.Form):
    """The label of a person, and for those entitled the names behind it."""

    label = forms.CharField(max_length=80, help_text="Everybody reads it. For example, Mother or Sibling 1.")
    names = words(
        4,
        required=False,
        label="Names",
        help_text="One on a line, the full name first, then nicknames and other ways it is written.",
    )

    @classmethod
    def of(cls, record: PersonRecord, data: Any = None) -> PersonForm:
        return cls(data, initial={"label": record.label, "names": "\n".join(record.names)})

    def clean_names(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["names"].splitlines() if name.strip()]


class PlaceForm(PersonForm):
    """A place or an organisation that would tell who the family is."""

    kind = forms.ChoiceField(choices=PlaceLabel.KINDS, label="What it is")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].help_text = "Everybody reads it. For example, Address 1 or Nursery A."
        self.fields["names"].label = "As it is written in the sources"
        self.fields["names"].help_text = "One on a line."
        self.fields["names"].required = True


class NewPersonForm(PersonForm):
    """Somebody no chronology has named yet."""

    role = forms.CharField(
        max_length=40,
        label="Who they are to the child",
        help_text="In one word or two: child, sibling.1, mother, father, stepfather, maternal_grandmother.",
    )
    sex = forms.ChoiceField(choices=[("", "Not recorded"), ("female", "Female"), ("male", "Male")], required=False)
    born = forms.CharField(
        required=False, label="Born", help_text="As the record has it: 3 October 2015, October 2015, about 1990."
    )

    def clean_role(self) -> str:
        return "_".join(self.cleaned_data["role"].lower().split())

    def clean_born(self) -> Moment | None:
        return as_moment(self.cleaned_data["born"])


class MomentForm(forms.Form):
    """The day on which a family is drawn; a date as people write it."""

    on = forms.CharField(
        required=False, label="On which day", help_text="For example, 14 February 2016, or only June 2016."
    )

    def clean_on(self) -> Moment | None:
        return as_moment(self.cleaned_data["on"])

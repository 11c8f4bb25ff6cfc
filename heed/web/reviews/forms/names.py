"""What is said of a name that has no label yet."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.web.casebook.models import PersonRecord
from heed.web.reviews.models import Review


class ByLabel(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody of the review, by label."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.label)


class NameForm(forms.Form):
    """Whose a name is; nobody's where `person` is left empty."""

    written = forms.CharField(max_length=120, widget=forms.HiddenInput)
    person = ByLabel(PersonRecord.objects.none(), required=False, empty_label="Choose who it is")
    why = forms.CharField(max_length=200, required=False, label="Why it may stand")

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, ByLabel)
        field.queryset = review.case.people.all()

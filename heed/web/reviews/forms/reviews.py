"""What people type about a review and where it has got."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.reviews.processes import kinds_in
from heed.web.design.forms import DayInput
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.listing import ORDERS, WHICH
from heed.web.reviews.models import Review


class ReviewForm(forms.ModelForm):  # type: ignore[type-arg]
    """A review to open: what it is called and the dates its clocks run from."""

    class Meta:
        model = Review
        fields = ["label", "title", "kind", "became_aware", "scope_from", "scope_to"]
        widgets = {name: DayInput() for name in ("became_aware", "scope_from", "scope_to")}
        labels = {
            "label": "Label of the review",
            "title": "What the review is about",
            "kind": "Kind of review",
            "became_aware": "The incident became known on",
            "scope_from": "The review looks at events from",
            "scope_to": "The review looks at events to",
        }
        help_texts = {
            "label": "Everybody reads it, so it must not tell who the child is. For example, Child W.",
            "title": "One line without a name, a place or a date of birth.",
            "became_aware": "In England, the day the local authority became aware. The first clock starts with it.",
            "scope_from": "Entries outside are kept and shown in grey.",
        }

    def __init__(self, *args: Any, nation: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names, field = dict(Review.KINDS), self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, names[kind]) for kind in kinds_in(nation)]
        field.initial = kinds_in(nation)[0]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("scope_from"), cleaned.get("scope_to")
        if first and last and last < first:
            self.add_error("scope_to", f"It ends before it begins, on {day_in_words(first)}. Write a later day.")
        return cleaned


class ListForm(forms.Form):
    """Which reviews to show, and in what order; what is no choice shows them all."""

    which = forms.ChoiceField(choices=list(WHICH.items()), required=False, label="Show")
    order = forms.ChoiceField(choices=list(ORDERS.items()), required=False, label="In order of")

    def chosen(self) -> tuple[str, str]:
        told = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return told.get("which") or next(iter(WHICH)), told.get("order") or next(iter(ORDERS))

"""What people type about a review and where it has got."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.web.design.forms import DayInput
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Hold, Review
from heed.web.reviews.stages import STAGES


class ReviewForm(forms.ModelForm):  # type: ignore[type-arg]
    """A review to open: what it is called and the dates its clocks run from."""

    class Meta:
        model = Review
        fields = ["label", "title", "kind", "became_aware", "notified", "scope_from", "scope_to"]
        widgets = {name: DayInput() for name in ("became_aware", "notified", "scope_from", "scope_to")}
        labels = {
            "label": "Label of the review",
            "title": "What the review is about",
            "kind": "Kind of review",
            "became_aware": "The local authority became aware on",
            "notified": "The notification was sent on",
            "scope_from": "The review looks at events from",
            "scope_to": "The review looks at events to",
        }
        help_texts = {
            "label": "Everybody reads it, so it must not tell who the child is. For example, Child W.",
            "title": "One line without a name, a place or a date of birth.",
            "notified": "The rapid review is due 15 working days later.",
            "scope_from": "Entries outside are kept and shown in grey.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("scope_from"), cleaned.get("scope_to")
        if first and last and last < first:
            self.add_error("scope_to", f"It ends before it begins, on {day_in_words(first)}. Write a later day.")
        return cleaned


class StageForm(forms.Form):
    stage = forms.TypedChoiceField(
        coerce=int, choices=[(stage.number, f"{stage.number}. {stage.title}") for stage in STAGES], label="Stage"
    )


class HoldForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Hold
        fields = ["reason", "since", "note"]
        widgets = {"since": DayInput()}
        labels = {"since": "Since", "note": "Note"}

"""Terms of reference, lines of enquiry, contributions, episodes and notes, as people type them."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.web.design.forms import DayInput, SeenForm
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Contribution, Episode, LineOfEnquiry, Note, TermsOfReference


def _areas(*names: str, rows: int = 3) -> dict[str, forms.Textarea]:
    return {name: forms.Textarea(attrs={"rows": rows}) for name in names}


def _days(*names: str) -> dict[str, DayInput]:
    return {name: DayInput() for name in names}


class TermsForm(SeenForm, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = TermsOfReference
        exclude = ["review", "version", "changed", "changed_by"]
        widgets = _areas("purpose", "scope_reasons", "method", "reviewers", "panel", "family_plan") | _days("agreed_on")
        help_texts = {
            "purpose": "What the review is to find out, in words the family can read.",
            "reviewers": "Who leads it, and why they had no part in the case.",
            "agreed_by": "Leave it empty while the terms are a draft.",
        }


class LineOfEnquiryForm(SeenForm, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = LineOfEnquiry
        fields = ["question", "state", "answer"]
        widgets = _areas("question", "answer")
        help_texts = {"question": "One question, open enough to be answered with more than yes or no."}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("state") in (LineOfEnquiry.ANSWERED, LineOfEnquiry.SET_ASIDE) and not cleaned.get("answer"):
            self.add_error("answer", "Write the answer, or why the question was set aside.")
        return cleaned


class ContributionForm(SeenForm, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Contribution
        exclude = ["review", "version", "changed", "changed_by"]
        widgets = _areas("words", "agreed", "support") | _days("offered", "held", "told")
        help_texts = {
            "role": "Who they are to the child or what they do, never a name: Mother, Health visitor.",
            "how": "A letter, a call, through somebody they trust.",
            "words": "In their own words as far as they can be.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("words") and cleaned.get("state") != "took_part":
            self.add_error("state", "What they said stands here: choose that they took part.")
        return cleaned


class EpisodeForm(SeenForm, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Episode
        exclude = ["review", "number", "version", "changed", "changed_by"]
        widgets = _areas("summary", "expected", "done", "why", "context") | _days("since", "until")
        help_texts = {
            "context": "Workload, supervision, policy, culture.",
            "expected": "Name the guidance as it stood then.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", f"It ends before it begins, on {day_in_words(since)}. Write a later day.")
        return cleaned


class NoteForm(SeenForm, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Note
        fields = ["text"]
        widgets = _areas("text")

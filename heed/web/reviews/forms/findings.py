"""What a reviewer makes of the entries: kinds, appraisals, findings, recommendations."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms

from heed.chronology.kinds import vocabulary
from heed.chronology.pictures.wording import in_words, kind_in_words
from heed.web.reviews.forms.fields import words
from heed.web.reviews.models import Finding, Review


class AppraisalForm(forms.Form):
    expected = words(3, label="What was expected", help_text="By the guidance and practice of that day.")
    done = words(3, label="What was done", help_text="As the record shows it.")
    why = words(3, required=False, label="Why it made sense to those who were there")
    context = words(3, required=False, label="What shaped it", help_text="Workload, supervision, policy, culture.")
    seen_version = forms.IntegerField(widget=forms.HiddenInput, initial=0)


class KindForm(forms.Form):
    """The kind of event an entry tells of, from the vocabulary."""

    kind = forms.ChoiceField(label="Kind of event", help_text="Safeguards read kinds, never the words of an entry.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds_by_family()


@cache
def kinds_by_family() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind of the vocabulary with its meaning, under the first word of its name."""
    families: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(vocabulary().kinds):
        families.setdefault(in_words(name.split(".")[0]), []).append((name, kind_in_words(name)))
    return list(families.items())


class FindingForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Finding
        fields = ["text", "good_practice", "lesson"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6}), "lesson": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "text": "What was found",
            "good_practice": "This is good practice",
            "lesson": "The lesson it is to become",
        }
        help_texts = {
            "text": "About what the system made likely, not about a person.",
            "lesson": "One sentence that holds for the next child as well.",
        }


class RecommendationForm(forms.Form):
    text = words(4, label="What is recommended")
    addressee = forms.CharField(max_length=160, label="Of whom", help_text="The agency or board that is to do it.")
    finding = forms.ModelChoiceField(
        Finding.objects.none(), required=False, label="The finding it follows from", empty_label="None"
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["finding"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = review.findings.all()

"""What of that which does not agree to show; two entries set beside each other by hand."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.chronology.contradictions import KINDS
from heed.web.reviews.integrated import Integrated
from heed.web.reviews.models import LinkDecision

SEVERITIES = {"high": "Serious", "medium": "May matter", "low": "Minor"}
LOOKED_AT = [("", "All"), ("no", "Not looked at yet"), ("yes", "Looked at")]


class UnsettledForm(forms.Form):
    """Kind, agency and whether somebody has looked at it; kept in the address."""

    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), *KINDS.items()])
    agency = forms.ChoiceField(required=False)
    looked = forms.ChoiceField(required=False, label="Looked at", choices=LOOKED_AT)

    def __init__(self, data: Any, *, of: Integrated) -> None:
        super().__init__(data)
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Every agency"), *of.agencies]
        for one in self.fields.values():
            one.label_suffix = ""

    def asked(self) -> dict[str, str]:
        """What is asked for, so far as it can be read."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class TwoEntriesForm(forms.Form):
    """Two entries that are not proposed, by their numbers in the chronology."""

    first = forms.IntegerField(min_value=1, label="Entry number", max_value=10**9)
    second = forms.IntegerField(min_value=1, label="And entry number", max_value=10**9)
    decision = forms.ChoiceField(
        choices=[
            (code, said) for code, said in LinkDecision.DECISIONS if code in (LinkDecision.SAME, LinkDecision.RIVAL)
        ],
        label="They are",
    )

    def __init__(self, *args: Any, of: Integrated, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pks = dict(zip(of.numbers, of.pks, strict=True))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("first", "second"):
            number = cleaned.get(name)
            if number is not None and number not in self.pks:
                self.add_error(name, f"There is no entry {number}. The chronology has {len(self.pks)}.")
        return cleaned

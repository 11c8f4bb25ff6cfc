"""What a reviewer makes of the entries: kinds, appraisals, findings, recommendations."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms

from heed.chronology.kinds import vocabulary
from heed.chronology.pictures.wording import in_words, kind_in_words
from heed.web.design.forms import SeenForm
from heed.web.reviews.forms.fields import day, words
from heed.web.reviews.models import Contribution, Finding, LineOfEnquiry, Review


class AppraisalForm(SeenForm):
    expected = words(3, label="What was expected", help_text="By the guidance and practice of that day.")
    done = words(3, label="What was done", help_text="As the record shows it.")
    why = words(3, required=False, label="Why it made sense to those who were there")
    context = words(3, required=False, label="What shaped it", help_text="Workload, supervision, policy, culture.")


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


class FindingForm(SeenForm):
    """What was found; good practice is written in the same form as fault."""

    text = words(6, label="What was found", help_text="About what the system made likely, not about a person.")
    good_practice = forms.BooleanField(required=False, label="This is good practice")
    underlying = words(
        3,
        required=False,
        label="What lay beneath it",
        help_text="The systemic or underlying reason: what made it likely and would again. The report has to say.",
    )
    lesson = words(
        3,
        required=False,
        label="The lesson it is to become",
        help_text="One sentence that holds for the next child as well.",
    )
    rests_on = forms.ModelMultipleChoiceField(
        Contribution.objects.none(),
        required=False,
        label="What somebody said that it rests on",
        widget=forms.CheckboxSelectMultiple,
    )
    answers = forms.ModelMultipleChoiceField(
        LineOfEnquiry.objects.none(),
        required=False,
        label="The lines of enquiry it answers",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen_from = {"rests_on": review.contributions.exclude(words=""), "answers": review.lines_of_enquiry.all()}
        for name, rows in chosen_from.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = rows
            if not rows:
                del self.fields[name]


class WithdrawForm(forms.Form):
    because = words(3, label="Why it is withdrawn", help_text="It stays to be seen, marked, with these words.")


class RecommendationForm(SeenForm):
    text = words(4, label="What is recommended")
    addressee = forms.CharField(max_length=160, label="Of whom", help_text="The agency or board that is to do it.")
    finding = forms.ModelChoiceField(
        Finding.objects.none(), required=False, label="The finding it follows from", empty_label="None"
    )
    expected_change = words(
        3, required=False, label="What is to be different", help_text="And how anybody will be able to tell."
    )
    by_when = day(required=False, label="By when")

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["finding"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = review.findings.all()

from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from heed.chronology.as_written import UnreadableDate, read
from heed.chronology.when import Moment
from heed.web.registers import bruising


class BruisingForm(forms.Form):
    """A bruise, mark or injury: as much as the practitioner knows, in the order in which they would tell it."""

    child = forms.RegexField(
        r"^(?=.*\d)[\w.-]{2,60}$",
        label="Your record number for the child",
        help_text="Not the name. The same number again adds to the same child's record.",
        error_messages={"invalid": "Write a record number with figures in it, as in HV-1035, and not a name."},
    )
    how_known = forms.ChoiceField(
        label="How do you know of it?",
        choices=list(bruising.HOW_KNOWN_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you saw it or were told of it."},
    )
    seen_at = forms.CharField(
        label="When did you see it, or hear of it?",
        max_length=40,
        help_text="Day and time, for example 3/11/2026 14:15. The day alone, if you no longer know the time.",
    )
    injury = forms.ChoiceField(label="What is it?", choices=[("", "Choose"), *bruising.INJURY_WORDS.items()])
    site = forms.ChoiceField(label="Where on the body?", choices=[("", "Choose"), *bruising.SITE_WORDS.items()])
    known_mark = forms.ChoiceField(
        label="Is it already on record as a birthmark, or as an injury from birth?",
        choices=list(bruising.KNOWN_MARK_WORDS.items()),
        widget=forms.RadioSelect,
        help_text="Some birthmarks look like bruises, more easily on darker skin. Look it up before you answer.",
    )
    born = forms.CharField(
        label="When was the child born?",
        required=False,
        max_length=40,
        help_text="The day, or the month if that is all you know. For example 12/4/2026, or April 2026.",
    )
    mobility = forms.ChoiceField(
        label="How does the child move?", choices=list(bruising.MOBILITY_WORDS.items()), widget=forms.RadioSelect
    )
    explained = forms.ChoiceField(
        label="What was said about how it came about?",
        choices=list(bruising.EXPLANATION_WORDS.items()),
        widget=forms.RadioSelect,
    )
    explanation = forms.CharField(
        label="The explanation, in the words that were used",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    notes = forms.CharField(label="Anything else you saw", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_child(self) -> str:
        number: str = self.cleaned_data["child"]
        return number.upper()

    def clean_born(self) -> str:
        written: str = self.cleaned_data["born"]
        if written and moment_of(written).at > now():
            raise forms.ValidationError("This is in the future. Write when the child was born.")
        return written

    def clean_seen_at(self) -> Moment:
        return day_or_minute(self.cleaned_data["seen_at"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        seen, born = told.get("seen_at"), told.get("born")
        if seen and born and moment_of(born).at >= seen.upto:
            self.add_error("born", "By this the child was born after you saw the mark. Check both days.")
        return told


class ReferralForm(forms.Form):
    """That the child was named to children's social care, after the mark was seen."""

    made_at = forms.CharField(
        label="When did you report it?", max_length=40, help_text="Day and time, for example 3/11/2026 16:30."
    )
    route = forms.ChoiceField(
        label="How did you report it?",
        choices=list(bruising.ROUTE_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you reported it: by telephone, with the form, or both."},
    )

    def __init__(self, *args: Any, seen: Moment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen = seen

    def clean_made_at(self) -> Moment:
        made = day_or_minute(self.cleaned_data["made_at"])
        if made.upto <= self.seen.at:
            raise forms.ValidationError(
                f"This is before the mark was seen ({self.seen.say()}). Check the day and the time."
            )
        # A report about this mark came after it was seen, also where only its day is known.
        return replace(made, at=self.seen.upto) if made.at < self.seen.upto < made.upto else made


def now() -> datetime:
    return timezone.localtime().replace(tzinfo=None)


def moment_of(written: str) -> Moment:
    try:
        return read(written, default_year=timezone.localdate().year)
    except UnreadableDate as problem:
        raise forms.ValidationError(str(problem)) from None


def day_or_minute(written: str) -> Moment:
    """A moment of the past; a day without a time stays a day, and limits then count from the whole of it."""
    moment = moment_of(written)
    if moment.precision not in ("day", "minute"):
        raise forms.ValidationError("Write the day, and the time if you know it, as in 3/11/2026 14:15.")
    if moment.at > now():
        raise forms.ValidationError("This is in the future. Write when it happened.")
    return moment

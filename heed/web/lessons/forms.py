from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from heed.lessons.frameworks import written
from heed.lessons.themes import theme_names
from heed.web.design.forms import DayInput
from heed.web.design.uploads import UploadField
from heed.web.lessons.actions import FORMS
from heed.web.lessons.models import Lesson, Publication, SelfCheckAnswer
from heed.web.lessons.search import NONE
from heed.web.lessons.self_checks import Given, Row


class ChoosingForm(forms.Form):
    """A form in an address: every field may stay empty."""

    def chosen(self) -> dict[str, Any]:
        """What was chosen, without what is not among the choices."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class SearchForm(ChoosingForm):
    """What to look for; every field may stay empty. Most filters are chosen from the numbers beside what was found."""

    q = forms.CharField(label="Words", required=False, max_length=200)
    theme = forms.ChoiceField(label="Theme", required=False)
    exact = forms.BooleanField(required=False, widget=forms.HiddenInput)
    stance = forms.ChoiceField(required=False, choices=[("", ""), *Lesson.STANCES], widget=forms.HiddenInput)
    authority = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    form = forms.ChoiceField(required=False, choices=[("", ""), *FORMS.items()], widget=forms.HiddenInput)
    year = forms.RegexField(r"^(?:\d{4}|none)$", required=False, widget=forms.HiddenInput)
    publication = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theme = self.fields["theme"]
        assert isinstance(theme, forms.ChoiceField)
        theme.choices = [("", "Every theme"), *theme_names().items(), (NONE, "No theme")]


class RecurringForm(ChoosingForm):
    """Which of the lessons that keep coming back to show."""

    theme = forms.ChoiceField(label="Theme", required=False)
    uncarried = forms.BooleanField(label="Only what no safeguard carries yet", required=False)
    only = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theme = self.fields["theme"]
        assert isinstance(theme, forms.ChoiceField)
        theme.choices = [("", "Every theme"), *theme_names().items()]


class PublicationForm(forms.Form):
    """A published document to read into the library."""

    document = UploadField(
        label="The document",
        help_text="PDF, Word, PowerPoint, web page or text. Published documents only.",
    )


class WithdrawForm(forms.Form):
    """When, by whom and why a publication was withdrawn, and what took its place."""

    on = forms.DateField(
        label="When it was withdrawn", required=False, widget=DayInput(), help_text="Today, where nothing is said."
    )
    who = forms.CharField(label="Who withdrew it", required=False, max_length=200)

    because = forms.CharField(label="Why it was withdrawn", max_length=300, help_text="As its publisher says it.")
    replaced_by = forms.ModelChoiceField(
        Publication.objects.none(), label="What took its place", required=False, empty_label="Nothing in this library"
    )

    def __init__(self, *args: Any, publication: Publication, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"who": publication.authority}
        others = Publication.objects.filter(partnership=publication.partnership_id).exclude(pk=publication.pk).listed()
        field = self.fields["replaced_by"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = others


class FeedAddressForm(forms.Form):
    reader = forms.CharField(label="What will read it", max_length=80, help_text="For example Outlook, or Feedly.")


class SaveSearchForm(forms.Form):
    name = forms.CharField(label="A name for this search", max_length=80)


class LibraryFileForm(forms.Form):
    """A whole library, as Heed exports it."""

    file = UploadField(label="The library's file", help_text="A ZIP file that Heed exported.")


class SelfCheckForm(forms.Form):
    """An answer to each of the ten, of which any may stay open: one of four, words, and what shows it."""

    def __init__(self, *args: Any, rows: Sequence[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for number, row in enumerate(rows, 1):
            standing = row.standing
            self.fields[f"{row.aspect}-answer"] = forms.ChoiceField(
                label=f"Answer to question {number}",
                required=False,
                choices=SelfCheckAnswer.ANSWERS,
                widget=forms.RadioSelect,
                initial=standing.answer if standing else None,
            )
            for name, label in (("words", "What we say to it"), ("evidence", "What shows it")):
                self.fields[f"{row.aspect}-{name}"] = forms.CharField(
                    label=f"{label}, question {number}",
                    required=False,
                    max_length=4_000,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    initial=getattr(standing, name) if standing else "",
                )

    def fields_of(self, aspect: str) -> list[forms.BoundField]:
        return [self[f"{aspect}-{name}"] for name in ("answer", "words", "evidence")]

    def given(self) -> dict[str, Given]:
        """What was answered, by aspect."""
        told = self.cleaned_data
        return {
            row.aspect: Given(told[f"{row.aspect}-answer"], told[f"{row.aspect}-words"], told[f"{row.aspect}-evidence"])
            for row in self.rows
            if told[f"{row.aspect}-answer"]
        }

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for row in self.rows:
            has_words = told.get(f"{row.aspect}-words") or told.get(f"{row.aspect}-evidence")
            if has_words and not told.get(f"{row.aspect}-answer") and f"{row.aspect}-answer" not in self.errors:
                self.add_error(f"{row.aspect}-answer", "Choose an answer to go with these words.")
        return told


class FrameworkForm(forms.Form):
    """A partnership's own groups of themes."""

    name = forms.CharField(label="What it is called", max_length=120)
    groups = forms.CharField(
        label="Its groups",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="One a line: the name of the group, a colon, and its themes parted by commas.",
    )

    def clean_groups(self) -> dict[str, list[str]]:
        try:
            return written(self.cleaned_data["groups"])
        except ValueError as faults:
            raise forms.ValidationError(str(faults).splitlines()) from None

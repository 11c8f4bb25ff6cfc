from __future__ import annotations

from typing import Any

from django import forms

from heed.web.partnership.models import Member
from heed.web.reviews.models import Review

EMPTY_ROWS = 2
PARAGRAPHS = ("process", "story", "issues", "questions")
SIDES = ((1, "One side of A4"), (2, "Two sides of A4"))


class StartForm(forms.Form):
    """Which review a briefing is drafted from."""

    review = forms.ModelChoiceField(Review.objects.none(), label="From which review?", empty_label=None)
    title = forms.CharField(
        label="Title",
        max_length=200,
        required=False,
        help_text="With the label of the child or family, no name. Left empty: Learning from, and the label.",
    )

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        review = self.fields["review"]
        assert isinstance(review, forms.ModelChoiceField)
        review.queryset = Review.objects.reachable_by(by)


def _lines(label: str, hint: str, rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


def _text(label: str, rows: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class WordsForm(forms.Form):
    """The parts of a briefing that are plain paragraphs or points: one a line."""

    title = forms.CharField(label="Title", max_length=200)
    process = _lines(
        "1. Process and background", "Why there was a review, and over which period. A paragraph a line.", 4
    )
    story = _lines("2. What happened", "Short, without a detail that tells who it was. A paragraph a line.", 12)
    issues = _lines("3. Emerging issues", "Fault and good practice alike. A point a line.", 7)
    questions = _lines("6. More questions to the reader", "Beside those of the learning points. A question a line.", 4)
    links = _lines("7. Where to learn more", "One a line: what it is, a bar, its address. Protocol | https://...", 2)
    sides = forms.ChoiceField(
        label="The poster is printed on",
        choices=SIDES,
        initial=1,
        required=False,
        help_text="Two sides have more room and larger letters; one side hangs on a wall.",
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def as_content(self) -> dict[str, Any]:
        told = self.cleaned_data
        content: dict[str, Any] = {name: _split(told[name]) for name in PARAGRAPHS}
        parted = [line.rpartition("|") if "|" in line else (line, "", "") for line in _split(told["links"])]
        content["links"] = [{"label": label.strip(), "target": target.strip()} for label, _, target in parted]
        return content | {"sides": int(told["sides"] or 1)}


class RowForm(forms.Form):
    """A row of several fields, left out where all are empty."""

    def clean(self) -> dict[str, Any]:
        told = {name: " ".join(words.split()) for name, words in self.cleaned_data.items()}
        if not told.get("text") and any(told.get(name) for name in self.needs_a_text):
            self.add_error("text", "Write it, or empty the rest of this row: a row without it is left out.")
        return told

    needs_a_text: tuple[str, ...] = ()


class LessonForm(RowForm):
    """A learning point with its question."""

    text = _text("Learning point", 3)
    question = _text("Its question to the reader", 2)
    source = forms.CharField(label="Where it comes from", required=False, max_length=200)
    needs_a_text = ("question",)


class RecommendationForm(RowForm):
    """A recommendation and whom it is for."""

    number = forms.CharField(label="Number", required=False, max_length=12)
    addressee = forms.CharField(label="For whom", required=False, max_length=160)
    text = _text("Recommendation", 3)
    needs_a_text = ("addressee",)


LessonRows = forms.formset_factory(LessonForm, extra=EMPTY_ROWS)
RecommendationRows = forms.formset_factory(RecommendationForm, extra=1)


def words_of(content: dict[str, Any], title: str, version: int) -> dict[str, Any]:
    """What WordsForm starts from."""
    lines = {name: "\n".join(content[name]) for name in PARAGRAPHS}
    links = "\n".join(f"{link['label']} | {link['target']}" for link in content["links"])
    return lines | {"title": title, "links": links, "version": version, "sides": content.get("sides", 1)}


def filled(rows: Any) -> list[dict[str, str]]:
    """The rows somebody wrote something into."""
    return [row for row in (form.cleaned_data for form in rows) if row.get("text")]


class KeepForm(forms.Form):
    """Which leak may stand, and why."""

    leak = forms.CharField(widget=forms.HiddenInput, max_length=16)
    reason = forms.CharField(
        label="Why may this stand?", max_length=500, help_text="Your name is kept with it. Or reword the draft instead."
    )


class VersionForm(forms.Form):
    """The version somebody has read and approves or issues."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _split(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

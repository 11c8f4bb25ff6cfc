from __future__ import annotations

from typing import Any

from django import forms

from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE
from heed.web.partnership.models import Member
from heed.web.reviews.models import Review

EMPTY_ROWS = 2
FORMS = tuple((form, f"{layout.title}: {layout.purpose}") for form, layout in LAYOUTS.items())
LONGER_PARAGRAPHS = ("good_practice", "for_parents", "full_story", "more_issues", "more_questions")
MAY_BE_MISSING = ("theme", "plain", "longer")
RESPONSE = ("number", "owner", "text", "by_when")
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
    made_as = forms.MultipleChoiceField(
        label="Which forms are made of it?",
        choices=FORMS,
        required=False,
        help_text="All from these words. Where none is chosen, the 7-minute briefing is.",
        widget=forms.CheckboxSelectMultiple,
    )
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
        return content | {"sides": int(told["sides"] or 1), "forms": told["made_as"] or [SEVEN_MINUTE.form]}


class LongerForm(forms.Form):
    """What only some forms tell: the longer ones, and the leaflet for parents."""

    good_practice = _lines("What was done well", "A point a line.", 4)
    for_parents = _lines(
        "What happened, in a parent's words", "For the leaflet: two or three sentences. A paragraph a line.", 4
    )
    full_story = _lines(
        "What happened, at more length",
        "For the practice note. Left empty, the short story stands there. A paragraph a line.",
        8,
    )
    timeline = _lines("Month by month", "For the full report. When, a bar, what happened: June 2016 | ...", 8)
    more_issues = _lines("More emerging issues", "A point a line.", 4)
    more_questions = _lines("More questions to the reader", "A question a line.", 3)
    responses = _lines(
        "What is being done",
        "One a line. Number of the recommendation, who does it, what is done, by when, with bars between; what is not "
        "known is left empty: 1 | Avonmere Health Trust | Every surgery has the number | June 2021",
        4,
    )

    def as_content(self) -> dict[str, Any]:
        told = self.cleaned_data
        content: dict[str, Any] = {name: _split(told[name]) for name in LONGER_PARAGRAPHS}
        content["timeline"] = [_moment(line) for line in _split(told["timeline"])]
        content["responses"] = [_response(line) for line in _split(told["responses"])]
        return content


def longer_of(content: dict[str, Any]) -> dict[str, str]:
    """What LongerForm starts from."""
    lines = {name: "\n".join(content.get(name, ())) for name in LONGER_PARAGRAPHS}
    timeline = (f"{one['when']} | {one['text']}" for one in content.get("timeline", ()))
    responses = (" | ".join(one[name] for name in RESPONSE) for one in content.get("responses", ()))
    return lines | {"timeline": "\n".join(timeline), "responses": "\n".join(responses)}


def _moment(line: str) -> dict[str, str]:
    when, bar, text = line.partition("|")
    return {"when": when.strip(), "text": text.strip()} if bar else {"when": "", "text": line}


def _response(line: str) -> dict[str, str]:
    """A line with fewer bars tells what is done; with one more, who does it; with one more, to which recommendation."""
    parts = [part.strip() for part in line.split("|", len(RESPONSE) - 1)]
    names = {1: ("text",), 2: ("owner", "text"), 3: ("number", "owner", "text")}.get(len(parts), RESPONSE)
    return dict.fromkeys(RESPONSE, "") | dict(zip(names, parts, strict=True))


class RowForm(forms.Form):
    """A row of several fields, left out where all are empty."""

    def clean(self) -> dict[str, Any]:
        told = {
            name: " ".join(words.split()) if isinstance(words, str) else words
            for name, words in self.cleaned_data.items()
        }
        if not told.get("text") and any(told.get(name) for name in self.needs_a_text):
            self.add_error("text", "Write it, or empty the rest of this row: a row without it is left out.")
        return told

    needs_a_text: tuple[str, ...] = ()


class LessonForm(RowForm):
    """A learning point with its question."""

    text = _text("Learning point", 3)
    question = _text("Its question to the reader", 2)
    source = forms.CharField(label="Where it comes from", required=False, max_length=200)
    theme = forms.CharField(
        label="Theme", required=False, max_length=80, help_text="The heading it stands under in the longer forms."
    )
    plain = forms.CharField(
        label="In a parent's words",
        required=False,
        help_text="For the leaflet.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    longer = forms.BooleanField(label="In the longer forms only", required=False)
    needs_a_text = ("question",)


class RecommendationForm(RowForm):
    """A recommendation and whom it is for."""

    number = forms.CharField(label="Number", required=False, max_length=12)
    addressee = forms.CharField(label="For whom", required=False, max_length=160)
    text = _text("Recommendation", 3)
    longer = forms.BooleanField(label="In the longer forms only", required=False)
    needs_a_text = ("addressee",)


LessonRows = forms.formset_factory(LessonForm, extra=EMPTY_ROWS)
RecommendationRows = forms.formset_factory(RecommendationForm, extra=1)


def words_of(content: dict[str, Any], title: str, version: int) -> dict[str, Any]:
    """What WordsForm starts from."""
    lines = {name: "\n".join(content[name]) for name in PARAGRAPHS}
    links = "\n".join(f"{link['label']} | {link['target']}" for link in content["links"])
    return (
        lines
        | {"title": title, "links": links, "version": version, "sides": content.get("sides", 1)}
        | {"made_as": content.get("forms") or [SEVEN_MINUTE.form]}
    )


def filled(rows: Any) -> list[dict[str, Any]]:
    """The rows somebody wrote something into; what may be missing is left out where it says nothing."""
    told = (row for row in (form.cleaned_data for form in rows) if row.get("text"))
    return [{name: value for name, value in row.items() if value or name not in MAY_BE_MISSING} for row in told]


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

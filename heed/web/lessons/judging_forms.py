"""What a person makes of a proposal: of a lesson; of a recommendation, a question or a response."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator

from heed.lessons.themes import theme_names
from heed.web.design.forms import SeenForm
from heed.web.lessons import actions
from heed.web.lessons.carrying import about, safeguards
from heed.web.lessons.models import Judged, Lesson, Passage
from heed.web.partnership.models import Member

_WORDS_SHOWN = 18


class JudgeForm(SeenForm):
    """What a person makes of a proposed lesson."""

    stance = forms.ChoiceField(label="What is it?", choices=Lesson.STANCES, widget=forms.RadioSelect)
    question = forms.CharField(
        label="The question to the reader that goes with it",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    themes = forms.MultipleChoiceField(
        label="Themes",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What was proposed stands first.",
    )
    safeguards = forms.MultipleChoiceField(
        label="Which safeguards carry it?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="One carries a lesson when it asks for what was missing. Those on the same themes stand first.",
    )

    def __init__(self, *args: Any, lesson: Lesson, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lesson = lesson
        self.initial = {name: getattr(lesson, name) for name in ("stance", "themes", "question", "safeguards")}
        self.initial["seen_version"] = lesson.version
        self._offer("themes", theme_names(), [*lesson.themes, *lesson.proposed_themes])
        said = {id: f"{id}: {says}" for id, says in safeguards().items()}
        self._offer("safeguards", said, [*lesson.safeguards, *about(lesson.themes)])

    def _offer(self, name: str, choices: dict[str, str], first: list[str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        order = list(dict.fromkeys(id for id in [*first, *choices] if id in choices))
        field.choices = [(id, choices[id]) for id in order]

    def clean_question(self) -> str:
        return _lines(self.cleaned_data["question"])

    def accept(self, *, by: Member) -> None:
        """Keeps what was made of it. Raises ChangedMeanwhile."""
        actions.accept(by=by, lesson=self.lesson, **self.cleaned_data)


class PassageForm(SeenForm):
    """What a person makes of a proposed recommendation, question or response; each kind has the fields it needs."""

    text = forms.CharField(label="Its words", widget=forms.Textarea(attrs={"rows": 4}))
    parts = forms.CharField(
        label="Its parts", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="One a line."
    )
    addressee = forms.CharField(label="Whom it is addressed to", required=False, max_length=300)
    goes_with = forms.ChoiceField(label="What it goes with", required=False)

    _FIELDS = {
        Passage.RECOMMENDATION: ("text", "parts", "addressee"),
        Passage.QUESTION: ("text", "goes_with"),
        Passage.RESPONSE: ("text", "parts", "goes_with"),
    }
    _GOES_WITH = {
        Passage.QUESTION: ("The lesson it is asked with", "No lesson"),
        Passage.RESPONSE: ("The recommendation it answers", "No recommendation"),
    }

    def __init__(self, *args: Any, one: Passage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passage = one
        wanted = self._FIELDS[one.kind]
        self.fields = {name: field for name, field in self.fields.items() if name in (*wanted, "seen_version")}
        self.initial = {name: getattr(one, name) for name in wanted} | {"seen_version": one.version}
        if "goes_with" in wanted:
            field = self.fields["goes_with"]
            assert isinstance(field, forms.ChoiceField)
            field.label, nothing = self._GOES_WITH[one.kind]
            field.choices = [("", nothing), *_choices(one)]

    def clean_text(self) -> str:
        return _lines(self.cleaned_data["text"])

    def clean_parts(self) -> str:
        lines = (line.strip() for line in self.cleaned_data["parts"].splitlines())
        return "\n".join(filter(None, lines))

    def accept(self, *, by: Member) -> None:
        """Keeps what was made of it. Raises ChangedMeanwhile."""
        actions.accept_passage(by=by, passage=self.passage, **self.cleaned_data)


def _choices(one: Passage) -> list[tuple[str, str]]:
    """What it could go with, in the order of the document; what it goes with now stands among them, whatever it is."""
    is_question = one.kind == Passage.QUESTION
    among: list[Judged] = list(one.publication.lessons.all() if is_question else _recommendations(one))
    left = (Judged.REJECTED, Judged.MERGED)
    offered = [each for each in among if each.state not in left or each.key == one.goes_with]
    return [
        (each.key, f"{Truncator(each.text).words(_WORDS_SHOWN)} ({each.where})")
        for each in sorted(offered, key=lambda each: each.order)
    ]


def _recommendations(one: Passage) -> list[Passage]:
    return list(one.publication.passages.recommendations())


def _lines(typed: str) -> str:
    """As it is kept: a browser ends each line of a field otherwise than a document does."""
    return typed.replace("\r\n", "\n")

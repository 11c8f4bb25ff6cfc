"""What people type about the course of a review: stages, decisions, holds, looks at quality, clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from heed.lessons.themes import theme_names
from heed.reviews.decisions import Question
from heed.reviews.processes import Clock, Item, Process, Stage, quality_markers
from heed.web.design.forms import SeenForm
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.forms.fields import day, words
from heed.web.reviews.models import Hold, OwnDay, QualityCheck, Reply

HELD = "held_"


class StageForm(SeenForm):
    """What one stage holds: a field for each item that somebody writes, then its days and its reason if late."""

    def __init__(self, *args: Any, stage: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in stage.written():
            self.fields[HELD + item.id] = _field(item)
        self.fields["opened"] = day(required=False, label="This stage was opened on")
        self.fields["done"] = day(
            required=False,
            label=f"{stage.title}: done on",
            help_text="Leave it empty to save and go on later. With a day here the stage is closed.",
        )
        self.fields["late_reason"] = words(
            3, required=False, label="Why it was late", help_text="Needed where it is closed after its day."
        )
        self.fields["note"] = words(3, required=False, label="Note")

    def answers(self) -> dict[str, Any]:
        """What was written, by item, as it is kept."""
        held = {name: value for name, value in self.cleaned_data.items() if name.startswith(HELD)}
        return {name.removeprefix(HELD): _kept(value) for name, value in held.items()}


def _field(item: Item) -> forms.Field:
    hint = " ".join(filter(None, [item.hint, "Needed to close this stage." if item.needed else ""]))
    told: dict[str, Any] = {"required": False, "label": item.title, "help_text": hint}
    if item.sort == "date":
        return day(**told)
    if item.sort == "themes":
        return forms.MultipleChoiceField(choices=theme_choices(), widget=forms.CheckboxSelectMultiple, **told)
    if item.sort == "long":
        return words(4, **told)
    return forms.CharField(max_length=500, **told)


def theme_choices() -> list[tuple[str, str]]:
    return sorted(theme_names().items(), key=lambda pair: pair[1])


def _kept(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value


class SummaryForm(SeenForm):
    """The summary form of one agency for a rapid review."""

    sent = day(required=False, label="Form sent on")
    chased = day(required=False, label="Chased last on")
    back = day(required=False, label="Back on")
    knows = words(
        5, required=False, label="What the agency knows", help_text="As far as it can be readily established."
    )
    learning = words(3, required=False, label="What it has learned or done already")


class MoveForm(forms.Form):
    """Where a review stands, without closing what lies between."""

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(stage.number, f"{stage.number}. {stage.title}") for stage in process.stages]
        self.fields["stage"] = forms.TypedChoiceField(coerce=int, choices=choices, label="The review stands at")


class DecisionForm(forms.Form):
    """A decision with who, when and why."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = forms.ChoiceField(
            choices=list(question.outcomes.items()), widget=forms.RadioSelect, label=question.title
        )
        self.fields["decided_by"] = forms.CharField(
            max_length=200, label="Who decided", help_text="A body or a role: the three safeguarding partners."
        )
        self.fields["decided_on"] = day(label="Decided on")
        self.fields["reasons"] = words(6, label="Reasons", help_text="So that somebody outside can follow them.")


class DissentForm(forms.Form):
    partner = forms.CharField(max_length=200, label="Who does not agree", help_text="A partner or agency.")
    words = words(4, label="In what words")


class ReplyForm(forms.Form):
    whose = forms.CharField(max_length=200, label="Who replied", initial="The national Panel")
    received_on = day(label="Received on")
    view = forms.ChoiceField(choices=Reply.VIEWS, widget=forms.RadioSelect, label="Its view of the decision")
    words = words(5, label="What it said")


class HoldForm(forms.Form):
    """Proceedings beside the review: what they are, what they hold up, and whom to ask."""

    reason = forms.ChoiceField(choices=Hold.REASONS, label="What runs beside the review")
    effect = forms.ChoiceField(
        choices=Hold.EFFECTS, widget=forms.RadioSelect, label="What it holds up", initial=Hold.PUBLISHING
    )
    since = day(label="Since")
    contact = forms.CharField(
        max_length=200, required=False, label="Whom to ask", help_text="A role: the senior investigating officer."
    )
    expected_end = day(required=False, label="Expected to end")
    look_again = day(required=False, label="Look at it again on")
    note = forms.CharField(max_length=250, required=False, label="Note")

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        first, last = told.get("since"), told.get("expected_end")
        if first and last and last < first:
            self.add_error("expected_end", f"It ends before it begins, on {day_in_words(first)}. Write a later day.")
        return told


class ChangeHoldForm(SeenForm):
    contact = forms.CharField(max_length=200, required=False, label="Whom to ask", help_text="A role, not a person.")
    expected_end = day(required=False, label="Expected to end")
    look_again = day(required=False, label="Look at it again on")
    note = forms.CharField(max_length=250, required=False, label="Note")


class LiftForm(forms.Form):
    because = words(3, label="Why it is lifted", help_text="What ended, or who agreed to publishing.")


class LookForm(forms.Form):
    """A dated look at time and quality."""

    on = day(label="Looked at on")
    looked = forms.CharField(max_length=200, label="By whom", help_text="A body or a role.")
    pace = forms.ChoiceField(choices=QualityCheck.PACES, widget=forms.RadioSelect, label="Is the review on time?")
    markers = forms.MultipleChoiceField(
        choices=[(id, f"{title}: {asks}") for id, (title, asks) in quality_markers().items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="What was asked",
        help_text="Under the headings of the quality markers of SCIE and NSPCC, in Heed's words.",
    )
    seen = words(5, label="What was seen")
    agreed = words(3, required=False, label="What was agreed")


class ChangeLookForm(SeenForm, LookForm):
    """A look that is there already."""


class RequestForm(forms.Form):
    on = day(label="Asked on")
    asked_by = forms.CharField(max_length=200, label="By whom", help_text="A body or a role.")
    what = words(4, label="What was asked for", help_text="Information about the review, or a draft of its report.")
    due = day(required=False, label="By when")


class AnswerForm(SeenForm):
    answered_on = day(label="Answered on")
    answer = words(4, label="What came of it")


class ClockForm(forms.Form):
    """Where a clock starts and how long it runs."""

    def __init__(self, *args: Any, clock: Clock, facts: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(clock.starts) > 1:
            choices = [(start, f"From {facts.get(start, start)}") for start in clock.starts]
            self.fields["start"] = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, label="It is counted")
        unit = {"working_day": "working days", "day": "days", "month": "months"}[clock.unit]
        usual = "no limit" if clock.limit is None else f"{clock.limit}, on a {clock.basis} basis"
        self.fields["limit"] = forms.IntegerField(
            min_value=0,
            max_value=999,
            required=False,
            label=f"How many {unit}",
            help_text=f"Empty is what Heed ships: {usual}.",
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        )
        self.fields["reason"] = words(3, label="Why", help_text="The procedure or decision it rests on.")


class OwnDayForm(forms.Form):
    day = day(label="Day")
    says = forms.ChoiceField(choices=OwnDay.SAYS, widget=forms.RadioSelect, label="On this day", initial=OwnDay.RESTS)
    why = forms.CharField(max_length=200, label="Why", help_text="What was proclaimed, or moved.")

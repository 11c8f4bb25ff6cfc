from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from heed.web.briefings.forms.passing_on import TeamsField
from heed.web.briefings.models import Issue
from heed.web.design.forms import DayInput
from heed.web.partnership.models import Agency, Member, Team
from heed.web.surveys.languages import languages
from heed.web.surveys.models import Question, Survey

MOST_OPTIONS, LONGEST_OPTION = 20, 200


class SurveyForm(forms.Form):
    """Words, days and settings of a survey."""

    title = forms.CharField(
        label="Title", max_length=160, help_text="Everybody with the link reads it. No name of a case."
    )
    introduction = forms.CharField(
        label="Introduction",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What it is for, and what happens with the answers.",
    )
    opens = forms.DateField(label="First day", widget=DayInput(), initial=timezone.localdate)
    closes = forms.DateField(label="Last day", widget=DayInput())
    agencies = TeamsField(
        Agency.objects.none(),
        label="Agencies asked",
        widget=forms.CheckboxSelectMultiple,
        help_text="The paper says which of them have not taken part.",
    )
    languages = forms.MultipleChoiceField(
        label="Languages", widget=forms.CheckboxSelectMultiple, initial=["en"], help_text="English is written first."
    )
    asks_agency = forms.BooleanField(label="Ask for the agency, never for the name", required=False, initial=True)
    one_a_browser = forms.BooleanField(
        label="One reply a browser, by the open link",
        help_text="Leave it out where people share a computer.",
        required=False,
    )
    takes_addresses = forms.BooleanField(
        label="People may leave an e-mail address to be told what happened", required=False, initial=True
    )
    keep_addresses_for = forms.IntegerField(
        label="Delete the addresses so many days after they were told", min_value=1, max_value=365, initial=14
    )

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies, offered = self.fields["agencies"], self.fields["languages"]
        assert isinstance(agencies, forms.ModelMultipleChoiceField)
        assert isinstance(offered, forms.MultipleChoiceField)
        agencies.queryset = Agency.objects.reachable_by(by)
        offered.choices = [(one.code, f"{one.name} ({one.english})") for one in languages().values()]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("opens") and told.get("closes") and told["closes"] < told["opens"]:
            self.add_error("closes", "The last day comes before the first. Choose a later one.")
        if "en" not in told.get("languages", ["en"]):
            self.add_error("languages", "English is the language it is written in. Add the others to it.")
        return told


class StartForm(SurveyForm):
    """The same for a new one, with the issue whose questions it asks."""

    issue = forms.ModelChoiceField(
        Issue.objects.none(), label="About the briefing", required=False, empty_label="None: questions of its own"
    )

    field_order = ("title", "issue")

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        issue = self.fields["issue"]
        assert isinstance(issue, forms.ModelChoiceField)
        issue.queryset = Issue.objects.reachable_by(by).listed().filter(withdrawal=None)


class QuestionForm(forms.Form):
    """One question."""

    text = forms.CharField(label="Question", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label="How is it answered?", choices=Question.KINDS, widget=forms.RadioSelect)
    options = forms.CharField(
        label="The answers to choose from, one a line",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="For a scale from least to most. Nothing where people answer in their own words.",
    )
    purpose = forms.ChoiceField(
        label="What does it tell the board?", choices=Question.PURPOSES, required=False, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        lines = [line.strip() for line in told.get("options", "").splitlines() if line.strip()]
        if told.get("kind") == Question.TEXT:
            lines = []
        elif told.get("kind") and not 2 <= len(lines) <= MOST_OPTIONS:
            self.add_error(
                "options", f"Found {len(lines)} answers to choose from. Write 2 to {MOST_OPTIONS}, one a line."
            )
        elif any(len(line) > LONGEST_OPTION for line in lines):
            self.add_error("options", f"An answer is longer than {LONGEST_OPTION} letters. Shorten it.")
        return told | {"options": lines}


class WordsForm(forms.Form):
    """The words of a survey in another language; what is left empty stays as it was written."""

    title = forms.CharField(max_length=160, required=False)
    introduction = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, survey: Survey, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey = survey
        direction = {"lang": language, "dir": languages()[language].direction}
        self.fields["title"].label = f"Title: {survey.title}"
        self.fields["introduction"].label = f"Introduction: {survey.introduction}"
        for one in survey.questions.all():
            self.fields[one.field] = forms.CharField(label=one.text, max_length=400, required=False)
            for place, words in enumerate(one.options):
                name = f"{one.field}_{place}"
                self.fields[name] = forms.CharField(label=f"Answer: {words}", max_length=LONGEST_OPTION, required=False)
        for field in self.fields.values():
            field.widget.attrs |= direction

    def translation(self) -> dict[str, Any]:
        """What was typed, as a survey keeps it."""
        told = self.cleaned_data
        questions = {
            str(one.pk): {
                "text": told[one.field],
                "options": [told[f"{one.field}_{place}"] for place in range(len(one.options))],
            }
            for one in self.survey.questions.all()
        }
        return {"title": told["title"], "introduction": told["introduction"], "questions": questions}


def as_typed(translation: dict[str, Any]) -> dict[str, str]:
    """A translation that is kept as the fields of its form."""
    typed = {name: translation.get(name, "") for name in ("title", "introduction")}
    for number, told in translation.get("questions", {}).items():
        typed[f"q{number}"] = told["text"]
        typed |= {f"q{number}_{place}": words for place, words in enumerate(told["options"])}
    return typed


class AskForm(forms.Form):
    """Who gets a personal link."""

    agencies = TeamsField(
        Agency.objects.none(), label="Whole agencies", required=False, widget=forms.CheckboxSelectMultiple
    )
    teams = TeamsField(Team.objects.none(), label="Teams", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies, teams = self.fields["agencies"], self.fields["teams"]
        assert isinstance(agencies, forms.ModelMultipleChoiceField)
        assert isinstance(teams, forms.ModelMultipleChoiceField)
        agencies.queryset = Agency.objects.reachable_by(by)
        teams.queryset = Team.objects.reachable_by(by).select_related("agency")
        teams.label_from_instance = lambda one: f"{one}, {one.agency}"  # type: ignore[method-assign, assignment]

    def clean(self) -> dict[str, Any]:
        if not (self.cleaned_data.get("agencies") or self.cleaned_data.get("teams")):
            raise forms.ValidationError("Nobody is chosen. Choose an agency or a team.")
        return self.cleaned_data


class OutcomeForm(forms.Form):
    """You said, we did."""

    heard = forms.CharField(
        label="You said",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What was heard, in a few sentences. Everybody can read it: no name, no word of a case.",
    )
    done = forms.CharField(
        label="We did",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What changes, from when, and who sees to it.",
    )
    decided = forms.DateField(label="The board decided on", widget=DayInput(), initial=timezone.localdate)

    def clean_decided(self) -> Any:
        if self.cleaned_data["decided"] > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Tell it when the board has decided.")
        return self.cleaned_data["decided"]


class QuotationForm(forms.Form):
    """What becomes of one quotation."""

    state = forms.ChoiceField(choices=[("kept", "Keep"), ("reworded", "Reword"), ("cut", "Leave out")])
    words = forms.CharField(required=False, max_length=2_000)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("state") == "reworded" and not self.cleaned_data.get("words"):
            raise forms.ValidationError("Write the quotation anew, or leave it out.")
        return self.cleaned_data


class ReflectiveForm(forms.Form):
    """The reflective questions of an issue, from a team or a person."""

    def __init__(self, *args: Any, questions: list[str], by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for n, text in enumerate(questions):
            widget = forms.Textarea(attrs={"rows": 3})
            self.fields[f"question_{n}"] = forms.CharField(label=text, required=False, max_length=10_000, widget=widget)
        team = [("team", f"My team: {by.team}")] if by.team else []
        self.fields["whose"] = forms.ChoiceField(
            label="Whose answers are these?",
            choices=[*team, ("person", "Mine alone")],
            widget=forms.RadioSelect,
            initial="team" if team else "person",
        )
        self.fields["is_private"] = forms.BooleanField(
            label="Keep them within our agency",
            help_text="Nobody outside it sees them, or that there are any.",
            required=False,
        )

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        told = self.cleaned_data
        answers = {text: told[f"question_{n}"] for n, text in enumerate(self.questions)}
        return {"answers": answers, "of_person": told["whose"] == "person", "is_private": told["is_private"]}

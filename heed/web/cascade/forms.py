from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from heed.web.briefings.forms.passing_on import ReflectionForm, TeamsField
from heed.web.briefings.models import Issue
from heed.web.cascade.models import Course, Recipient, SendingRules
from heed.web.design.forms import DayInput
from heed.web.design.uploads import UploadField
from heed.web.partnership.models import Agency, Member, Team

MOST_DAYS = 730
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class ListForm(forms.Form):
    """A list of people to take in."""

    file = UploadField(
        label="The list, as CSV or Excel",
        help_text="With a row of headings: name, email, agency; and where you have them agency kind, team, role, "
        "manager, joined, left.",
    )
    add_new = forms.BooleanField(label="Add the agencies and teams that are new", required=False)
    is_whole = forms.BooleanField(
        label="This is everybody of the agencies in it",
        help_text="Whoever is of one of these agencies and not in the list has left today.",
        required=False,
    )


class RecipientsForm(forms.Form):
    """Whom to show of the list."""

    words = forms.CharField(label="Name or e-mail", required=False)
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", required=False, empty_label="Any")
    team = forms.ModelChoiceField(Team.objects.none(), label="Team", required=False, empty_label="Any")
    gone = forms.BooleanField(label="Those who have left too", required=False)

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, by)


class RecipientForm(forms.Form):
    """One person on the list."""

    name = forms.CharField(label="Name", max_length=140)
    email = forms.EmailField(label="E-mail address")
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency", required=False, empty_label="Outside the partnership"
    )
    team = forms.ModelChoiceField(Team.objects.none(), label="Team", required=False, empty_label="No team")
    organisation = forms.CharField(
        label="Organisation",
        max_length=160,
        required=False,
        help_text="For somebody outside, such as another partnership.",
    )
    job = forms.CharField(label="Role", max_length=120, required=False)
    manages = forms.BooleanField(
        label="Manages this team, or the agency where no team is chosen",
        help_text="They get the weekly digest.",
        required=False,
    )
    joined = forms.DateField(label="Joined", widget=DayInput(), initial=timezone.localdate)
    left = forms.DateField(label="Left", widget=DayInput(), required=False)

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, by)


def _offer(form: forms.Form, by: Member) -> None:
    """The agencies and teams of the member's partnership, in the fields of these names."""
    agency, team = form.fields["agency"], form.fields["team"]
    assert isinstance(agency, forms.ModelChoiceField)
    assert isinstance(team, forms.ModelChoiceField)
    agency.queryset = Agency.objects.reachable_by(by)
    team.queryset = Team.objects.reachable_by(by).select_related("agency")
    team.label_from_instance = lambda one: f"{one}, {one.agency}"  # type: ignore[method-assign, assignment]


class SendForm(forms.Form):
    """To whom an issue goes, and until when."""

    agencies = TeamsField(
        Agency.objects.none(), label="Whole agencies", required=False, widget=forms.CheckboxSelectMultiple
    )
    teams = TeamsField(Team.objects.none(), label="Teams", required=False, widget=forms.CheckboxSelectMultiple)
    people = forms.CharField(
        label="People, by e-mail address",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="From the list of people, parted by commas or on lines of their own. Somebody of another partnership "
        "comes onto the list first.",
    )
    closes = forms.DateField(label="The addresses open until", widget=DayInput())
    remind_on = forms.DateField(
        label="Remind, once, who has not said that they read it, on",
        widget=DayInput(),
        required=False,
        help_text="Leave it empty to remind nobody.",
    )

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        for name, rows in (
            ("agencies", Agency.objects.reachable_by(by)),
            ("teams", Team.objects.reachable_by(by).select_related("agency")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = rows
        teams = self.fields["teams"]
        teams.label_from_instance = lambda one: f"{one}, {one.agency}"  # type: ignore[attr-defined]

    def clean_people(self) -> list[Recipient]:
        """The recipients at these addresses; every address that is not on the list is told at once."""
        asked = {one.lower() for one in self.cleaned_data["people"].replace(",", " ").replace(";", " ").split()}
        found = list(Recipient.objects.reachable_by(self.by).current().filter(email__in=asked))
        if unknown := sorted(asked - {one.email for one in found}):
            raise forms.ValidationError(
                f"Not on the list of people, or not there any more: {', '.join(unknown)}. Add them to the list first."
            )
        return found

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not (told["agencies"] or told["teams"] or told["people"]):
            raise forms.ValidationError("Choose an agency or a team, or write the address of a person.")
        return told


class TalkForm(ReflectionForm):
    """What a team said, recorded by whoever holds an address; the team is asked for only where it is not known."""

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = teams
        if len(teams) > 1:
            offered = Team.objects.filter(pk__in=[team.pk for team in teams])
            self.fields["team"] = forms.ModelChoiceField(offered, label="Which team?", empty_label="Choose a team")
            self.order_fields(["team"])

    def said(self) -> dict[str, Any]:
        """What the form says, with its team."""
        return {"team": self.teams[0]} | self.cleaned_data


class CourseForm(forms.Form):
    """A course, or a group, that carried what an issue says."""

    title = forms.CharField(label="What was it called?", max_length=160)
    kind = forms.ChoiceField(label="What was it?", choices=Course.KINDS, widget=forms.RadioSelect)
    held = forms.DateField(label="When was it held?", widget=DayInput())
    attended = forms.IntegerField(
        label="How many took part?",
        min_value=0,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Whose was it?", required=False, empty_label="Of the whole partnership"
    )
    issues = TeamsField(
        Issue.objects.none(), label="Which briefings did it carry?", widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label="What should be known about it?",
        required=False,
        help_text="No name of a child, a family or a colleague.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency, issues = self.fields["agency"], self.fields["issues"]
        assert isinstance(agency, forms.ModelChoiceField)
        assert isinstance(issues, forms.ModelMultipleChoiceField)
        agency.queryset = Agency.objects.reachable_by(by)
        issues.queryset = Issue.objects.reachable_by(by).listed()

    def clean_held(self) -> Any:
        held = self.cleaned_data["held"]
        if held > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Record the course when it has been held.")
        return held


class RulesForm(forms.Form):
    """By which rules the partnership sends."""

    opens_for = forms.IntegerField(
        label="For how many days does an address open?", min_value=1, max_value=MOST_DAYS, widget=forms.NumberInput()
    )
    remind_after = forms.IntegerField(
        label="After how many days is a person reminded?",
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
        help_text="Once, and only who has not said that they read it. Leave it empty to remind nobody.",
    )
    joiners_receive = forms.BooleanField(
        label="Who joins a team is sent what the team was sent before",
        required=False,
        help_text="From the day on which this is chosen; only what is still open.",
    )
    digest_on = forms.TypedChoiceField(
        label="On which day do managers get their weekly digest?",
        choices=[("", "Never"), *((str(n), day) for n, day in enumerate(WEEKDAYS))],
        coerce=int,
        empty_value=None,
        required=False,
    )

    @staticmethod
    def as_kept(rules: SendingRules) -> dict[str, Any]:
        """What the form shows of the rules that stand."""
        told = {name: getattr(rules, name) for name in ("opens_for", "remind_after", "digest_on")}
        return told | {"joiners_receive": rules.joiners_from is not None}

from typing import Any

from django import forms
from django.db.models import QuerySet

from heed.web.partnership.models import Agency, Member, Team
from heed.web.partnership.roles import ROLES

ROLE_CHOICES = [(role.code, f"{role.name}: {role.does}") for role in ROLES.values()]


class MemberForm(forms.Form):
    """Somebody to add: name, address, what they do, and where."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="E-mail address", help_text="They sign in with it, and set a password by letter.")
    roles = forms.MultipleChoiceField(choices=ROLE_CHOICES, widget=forms.CheckboxSelectMultiple, label="Roles")
    agency = forms.ModelChoiceField(Agency.objects.none(), required=False, empty_label="No agency")
    team = forms.ModelChoiceField(Team.objects.none(), required=False, empty_label="No team")

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("agency", Agency.objects.reachable_by(by))
        self._offer("team", Team.objects.reachable_by(by))

    def _offer(self, name: str, choices: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = choices


class RolesForm(forms.Form):
    """What a member does."""

    roles = forms.MultipleChoiceField(choices=ROLE_CHOICES, widget=forms.CheckboxSelectMultiple, label="Roles")


class FrontDoorForm(forms.Form):
    """Whom practitioners ring to report a child to children's social care; both stay empty where nobody has said."""

    name = forms.CharField(
        label="Whom do practitioners ring?",
        max_length=120,
        required=False,
        help_text="A team rather than a person, as it reads after the word ring: the multi-agency safeguarding hub.",
    )
    phone = forms.RegexField(
        r"^\+?[0-9](?:[ -]?[0-9]){2,19}$",
        label="Telephone",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "class": "govuk-input--width-20"}),
        help_text="As it is dialled: figures and spaces, with a plus before them if it needs one.",
        error_messages={"invalid": "Write the number as it is dialled, in figures and spaces, as in 01632 960100."},
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and bool(told["name"]) != bool(told["phone"]):
            raise forms.ValidationError("Give both whom to ring and the number, or leave both empty.")
        return told


class TrailForm(forms.Form):
    """Which lines of the trail to show; every field may stay empty."""

    who = forms.CharField(required=False, label="Who")
    action = forms.CharField(required=False, label="What they did")
    subject_type = forms.CharField(required=False, label="Kind of record")
    subject_id = forms.CharField(required=False, label="Number of the record")

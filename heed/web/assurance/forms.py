from typing import Any

from django import forms

from heed.web.assurance.models import Action, Grade
from heed.web.design.forms import DayInput
from heed.web.partnership.models import Agency, Member
from heed.web.partnership.roles import Permission
from heed.web.safeguards.adopted import the_pack

DOCUMENT_LIMIT = 5_000_000


class ActionForm(forms.Form):
    """What will be done, by whom, by when, and how anybody will know."""

    what = forms.CharField(label="What will be done?", widget=forms.Textarea(attrs={"rows": 4}))
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Which agency will do it?")
    owner = forms.ModelChoiceField(Member.objects.none(), label="Who owns it?", help_text="One person, not a group.")
    due = forms.DateField(label="By when?", widget=DayInput())
    strength = forms.ChoiceField(label="How strong a remedy is it?", choices=Action.STRENGTHS, widget=forms.RadioSelect)
    measure = forms.CharField(
        label="How will you know that practice changed?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    measure_again = forms.DateField(label="When will it be measured again?", required=False, widget=DayInput())
    safeguard = forms.ChoiceField(
        label="Which safeguard shows whether it holds?", required=False, help_text="None, if no safeguard fits."
    )

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        agencies = Agency.objects.reachable_by(by)
        owners = Member.objects.reachable_by(by).current().select_related("user")
        if not by.may(Permission.WRITE_REVIEW):
            agencies, owners = agencies.filter(pk=by.agency_id), owners.filter(agency_id=by.agency_id or 0)
        fields["agency"].queryset, fields["owner"].queryset = agencies, owners
        fields["safeguard"].choices = [("", "None"), *((one.id, f"{one.id}: {one.says}") for one in the_pack())]


class EvidenceForm(forms.Form):
    """What shows that the action was done, or what it changed."""

    words = forms.CharField(
        label="What does it show?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="No names of children or families. Say what was counted or seen, when and by whom.",
    )
    document = forms.FileField(label="A document, if there is one", required=False, help_text="Up to 5 MB.")

    def clean_document(self) -> Any:
        document = self.cleaned_data["document"]
        if document and document.size > DOCUMENT_LIMIT:
            raise forms.ValidationError(
                f"{document.name} is larger than 5 MB. Hand in a smaller file, or say where it is."
            )
        return document


class GradeForm(forms.Form):
    """What somebody independent thinks the evidence shows."""

    grade = forms.ChoiceField(label="What does this evidence show?", choices=Grade.GRADES, widget=forms.RadioSelect)
    reason = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(forms.Form):
    """Why an action will not be done."""

    reason = forms.CharField(label="Why will this not be done?", widget=forms.Textarea(attrs={"rows": 3}))

"""What people type when an agency is asked, hands in, or has to mend something."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from heed.web.design.uploads import UploadField, in_megabytes
from heed.web.partnership.models import Agency, Member
from heed.web.reviews.forms.fields import day, words

FILE_ENDINGS = (".docx", ".xlsx", ".csv", ".parquet")


class AskForm(forms.Form):
    """Which agency is asked for its chronology, and by when."""

    agency = forms.ModelChoiceField(Agency.objects.none(), empty_label="Choose an agency")
    asked_of = forms.ModelChoiceField(
        Member.objects.none(), required=False, empty_label="Any author of the agency", label="Asked of"
    )
    due = day(label="To be handed in by")

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, reachable in {
            "agency": Agency.objects.reachable_by(by),
            "asked_of": Member.objects.reachable_by(by).current().select_related("user", "agency"),
        }.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = reachable

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        agency, member = cleaned.get("agency"), cleaned.get("asked_of")
        if agency and member and member.agency_id != agency.pk:
            self.add_error("asked_of", f"{member} is not of {agency}. Choose one of its members, or any author.")
        return cleaned


class ChronologyFileForm(forms.Form):
    """A chronology as the agency keeps it."""

    file = UploadField(
        label="Your chronology",
        allow_empty_file=True,
        help_text="A Word document with a table (.docx), an Excel workbook (.xlsx) or a CSV file. "
        f"At most {in_megabytes(settings.LARGEST_UPLOAD)}. Dates may be written as you write them.",
        widget=forms.FileInput(attrs={"accept": ",".join(FILE_ENDINGS)}),
        error_messages=dict.fromkeys(
            ("required", "missing", "invalid"),
            "No file was chosen. Choose the file that holds your chronology, then hand it in.",
        ),
    )


class ReturnForm(forms.Form):
    because = words(3, label="What the agency has to mend", help_text="The author reads these words.")


class LinkForm(forms.Form):
    """Who is sent a link to hand in without an account, and until when it opens."""

    person = forms.CharField(max_length=140, label="Who it is for", help_text="The person, and what they do.")
    email = forms.EmailField(label="Their e-mail address")
    closes = day(label="It opens until")

"""What people type about a review."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.conf import settings

from heed.chronology.as_written import UnreadableDate, read
from heed.chronology.kinds import vocabulary
from heed.chronology.pictures.wording import in_words, kind_in_words
from heed.chronology.when import Moment
from heed.web.casebook.models import PersonRecord
from heed.web.design.forms import DayInput
from heed.web.design.uploads import UploadField, in_megabytes
from heed.web.partnership.models import Agency, Member
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.integrated import Filters, Integrated
from heed.web.reviews.models import Finding, Hold, PlaceLabel, Review
from heed.web.reviews.stages import STAGES
from heed.web.reviews.two_views import View

FILE_ENDINGS = (".docx", ".xlsx", ".csv", ".parquet")


def words(rows: int = 5, **options: Any) -> forms.CharField:
    """A field for as many words as it takes."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **options)


def day(**options: Any) -> forms.DateField:
    """A day that is known for certain."""
    return forms.DateField(widget=DayInput(), **options)


class ReviewForm(forms.ModelForm):  # type: ignore[type-arg]
    """A review to open: what it is called and the dates its clocks run from."""

    class Meta:
        model = Review
        fields = ["label", "title", "kind", "became_aware", "notified", "scope_from", "scope_to"]
        widgets = {name: DayInput() for name in ("became_aware", "notified", "scope_from", "scope_to")}
        labels = {
            "label": "Label of the review",
            "title": "What the review is about",
            "kind": "Kind of review",
            "became_aware": "The local authority became aware on",
            "notified": "The notification was sent on",
            "scope_from": "The review looks at events from",
            "scope_to": "The review looks at events to",
        }
        help_texts = {
            "label": "Everybody reads it, so it must not tell who the child is. For example, Child W.",
            "title": "One line without a name, a place or a date of birth.",
            "notified": "The rapid review is due 15 working days later.",
            "scope_from": "Entries outside are kept and shown in grey.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("scope_from"), cleaned.get("scope_to")
        if first and last and last < first:
            self.add_error("scope_to", f"It ends before it begins, on {day_in_words(first)}. Write a later day.")
        return cleaned


class StageForm(forms.Form):
    stage = forms.TypedChoiceField(
        coerce=int, choices=[(stage.number, f"{stage.number}. {stage.title}") for stage in STAGES], label="Stage"
    )


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


class HoldForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Hold
        fields = ["reason", "since", "note"]
        widgets = {"since": DayInput()}
        labels = {"since": "Since", "note": "Note"}


class FindingForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Finding
        fields = ["text", "good_practice", "lesson"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6}), "lesson": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "text": "What was found",
            "good_practice": "This is good practice",
            "lesson": "The lesson it is to become",
        }
        help_texts = {
            "text": "About what the system made likely, not about a person.",
            "lesson": "One sentence that holds for the next child as well.",
        }


class RecommendationForm(forms.Form):
    text = words(4, label="What is recommended")
    addressee = forms.CharField(max_length=160, label="Of whom", help_text="The agency or board that is to do it.")
    finding = forms.ModelChoiceField(
        Finding.objects.none(), required=False, label="The finding it follows from", empty_label="None"
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["finding"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = review.findings.all()


class AppraisalForm(forms.Form):
    expected = words(3, label="What was expected", help_text="By the guidance and practice of that day.")
    done = words(3, label="What was done", help_text="As the record shows it.")
    why = words(3, required=False, label="Why it made sense to those who were there")
    context = words(3, required=False, label="What shaped it", help_text="Workload, supervision, policy, culture.")
    seen_version = forms.IntegerField(widget=forms.HiddenInput, initial=0)


class KindForm(forms.Form):
    """The kind of event an entry tells of, from the vocabulary."""

    kind = forms.ChoiceField(label="Kind of event", help_text="Safeguards read kinds, never the words of an entry.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds_by_family()


@cache
def kinds_by_family() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind of the vocabulary with its meaning, under the first word of its name."""
    families: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(vocabulary().kinds):
        families.setdefault(in_words(name.split(".")[0]), []).append((name, kind_in_words(name)))
    return list(families.items())


class PersonForm(forms.Form):
    """The label of a person, and for those entitled the names behind it."""

    label = forms.CharField(max_length=80, help_text="Everybody reads it. For example, Mother or Sibling 1.")
    names = words(
        4,
        required=False,
        label="Names",
        help_text="One on a line, the full name first, then nicknames and other ways it is written.",
    )

    @classmethod
    def of(cls, record: PersonRecord, data: Any = None) -> PersonForm:
        return cls(data, initial={"label": record.label, "names": "\n".join(record.names)})

    def clean_names(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["names"].splitlines() if name.strip()]


class PlaceForm(PersonForm):
    """A place or an organisation that would tell who the family is."""

    kind = forms.ChoiceField(choices=PlaceLabel.KINDS, label="What it is")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].help_text = "Everybody reads it. For example, Address 1 or Nursery A."
        self.fields["names"].label = "As it is written in the sources"
        self.fields["names"].help_text = "One on a line."
        self.fields["names"].required = True


class NewPersonForm(PersonForm):
    """Somebody no chronology has named yet."""

    role = forms.CharField(
        max_length=40,
        label="Who they are to the child",
        help_text="In one word or two: child, sibling.1, mother, father, stepfather, maternal_grandmother.",
    )
    sex = forms.ChoiceField(choices=[("", "Not recorded"), ("female", "Female"), ("male", "Male")], required=False)
    born = forms.CharField(
        required=False, label="Born", help_text="As the record has it: 3 October 2015, October 2015, about 1990."
    )

    def clean_role(self) -> str:
        return "_".join(self.cleaned_data["role"].lower().split())

    def clean_born(self) -> Moment | None:
        return as_moment(self.cleaned_data["born"])


def as_moment(written: str) -> Moment | None:
    """A date as people write it; nothing for nothing. What is no date is said with what to write."""
    try:
        return read(written) if written.strip() else None
    except UnreadableDate as unreadable:
        raise forms.ValidationError(str(unreadable)) from None


class MomentForm(forms.Form):
    """The day on which a family is drawn; a date as people write it."""

    on = forms.CharField(
        required=False, label="On which day", help_text="For example, 14 February 2016, or only June 2016."
    )

    def clean_on(self) -> Moment | None:
        return as_moment(self.cleaned_data["on"])


class FilterForm(forms.Form):
    """What of a chronology to show. Everything is in the address, so that it can be kept and shared."""

    agency = forms.ChoiceField(required=False)
    family = forms.ChoiceField(required=False, label="Kind")
    person = forms.ChoiceField(required=False, label="About")
    since = day(required=False, label="From")
    until = day(required=False, label="To")
    words = forms.CharField(required=False, label="Words")

    def __init__(self, data: Any, *, of: Integrated, view: View) -> None:
        super().__init__(data)
        choices = {
            "agency": [("", "Every agency"), *of.agencies],
            "family": [("", "Every kind"), *of.families],
            "person": [("", "Everybody"), *((about, view.people.get(about) or in_words(about)) for about in of.abouts)],
        }
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = values
        for field in self.fields.values():
            field.label_suffix = ""

    def filters(self, *, outside: bool = True) -> Filters:
        """The filters so far as they can be read; what cannot be is said by the form and shows everything."""
        self.is_valid()
        return Filters(**self.cleaned_data, outside=outside)

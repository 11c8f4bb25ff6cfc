"""Who is in a review, under which label, and on which day a family is drawn."""

from __future__ import annotations

from typing import Any

from django import forms

from heed.chronology.as_written import read, written
from heed.chronology.when import DAY, EARLIEST, LATEST, OPEN, Moment
from heed.web.casebook.models import PersonRecord
from heed.web.design.forms import SeenForm
from heed.web.reviews.forms.fields import as_moment, words
from heed.web.reviews.models import PlaceLabel


class PersonForm(forms.Form):
    """The label of a person, and for those entitled the names behind it."""

    label = forms.CharField(max_length=80, help_text="Everybody reads it. For example, Mother or Sibling 1.")
    names = words(
        4,
        required=False,
        label="Names",
        help_text="One on a line, the full name first, then nicknames and other ways it is written.",
    )

    def clean_names(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["names"].splitlines() if name.strip()]


SEXES = [("", "Not recorded"), ("female", "Female"), ("male", "Male")]
# Rows for further stays, beside those that are there.
MORE_STAYS = 2


class KnownPersonForm(PersonForm, SeenForm):
    """Everything that is known of somebody: dates as the record has them, other words for them, where they lived."""

    born = forms.CharField(required=False, max_length=80, help_text="As the record has it: 3 October 2015, about 1990.")
    due = forms.CharField(
        required=False, max_length=80, label="Due to be born", help_text="Of a child who is not born yet."
    )
    died = forms.CharField(required=False, max_length=80)
    sex = forms.ChoiceField(choices=SEXES, required=False)
    aliases = words(
        3, required=False, label="Other words in the sources", help_text="One on a line: step-dad, the boyfriend."
    )

    def __init__(self, data: Any = None, *, of: PersonRecord) -> None:
        told = {name: getattr(of, name) for name in ("label", "born", "due", "died", "sex")}
        told |= {"names": "\n".join(of.names), "aliases": "\n".join(of.aliases), "seen_version": of.version}
        super().__init__(data, initial=told)
        self.stays_there = [_stay_as_typed(stay) for stay in of.stays] + [("", "", "")] * MORE_STAYS
        for number, (household, since, until) in enumerate(self.stays_there):
            for part, value in (("household", household), ("since", since), ("until", until)):
                self.fields[f"{part}_{number}"] = forms.CharField(
                    required=False, max_length=120, initial=value, label=_PARTS[part]
                )

    def main_fields(self) -> list[forms.BoundField]:
        """The fields that stand one below another; the stays are a table of their own."""
        return [self[name] for name in self.base_fields if name != "seen_version"]

    def stay_rows(self) -> list[list[forms.BoundField]]:
        """Household, from and to of each stay."""
        return [[self[f"{part}_{number}"] for part in _PARTS] for number in range(len(self.stays_there))]

    def clean_aliases(self) -> list[str]:
        return [alias.strip() for alias in self.cleaned_data["aliases"].splitlines() if alias.strip()]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("born", "due", "died"):
            self._checked(name, cleaned.get(name, ""))
        stays = [self._stay(number, cleaned) for number in range(len(self.stays_there))]
        return cleaned | {"stays": [stay for stay in stays if stay]}

    def _checked(self, name: str, typed: str) -> Moment | None:
        try:
            return as_moment(typed)
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)
            return None

    def _stay(self, number: int, cleaned: dict[str, Any]) -> dict[str, str] | None:
        household, since, until = (cleaned.get(f"{part}_{number}", "") for part in _PARTS)
        if not household:
            if since or until:
                self.add_error(f"household_{number}", "Say in which household, or take the dates out.")
            return None
        first, last = self._checked(f"since_{number}", since), self._checked(f"until_{number}", until)
        at, upto = first.at if first else EARLIEST, last.upto if last else LATEST
        if upto <= at:
            self.add_error(f"until_{number}", f"It ends before it begins, {since}. Write the later date here.")
            return None
        return {"household": household, "over": written(Moment(at, upto))}


_PARTS = {"household": "Household", "since": "From", "until": "To"}


def _stay_as_typed(stay: dict[str, str]) -> tuple[str, str, str]:
    """Household, from and to of a kept stay, as somebody would type them."""
    over = read(stay["over"]) if stay["over"] else OPEN
    since = "" if over.at <= EARLIEST else f"{over.at.day}/{over.at.month}/{over.at.year}"
    last = over.upto - DAY if over.upto < LATEST else None
    return stay["household"], since, f"{last.day}/{last.month}/{last.year}" if last else ""


KINDS_IN_WORDS = {
    "parent": "is a parent of",
    "married": "is married to",
    "partner": "is the partner of",
    "cohabiting": "lives with",
    "separated": "is separated from",
    "divorced": "is divorced from",
    "sibling": "is a sibling of",
    "twin": "is a twin of",
    "step_parent": "is a step-parent of",
    "foster_carer": "is a foster carer of",
    "conflict": "is in conflict with",
    "violence": "is violent to",
    "close": "is close to",
}


class RelationshipForm(SeenForm):
    """How two people of a review stand to each other, and from when to when."""

    a = forms.ModelChoiceField(PersonRecord.objects.none(), label="Who", empty_label="Choose somebody")
    kind = forms.ChoiceField(choices=[("", "Choose"), *KINDS_IN_WORDS.items()], label="How they stand")
    b = forms.ModelChoiceField(PersonRecord.objects.none(), label="To whom", empty_label="Choose somebody")
    since = forms.CharField(required=False, max_length=80, label="From", help_text="As precise as the record has it.")
    until = forms.CharField(required=False, max_length=80, label="To")

    def __init__(self, *args: Any, case: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("a", "b"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = PersonRecord.objects.filter(case=case)

    def clean_since(self) -> Moment | None:
        return as_moment(self.cleaned_data["since"])

    def clean_until(self) -> Moment | None:
        return as_moment(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("since"), cleaned.get("until")
        at, upto = first.at if first else EARLIEST, last.upto if last else LATEST
        if upto <= at:
            self.add_error("until", "It ends before it begins. Write the later date here.")
            return cleaned
        over = Moment(at, upto)
        return cleaned | {"over": "" if over.is_open else written(over)}


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
    sex = forms.ChoiceField(choices=SEXES, required=False)
    born = forms.CharField(
        required=False, label="Born", help_text="As the record has it: 3 October 2015, October 2015, about 1990."
    )

    def clean_role(self) -> str:
        return "_".join(self.cleaned_data["role"].lower().split())

    def clean_born(self) -> Moment | None:
        return as_moment(self.cleaned_data["born"])


class MomentForm(forms.Form):
    """The day on which a family is drawn; a date as people write it."""

    on = forms.CharField(
        required=False, label="On which day", help_text="For example, 14 February 2016, or only June 2016."
    )

    def clean_on(self) -> Moment | None:
        return as_moment(self.cleaned_data["on"])

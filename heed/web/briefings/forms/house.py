from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from heed.briefings import colour, logos
from heed.briefings.filling import standing_paragraphs
from heed.web.design.uploads import UploadField

TITLES = {
    "what_a_review_is": "What a review is",
    "names_left_out": "Why names are left out",
    "pass_it_on": "Please pass this on",
    "use_in_a_team": "How a team uses it",
    "feedback": "How to answer, and what becomes of it",
    "if_in_doubt": "If somebody is worried about a child",
    "response_to_come": "That a response will come",
    "for_parents_about": "For parents: what the leaflet is for",
    "for_parents_worried": "For parents: if you need help or are worried",
    "for_parents_names": "For parents: why names are left out",
    "for_facilitators": "For whoever presents, before the talk",
}


class HouseForm(forms.Form):
    """How a partnership signs what it tells. A standing paragraph that is left empty stands as it comes with Heed."""

    colour = forms.CharField(
        label="Colour",
        max_length=7,
        help_text="Six figures after a hash. A pale one is darkened until it can be read on.",
    )
    accent = forms.CharField(
        label="Second colour",
        max_length=7,
        required=False,
        help_text="For questions to the reader. Left empty: the first.",
    )
    logo = UploadField(
        label="Logo", required=False, help_text="PNG or JPEG. Only its picture is kept: no place, no camera, no author."
    )
    logo_alt = forms.CharField(
        label="What is read out in place of the logo",
        max_length=160,
        required=False,
        help_text="Such as: a heron over water.",
    )
    without_logo = forms.BooleanField(label="Take the logo away", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in standing_paragraphs().items():
            self.fields[f"standing_{name}"] = forms.CharField(
                label=TITLES[name], help_text=words, required=False, widget=forms.Textarea(attrs={"rows": 3})
            )

    def clean_colour(self) -> str:
        return _a_colour(self.cleaned_data["colour"])

    def clean_accent(self) -> str:
        return _a_colour(self.cleaned_data["accent"]) if self.cleaned_data["accent"] else ""

    def clean_logo(self) -> bytes | None:
        """The picture cleaned of everything else; None where none was sent."""
        file: UploadedFile[Any] | None = self.cleaned_data["logo"]
        if file is None:
            return None
        try:
            return logos.cleaned(file.read())
        except logos.UnusableLogo as problem:
            raise forms.ValidationError(str(problem)) from None

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("logo") and not told.get("logo_alt"):
            self.add_error("logo_alt", "Say what the logo shows, for those who do not see it.")
        return told

    def as_style(self) -> dict[str, Any]:
        """What actions.set_house takes."""
        told = self.cleaned_data
        standing = {name: " ".join(told[f"standing_{name}"].split()) for name in standing_paragraphs()}
        return {
            "colour": told["colour"],
            "accent": told["accent"],
            "logo": b"" if told["without_logo"] else told["logo"],
            "logo_alt": told["logo_alt"],
            "standing": {name: words for name, words in standing.items() if words},
        }


def _a_colour(text: str) -> str:
    if not colour.is_colour(text):
        raise forms.ValidationError("Write six figures after a hash, such as #1d5c63.")
    return text.lower()

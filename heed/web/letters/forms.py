from django import forms

from heed.web.letters.models import Letter

UNSETTLED = "unsettled"


class LettersForm(forms.Form):
    """Which letters to show."""

    state = forms.ChoiceField(
        label="What became of it",
        required=False,
        choices=[("", "Any"), (UNSETTLED, "Wants a decision"), *Letter.STATES],
    )
    kind = forms.CharField(label="Kind", required=False)
    to = forms.CharField(label="To", required=False)


class AgainForm(forms.Form):
    """Where a letter goes when it is sent again."""

    to = forms.EmailField(label="E-mail address", help_text="Put it right here if it was wrong.")


class CameBackForm(forms.Form):
    """What the mail that came back says."""

    reason = forms.CharField(
        label="What does the mail that came back say?",
        help_text="For instance: no such user.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

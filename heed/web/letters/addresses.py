"""Addresses as they stand in letters: a letter is read far from the page it was asked for on."""

from django.conf import settings
from django.urls import reverse


def address_of(name: str, **words: object) -> str:
    """The whole address of a page, from its name and the words in it."""
    return f"{settings.SITE}{reverse(name, kwargs=words)}"

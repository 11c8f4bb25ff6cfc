"""Earlier lessons on the themes of a review, beside the question whether they were learned before.

The library stands in a room above; it registers what finds them in its AppConfig.ready:

    earlier.register(provider)   # a member and the identifiers of themes in, lessons out
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from heed.web.partnership.models import Member


@dataclass(frozen=True)
class EarlierLesson:
    """A lesson learned before: its words, where they were published, and the way to it."""

    text: str
    where: str
    href: str
    themes: str = ""


Provider = Callable[[Member, Sequence[str]], list[EarlierLesson]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def lessons_on(member: Member, themes: Sequence[str]) -> list[EarlierLesson]:
    """Lessons on any of the themes that the member may read; none for no theme."""
    return [lesson for provider in _providers for lesson in provider(member, themes)] if themes else []

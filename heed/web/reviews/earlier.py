"""Earlier lessons: on the themes of a review, beside the question whether they were learned before, and like the words
of a finding or a recommendation while it is being written.

The library stands in a room above; it registers what finds them in its AppConfig.ready:

    earlier.register(provider)        # a member and the identifiers of themes in, lessons out
    earlier.register_like(provider)   # a member and the words written so far in, lessons out
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from heed.web.partnership.models import Member

MOST_LETTERS = 4_000


@dataclass(frozen=True)
class EarlierLesson:
    """A lesson learned before: its words, where they were published, the way to it, and why it is shown."""

    text: str
    where: str
    href: str
    themes: str = ""
    why: str = ""


Provider = Callable[[Member, Sequence[str]], list[EarlierLesson]]

LikeProvider = Callable[[Member, str], list[EarlierLesson]]

_providers: list[Provider] = []
_like: list[LikeProvider] = []


def register(provider: Provider) -> None:
    """Adds a provider; registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def lessons_on(member: Member, themes: Sequence[str]) -> list[EarlierLesson]:
    """Lessons on any of the themes that the member may read; none for no theme."""
    return [lesson for provider in _providers for lesson in provider(member, themes)] if themes else []


def register_like(provider: LikeProvider) -> None:
    """Adds what finds lessons like some words; registering it again changes nothing."""
    if provider not in _like:
        _like.append(provider)


def lessons_like(member: Member, words: str) -> list[EarlierLesson]:
    """Published lessons like the words, that the member may read; none for no words. The words are kept nowhere."""
    words = words[:MOST_LETTERS].strip()
    return [lesson for provider in _like for lesson in provider(member, words)] if words else []

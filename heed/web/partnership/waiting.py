"""What waits for a member. A room registers a provider in its AppConfig.ready; the home page asks them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from heed.web.partnership.models import Member


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, where, by when, how many, and why the member is asked."""

    title: str
    href: str
    due: date | None = None
    count: int = 1
    why: str = ""


Provider = Callable[[Member], list[Waiting]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def waiting_for(member: Member) -> list[Waiting]:
    """Everything that waits for the member: what has a date first, the earliest on top."""
    found = [item for provider in _providers for item in provider(member)]
    return sorted(found, key=lambda item: (item.due is None, item.due or date.max))

"""What can be done with an issue once it is out. A room above registers its own in its AppConfig.ready: sending it.

passing_on.register(Way("Send it", "cascade:send", Permission.ISSUE_BRIEFING))
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from heed.web.briefings.models import Issue
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission


@dataclass(frozen=True)
class Way:
    """A link on the page of an issue: its title, the name of an address that takes the issue's `pk`, who it is for."""

    title: str
    route: str
    permission: Permission
    for_withdrawn: bool = True


_ways: list[Way] = []


def register(way: Way) -> None:
    """Adds a way; registering it again changes nothing."""
    if way not in _ways:
        _ways.append(way)


def ways_for(issue: Issue, member: Member) -> list[tuple[str, str]]:
    """Title and address of each way that is open to the member."""
    withdrawn = hasattr(issue, "withdrawal")
    open_now = (way for way in _ways if member.may(way.permission) and (way.for_withdrawn or not withdrawn))
    return [(way.title, reverse(way.route, kwargs={"pk": issue.pk})) for way in open_now]

"""The ways of looking at one review. A room above registers its own in its AppConfig.ready: a replay, a briefing.

ways.register(Way("Replay", "safeguards:replay", Permission.RUN_CHECKS))
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View


@dataclass(frozen=True)
class Way:
    """A tab on the pages of a review: its title, the name of an address that takes the review's `pk`, who it is for."""

    title: str
    route: str
    permission: Permission = Permission.SEE_REVIEW
    keeps_view: bool = True


_ways = [
    Way("Review", "reviews:review", keeps_view=False),
    Way("Chronology", "reviews:chronology"),
    Way("Sort", "reviews:sorting", Permission.WRITE_REVIEW),
    Way("Timeline", "reviews:timeline"),
    Way("Family", "reviews:genogram"),
    Way("People and labels", "reviews:people"),
    Way("Terms and enquiry", "reviews:terms"),
    Way("Contributions", "reviews:contributions"),
    Way("Key episodes", "reviews:episodes"),
    Way("Report", "reviews:findings_report"),
]


def register(way: Way) -> None:
    """Adds a way, after those that are there; registering it again changes nothing."""
    if way not in _ways:
        _ways.append(way)


def tabs(review: Review, view: View, member: Member) -> list[tuple[str, str]]:
    """Title and address of each way open to the member, all in the same view."""
    return [(way.title, _address(way, review, view)) for way in _ways if member.may(way.permission)]


def _address(way: Way, review: Review, view: View) -> str:
    address = reverse(way.route, kwargs={"pk": review.pk})
    return f"{address}?view={view.name}" if way.keeps_view else address

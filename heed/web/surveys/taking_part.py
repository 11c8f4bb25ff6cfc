"""Who was asked and has not taken part; figures that point at nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from heed.anonymity.small_numbers import breakdown
from heed.web.briefings.models import Issue
from heed.web.partnership.models import Agency, Team
from heed.web.surveys.models import Invitation, ReflectiveAnswer, Survey

NOT_SAID = "Agency not said"


@dataclass(frozen=True)
class TakingPart:
    """replies: by agency, and in all, as they may be told. without: agencies asked of which there is no reply.

    teams: teams whose people were asked by letter, and none of them has answered. figures: how many replies there
    are of each agency; not for a page.
    """

    replies: dict[str, str]
    total: str
    without: list[Agency]
    teams: list[Team]
    teams_asked: int
    figures: dict[str, int]

    @property
    def agencies_asked(self) -> int:
        return len([name for name in self.replies if name != NOT_SAID])


def agencies_of(survey: Survey) -> list[Agency]:
    """The agencies that are asked, by name."""
    return [one for one in survey.agencies.all() if isinstance(one, Agency)]


def taking_part(survey: Survey) -> TakingPart:
    """Of a survey as it is now: an agency took part where a reply names it, or a link of its people was used."""
    asked = agencies_of(survey)
    counts = Counter(survey.replies.order_by().values_list("agency_id", flat=True))
    figures = {str(agency): counts.pop(agency.pk, 0) for agency in asked}
    if rest := sum(counts.values()):
        figures[NOT_SAID] = rest
    told = breakdown(figures)
    total = told.pop("total")
    invited = Invitation.objects.filter(survey=survey)
    answered = set(invited.filter(used=True).values_list("agency_id", flat=True))
    without = [one for one in asked if not figures[str(one)] and one.pk not in answered]
    links = Count("pk", filter=Q(used=True))
    teams = dict(invited.exclude(team=None).order_by().values_list("team").annotate(answered=links))
    silent: list[Team] = list(
        Team.objects.filter(pk__in=[pk for pk, used in teams.items() if not used]).select_related("agency")
    )
    return TakingPart(told, total, without, silent, len(teams), figures)


def replies_by_team(issue: Issue) -> Counter[int | None]:
    """Replies to the surveys about an issue, by the team whose link was used, and shared answers to its questions."""
    used = Invitation.objects.filter(survey__issue=issue, used=True).order_by()
    counts = Counter(dict(used.values_list("team").annotate(number=Count("pk"))))
    invited = sum(counts.values())
    all_replies = Survey.objects.filter(issue=issue).aggregate(number=Count("replies"))["number"]
    counts[None] += max(0, all_replies - invited)
    shared = ReflectiveAnswer.objects.filter(issue=issue, is_private=False).order_by()
    return counts + Counter(dict(shared.values_list("team").annotate(number=Count("pk"))))

"""What briefings put on the home page: what is shared with the member's team and not read, and drafts to approve."""

from __future__ import annotations

from django.urls import reverse

from heed.web.briefings.models import Draft, Issue
from heed.web.briefings.models.issue import IssuesReached
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.partnership.waiting import Waiting


def briefings_waiting(member: Member) -> list[Waiting]:
    """Briefings to read and to talk about, then drafts to approve and to issue."""
    return _to_read(member) + _to_talk_about(member) + _to_approve(member) + _to_issue(member)


def _to_read(member: Member) -> list[Waiting]:
    unread = _shared_with(member).exclude(receipts__member=member)
    return [
        Waiting(f"Read in seven minutes: {one.title}", _address(one), why="Shared with your team.") for one in unread
    ]


def _to_talk_about(member: Member) -> list[Waiting]:
    """For whoever has read it and holds the talk of the team, as long as the team has not answered."""
    if "team_manager" not in member.roles:
        return []
    read = _shared_with(member).filter(receipts__member=member).exclude(reflections__team=member.team_id)
    return [
        Waiting(
            f"Talk about it with your team: {one.title}",
            reverse("briefings:reflect", args=[one.pk]),
            why="Say in two minutes what your team will do differently.",
        )
        for one in read
    ]


def _shared_with(member: Member) -> IssuesReached:
    if member.team_id is None:
        return Issue.objects.none()
    return Issue.objects.reachable_by(member).listed().filter(cascades__team=member.team_id, withdrawal=None)


def _address(issue: Issue) -> str:
    return reverse("briefings:issue", args=[issue.pk])


def _to_approve(member: Member) -> list[Waiting]:
    if not member.may(Permission.APPROVE_BRIEFING):
        return []
    waiting = [one for one in _asked_about(member) if member.pk not in one.writers() and not one.latest.approvals.all()]
    return [
        Waiting(
            f"A briefing to approve: {one}",
            reverse("briefings:draft", args=[one.pk]),
            why="A second person reads it before anything is issued.",
        )
        for one in waiting
    ]


def _to_issue(member: Member) -> list[Waiting]:
    if not member.may(Permission.ISSUE_BRIEFING):
        return []
    return [
        Waiting(
            f"A briefing to issue: {one}",
            reverse("briefings:draft", args=[one.pk]),
            why="A second person has approved it.",
        )
        for one in _asked_about(member)
        if one.latest.approvals.all() and not hasattr(one.latest, "issue")
    ]


def _asked_about(member: Member) -> list[Draft]:
    """Drafts whose version that stands somebody wants approved."""
    asked = Draft.objects.reachable_by(member).filter(asked__gt=0).prefetch_related("wordings__approvals")
    return [one for one in asked if one.asked == one.latest.version]

"""What comes back: that somebody has read an issue, and what a team said about it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from heed.web.briefings.models.issue import Issue, OfAnIssue
from heed.web.partnership.models import Member, Team
from heed.web.partnership.roles import Permission


class Receipt(models.Model):
    """That a member has read an issue and said so."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="receipts")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {"issue": False, "member": True, "at": False}

    objects = OfAnIssue.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "member"], name="one_receipt_per_member")]


class ReflectionsReached(OfAnIssue):
    def reachable_by(self, member: Member) -> Self:
        """A reflection is seen by its own team, and by those who bring the answers together."""
        reached = super().reachable_by(member)
        if member.may(Permission.SEE_REFLECTIONS):
            return reached
        return reached.filter(team_id=member.team_id) if member.team_id else reached.none()

    def current(self) -> Self:
        """Those that no later one mends."""
        return self.filter(mended_by=None)


class Reflection(models.Model):
    """What a team said about an issue: recorded in two minutes. A slip is mended by a new one that replaces it.

    by: the member who recorded it; nobody where it came by a personal address, whose holder is named in `by_name`.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="reflections")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="reflections")
    held = models.DateField()
    people = models.PositiveSmallIntegerField()
    will_change = models.TextField()
    stops_us = models.TextField(blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=140, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    mends = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="mended_by")

    IDENTIFYING: ClassVar = {
        "issue": False,
        "team": False,
        "held": False,
        "people": False,
        "will_change": True,
        "stops_us": True,
        "by": True,
        "by_name": True,
        "at": False,
        "mends": False,
    }

    objects = ReflectionsReached.as_manager()

    class Meta:
        ordering = ["-held", "-pk"]

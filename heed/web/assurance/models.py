"""What was done about a recommendation, what shows it, who outside looked, and whether the lesson holds."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.web.partnership.models import Agency, Member, Partnership
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Recommendation


class ActionsReached(models.QuerySet["Action"]):
    def reachable_by(self, member: Member) -> Self:
        """Every action of the partnership for those who see actions; none for anybody else."""
        if not member.may(Permission.SEE_ACTIONS):
            return self.none()
        return self.filter(partnership_id=member.partnership_id)

    def managed_by(self, member: Member) -> Self:
        """Those the member may add to and end: all for whoever runs the reviews, else their own and their agency's."""
        reached = self.reachable_by(member)
        if not member.may(Permission.MANAGE_ACTIONS):
            return reached.none()
        if member.may(Permission.WRITE_REVIEW):
            return reached
        return reached.filter(Q(owner=member) | Q(agency_id=member.agency_id or 0))


class Action(models.Model):
    """What will be done about a recommendation: by whom, by when, and how strongly it can be expected to hold."""

    OPEN, DONE, WITHDRAWN = "open", "done", "withdrawn"
    STATES = [(OPEN, "Open"), (DONE, "Done, with evidence"), (WITHDRAWN, "Withdrawn, with a reason")]
    # Strength of a remedy in three steps, as improvement work sorts them: what changes the system holds better than
    # what relies on people remembering.
    STRENGTHS = [
        ("weak", "Weak: training, a reminder, a new policy"),
        ("middling", "Middling: a checklist, a prompt in the record system, more time or staff"),
        ("strong", "Strong: the system makes the right thing the easy thing, or leadership and duty change"),
    ]

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="actions")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    what = models.TextField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="actions")
    owner = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="actions")
    due = models.DateField()
    strength = models.CharField(max_length=10, choices=STRENGTHS)
    measure = models.TextField(blank=True)
    measure_again = models.DateField(null=True, blank=True)
    safeguard = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=STATES, default=OPEN)
    closed_because = models.TextField(blank=True)
    opened = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "recommendation": False,
        "what": False,
        "agency": False,
        "owner": True,
        "due": False,
        "strength": False,
        "measure": False,
        "measure_again": False,
        "safeguard": False,
        "state": False,
        "closed_because": False,
        "opened": False,
    }

    objects = ActionsReached.as_manager()

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"action {self.pk}"

    def is_late(self, today: date) -> bool:
        """Whether its day has passed and it is still open."""
        return self.state == Action.OPEN and self.due < today


class OfAnAction(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(action__in=Action.objects.reachable_by(member))


class Evidence(models.Model):
    """Something that shows an action was done, or changed anything: words, and a document where there is one.

    Neither evidence nor a grade is ever changed; the database refuses as well (migration 0002).
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    words = models.TextField()
    document = models.BinaryField(null=True, blank=True)
    document_name = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "action": False,
        "words": True,
        "document": True,
        "document_name": True,
        "by": True,
        "at": False,
    }

    objects = OfAnAction.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "evidence"


class Grade(models.Model):
    """What somebody other than those who did it thinks the evidence shows."""

    GRADES = [
        ("shows", "Shows that it was done and that practice changed"),
        ("done", "Shows that it was done, not yet that practice changed"),
        ("part", "Shows a part of it"),
        ("not", "Does not show it"),
    ]

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="grades")
    grade = models.CharField(max_length=10, choices=GRADES)
    reason = models.TextField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {"evidence": False, "grade": False, "reason": False, "by": True, "at": False}

    class Meta:
        ordering = ["at", "pk"]

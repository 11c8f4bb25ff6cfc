"""What is to be told of a review while it is written, checked and approved. Every version is kept as it was."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Review


class DraftsReached(models.QuerySet["Draft"]):
    def reachable_by(self, member: Member) -> Self:
        """Drafts of the partnership's reviews, for those who see reviews and write or approve briefings."""
        if not (member.may(Permission.WRITE_BRIEFING) or member.may(Permission.APPROVE_BRIEFING)):
            return self.none()
        return self.filter(review__in=Review.objects.reachable_by(member))


class Draft(models.Model):
    """What is to be told of a review, while it is being written. `asked`: the version somebody is asked to approve."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="drafts")
    started_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    started = models.DateTimeField(auto_now_add=True)
    asked = models.PositiveIntegerField(default=0)

    IDENTIFYING: ClassVar = {"review": False, "started_by": True, "started": False, "asked": False}

    objects = DraftsReached.as_manager()

    class Meta:
        ordering = ["-started"]

    def __str__(self) -> str:
        return self.latest.title

    @property
    def latest(self) -> Wording:
        """The version that stands."""
        wordings: list[Wording] = list(self.wordings.all())
        return wordings[-1]

    def writers(self) -> set[int]:
        """Everybody who wrote any version of it: none of them can be the second person."""
        return {wording.by_id for wording in self.wordings.all()}


class OfADraft(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(draft__in=Draft.objects.reachable_by(member))


class Wording(models.Model):
    """One version of a draft. `content` is in the shape of `laying_out.Content`."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="wordings")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    content = models.JSONField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "draft": False,
        "version": False,
        "title": True,
        "content": True,
        "by": True,
        "at": False,
    }

    objects = OfADraft.as_manager()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["draft", "version"], name="one_wording_per_version")]

    def __str__(self) -> str:
        return f"version {self.version}"


class KeptLeak(models.Model):
    """A named person's decision that a leak may stand, with the reason."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="kept_leaks")
    kind = models.CharField(max_length=40)
    found = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_back = models.DateTimeField(null=True, blank=True)

    IDENTIFYING: ClassVar = {
        "draft": False,
        "kind": False,
        "found": True,
        "reason": True,
        "by": True,
        "at": False,
        "taken_back": False,
    }

    objects = OfADraft.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "kind", "found"], condition=Q(taken_back=None), name="one_decision_per_leak"
            )
        ]


class Approvals(models.QuerySet["Approval"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(wording__in=Wording.objects.reachable_by(member))


class Approval(models.Model):
    """A second person's approval of one version of a draft; a later version wants one of its own."""

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="approvals")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {"wording": False, "by": True, "at": False}

    objects = Approvals.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wording", "by"], name="one_approval_per_version")]


class Unsaved(models.Model):
    """What a member has typed into a draft and not saved yet: kept for them alone, so that nothing typed is lost."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="unsaved")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    told = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    IDENTIFYING: ClassVar = {"draft": False, "by": True, "told": True, "at": False}

    objects = OfADraft.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "by"], name="one_unsaved_per_member")]

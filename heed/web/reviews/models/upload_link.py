"""The link by which somebody without an account hands in a chronology."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from heed.web.partnership.models import Member
from heed.web.reviews.models.submission import Submission


class OfASubmission(models.QuerySet[Any]):
    """Rows of a submission: reached when the submission is."""

    def reachable_by(self, member: Member) -> Self:
        return self.filter(submission__in=Submission.objects.reachable_by(member))


class UploadLink(models.Model):
    """A link for one person to one submission. The token itself is kept nowhere: only its fingerprint is.

    It opens until its closing day, until it is revoked, and until the chronology is accepted, whichever comes first.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="links")
    person = models.CharField(max_length=140)
    email = models.EmailField()
    fingerprint = models.CharField(max_length=64, unique=True)
    closes = models.DateField()
    made = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=140)
    revoked = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "submission": False,
        "person": True,
        "email": True,
        "fingerprint": False,
        "closes": False,
        "made": False,
        "made_by": True,
        "revoked": False,
        "revoked_by": True,
    }

    objects = OfASubmission.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"upload link {self.pk}"

    def is_open(self, today: date | None = None) -> bool:
        """Whether it still leads to its page."""
        is_dead = self.revoked is not None or self.submission.status == Submission.ACCEPTED
        return not is_dead and (today or timezone.localdate()) <= self.closes

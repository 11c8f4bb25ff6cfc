"""Which entries were given which kind, a batch at a time, so that a batch can be undone and teaches the next file."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models

from heed.web.casebook.models import EventRecord
from heed.web.partnership.models import Agency, Member
from heed.web.reviews.models.review import OfAReview, Review


class Sorting(models.Model):
    """Entries given their kinds at one time by one person."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="sortings")
    sorted = models.DateTimeField(auto_now_add=True)
    sorted_by = models.CharField(max_length=140)
    undone = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=140, blank=True)
    records = models.ManyToManyField(EventRecord, related_name="+")

    IDENTIFYING: ClassVar = {
        "review": False,
        "sorted": False,
        "sorted_by": True,
        "undone": False,
        "undone_by": True,
        "records": False,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"sorting {self.pk}"


class TaughtReached(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        """Those of the partnership's agencies."""
        return self.filter(agency__partnership_id=member.partnership_id)


class TaughtKind(models.Model):
    """How entries of an agency begin, and the kind chosen for them how often: proposed for the next alike."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="taught")
    opening = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    times = models.PositiveIntegerField(default=0)
    last = models.DateTimeField(auto_now=True)
    last_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = {
        "agency": False,
        "opening": True,
        "kind": False,
        "times": False,
        "last": False,
        "last_by": True,
    }

    objects = TaughtReached.as_manager()

    class Meta:
        ordering = ["-times", "opening"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "opening", "kind"], name="one_lesson_per_opening_and_kind")
        ]

    def __str__(self) -> str:
        return f"taught kind {self.pk}"

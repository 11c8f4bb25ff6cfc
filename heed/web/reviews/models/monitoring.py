"""Evidence that partners looked at the time and quality of a review (SI 2018/789, regulation 14, as cited)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heed.web.partnership.models import VERSIONED, Versioned
from heed.web.reviews.models.review import OfAReview, Review


class QualityCheck(Versioned):
    """One dated look at a review: whether it is on time, which quality markers were asked, what was seen and agreed."""

    ON_TIME, AT_RISK, BEHIND = "on_time", "at_risk", "behind"
    PACES = [(ON_TIME, "On time"), (AT_RISK, "At risk of falling behind"), (BEHIND, "Behind")]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="quality_checks")
    on = models.DateField()
    by = models.CharField("looked at by", max_length=200)
    pace = models.CharField("time", max_length=20, choices=PACES)
    markers = models.JSONField("quality markers", default=list, blank=True)
    seen = models.TextField("what was seen")
    agreed = models.TextField("what was agreed", blank=True)
    written_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "on": False,
        "by": True,
        "pace": False,
        "markers": False,
        "seen": True,
        "agreed": True,
        "written_by": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"look of {self.on:%d/%m/%Y}"


class WrittenRequest(Versioned):
    """Information or a draft that the partners asked the reviewer for in writing, and what came of it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="written_requests")
    on = models.DateField("asked on")
    by = models.CharField("asked by", max_length=200)
    what = models.TextField("what was asked for")
    due = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField("what came of it", blank=True)
    written_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "on": False,
        "by": True,
        "what": True,
        "due": False,
        "answered_on": False,
        "answer": True,
        "written_by": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"request of {self.on:%d/%m/%Y}"

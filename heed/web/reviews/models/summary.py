"""What each agency was asked for a rapid review, in short: its form sent, chased and back, and what it knows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heed.web.partnership.models import VERSIONED, Agency, Versioned
from heed.web.reviews.models.review import OfAReview, Review


class AgencySummary(Versioned):
    """The short form of one agency, before anybody has decided on a review; its chronology comes later."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="summaries")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    sent = models.DateField("form sent on", null=True, blank=True)
    chased = models.DateField("chased last on", null=True, blank=True)
    back = models.DateField("back on", null=True, blank=True)
    knows = models.TextField("what the agency knows", blank=True)
    learning = models.TextField("what it has learned or done already", blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "agency": False,
        "sent": False,
        "chased": False,
        "back": False,
        "knows": True,
        "learning": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["agency__name"]
        verbose_name_plural = "agency summaries"
        constraints = [models.UniqueConstraint(fields=["review", "agency"], name="one_summary_an_agency")]

    def __str__(self) -> str:
        return f"summary of {self.agency}"

"""What the review makes of the chronology: entries appraised, findings that cite them, recommendations."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from heed.web.casebook.models import EventRecord
from heed.web.partnership.models import VERSIONED, Versioned
from heed.web.reviews.models.review import OfAReview, Review
from heed.web.reviews.models.written import Contribution, LineOfEnquiry


class Appraisal(Versioned):
    """What was expected at an entry, what was done, and why: how it looked to those who were there."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="appraisals")
    record = models.OneToOneField(EventRecord, on_delete=models.PROTECT, related_name="appraisal")
    expected = models.TextField()
    done = models.TextField()
    why = models.TextField(blank=True)
    context = models.TextField(blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "record": False,
        "expected": True,
        "done": True,
        "why": True,
        "context": True,
    }

    objects = OfAReview.as_manager()

    def __str__(self) -> str:
        return f"the appraisal of entry {self.record_id}"


class Findings(OfAReview):
    def accepted(self) -> Self:
        """Those the lead reviewer stands by: a lesson is made of these."""
        return self.filter(accepted__isnull=False, withdrawn_because="")

    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_because="")


class Finding(Versioned):
    """What the review found, the entries it stands on, and the lesson it is to become."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    underlying = models.TextField(blank=True)
    lesson = models.TextField(blank=True)
    good_practice = models.BooleanField(default=False)
    cites = models.ManyToManyField(EventRecord, related_name="findings", blank=True)
    rests_on = models.ManyToManyField(Contribution, related_name="findings", blank=True)
    answers = models.ManyToManyField(LineOfEnquiry, related_name="findings", blank=True)
    written = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=140)
    accepted = models.DateTimeField(null=True, blank=True)
    accepted_by = models.CharField(max_length=140, blank=True)
    withdrawn_because = models.TextField(blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "number": False,
        "text": True,
        "underlying": True,
        "lesson": True,
        "good_practice": False,
        "cites": False,
        "rests_on": False,
        "answers": False,
        "written": False,
        "written_by": True,
        "accepted": False,
        "accepted_by": True,
        "withdrawn_because": True,
    }

    objects = Findings.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="one_finding_per_number")]

    def __str__(self) -> str:
        return f"finding {self.number} of {self.review}"


class Recommendation(Versioned):
    """What the review asks of whom."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    number = models.CharField(max_length=12)
    text = models.TextField()
    addressee = models.CharField(max_length=160)
    place = models.CharField(max_length=160, blank=True)
    expected_change = models.TextField(blank=True)
    by_when = models.DateField(null=True, blank=True)
    written = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "finding": False,
        "number": False,
        "text": True,
        "expected_change": True,
        "by_when": False,
        "addressee": False,
        "place": False,
        "written": False,
        "written_by": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["review", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="one_recommendation_per_number")]

    def __str__(self) -> str:
        return f"recommendation {self.number} of {self.review}"

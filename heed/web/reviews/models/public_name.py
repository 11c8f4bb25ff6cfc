"""Names in a review's entries that somebody has said may stand: an inquiry's, a big town's, or no name at all."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heed.web.reviews.models.review import OfAReview, Review


class PublicName(models.Model):
    """A name, or what only looked like one, that needs no label, with who said so and why."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="public_names")
    written = models.CharField(max_length=120)
    why = models.CharField(max_length=200, blank=True)
    said = models.DateTimeField(auto_now_add=True)
    said_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = {"review": False, "written": True, "why": True, "said": False, "said_by": True}

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["written"]
        constraints = [models.UniqueConstraint(fields=["review", "written"], name="a_name_may_stand_once")]

    def __str__(self) -> str:
        return f"name {self.pk}"

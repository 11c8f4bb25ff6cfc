"""Places and organisations that would tell who a family is, in the same labels table as its people."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heed.web.reviews.models.review import OfAReview, Review


class PlaceLabel(models.Model):
    """An address, a school, a family name: the label everybody reads, and every way it is written in the sources."""

    KINDS = [
        ("place", "An address or a place"),
        ("organisation", "A school, a nursery or another organisation"),
        ("family", "The name of a family"),
    ]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=20, choices=KINDS, default="place")
    label = models.CharField(max_length=80)
    names = models.JSONField(default=list)

    IDENTIFYING: ClassVar = {"review": False, "kind": False, "label": False, "names": True}

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "label"], name="one_place_per_label")]

    def __str__(self) -> str:
        return self.label

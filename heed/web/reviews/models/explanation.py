"""What a person found out about something that does not agree: it was looked at, and this explains it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from heed.web.casebook.models import RecordIsKept
from heed.web.reviews.models.review import OfAReview, Review


class Explanations(OfAReview):
    def update(self, **changes: Any) -> int:
        raise RecordIsKept("An explanation is never changed: write another.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("An explanation is never deleted: take it back.")


class Explanation(models.Model):
    """Words about one contradiction; the latest under its key holds, and words that are empty take it back.

    key: made of what does not agree, so that a corrected file that changes the one or the other asks for a new look.
    sentence: the contradiction as it was said, kept for when it is no longer found.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="explanations")
    key = models.CharField(max_length=64)
    sentence = models.TextField()
    words = models.TextField(blank=True)
    written = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = {
        "review": False,
        "key": False,
        "sentence": True,
        "words": True,
        "written": False,
        "written_by": True,
    }

    objects = Explanations.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(written_by=""), name="an_explanation_names_who_wrote_it")]

    def __str__(self) -> str:
        return f"explanation {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsKept("An explanation is never changed: write another.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("An explanation is never deleted: take it back.")

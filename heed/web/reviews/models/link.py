"""What a person decided of two entries: one happening, rival accounts of it, or two things after all."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from heed.web.casebook.models import EventRecord, RecordIsKept
from heed.web.reviews.models.review import OfAReview, Review


class LinkDecisions(OfAReview):
    def update(self, **changes: Any) -> int:
        raise RecordIsKept("A decision about two entries is never changed: decide anew.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("A decision about two entries is never deleted: undo it by a new one.")


class LinkDecision(models.Model):
    """One decision about two entries; the latest about a pair holds. Each entry is named by its first record.

    The entries themselves are never touched: both texts stay, and undoing is one more decision.
    """

    SAME, RIVAL, DIFFERENT, UNDONE = "same", "rival", "different", "undone"
    DECISIONS = [
        (SAME, "The same event"),
        (RIVAL, "Rival accounts of one event"),
        (DIFFERENT, "Not the same"),
        (UNDONE, "Undone"),
    ]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="link_decisions")
    first = models.ForeignKey(EventRecord, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(EventRecord, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=DECISIONS)
    decided = models.DateTimeField(auto_now_add=True)
    decided_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = {
        "review": False,
        "first": False,
        "second": False,
        "decision": False,
        "decided": False,
        "decided_by": True,
    }

    objects = LinkDecisions.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="a_pair_is_named_in_one_order"),
            models.CheckConstraint(condition=~Q(decided_by=""), name="a_link_names_who_decided_it"),
        ]

    def __str__(self) -> str:
        return self.get_decision_display()

    @property
    def pair(self) -> tuple[int, int]:
        return self.first_id, self.second_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsKept("A decision about two entries is never changed: decide anew.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("A decision about two entries is never deleted: undo it by a new one.")

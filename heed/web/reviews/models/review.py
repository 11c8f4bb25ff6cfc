"""A review, its stage and its dates, and what stands in the way of publishing it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.web.casebook.models import Case
from heed.web.partnership.models import Member, Partnership
from heed.web.partnership.roles import Permission
from heed.web.reviews.stages import PUBLISHED, STAGES, Deadline, Stage, deadlines


class ReviewsReached(models.QuerySet["Review"]):
    def reachable_by(self, member: Member) -> Self:
        """The partnership's reviews for those who see reviews; none for anybody else."""
        reached = self.filter(partnership_id=member.partnership_id)
        return reached if member.may(Permission.SEE_REVIEW) else reached.none()

    def replayable_by(self, member: Member) -> Self:
        """The reviews a member may replay: those they reach, or the published examples alone; none without checks."""
        if not member.may(Permission.RUN_CHECKS):
            return self.none()
        if member.may(Permission.SEE_REVIEW):
            return self.reachable_by(member)
        return self.filter(partnership_id=member.partnership_id, is_example=True)

    def live(self) -> Self:
        """Reviews of the partnership's own, not examples that others have published."""
        return self.filter(is_example=False)


class Review(models.Model):
    """One review, over the case whose chronology it reads."""

    KINDS = [
        ("rapid_review", "Rapid review"),
        ("local_review", "Local child safeguarding practice review"),
        ("serious_case_review", "Serious case review (until 2019)"),
        ("learning_review", "Local learning review"),
        ("practice_review", "Child practice review (Wales)"),
    ]

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reviews")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="review")
    title = models.CharField(max_length=200)
    label = models.CharField(max_length=80, help_text="The one word the review is known by, such as Child W.")
    kind = models.CharField(max_length=30, choices=KINDS, default="local_review")
    stage = models.PositiveSmallIntegerField(default=0, choices=[(stage.number, stage.title) for stage in STAGES])
    scope_from = models.DateField(null=True, blank=True)
    scope_to = models.DateField(null=True, blank=True)
    became_aware = models.DateField(null=True, blank=True)
    notified = models.DateField(null=True, blank=True)
    rapid_review_sent = models.DateField(null=True, blank=True)
    decided = models.DateField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    source_authority = models.CharField(max_length=160, blank=True)
    source_title = models.CharField(max_length=250, blank=True)
    source_form = models.CharField(max_length=40, blank=True)
    source_published = models.CharField(max_length=80, blank=True)
    opened = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "case": False,
        "title": False,
        "label": False,
        "kind": False,
        "stage": False,
        "scope_from": False,
        "scope_to": False,
        "became_aware": True,
        "notified": True,
        "rapid_review_sent": False,
        "decided": False,
        "published": False,
        "is_example": False,
        "source_authority": False,
        "source_title": False,
        "source_form": False,
        "source_published": False,
        "opened": False,
    }

    objects = ReviewsReached.as_manager()

    class Meta:
        ordering = ["is_example", "label"]

    def __str__(self) -> str:
        return self.label

    @property
    def nation(self) -> str:
        return self.case.nation

    @property
    def at_stage(self) -> Stage:
        return STAGES[self.stage]

    def deadlines(self) -> list[Deadline]:
        return list(deadlines(self))

    def holds_in_force(self) -> models.QuerySet[Hold]:
        """What stands in the way of publishing."""
        return self.holds.filter(lifted=None)

    @property
    def is_published(self) -> bool:
        return self.stage >= PUBLISHED


class OfAReview(models.QuerySet[Any]):
    """Rows of a review: reached when the review is."""

    def reachable_by(self, member: Member) -> Self:
        return self.filter(review__in=Review.objects.reachable_by(member))


class Hold(models.Model):
    """A reason not to publish yet, from a day until somebody lifts it."""

    REASONS = [
        ("criminal_proceedings", "Criminal proceedings"),
        ("inquest", "Inquest"),
        ("family_proceedings", "Care or family proceedings"),
        ("another_review", "Another statutory review"),
        ("family_asked", "The family asked to wait"),
        ("other", "Another reason"),
    ]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=30, choices=REASONS)
    note = models.CharField(max_length=250, blank=True)
    since = models.DateField()
    placed_by = models.CharField(max_length=140)
    lifted = models.DateField(null=True, blank=True)
    lifted_by = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "review": False,
        "reason": False,
        "note": True,
        "since": False,
        "placed_by": True,
        "lifted": False,
        "lifted_by": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted=None, lifted_by="") | (Q(lifted__isnull=False) & ~Q(lifted_by="")),
                name="a_hold_is_lifted_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.get_reason_display()

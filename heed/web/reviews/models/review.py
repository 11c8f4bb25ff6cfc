"""A review, its stage and its dates, and what stands in the way of publishing it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.reviews.processes import Process, Stage, process_of
from heed.web.casebook.models import Case
from heed.web.partnership.models import VERSIONED, Member, Partnership, Versioned
from heed.web.partnership.roles import Permission


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
        ("learning_review", "Learning review"),
        ("unified_review", "Single unified safeguarding review (Wales)"),
        ("practice_review", "Child practice review (Wales, until September 2024)"),
        ("case_management_review", "Case management review (Northern Ireland)"),
    ]

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reviews")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="review")
    title = models.CharField(max_length=200)
    label = models.CharField(max_length=80, help_text="The one word the review is known by, such as Child W.")
    kind = models.CharField(max_length=30, choices=KINDS, default="local_review")
    stage = models.PositiveSmallIntegerField(default=0)
    scope_from = models.DateField(null=True, blank=True)
    scope_to = models.DateField(null=True, blank=True)
    became_aware = models.DateField(null=True, blank=True)
    notified = models.DateField(null=True, blank=True)
    rapid_review_sent = models.DateField(null=True, blank=True)
    decided = models.DateField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
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
        "ended": False,
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
    def process(self) -> Process:
        return process_of(self.nation, self.kind)

    @property
    def at_stage(self) -> Stage:
        return self.process.stages[self.stage]

    def holds_in_force(self) -> models.QuerySet[Hold]:
        """What stands in the way of publishing."""
        return self.holds.filter(lifted=None, effect__in=Hold.BLOCK_PUBLISHING)

    def holds_on_talking(self) -> models.QuerySet[Hold]:
        """What asks that nobody talks to witnesses or the family without asking first."""
        return self.holds.filter(lifted=None, effect__in=Hold.BLOCK_TALKING)

    @property
    def is_published(self) -> bool:
        return self.is_example or self.published is not None


class OfAReview(models.QuerySet[Any]):
    """Rows of a review: reached when the review is."""

    def reachable_by(self, member: Member) -> Self:
        return self.filter(review__in=Review.objects.reachable_by(member))


class Hold(Versioned):
    """Proceedings that run beside a review, and what they hold up from a day until somebody lifts it."""

    REASONS = [
        ("criminal_proceedings", "Criminal proceedings"),
        ("inquest", "Inquest"),
        ("family_proceedings", "Care or family proceedings"),
        ("child_death_review", "Child death review"),
        ("domestic_abuse_review", "Domestic homicide or domestic abuse related death review"),
        ("safeguarding_adults_review", "Safeguarding adults review"),
        ("mappa_review", "MAPPA serious case review"),
        ("patient_safety", "Patient safety incident investigation"),
        ("employment", "Employment or disciplinary proceedings"),
        ("regulatory", "Proceedings of a regulator"),
        ("another_review", "Another statutory review"),
        ("family_asked", "The family asked to wait"),
        ("other", "Another reason"),
    ]
    PUBLISHING, TALKING, BOTH, INFORMS = "publishing", "talking", "both", "informs"
    EFFECTS = [
        (PUBLISHING, "Publishing: nothing of the review is published"),
        (TALKING, "Talking: nobody talks to witnesses or the family without asking first"),
        (BOTH, "Publishing and talking, both"),
        (INFORMS, "Nothing: it is good to know"),
    ]
    BLOCK_PUBLISHING, BLOCK_TALKING = (PUBLISHING, BOTH), (TALKING, BOTH)

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField("proceedings", max_length=30, choices=REASONS)
    effect = models.CharField("what it holds up", max_length=12, choices=EFFECTS, default=PUBLISHING)
    contact = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=250, blank=True)
    since = models.DateField()
    expected_end = models.DateField("expected to end", null=True, blank=True)
    look_again = models.DateField("look again on", null=True, blank=True)
    placed_by = models.CharField(max_length=140)
    lifted = models.DateField(null=True, blank=True)
    lifted_by = models.CharField(max_length=140, blank=True)
    lifted_because = models.TextField("why it was lifted", blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "reason": False,
        "effect": False,
        "contact": True,
        "note": True,
        "since": False,
        "expected_end": False,
        "look_again": False,
        "placed_by": True,
        "lifted": False,
        "lifted_by": True,
        "lifted_because": True,
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

    @property
    def blocks_publishing(self) -> bool:
        return self.lifted is None and self.effect in self.BLOCK_PUBLISHING

    @property
    def blocks_talking(self) -> bool:
        return self.lifted is None and self.effect in self.BLOCK_TALKING

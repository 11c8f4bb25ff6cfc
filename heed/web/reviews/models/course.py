"""How a review went: each stage with what it holds, the decisions with reasons, and the clocks as they are set."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.reviews.clocks import Setting
from heed.reviews.decisions import questions
from heed.web.partnership.models import VERSIONED, Member, Partnership, Versioned
from heed.web.partnership.roles import Permission
from heed.web.reviews.models.review import OfAReview, Review


class StageRecord(Versioned):
    """What a review holds of one stage. The review copies the day it was done where a clock runs from it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="stage_records")
    number = models.PositiveSmallIntegerField()
    opened = models.DateField(null=True, blank=True)
    done = models.DateField(null=True, blank=True)
    late_reason = models.TextField("why it was late", blank=True)
    note = models.TextField(blank=True)
    answers = models.JSONField("what it holds", default=dict, blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "number": False,
        "opened": False,
        "done": False,
        "late_reason": True,
        "note": True,
        "answers": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["review", "number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="one_record_a_stage")]

    def __str__(self) -> str:
        return f"stage {self.number} of {self.review}"


class KeptForGood(OfAReview):
    """Rows that are added to and never changed; the database refuses as well."""

    def update(self, **changes: Any) -> int:
        raise TypeError("A decision is never changed: record the one that takes its place.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("A decision is never deleted: record the one that takes its place.")


class Decision(models.Model):
    """What was decided, by whom, when and why. A later one of the same kind takes its place; both stay."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=30, choices=[(one.id, one.title) for one in questions().values()])
    outcome = models.CharField(max_length=30)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    reasons = models.TextField()
    recorded_by = models.CharField(max_length=140)
    recorded = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "review": False,
        "kind": False,
        "outcome": False,
        "decided_by": True,
        "decided_on": False,
        "reasons": True,
        "recorded_by": True,
        "recorded": False,
    }

    objects = KeptForGood.as_manager()

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="a_decision_has_reasons")]

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        return questions()[self.kind].outcomes.get(self.outcome, self.outcome)


class OfADecision(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(decision__in=Decision.objects.reachable_by(member))


class Dissent(models.Model):
    """A partner who does not agree with a decision, in their own words."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="dissents")
    partner = models.CharField(max_length=200)
    words = models.TextField()
    recorded_by = models.CharField(max_length=140)
    recorded = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "decision": False,
        "partner": True,
        "words": True,
        "recorded_by": True,
        "recorded": False,
    }

    objects = OfADecision.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.partner} does not agree"


class Reply(models.Model):
    """What another body, such as the national Panel, says of a decision, and whether it agrees."""

    AGREES, PARTLY, DISAGREES, OPEN = "agrees", "partly", "disagrees", "open"
    VIEWS = [
        (AGREES, "Agrees"),
        (PARTLY, "Agrees in part"),
        (DISAGREES, "Does not agree"),
        (OPEN, "Asks for more before it says"),
    ]

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="replies")
    whose = models.CharField(max_length=200)
    received_on = models.DateField()
    view = models.CharField(max_length=20, choices=VIEWS)
    words = models.TextField()
    recorded_by = models.CharField(max_length=140)
    recorded = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "decision": False,
        "whose": False,
        "received_on": False,
        "view": False,
        "words": True,
        "recorded_by": True,
        "recorded": False,
    }

    objects = OfADecision.as_manager()

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"{self.whose}: {self.get_view_display().lower()}"

    @property
    def is_disagreement(self) -> bool:
        return self.view in (self.PARTLY, self.DISAGREES)


class OfAPartnership(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        reached = self.filter(partnership_id=member.partnership_id)
        return reached if member.may(Permission.SEE_REVIEW) else reached.none()


class ClockSetting(models.Model):
    """Where one clock starts and how long it runs: for a partnership, or for one review, from the latest row on.

    Rows are added, never changed, so that it stays known which clock a day was counted by. An empty start or limit is
    what the process says.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="clock_settings")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="clock_settings", null=True, blank=True)
    process = models.CharField(max_length=40)
    clock = models.CharField(max_length=40)
    start = models.CharField(max_length=40, blank=True)
    limit = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField()
    set_by = models.CharField(max_length=140)
    set_at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "review": False,
        "process": False,
        "clock": False,
        "start": False,
        "limit": False,
        "reason": True,
        "set_by": True,
        "set_at": False,
    }

    objects = OfAPartnership.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.clock

    @property
    def value(self) -> Setting:
        return Setting(self.start, self.limit)


class OwnDay(models.Model):
    """A day that the partnership knows better than the list of bank holidays."""

    RESTS, WORKS = "rests", "works"
    SAYS = [(RESTS, "Nobody works: a bank holiday that the list lacks"), (WORKS, "People work: the holiday was moved")]

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="own_days")
    day = models.DateField()
    says = models.CharField(max_length=10, choices=SAYS, default=RESTS)
    why = models.CharField(max_length=200)
    added_by = models.CharField(max_length=140)
    added = models.DateTimeField(auto_now_add=True)
    taken_back = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "day": False,
        "says": False,
        "why": False,
        "added_by": True,
        "added": False,
        "taken_back": False,
        "taken_back_by": True,
    }

    objects = OfAPartnership.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "day"], condition=Q(taken_back=None), name="one_word_about_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"

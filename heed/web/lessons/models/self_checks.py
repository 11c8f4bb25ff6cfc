"""What a partnership asks itself about lessons, and what it answered."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from heed.web.lessons.models.library import Lesson
from heed.web.partnership.models import Member, Partnership
from heed.web.partnership.roles import Permission


class SelfChecks(models.QuerySet["SelfCheck"]):
    def reachable_by(self, member: Member) -> Self:
        """Those of the member's partnership, for whoever may answer one."""
        reached = self.filter(partnership_id=member.partnership_id)
        return reached if member.may(Permission.ANSWER_SELF_CHECK) else reached.none()


class SelfCheck(models.Model):
    """Ten questions that the partnership asks itself, kept as they were put when it began.

    asked: pairs of aspect and words. lessons: what they were made of. theme: set where they were put about a theme.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="self_checks")
    title = models.CharField(max_length=200)
    asked = models.JSONField()
    lessons = models.ManyToManyField(Lesson, related_name="self_checks")
    theme = models.CharField(max_length=40, blank=True)
    begun = models.DateTimeField(default=timezone.now, editable=False)
    begun_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    begun_as = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "title": False,
        "asked": False,
        "lessons": False,
        "theme": False,
        "begun": False,
        "begun_by": True,
        "begun_as": True,
    }

    objects = SelfChecks.as_manager()

    class Meta:
        ordering = ["-begun", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """Who began it, here or in the library that it came from."""
        return self.begun_as or self.begun_by.user.name


class SelfCheckAnswers(models.QuerySet["SelfCheckAnswer"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(self_check__in=SelfCheck.objects.reachable_by(member))


class SelfCheckAnswer(models.Model):
    """What was answered to one of the ten, by whom and when; a later answer stands before it and both stay."""

    YES, PARTLY, NO, CANNOT_TELL = "yes", "partly", "no", "cannot_tell"
    ANSWERS = [(YES, "Yes"), (PARTLY, "Partly"), (NO, "No"), (CANNOT_TELL, "Cannot tell")]

    self_check = models.ForeignKey(SelfCheck, on_delete=models.PROTECT, related_name="answers")
    aspect = models.CharField(max_length=20)
    answer = models.CharField(max_length=12, choices=ANSWERS)
    words = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    answered = models.DateTimeField(default=timezone.now, editable=False)
    answered_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    answered_as = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "self_check": False,
        "aspect": False,
        "answer": False,
        "words": True,
        "evidence": True,
        "answered": False,
        "answered_by": True,
        "answered_as": True,
    }

    objects = SelfCheckAnswers.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def who(self) -> str:
        """Who answered, here or in the library that it came from."""
        return self.answered_as or self.answered_by.user.name

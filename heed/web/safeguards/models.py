"""What a partnership decided about the safeguards, and what they are waiting for in today's practice."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.web.casebook.models import Case, OfACase
from heed.web.partnership.models import Agency, Member, Partnership


class Adoptions(models.QuerySet["Adoption"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(partnership_id=member.partnership_id)

    def in_use(self, on: date) -> Self:
        """Those in use on a day, and those that will be and have no end before it."""
        return self.filter(Q(ended__isnull=True) | Q(ended__gt=on))


class Adoption(models.Model):
    """A partnership's decision to use a safeguard from a date, with the reason; ended by another decision."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="adoptions")
    safeguard = models.CharField(max_length=20)
    since = models.DateField()
    ended = models.DateField(null=True, blank=True)
    reason = models.TextField()
    decided_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    decided = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "safeguard": False,
        "since": False,
        "ended": False,
        "reason": False,
        "decided_by": True,
        "decided": False,
    }

    objects = Adoptions.as_manager()

    class Meta:
        ordering = ["safeguard", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "safeguard"],
                condition=models.Q(ended__isnull=True),
                name="one_current_adoption_of_a_safeguard",
            )
        ]


class Expectations(OfACase):
    def waiting(self) -> Self:
        """Not answered, and the moment has not passed."""
        return self.filter(state=Expectation.WAITING)

    def passed(self) -> Self:
        """The moment passed and nobody has said what happened."""
        return self.filter(state=Expectation.PASSED, answered=None)


class Expectation(models.Model):
    """What a safeguard waits for in one case, and the moment by which; made and followed by `watch`.

    noticed: when `watch` found the moment had passed; later than `due` by however long `watch` stood still.
    """

    WAITING, MET, LATE, PASSED, EXCEPTED, UNTOLD, LAPSED = (
        "waiting",
        "met",
        "late",
        "passed",
        "excepted",
        "untold",
        "lapsed",
    )
    STATES = [
        (WAITING, "Expected"),
        (MET, "Done"),
        (LATE, "Done, after its time"),
        (PASSED, "Passed without an entry"),
        (EXCEPTED, "An exception holds"),
        (UNTOLD, "Cannot be told from this record"),
        (LAPSED, "No longer asked: the record or the safeguards in use have changed"),
    ]

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="expectations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="expectations")
    safeguard = models.CharField(max_length=20)
    about = models.CharField(max_length=40)
    trigger = models.CharField(max_length=260)
    due = models.CharField(max_length=19, blank=True)
    state = models.CharField(max_length=10, choices=STATES)
    said = models.TextField()
    question = models.TextField()
    made = models.DateTimeField(auto_now_add=True)
    noticed = models.DateTimeField(null=True, blank=True)

    IDENTIFYING: ClassVar = {
        "case": False,
        "agency": False,
        "safeguard": False,
        "about": False,
        "trigger": True,
        "due": True,
        "state": False,
        "said": True,
        "question": False,
        "made": False,
        "noticed": False,
    }

    objects = Expectations.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "safeguard", "about", "trigger"], name="one_expectation_per_trigger"
            )
        ]

    def __str__(self) -> str:
        return f"{self.safeguard}, expectation {self.pk}"

    @property
    def child(self) -> str:
        """The agency's own record number for the child, which is no name."""
        return self.case.key.partition("/")[2]


class WhatHappened(models.Model):
    """A person's answer to an expectation: what happened, in their words. The answer of the record stays beside it.

    Never changed; the database refuses as well (migration 0002).
    """

    expectation = models.OneToOneField(Expectation, on_delete=models.PROTECT, related_name="answered")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    words = models.TextField()

    IDENTIFYING: ClassVar = {"expectation": False, "by": True, "at": False, "words": True}

    class Meta:
        verbose_name = "answer to an expectation"


class Look(models.Model):
    """When `watch` last looked at a partnership's cases, and which safeguards it asked then."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="look")
    at = models.DateTimeField()
    asked = models.JSONField(default=list)

    IDENTIFYING: ClassVar = {"partnership": False, "at": False, "asked": False}

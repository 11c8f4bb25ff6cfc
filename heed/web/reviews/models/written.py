"""What people write in a review besides findings: what it asks, who took part, which episodes it looks at, notes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heed.web.casebook.models import EventRecord
from heed.web.partnership.models import VERSIONED, Versioned
from heed.web.reviews.models.review import OfAReview, Review


class TermsOfReference(Versioned):
    """What a review is for, how it goes about it, and who agreed to that."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="terms")
    purpose = models.TextField()
    scope_reasons = models.TextField("why this period", blank=True)
    method = models.TextField(blank=True)
    reviewers = models.TextField("reviewers and their independence", blank=True)
    panel = models.TextField("the panel and who speaks for whom", blank=True)
    family_plan = models.TextField("how the family takes part", blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "purpose": True,
        "scope_reasons": True,
        "method": True,
        "reviewers": True,
        "panel": True,
        "family_plan": True,
        "agreed_on": False,
        "agreed_by": True,
    }

    objects = OfAReview.as_manager()

    def __str__(self) -> str:
        return f"the terms of reference of {self.review}"


class LineOfEnquiry(Versioned):
    """A question the review is to answer. One without an answer is shown as open, and that is no fault of anybody."""

    OPEN, ANSWERED, SET_ASIDE = "open", "answered", "set_aside"
    STATES = [(OPEN, "Open"), (ANSWERED, "Answered"), (SET_ASIDE, "Set aside")]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="lines_of_enquiry")
    number = models.PositiveSmallIntegerField()
    question = models.TextField()
    state = models.CharField(max_length=10, choices=STATES, default=OPEN)
    answer = models.TextField("the answer, or why it was set aside", blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "number": False,
        "question": True,
        "state": False,
        "answer": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="one_line_of_enquiry_per_number")]

    def __str__(self) -> str:
        return f"line of enquiry {self.number} of {self.review}"


class Contribution(Versioned):
    """What somebody of the family, or a practitioner, was asked and said, under their role and never their name."""

    FAMILY, PRACTITIONER = "family", "practitioner"
    KINDS = [(FAMILY, "Family"), (PRACTITIONER, "Practitioner")]
    STATES = [
        ("offered", "Offered, no answer yet"),
        ("took_part", "Took part"),
        ("declined", "Declined"),
        ("no_reply", "No reply"),
    ]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="contributions")
    role = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=KINDS, default=FAMILY)
    state = models.CharField("how it stands", max_length=10, choices=STATES, default="offered")
    offered = models.DateField("offered on", null=True, blank=True)
    how = models.CharField("how they were asked", max_length=120, blank=True)
    held = models.DateField("spoken with on", null=True, blank=True)
    words = models.TextField("what they said", blank=True)
    agreed = models.TextField("what they agreed may be shared", blank=True)
    support = models.TextField("support offered", blank=True)
    told = models.DateField("told of publication on", null=True, blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "role": False,
        "kind": False,
        "state": False,
        "offered": False,
        "how": True,
        "held": False,
        "words": True,
        "agreed": True,
        "support": True,
        "told": False,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["kind", "role", "pk"]

    def __str__(self) -> str:
        return f"what {self.role} said"


class Episode(Versioned):
    """A stretch of the chronology that the review looks at as one, with its appraisal, of good practice too."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="episodes")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    since = models.DateField("from")
    until = models.DateField("to")
    summary = models.TextField("what happened")
    expected = models.TextField("what was expected, by the guidance and practice of that day", blank=True)
    done = models.TextField("what was done, as the record shows it", blank=True)
    why = models.TextField("why it made sense to those who were there", blank=True)
    context = models.TextField("what shaped it", blank=True)
    good_practice = models.BooleanField("there is good practice in it", default=False)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "number": False,
        "title": True,
        "since": True,
        "until": True,
        "summary": True,
        "expected": True,
        "done": True,
        "why": True,
        "context": True,
        "good_practice": False,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["since", "number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_episode_per_number"),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="an_episode_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"episode {self.number} of {self.review}"


class Note(Versioned):
    """What a reviewer notes of an entry, for the other reviewers: not a finding, and part of no report."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="notes")
    record = models.ForeignKey(EventRecord, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField("note")
    written = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = VERSIONED | {
        "review": False,
        "record": False,
        "text": True,
        "written": False,
        "written_by": True,
    }

    objects = OfAReview.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"

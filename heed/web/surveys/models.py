"""What is asked, who is asked, what comes back, and what is told to whoever wanted to know.

A reply is joined to nobody: it has a random key, the day it came and no moment, and no line in the trail; a personal
link knows only that it was used. An address left to be told stands in a table of its own, likewise without a moment.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from heed.web.briefings.models import Issue
from heed.web.cascade.models import Recipient
from heed.web.partnership.models import Agency, Member, Partnership, Team
from heed.web.partnership.roles import Permission


class SurveysReached(models.QuerySet["Survey"]):
    def reachable_by(self, member: Member) -> Self:
        """All of the partnership for those who write them; what was opened, for those who see what teams answered."""
        reached = self.filter(partnership_id=member.partnership_id)
        if member.may(Permission.WRITE_SURVEY):
            return reached
        return reached.exclude(published=None) if member.may(Permission.SEE_REFLECTIONS) else self.none()


class Survey(models.Model):
    """Questions with a first and a last day. `languages`: codes, the first is the one it is written in.

    translations: by code, the title, introduction and, by number of the question, text and options. fingerprint: of the
    token of the link that anybody may hold. code: short, printed on the sheet.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="surveys")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, blank=True, related_name="surveys")
    title = models.CharField(max_length=160)
    introduction = models.TextField(blank=True)
    languages = models.JSONField(default=list)
    translations = models.JSONField(default=dict)
    opens = models.DateField()
    closes = models.DateField()
    agencies = models.ManyToManyField(Agency, related_name="surveys")
    asks_agency = models.BooleanField(default=True)
    one_a_browser = models.BooleanField(default=False)
    takes_addresses = models.BooleanField(default=True)
    keep_addresses_for = models.PositiveSmallIntegerField(default=14)
    secret = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=8, unique=True)
    published = models.DateTimeField(null=True, blank=True)
    by_name = models.CharField(max_length=140)
    made = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "issue": False,
        "title": False,
        "introduction": False,
        "languages": False,
        "translations": False,
        "opens": False,
        "closes": False,
        "agencies": False,
        "asks_agency": False,
        "one_a_browser": False,
        "takes_addresses": False,
        "keep_addresses_for": False,
        "secret": False,
        "fingerprint": False,
        "code": False,
        "published": False,
        "by_name": True,
        "made": False,
    }

    objects = SurveysReached.as_manager()

    class Meta:
        ordering = ["-opens", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="survey_closes_after_it_opens")]

    def __str__(self) -> str:
        return self.title

    def state(self, today: date | None = None) -> str:
        """ "draft", "to come", "open" or "closed"; it is open on its last day."""
        today = today or timezone.localdate()
        if self.published is None:
            return "draft"
        if today < self.opens:
            return "to come"
        return "open" if today <= self.closes else "closed"

    @property
    def is_closed(self) -> bool:
        return self.state() == "closed"


class OfASurvey(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        """Of the surveys of the partnership, for those who write them."""
        if not member.may(Permission.WRITE_SURVEY):
            return self.none()
        return self.filter(survey__in=Survey.objects.reachable_by(member))


class Question(models.Model):
    """One question. options: the words of each, in their order; none for free text.

    purpose: what its answers say to the board. source: the lesson it comes from, as the issue names it.
    """

    CHOICE, SEVERAL, SCALE, TEXT = "choice", "several", "scale", "text"
    KINDS = [
        (CHOICE, "One of several answers"),
        (SEVERAL, "Any number of several answers"),
        (SCALE, "A scale in words, from least to most"),
        (TEXT, "In their own words"),
    ]
    STOPS, GOOD, CHANGES = "stops", "good", "changes"
    PURPOSES = [
        ("", "Nothing of these"),
        (STOPS, "What stands in the way"),
        (GOOD, "Good practice"),
        (CHANGES, "What will change"),
    ]

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=KINDS)
    text = models.CharField(max_length=400)
    options = models.JSONField(default=list)
    purpose = models.CharField(max_length=8, choices=PURPOSES, blank=True)
    source = models.CharField(max_length=300, blank=True)

    IDENTIFYING: ClassVar = {
        "survey": False,
        "number": False,
        "kind": False,
        "text": False,
        "options": False,
        "purpose": False,
        "source": False,
    }

    objects = OfASurvey.as_manager()

    class Meta:
        ordering = ["number", "pk"]

    @property
    def field(self) -> str:
        """The name of its field in a form."""
        return f"q{self.pk}"


class Invitation(models.Model):
    """A personal link: one reply. `used` has no moment, and leads to no reply. typed: what is not sent yet."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    secret = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)
    typed = models.JSONField(default=dict)

    IDENTIFYING: ClassVar = {
        "survey": False,
        "recipient": True,
        "agency": False,
        "team": False,
        "secret": False,
        "fingerprint": False,
        "used": False,
        "typed": True,
    }

    objects = OfASurvey.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "recipient"], name="one_invitation_per_recipient")]


class Reply(models.Model):
    """What somebody answered, by number of the question: an option's place, a list of places, or words.

    key: held by the page that sent it, so that sending it again adds nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="replies")
    key = models.UUIDField(default=uuid.uuid4)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=12)
    on_paper = models.BooleanField(default=False)
    answers = models.JSONField(default=dict)
    day = models.DateField(default=timezone.localdate)

    IDENTIFYING: ClassVar = {
        "survey": False,
        "key": False,
        "agency": False,
        "language": True,
        "on_paper": False,
        "answers": True,
        "day": False,
    }

    objects = OfASurvey.as_manager()

    class Meta:
        ordering = ["id"]  # at random, so that no list tells in which order they came
        constraints = [models.UniqueConstraint(fields=["survey", "key"], name="one_reply_per_key")]


class BegunReached(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        """Nobody reads what was not sent."""
        return self.none()


class Begun(models.Model):
    """What somebody with the open link has typed and not sent; known to the page that holds its key."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="begun")
    key = models.UUIDField()
    typed = models.JSONField(default=dict)
    day = models.DateField(auto_now=True)

    IDENTIFYING: ClassVar = {"survey": False, "key": False, "typed": True, "day": False}

    objects = BegunReached.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "key"], name="one_begun_reply_per_key")]


class Address(models.Model):
    """Where somebody wants to be told what happened: joined to a survey and to no answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="addresses")
    email = models.EmailField()  # kept in lower case

    IDENTIFYING: ClassVar = {"survey": False, "email": True}

    objects = OfASurvey.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["survey", "email"], name="one_address_per_survey")]

    @property
    def letter_key(self) -> str:
        """The key of the one letter that tells them."""
        return f"told {self.pk}"


class Quotation(models.Model):
    """What a person decided of one answer in somebody's own words. words: as the board reads them."""

    KEPT, CUT, REWORDED = "kept", "cut", "reworded"
    STATES = [(KEPT, "Kept"), (REWORDED, "Reworded"), (CUT, "Left out")]

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="quotations")
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="quotations")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="quotations")
    state = models.CharField(max_length=8, choices=STATES)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    IDENTIFYING: ClassVar = {
        "survey": False,
        "reply": False,
        "question": False,
        "state": False,
        "words": True,
        "by": True,
        "at": False,
    }

    objects = OfASurvey.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "question"], name="one_decision_per_quotation")]


class Outcome(models.Model):
    """You said, we did: what was heard and what the board decided; it stands as a public page."""

    survey = models.OneToOneField(Survey, on_delete=models.PROTECT, related_name="outcome")
    heard = models.TextField()
    done = models.TextField()
    decided = models.DateField()
    secret = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, unique=True)
    told_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "survey": False,
        "heard": False,
        "done": False,
        "decided": False,
        "secret": False,
        "fingerprint": False,
        "told_on": False,
        "by": True,
        "at": False,
    }

    objects = OfASurvey.as_manager()


class ReflectiveAnswersReached(models.QuerySet["ReflectiveAnswer"]):
    def reachable_by(self, member: Member) -> Self:
        """What an agency keeps to itself is there for that agency and for nobody else, not even as a count."""
        own = Q(agency_id=member.agency_id) if member.agency_id else Q(pk=None)
        shared = Q(is_private=False) if member.may(Permission.SEE_REFLECTIONS) else Q(pk=None)
        return self.filter(issue__in=Issue.objects.reachable_by(member)).filter(shared | own)


class ReflectiveAnswer(models.Model):
    """What a team, or a person, answered to one reflective question of an issue.

    question, lesson: as the issue has them. themes: of the lesson and the question. of_person: it is the member's own
    answer and not their team's. is_private: to the agency.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="reflective_answers")
    question = models.TextField()
    lesson = models.TextField(blank=True)
    themes = models.JSONField(default=list)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reflective_answers")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="reflective_answers")
    of_person = models.BooleanField(default=False)
    is_private = models.BooleanField(default=False)
    text = models.TextField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "issue": False,
        "question": False,
        "lesson": False,
        "themes": False,
        "agency": False,
        "team": False,
        "of_person": False,
        "is_private": False,
        "text": True,
        "by": True,
        "at": False,
    }

    objects = ReflectiveAnswersReached.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

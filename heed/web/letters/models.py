"""Letters that leave the house, and when the post was last collected."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from heed.web.partnership.models import Member, Partnership
from heed.web.partnership.roles import Permission


class LettersReached(models.QuerySet["Letter"]):
    def reachable_by(self, member: Member) -> Self:
        """Letters of the partnership, for those who look after the post."""
        if not member.may(Permission.SEE_LETTERS):
            return self.none()
        return self.filter(partnership_id=member.partnership_id)


class Letter(models.Model):
    """One letter to one address. `key` names it for good: a letter with the same key is never written again.

    `about` says in a word and a number what it concerns ("issue 12"). `text` and `html` have marks where the tokens of
    personal addresses are put in (`tokens.mark_of`). `due`: when it is to be tried next. None holds a word of a case.
    """

    WAITING, HANDING, SENT, REFUSED = "waiting", "handing", "sent", "refused"
    UNCERTAIN, RETURNED, STOPPED = "uncertain", "returned", "stopped"
    STATES = [
        (WAITING, "Waiting"),
        (HANDING, "Being handed over"),
        (SENT, "Sent"),
        (REFUSED, "Refused"),
        (UNCERTAIN, "Uncertain"),
        (RETURNED, "Came back"),
        (STOPPED, "Stopped"),
    ]
    # What waits for a person's decision.
    UNSETTLED = (REFUSED, UNCERTAIN, RETURNED)

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="letters")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    to = models.EmailField()
    name = models.CharField(max_length=140, blank=True)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    mark = models.UUIDField(default=uuid.uuid4, unique=True)
    written = models.DateTimeField(auto_now_add=True)
    due = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=STATES, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    handed = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "key": False,
        "kind": False,
        "about": False,
        "to": True,
        "name": True,
        "subject": False,
        "text": True,
        "html": True,
        "mark": False,
        "written": False,
        "due": False,
        "state": False,
        "tries": False,
        "handed": False,
        "sent": False,
        "reason": True,
    }

    objects = LettersReached.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "due"], name="letters_to_be_tried")]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    @property
    def is_unsettled(self) -> bool:
        return self.state in self.UNSETTLED


class Collections(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        """Everybody who looks after the post of their partnership sees whether it is collected."""
        return self.all() if member.may(Permission.SEE_LETTERS) else self.none()


class Collection(models.Model):
    """One row for the house: when the post was last collected, and what the mail server said where it is away."""

    looked = models.DateTimeField()
    away_since = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    IDENTIFYING: ClassVar = {"looked": False, "away_since": False, "reason": False}

    objects = Collections.as_manager()

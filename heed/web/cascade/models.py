"""Who receives, what they were sent, what training carried it, and by which rules a partnership sends."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from heed.web.briefings.models import Issue
from heed.web.briefings.models.issue import OfAnIssue
from heed.web.partnership.models import Agency, Member, Partnership, Team
from heed.web.partnership.roles import Permission


class RecipientsReached(models.QuerySet["Recipient"]):
    def reachable_by(self, member: Member) -> Self:
        """People on the partnership's list, for those who keep it or send to it."""
        if not (member.may(Permission.KEEP_RECIPIENTS) or member.may(Permission.ISSUE_BRIEFING)):
            return self.none()
        return self.filter(partnership_id=member.partnership_id)

    def current(self, today: date | None = None) -> Self:
        """Those who have joined and have not left."""
        today = today or timezone.localdate()
        return self.filter(joined__lte=today).filter(Q(left=None) | Q(left__gt=today))


class Recipient(models.Model):
    """Somebody who is sent briefings: of an agency and perhaps a team, or of an organisation outside the partnership.

    `member` is set for those who have an account as well. `manages`: their team or, without one, their agency; they get
    the weekly digest. `left`: the first day on which they are not there any more.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="recipients")
    name = models.CharField(max_length=140)
    email = models.EmailField()  # kept in lower case
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="recipients")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="recipients")
    organisation = models.CharField(max_length=160, blank=True)
    job = models.CharField(max_length=120, blank=True)
    manages = models.BooleanField(default=False)
    joined = models.DateField(default=timezone.localdate)
    left = models.DateField(null=True, blank=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="received_as")
    added = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "name": True,
        "email": True,
        "agency": False,
        "team": False,
        "organisation": False,
        "job": True,
        "manages": False,
        "joined": False,
        "left": False,
        "member": True,
        "added": False,
    }

    objects = RecipientsReached.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "email"], name="one_recipient_per_address"),
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(organisation=""), name="recipient_is_of_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where they work, as a line."""
        return ", ".join(str(part) for part in (self.team, self.agency or self.organisation) if part)

    def has_left(self, today: date | None = None) -> bool:
        return self.left is not None and self.left <= (today or timezone.localdate())


class CopiesReached(OfAnIssue):
    def reachable_by(self, member: Member) -> Self:
        """Who was sent what, person by person, is for those who send."""
        return super().reachable_by(member) if member.may(Permission.ISSUE_BRIEFING) else self.none()


class Copy(models.Model):
    """An issue sent to one person, with the secret of their own address; agency and team as they were on that day.

    `opened`: the address was asked for, perhaps by a mail program that looks at links. `read`: somebody pressed the
    button that says so. `typed`: what was written about a talk and not sent yet.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="copies")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="copies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    secret = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=140)
    closes = models.DateField()
    remind_on = models.DateField(null=True, blank=True)
    reminded = models.DateTimeField(null=True, blank=True)
    opened = models.DateTimeField(null=True, blank=True)
    openings = models.PositiveIntegerField(default=0)
    read = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=140, blank=True)
    typed = models.JSONField(default=dict)

    IDENTIFYING: ClassVar = {
        "issue": False,
        "recipient": True,
        "agency": False,
        "team": False,
        "secret": False,
        "fingerprint": False,
        "made": False,
        "made_by": True,
        "closes": False,
        "remind_on": False,
        "reminded": False,
        "opened": False,
        "openings": False,
        "read": False,
        "revoked": False,
        "revoked_by": True,
        "typed": True,
    }

    objects = CopiesReached.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "recipient"], name="one_copy_per_recipient")]
        indexes = [models.Index(fields=["remind_on"], name="copies_to_remind_of", condition=Q(reminded=None))]

    def __str__(self) -> str:
        return f"copy {self.pk}"

    @property
    def letter_key(self) -> str:
        """The key of the letter it went by."""
        return f"copy {self.pk}"


class CoursesReached(models.QuerySet["Course"]):
    def reachable_by(self, member: Member) -> Self:
        """Courses of the partnership, for those who record them and those who see who has taken part."""
        if not (member.may(Permission.RECORD_COURSE) or member.may(Permission.SEE_REFLECTIONS)):
            return self.none()
        return self.filter(partnership_id=member.partnership_id)


class Course(models.Model):
    """A course, a group or an event at which people learned what an issue says."""

    KINDS = [
        ("course", "Training course"),
        ("briefing", "Briefing session"),
        ("supervision", "Group supervision"),
        ("network", "Network or forum"),
        ("other", "Something else"),
    ]

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="courses")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=KINDS)
    held = models.DateField()
    attended = models.PositiveIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="courses")
    issues = models.ManyToManyField(Issue, related_name="courses")
    note = models.TextField(blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "title": False,
        "kind": False,
        "held": False,
        "attended": False,
        "agency": False,
        "issues": False,
        "note": True,
        "by": True,
        "at": False,
    }

    objects = CoursesReached.as_manager()

    class Meta:
        ordering = ["-held", "-pk"]

    def __str__(self) -> str:
        return self.title


class RulesReached(models.QuerySet["SendingRules"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(partnership_id=member.partnership_id)


class SendingRules(models.Model):
    """By which rules a partnership sends; what no row says is the default of its field.

    remind_after: days, None for never. opens_for: days. joiners_from: who joins a team from that day on is sent what
    the team was sent before; None for nobody. digest_on: 0 for Monday to 6, None for never.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="sending_rules")
    remind_after = models.PositiveSmallIntegerField(null=True, blank=True, default=7)
    opens_for = models.PositiveSmallIntegerField(default=90)
    joiners_from = models.DateField(null=True, blank=True)
    digest_on = models.PositiveSmallIntegerField(null=True, blank=True, default=0)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "remind_after": False,
        "opens_for": False,
        "joiners_from": False,
        "digest_on": False,
    }

    objects = RulesReached.as_manager()


def rules_of(partnership: Partnership) -> SendingRules:
    """The rules of a partnership, as set or as they are where nobody has set any."""
    return SendingRules.objects.filter(partnership=partnership).first() or SendingRules(partnership=partnership)

"""What agencies were asked to hand in, and every file they handed in."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from heed.web.partnership.models import Agency, Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models.review import Review


class SubmissionsReached(models.QuerySet["Submission"]):
    def reachable_by(self, member: Member) -> Self:
        """An author's own agency's; every one of the partnership for those who may see drafts."""
        reached = self.filter(review__partnership_id=member.partnership_id)
        if member.may(Permission.SEE_AGENCY_DRAFT):
            return reached
        if member.may(Permission.SUBMIT_CHRONOLOGY) and member.agency_id:
            return reached.filter(agency_id=member.agency_id)
        return reached.none()

    def asked(self) -> Self:
        """Those that wait for the agency."""
        return self.filter(status__in=[Submission.REQUESTED, Submission.RETURNED])

    def handed_in(self) -> Self:
        """Those that wait for the reviewer."""
        return self.filter(status__in=[Submission.RECEIVED, Submission.CHECKED])


class Submission(models.Model):
    """What one agency was asked to hand in to a review, by when, and how far that has got."""

    REQUESTED, RECEIVED, CHECKED, ACCEPTED, RETURNED = "requested", "received", "checked", "accepted", "returned"
    STATUSES = [
        (REQUESTED, "Requested"),
        (RECEIVED, "Received"),
        (CHECKED, "Checked"),
        (ACCEPTED, "Accepted"),
        (RETURNED, "Sent back"),
    ]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="submissions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="submissions")
    asked_of = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked = models.DateTimeField(auto_now_add=True)
    asked_by = models.CharField(max_length=140)
    due = models.DateField()
    status = models.CharField(max_length=10, choices=STATUSES, default=REQUESTED)
    holds_nothing = models.BooleanField(default=False, help_text="The agency says that it holds no record.")
    returned_because = models.TextField(blank=True)
    accepted = models.DateTimeField(null=True, blank=True)
    accepted_by = models.CharField(max_length=140, blank=True)

    IDENTIFYING: ClassVar = {
        "review": False,
        "agency": False,
        "asked_of": True,
        "asked": False,
        "asked_by": True,
        "due": False,
        "status": False,
        "holds_nothing": False,
        "returned_because": True,
        "accepted": False,
        "accepted_by": True,
    }

    objects = SubmissionsReached.as_manager()

    class Meta:
        ordering = ["due", "agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["review", "agency"], name="one_submission_per_agency_of_a_review")
        ]

    def __str__(self) -> str:
        return f"{self.agency} for {self.review}"

    @property
    def waits_for_agency(self) -> bool:
        return self.status in (self.REQUESTED, self.RETURNED)

    @property
    def waits_for_reviewer(self) -> bool:
        return self.status in (self.RECEIVED, self.CHECKED)

    def is_late(self, today: date | None = None) -> bool:
        """Whether the day has passed and the agency still has to hand in."""
        return self.waits_for_agency and self.due < (today or timezone.localdate())

    def latest_file(self) -> ReceivedFile | None:
        return self.files.defer("data").last()


class ReceivedFiles(models.QuerySet["ReceivedFile"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(submission__in=Submission.objects.reachable_by(member))


class ReceivedFile(models.Model):
    """A file as an agency handed it in, to the byte, with what was read from it. A later one does not replace it.

    report: what `reading_reports.report_on` found: rows, entries, problems, or the one sentence why it cannot be used.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    received = models.DateTimeField(auto_now_add=True)
    received_by = models.CharField(max_length=140)
    report = models.JSONField(default=dict)

    IDENTIFYING: ClassVar = {
        "submission": False,
        "name": True,
        "data": True,
        "size": False,
        "sha256": False,
        "received": False,
        "received_by": True,
        "report": True,
    }

    objects = ReceivedFiles.as_manager()

    class Meta:
        ordering = ["received", "pk"]

    def __str__(self) -> str:
        return f"file {self.pk}"

    @property
    def is_usable(self) -> bool:
        return not self.report.get("unusable")

"""What was issued: frozen, taken back only in the open, shared with teams."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models

from heed.web.briefings.models.draft import Wording
from heed.web.partnership.models import Member, Partnership, Team
from heed.web.partnership.roles import Permission

# The kind of a form of an issue that is kept to be shown within a page, and is no file to take away.
WITHIN_A_PAGE = "page"


class IssuesReached(models.QuerySet["Issue"]):
    def reachable_by(self, member: Member) -> Self:
        """What is issued is for everybody of the partnership who reads briefings."""
        if not member.may(Permission.READ_BRIEFING):
            return self.none()
        return self.filter(partnership_id=member.partnership_id)

    def listed(self) -> Self:
        """Without what is large and not on a list."""
        return self.defer("pdf", "content")


class Issue(models.Model):
    """The frozen version, with the house it was signed by and the hash of its PDF. A later one may replace it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="issues")
    wording = models.OneToOneField(Wording, on_delete=models.PROTECT, related_name="issue")
    title = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    content = models.JSONField()
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    issued_on = models.DateField()
    issued_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    issued = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "wording": False,
        "title": False,
        "version": False,
        "content": False,
        "pdf": False,
        "sha256": False,
        "issued_on": False,
        "issued_by": True,
        "issued": False,
    }

    objects = IssuesReached.as_manager()

    class Meta:
        ordering = ["-issued"]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    def history(self) -> IssuesReached:
        """Every issue of the same draft, the latest first: this one, what it replaced, what replaced it."""
        return Issue.objects.listed().filter(wording__draft=self.wording.draft_id).select_related("withdrawal")

    @property
    def replaced_by(self) -> Issue | None:
        """The latest issue of a later version that stands; None where this one is the latest."""
        return self.history().filter(version__gt=self.version, withdrawal=None).order_by("-version").first()


class OfAnIssue(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(issue__in=Issue.objects.reachable_by(member))


class DocumentsOfAnIssue(OfAnIssue):
    def to_take(self) -> Self:
        """The files; without what is kept only to be shown within a page."""
        return self.exclude(kind=WITHIN_A_PAGE)


class IssueDocument(models.Model):
    """One form of an issue as one kind of file, frozen with its hash."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="documents")
    form = models.CharField(max_length=40)
    kind = models.CharField(max_length=8)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    IDENTIFYING: ClassVar = {"issue": False, "form": False, "kind": False, "data": False, "sha256": False}

    objects = DocumentsOfAnIssue.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "form", "kind"], name="one_document_of_a_kind")]


class Withdrawal(models.Model):
    """That an issue is taken back, and why; the issue itself stays."""

    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {"issue": False, "reason": False, "by": True, "at": False}

    objects = OfAnIssue.as_manager()


class Cascade(models.Model):
    """An issue shared with a team."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="cascades")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cascades")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {"issue": False, "team": False, "by": True, "at": False}

    objects = OfAnIssue.as_manager()

    class Meta:
        ordering = ["team__name"]
        constraints = [models.UniqueConstraint(fields=["issue", "team"], name="one_cascade_per_team")]

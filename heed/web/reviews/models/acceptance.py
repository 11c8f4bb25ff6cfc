"""What accepting a file did to the chronology, kept with the file."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.web.casebook.models import RecordIsKept
from heed.web.partnership.models import Member
from heed.web.reviews.models.submission import ReceivedFile


class Acceptances(models.QuerySet["Acceptance"]):
    def reachable_by(self, member: Member) -> Self:
        """Those of the files the member reaches."""
        return self.filter(file__in=ReceivedFile.objects.reachable_by(member))

    def update(self, **changes: Any) -> int:
        raise RecordIsKept("What an acceptance did is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("What an acceptance did is never deleted.")


class Acceptance(models.Model):
    """One file accepted: how many of its rows stood there already, and the records of the others.

    told: for each record as the agency tells it, by key, the columns in which the record keeps what the reviewer made
    of the entry, with what the agency tells there. It is what a later file of the agency is compared with.
    corrected: pairs of records, the one before and the one in its place. clashes: records in which the file changed
    what the reviewer had changed too. gone: records whose row the file no longer has. added: records of new rows.
    """

    file = models.ForeignKey(ReceivedFile, on_delete=models.PROTECT, related_name="acceptances")
    accepted = models.DateTimeField(auto_now_add=True)
    accepted_by = models.CharField(max_length=140)
    same = models.PositiveIntegerField(default=0)
    told = models.JSONField(default=dict)
    corrected = models.JSONField(default=list)
    clashes = models.JSONField(default=list)
    gone = models.JSONField(default=list)
    added = models.JSONField(default=list)

    IDENTIFYING: ClassVar = {
        "file": False,
        "accepted": False,
        "accepted_by": True,
        "same": False,
        "told": True,
        "corrected": False,
        "clashes": False,
        "gone": False,
        "added": False,
    }

    objects = Acceptances.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(accepted_by=""), name="an_acceptance_names_who_accepted")]

    def __str__(self) -> str:
        return f"acceptance {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsKept("What an acceptance did is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("What an acceptance did is never deleted.")

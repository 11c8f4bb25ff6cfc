"""Registers of today's practice. A record and the events it makes are written together, and never edited after."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from heed.web.casebook.models import Case, OfACase
from heed.web.partnership.models import Member


class BruisingRecords(OfACase):
    def current(self) -> Self:
        """Records that no correction replaces."""
        return self.filter(replaced_by=None)


class BruisingRecord(models.Model):
    """A bruise, mark or injury on a child, as the practitioner who saw it or was told of it put it down.

    A correction is a new record that names the one it replaces. The database refuses to change or delete a record
    (migration 0002).
    """

    SEEN, TOLD = "seen", "told"
    HOW_KNOWN = [(SEEN, "I saw it"), (TOLD, "I was told of it")]

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="bruising_records")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    recorded_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField(auto_now_add=True)
    how_known = models.CharField(max_length=10, choices=HOW_KNOWN, default=SEEN)
    seen_at = models.CharField(max_length=80)
    injury = models.CharField(max_length=40)
    site = models.CharField(max_length=40)
    known_mark = models.CharField(max_length=20, default="no")
    born = models.CharField(max_length=40, blank=True)
    mobility = models.CharField(max_length=40)
    explanation = models.TextField(blank=True)
    explained = models.CharField(max_length=40)
    notes = models.TextField(blank=True)

    IDENTIFYING: ClassVar = {
        "case": False,
        "replaces": False,
        "recorded_by": True,
        "recorded": False,
        "how_known": False,
        "seen_at": True,
        "injury": False,
        "site": False,
        "known_mark": False,
        "born": True,
        "mobility": False,
        "explanation": True,
        "explained": False,
        "notes": True,
    }

    objects = BruisingRecords.as_manager()

    class Meta:
        ordering = ["-recorded", "-pk"]
        verbose_name = "bruising record"

    def __str__(self) -> str:
        return f"bruising record {self.pk}"

    @property
    def child(self) -> str:
        """The agency's own record number for the child."""
        return self.case.key.partition("/")[2]

    @property
    def first(self) -> BruisingRecord:
        """The record that this one corrects, directly or through other corrections; itself where it corrects none."""
        record = self
        while record.replaces is not None:
            record = record.replaces
        return record

    @property
    def source(self) -> str:
        """What the record's events name as their source: the same after a correction."""
        return f"bruising register:{self.first.pk}"

"""What an agency's own headings mean, said once by a person and remembered for its next file."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models

from heed.web.partnership.models import VERSIONED, Agency, Member, Versioned

# What a column holds that is none of those Heed knows: it is kept as it is, under its own heading.
OTHER = "other"


class AgencyColumnsReached(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        """Those of the partnership's agencies."""
        return self.filter(agency__partnership_id=member.partnership_id)


class AgencyColumns(Versioned):
    """Headings of an agency's files, each with the column it means; "other" for one that means none."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="columns")
    columns = models.JSONField(default=dict)

    IDENTIFYING: ClassVar = VERSIONED | {"agency": False, "columns": False}

    objects = AgencyColumnsReached.as_manager()

    def __str__(self) -> str:
        return f"the columns of {self.agency}"


def columns_of(agency: Agency) -> dict[str, str]:
    """What the agency's own headings mean, so far as somebody has said; "" for one that means nothing."""
    kept = AgencyColumns.objects.filter(agency=agency).first()
    return {heading: "" if means == OTHER else means for heading, means in (kept.columns if kept else {}).items()}

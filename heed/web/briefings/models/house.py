"""How a partnership signs what it tells."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models

from heed.web.partnership.models import Member, Partnership
from heed.web.partnership.roles import Permission


class HousesReached(models.QuerySet[Any]):
    def reachable_by(self, member: Member) -> Self:
        """Its own, for those who read briefings: everybody sees it on each."""
        if not member.may(Permission.READ_BRIEFING):
            return self.none()
        return self.filter(partnership_id=member.partnership_id)


class House(models.Model):
    """Colours, logo and standing paragraphs of a partnership's briefings; whom to ask stands with the partnership."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="house")
    colour = models.CharField(max_length=7, default="#1d5c63")
    accent = models.CharField(max_length=7, blank=True)
    logo = models.BinaryField(blank=True, default=b"")
    logo_alt = models.CharField(max_length=160, blank=True)
    standing = models.JSONField(default=dict, blank=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "colour": False,
        "accent": False,
        "logo": False,
        "logo_alt": False,
        "standing": False,
    }

    objects = HousesReached.as_manager()

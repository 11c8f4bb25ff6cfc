"""A partnership's own frameworks over the themes."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from heed.web.lessons.models import OwnFramework
from heed.web.partnership import trail
from heed.web.partnership.models import Member


@transaction.atomic
def lay_framework(*, by: Member, name: str, groups: dict[str, list[str]]) -> OwnFramework:
    """A partnership's own grouping of the themes, shown beside the published ones."""
    made = OwnFramework.objects.create(partnership=by.partnership, name=name, groups=list(groups.items()))
    trail.enter(who=by, action="laid a framework over the themes", subject=made)
    return made


@transaction.atomic
def end_framework(*, by: Member, framework: OwnFramework) -> None:
    """It is shown no more; it is kept."""
    framework.ended = timezone.now()
    framework.save(update_fields=["ended"])
    trail.enter(who=by, action="ended a framework", subject=framework)

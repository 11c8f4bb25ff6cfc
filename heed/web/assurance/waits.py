"""What assurance puts on the home page: one's own actions, and evidence that nobody has graded."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import Truncator

from heed.web.assurance.models import Action, Evidence
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.partnership.waiting import Waiting


def actions_waiting(member: Member) -> list[Waiting]:
    """Open actions the member owns, then evidence the member may grade."""
    mine = Action.objects.reachable_by(member).filter(owner=member, state=Action.OPEN)
    waiting = [
        Waiting(
            Truncator(one.what).words(14),
            reverse("assurance:action", args=[one.pk]),
            due=one.due,
            why="You own this action.",
        )
        for one in mine
    ]
    return waiting + _to_grade(member)


def _to_grade(member: Member) -> list[Waiting]:
    if not member.may(Permission.GRADE_EVIDENCE):
        return []
    ungraded = Evidence.objects.reachable_by(member).filter(grades=None, action__state=Action.OPEN)
    count = ungraded.exclude(by=member).exclude(action__owner=member).count()
    if not count:
        return []
    return [Waiting("Evidence to grade", reverse("assurance:overview"), count=count, why="Nobody independent has yet.")]

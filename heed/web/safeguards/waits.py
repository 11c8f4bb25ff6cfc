"""What safeguards put on the home page: expectations of the member's agency."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from heed.chronology.when import MINUTE
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.partnership.waiting import Waiting
from heed.web.safeguards.adopted import safeguard_by
from heed.web.safeguards.models import Expectation


def expectations_waiting(member: Member) -> list[Waiting]:
    """One line for each expectation that is open or passed unanswered; whoever may answer is asked."""
    if not member.may(Permission.ANSWER_EXPECTATION):
        return []
    reached = Expectation.objects.reachable_by(member).select_related("case")
    passed = [_waiting(one, "Say what happened") for one in reached.passed()]
    return passed + [_waiting(one, "Expected of you") for one in reached.waiting()]


def _waiting(one: Expectation, title: str) -> Waiting:
    safeguard = safeguard_by(one.safeguard)
    due = (datetime.fromisoformat(one.due) - MINUTE).date() if one.due and one.due < "9999" else None
    return Waiting(
        title=f"{title}: {one.child}",
        href=reverse("safeguards:expectation", args=[one.pk]),
        due=due,
        why=f"{safeguard.says} ({one.safeguard})" if safeguard else "",
    )

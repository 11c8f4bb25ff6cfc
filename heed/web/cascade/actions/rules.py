"""By which rules a partnership sends."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from heed.web.cascade.models import SendingRules, rules_of
from heed.web.partnership import trail
from heed.web.partnership.models import Member


@transaction.atomic
def set_rules(
    *, by: Member, remind_after: int | None, opens_for: int, joiners_receive: bool, digest_on: int | None
) -> SendingRules:
    """Sets them for what is sent from now on. Joiners receive from the day on which that was chosen, none before."""
    rules = rules_of(by.partnership)
    rules.remind_after, rules.opens_for, rules.digest_on = remind_after, opens_for, digest_on
    rules.joiners_from = (rules.joiners_from or timezone.localdate()) if joiners_receive else None
    rules.save()
    trail.enter(who=by, action="changed the rules of sending", subject=rules)
    return rules

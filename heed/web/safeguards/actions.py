"""Every write about safeguards: adopting one, ending its use, saying what happened."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member
from heed.web.safeguards.adopted import safeguard_by
from heed.web.safeguards.models import Adoption, Expectation, WhatHappened

# A person is asked once the moment is over, and may also tell how it came to be late.
ASKED_OF_A_PERSON = (Expectation.PASSED, Expectation.LATE, Expectation.UNTOLD)


@transaction.atomic
def adopt(*, by: Member, safeguard: str, since: date, reason: str) -> Adoption:
    """The partnership uses a safeguard from a date. Raises NotPossible where it does so already."""
    if safeguard_by(safeguard) is None:
        raise NotPossible(f"There is no safeguard {safeguard} in the pack.")
    if Adoption.objects.in_use(since).filter(partnership=by.partnership, safeguard=safeguard).exists():
        raise NotPossible(f"{safeguard} is in use already. End its use first to adopt it from another date.")
    adoption = Adoption.objects.create(
        partnership=by.partnership, safeguard=safeguard, since=since, reason=reason, decided_by=by
    )
    trail.enter(who=by, action=f"adopted {safeguard}", subject=adoption)
    return adoption


@transaction.atomic
def end_use(*, by: Member, adoption: Adoption, on: date) -> None:
    """The partnership stops using a safeguard; what it asked before stays. Raises NotPossible where it has stopped."""
    if adoption.ended is not None:
        raise NotPossible("The use of this safeguard has ended already.")
    adoption.ended = max(on, adoption.since)
    adoption.save(update_fields=["ended"])
    trail.enter(who=by, action=f"ended the use of {adoption.safeguard}", subject=adoption)


@transaction.atomic
def say_what_happened(*, by: Member, expectation: Expectation, words: str) -> WhatHappened:
    """A person answers an expectation that passed. Raises NotPossible where somebody has already, or it has not."""
    if expectation.state not in ASKED_OF_A_PERSON:
        raise NotPossible("This is not asked at the moment: its time has not come, or it has been answered.")
    if WhatHappened.objects.filter(expectation=expectation).exists():
        raise NotPossible("Somebody has answered this already.")
    answer = WhatHappened.objects.create(expectation=expectation, by=by, words=words)
    trail.enter(who=by, action="said what happened", subject=expectation)
    return answer

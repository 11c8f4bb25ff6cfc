"""What the demonstration shows of safeguards: those the board of Avonmere has adopted, and one look by `watch`."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from heed.web.partnership.demonstration import Demonstration
from heed.web.safeguards import actions
from heed.web.safeguards.watching import look

ADOPTED = ("BRU-01", "BRU-05")
REASON = "Decided by the board after the learning from Child K: bruises are to be reported, not explained away."


def load(demonstration: Demonstration) -> None:
    """Adopts two safeguards and looks once, at what the registers' own loader has put down before."""
    since = timezone.localdate() - timedelta(days=60)
    for safeguard in ADOPTED:
        actions.adopt(by=demonstration["harriet"], safeguard=safeguard, since=since, reason=REASON)
    look(demonstration.partnership)

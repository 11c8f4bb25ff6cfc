"""What the demonstration shows of the registers: one bruise recorded today, and one of last week nobody followed up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from heed.chronology import when
from heed.web.partnership.demonstration import Demonstration
from heed.web.registers import actions


def load(demonstration: Demonstration) -> None:
    now = timezone.localtime().replace(tzinfo=None, second=0, microsecond=0)
    _record(demonstration, "HV-2041", now - timedelta(days=8), "given_consistent", "His sister dropped a toy on him.")
    # Of today even when the demonstration is loaded just after midnight: what is expected then is expected still.
    just_now = max(now - timedelta(minutes=30), now.replace(hour=0, minute=0))
    _record(demonstration, "HV-2077", just_now, "none_given", "")


def _record(demonstration: Demonstration, child: str, seen: datetime, explained: str, explanation: str) -> None:
    born = (seen - timedelta(days=150)).strftime("%d/%m/%Y")
    told = {
        "child": child,
        "born": born,
        "mobility": "non_mobile",
        "how_known": "seen",
        "seen_at": when.minute(seen),
        "injury": "bruise",
        "site": "face_cheek",
        "known_mark": "no",
        "explained": explained,
        "explanation": explanation,
        "notes": "",
    }
    actions.record_bruise(by=demonstration["ngozi"], told=told)

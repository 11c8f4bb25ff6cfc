"""What the demonstration shows of assurance: a strong action with evidence to grade, and a weak one past its date."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from heed.web.assurance import actions
from heed.web.assurance.models import Action
from heed.web.partnership.demonstration import Demonstration
from heed.web.reviews.models import Recommendation


def load(demonstration: Demonstration) -> None:
    """Opens an action for a recommendation about closing a case, and one for a recommendation about abuse."""
    strong = _open(
        demonstration,
        about="closing",
        what="The record system of the health trust does not close a case without the reason and whom to tell.",
        strength="strong",
        due=timezone.localdate() + timedelta(days=42),
        measure="Closures with a summary that gives the reason, counted in a sample of twenty each quarter.",
        measure_again=timezone.localdate() + timedelta(days=180),
        safeguard="CLO-01",
    )
    if strong is not None:
        words = "Live in every team; 17 of 20 closures since then had a reason and said who was told."
        actions.add_evidence(by=demonstration["petra"], action=strong, words=words)
    _open(
        demonstration,
        about="abuse",
        what="A reminder of the bruising protocol goes to every team.",
        strength="weak",
        due=timezone.localdate() - timedelta(days=9),
        safeguard="BRU-01",
    )


def _open(demonstration: Demonstration, about: str, **told: Any) -> Action | None:
    asked = Recommendation.objects.filter(review__partnership=demonstration.partnership)
    recommendation = asked.filter(text__icontains=about).first() or asked.first()
    if recommendation is None:
        return None
    agency, owner = demonstration.agencies["health_visiting"], demonstration["petra"]
    return actions.open_action(
        by=demonstration["rashid"], recommendation=recommendation, agency=agency, owner=owner, **told
    )

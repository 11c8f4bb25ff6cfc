"""What the demonstration shows of assurance: one action, with evidence to grade, for the first recommendation."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from heed.web.assurance import actions
from heed.web.partnership.demonstration import Demonstration
from heed.web.reviews.models import Recommendation


def load(demonstration: Demonstration) -> None:
    recommendation = Recommendation.objects.filter(review__partnership=demonstration.partnership).first()
    if recommendation is None:
        return
    opened = actions.open_action(
        by=demonstration["rashid"],
        recommendation=recommendation,
        what="The record system of the health trust asks for the reason, and whom to tell, before a case is closed.",
        agency=demonstration.agencies["health_visiting"],
        owner=demonstration["petra"],
        due=timezone.localdate() + timedelta(days=42),
        strength="strong",
        measure="Closures with a summary that gives the reason, counted in a sample of twenty each quarter.",
        measure_again=timezone.localdate() + timedelta(days=180),
        safeguard="CLO-01",
    )
    actions.add_evidence(
        by=demonstration["petra"],
        action=opened,
        words="The prompt went live in October; 17 of 20 closures had a reason.",
    )

"""How often what a safeguard expects was done in time, over a partnership: counts, never whose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count

from heed.anonymity.small_numbers import breakdown
from heed.web.partnership.models import Partnership
from heed.web.safeguards.models import Expectation

# What is still open, and what is no longer asked, says nothing yet of whether the lesson holds.
COUNTED = {
    Expectation.MET: "Done in time",
    Expectation.LATE: "Done, after its time",
    Expectation.PASSED: "Passed without an entry",
    Expectation.EXCEPTED: "An exception held",
    Expectation.UNTOLD: "Could not be told",
}


def published_counts(
    partnership: Partnership, safeguard: str, since: datetime | None = None, before: datetime | None = None
) -> Mapping[str, str]:
    """Expectations made in a period, by where they stand, as they may be published: small figures are hidden."""
    made = Expectation.objects.filter(case__partnership=partnership, safeguard=safeguard, state__in=COUNTED)
    if since is not None:
        made = made.filter(made__gte=since)
    if before is not None:
        made = made.filter(made__lt=before)
    found = dict(made.order_by().values_list("state").annotate(Count("pk")))
    return breakdown({words: found.get(state, 0) for state, words in COUNTED.items()})

"""Which contradictions somebody has looked at, and what explains them."""

from __future__ import annotations

from heed.web.reviews.models import Explanation, Review


def explanations_of(review: Review) -> dict[str, Explanation]:
    """The explanation that holds under each key; one that was taken back is left out."""
    latest = {one.key: one for one in Explanation.objects.filter(review=review)}
    return {key: one for key, one in latest.items() if one.words}

"""Where a review stands: the stages of its process (`heed.reviews.processes`) and the clocks that have started.

Every process has the same twelve numbers, so that a page, a briefing or a list may ask how far a review has got without
knowing its nation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heed.reviews.clocks import Deadline
from heed.reviews.clocks import deadlines as deadlines_of
from heed.reviews.processes import Stage, process_of, processes

if TYPE_CHECKING:
    from heed.web.reviews.models import Review

__all__ = ["AGENCIES_ASKED", "LEARNING_SHARED", "PUBLISHED", "STAGES", "Deadline", "Stage", "deadlines"]

STAGES = processes()["england"].stages
AGENCIES_ASKED, PUBLISHED, LEARNING_SHARED = 5, 9, 10


def deadlines(review: Review) -> list[Deadline]:
    """The clocks of a review that have started. A review that is a published example has none."""
    if review.is_example:
        return []
    process = process_of(review.nation, review.kind)
    return list(deadlines_of(process, {fact: getattr(review, fact) for fact in process.facts}, {}))

"""The stages of a review from incident to impact, and the clocks that run between them.

Stages and clocks follow Working Together to Safeguard Children (England) as local partnerships publish it; the other
nations' reviews go through the same steps under other names until they have templates of their own. A clock is a limit
in working days or months with the event it starts from and its basis, never a verdict on anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from heed.chronology.working_days import add_months, add_working_days

if TYPE_CHECKING:
    from heed.web.reviews.models import Review


@dataclass(frozen=True)
class Stage:
    """One step: its number, its title, and what has to be there before the next."""

    number: int
    title: str
    asks: str


STAGES = (
    Stage(0, "Incident known", "The day the local authority became aware, and whether the criteria are met."),
    Stage(1, "Serious incident notification", "The date it was sent; all three partners told."),
    Stage(2, "Rapid review", "What each agency knows, immediate learning, and the decision with its reasons."),
    Stage(3, "With the national Panel", "The rapid review sent, and the Panel's view of the decision."),
    Stage(4, "Set up", "Scope, lines of enquiry, reviewer, and what runs beside the review."),
    Stage(5, "Information from agencies", "A chronology from every agency that was asked."),
    Stage(6, "Appraisal and findings", "Entries appraised, findings that cite them, time and quality looked at."),
    Stage(7, "Final report", "The improvements recommended and the underlying reasons."),
    Stage(8, "Before publication", "Family told, anonymity checked, every hold lifted."),
    Stage(9, "Published", "The report is public; the reason is recorded if it came late."),
    Stage(10, "Learning shared", "Agencies and teams have had the briefing and answered it."),
    Stage(11, "Action and effect", "What was recommended has been done, and measured again."),
)
AGENCIES_ASKED, PUBLISHED, LEARNING_SHARED = 5, 9, 10


@dataclass(frozen=True)
class Deadline:
    """A day by which a stage is due, with what it was counted from and on what basis."""

    title: str
    due: date
    done: date | None
    basis: str

    def is_late(self, today: date) -> bool:
        """Whether it was done after its day, or is not done and the day is over."""
        return (self.done or today) > self.due


def deadlines(review: Review) -> Iterator[Deadline]:
    """The clocks of a review that have started. A review that is a published example has none."""
    if review.is_example:
        return
    nation = review.nation
    if review.became_aware:
        due = add_working_days(review.became_aware, 5, nation)
        yield Deadline("Notification", due, review.notified, "5 working days from becoming aware")
    if review.notified:
        due = add_working_days(review.notified, 15, nation)
        yield Deadline("Rapid review", due, review.rapid_review_sent, "15 working days from notification")
    if review.decided:
        due = add_months(review.decided, 6)
        yield Deadline("Publication", due, review.published, "6 months from the decision to review")

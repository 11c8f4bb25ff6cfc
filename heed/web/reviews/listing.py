"""The list of reviews as whoever runs them reads it: where each stands, what is due, late and in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from heed.reviews.clocks import Deadline
from heed.web.reviews.course import Course
from heed.web.reviews.models import Review, Submission
from heed.web.reviews.presenters import due_in_words, late_in

WHICH = {
    "running": "Running reviews",
    "late": "What is late",
    "held": "On hold",
    "waiting": "Waiting for agencies",
    "flagged": "Flagged",
    "ended": "Published or ended",
    "all": "All of them",
}
ORDERS = {"due": "what is due next", "label": "label", "stage": "stage", "late": "how late they are"}


@dataclass(frozen=True)
class Row:
    """One review of the list."""

    course: Course
    due: str
    late: list[str]
    outstanding: list[Submission]
    flags: list[str]

    @property
    def review(self) -> Review:
        return self.course.review


def row_of_list(course: Course) -> Row:
    first = next((one for one in course.open_deadlines if not one.is_late(course.today)), None)
    return Row(
        course, due_in_words(course, first) if first else "", late_in(course), course.outstanding, flags_of(course)
    )


def flags_of(course: Course) -> list[str]:
    """What whoever runs the reviews should see at a glance, in few words."""
    found = []
    if course.is_unwatched:
        days = course.clocks.limit(course.review, course.review.process.monitoring)
        found.append(f"Time and quality not looked at for {days} days")
    if course.disagreements:
        found.append("Another body does not agree")
    if any(decision.dissents.all() for decision in course.decided.values()):
        found.append("A partner does not agree")
    return found


def is_of(which: str, course: Course) -> bool:
    """Whether a review belongs to what was asked for."""
    is_over = course.review.ended is not None or course.review.published is not None
    tests: dict[str, Callable[[], bool]] = {
        "running": lambda: course.review.ended is None,
        "late": lambda: bool(late_in(course)),
        "held": lambda: bool(course.holds),
        "waiting": lambda: bool(course.outstanding),
        "flagged": lambda: bool(flags_of(course)),
        "ended": lambda: is_over,
    }
    return tests[which]() if which in tests else True


def in_order_of(order: str, courses: Iterable[Course]) -> list[Course]:
    """Reviews in the order asked for; what is nearest, furthest on or latest first, by label where that is the same."""
    by_label = sorted(courses, key=lambda one: one.review.label.casefold())
    keys: dict[str, Callable[[Course], float]] = {
        "due": lambda one: _nearest(one.open_deadlines),
        "stage": lambda one: -one.review.stage,
        "late": lambda one: -max((one.days_late(late) for late in one.late), default=0),
    }
    return sorted(by_label, key=keys[order]) if order in keys else by_label


def _nearest(deadlines: list[Deadline]) -> float:
    return (deadlines[0].due if deadlines else date.max).toordinal()

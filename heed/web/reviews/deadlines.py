"""Everything of a partnership's live reviews that has a day: for the calendar page and the calendar file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from heed.reviews.calendar import Entry
from heed.web.reviews.course import Course
from heed.web.reviews.models import Review


@dataclass(frozen=True)
class Due:
    """One thing with a day. `key` is the same for the same thing, so that a calendar moves it and adds no second."""

    review: Review
    key: str
    title: str
    day: date
    basis: str = ""
    is_late: bool = False


def due_in(course: Course) -> Iterator[Due]:
    """What is still to be done in a review, by its day; not a word of the case, and no agency's name."""
    review = course.review
    for one in course.open_deadlines:
        yield Due(review, one.clock, one.title, one.due, one.basis, one.is_late(course.today))
    for day, number in Counter(one.due for one in course.outstanding).items():
        what = "A chronology" if number == 1 else f"{number} chronologies"
        yield Due(review, f"chronologies-{day:%Y%m%d}", f"{what} asked of agencies", day, "", day < course.today)
    for hold in course.holds:
        if hold.look_again:
            late = hold.look_again < course.today
            yield Due(review, f"hold-{hold.pk}", "Look again at a hold", hold.look_again, "", late)
    for request in review.written_requests.all():
        if request.due and request.answered_on is None:
            late = request.due < course.today
            yield Due(review, f"request-{request.pk}", "Answer to a written request", request.due, "", late)


def in_order(courses: Iterable[Course]) -> list[Due]:
    return sorted((due for course in courses for due in due_in(course)), key=lambda one: (one.day, one.review.label))


def entries(dues: Iterable[Due], host: str) -> list[Entry]:
    """The same as entries of a calendar, each with an identifier that stays."""
    return [
        Entry(f"review-{due.review.pk}-{due.key}@{host}", due.day, f"{due.review.label}: {due.title}", due.basis)
        for due in dues
    ]

"""What waits for a member in the reviews: a chronology to hand in, to check, to chase."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.partnership.waiting import Waiting
from heed.web.reviews.clocks import Clocks
from heed.web.reviews.course import READ_WITH_A_COURSE, course_of
from heed.web.reviews.models import Review, Submission
from heed.web.reviews.presenters import way_to

SOON = 5  # working days


def what_waits(member: Member) -> list[Waiting]:
    return [*_as_author(member), *_as_reviewer(member), *_of_clocks(member)]


def _of_clocks(member: Member) -> list[Waiting]:
    """What is late in a live review, or due within a working week, for those who run it."""
    if not (member.may(Permission.WRITE_REVIEW) and member.may(Permission.SET_CLOCKS)):
        return []
    found = Review.objects.live().reachable_by(member).select_related("case", "partnership")
    clocks = Clocks.of(member.partnership)
    courses = [course_of(review, clocks) for review in found.prefetch_related(*READ_WITH_A_COURSE)]
    return [
        Waiting(f"{one.title} of {course.review}", way_to(course, one), one.due, why=f"Counted {one.basis}.")
        for course in courses
        for one in course.open_deadlines
        if one.is_late(course.today) or course.days_left(one) <= SOON
    ]


def _as_author(member: Member) -> list[Waiting]:
    if not member.may(Permission.SUBMIT_CHRONOLOGY) or member.agency_id is None:
        return []
    mine = Submission.objects.reachable_by(member).filter(agency_id=member.agency_id).select_related("review")
    asked = [
        Waiting(
            f"Hand in the chronology for {submission.review.label}",
            _address(submission),
            submission.due,
            why=_why_asked(submission),
        )
        for submission in mine.asked()
    ]
    received = [
        Waiting(
            f"Check how your chronology for {submission.review.label} was read",
            _address(submission),
            submission.due,
            why="Say whether it is right, or hand in a mended file.",
        )
        for submission in mine.filter(status=Submission.RECEIVED)
    ]
    return asked + received


def _why_asked(submission: Submission) -> str:
    if submission.status == Submission.RETURNED:
        return "It was sent back to you, with what to mend."
    if submission.is_late():
        return "The day it was asked for has passed."
    return f"{submission.agency} was asked for it."


def _why_look(submission: Submission) -> str:
    if submission.status == Submission.CHECKED:
        return "The agency says that it was read rightly. Accept it, or send it back."
    return "It has arrived. The agency has not said yet whether it was read rightly."


def _as_reviewer(member: Member) -> list[Waiting]:
    if not (member.may(Permission.WRITE_REVIEW) and member.may(Permission.SEE_AGENCY_DRAFT)):
        return []
    submissions = Submission.objects.reachable_by(member).select_related("review", "agency")
    handed_in = [
        Waiting(f"Look at the chronology of {submission}", _address(submission), why=_why_look(submission))
        for submission in submissions.handed_in()
    ]
    overdue = [
        Waiting(f"Ask again: {submission}", _review(submission), submission.due, why="Asked for and not handed in.")
        for submission in submissions.asked().filter(due__lt=timezone.localdate())
    ]
    return handed_in + overdue


def _address(submission: Submission) -> str:
    return reverse("reviews:submission", kwargs={"pk": submission.pk})


def _review(submission: Submission) -> str:
    return reverse("reviews:review", kwargs={"pk": submission.review_id})

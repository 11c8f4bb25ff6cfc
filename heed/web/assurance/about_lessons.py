"""The partnership's own actions about a lesson, for the page of the lesson in the library."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from heed.lessons.expectations import expected_in
from heed.web.assurance.models import Action
from heed.web.lessons.done_then import OwnAction, speak_of_the_same, words_of
from heed.web.lessons.models import Lesson
from heed.web.partnership.models import Member

_HOW = {Action.DONE: "Done, with evidence", Action.WITHDRAWN: "Withdrawn"}


def actions_about(member: Member, lessons: Sequence[Lesson]) -> dict[int, list[OwnAction]]:
    """By lesson, the actions about it that the member may see, in the order of their days; none for whoever sees none.

    An action is about a lesson where its safeguard carries the lesson; where it answers a recommendation of the same
    review and speaks of the same; or where it expects the same of practice.
    """
    kept = list(Action.objects.reachable_by(member).select_related("recommendation__review"))
    return {lesson.pk: [_told(action, why) for action in kept if (why := _why(action, lesson))] for lesson in lessons}


def _why(action: Action, lesson: Lesson) -> str:
    """In a sentence, why an action is about a lesson; empty where it is not."""
    if action.safeguard and action.safeguard in lesson.safeguards:
        return f"The safeguard {action.safeguard} carries this lesson, and the action is about that safeguard."
    asked = action.recommendation
    words, text = f"{action.what} {asked.text if asked else ''}", words_of(lesson)
    review = lesson.publication.review
    if asked and review and asked.review.label == review and speak_of_the_same(text, words):
        return "It answers a recommendation of the same review, and speaks of the same."
    if set(expected_in(text)) & set(expected_in(words)):
        return "It expects the same of practice."
    return ""


def _told(action: Action, why: str) -> OwnAction:
    late = ", past its date" if action.is_late(timezone.localdate()) else ""
    how = _HOW.get(action.state) or f"Open, due {date_format(action.due, 'j F Y')}{late}"
    return OwnAction(action.what, how, why, reverse("assurance:action", args=[action.pk]))

"""The course of a review written down: what a stage holds, when it was done, where the review stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.reviews.processes import Stage
from heed.web.casebook.actions import Writer
from heed.web.partnership import history, trail
from heed.web.partnership.actions import NotPossible
from heed.web.reviews.course import Course, course_of, in_the_way_of_publishing
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Review, StageRecord
from heed.web.reviews.stages import BEFORE_PUBLICATION, PUBLISHED, STAGES


@transaction.atomic
def write_stage(
    *,
    by: Writer,
    review: Review,
    number: int,
    answers: Mapping[str, Any],
    done: date | None = None,
    opened: date | None = None,
    late_reason: str = "",
    note: str = "",
    seen_version: int | None = None,
) -> StageRecord:
    """Keeps what a stage holds; with a day in `done` the stage is closed, and the review goes on to the next.

    Raises NotPossible where it is closed late without a reason, before what it needs is there, or where something
    stands in the way of publishing; ChangedMeanwhile where somebody else saved since `seen_version`.
    """
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not 0 <= number < len(STAGES):
        raise NotPossible(f"There is no stage {number}. Choose one of the list.")
    stage = review.process.stages[number]
    record = StageRecord.objects.filter(review=review, number=number).first()
    record = record or StageRecord(review=review, number=number)
    record.answers = {name: value for name, value in answers.items() if value not in ("", None, [])}
    record.opened = opened or record.opened
    record.late_reason, record.note = late_reason.strip(), note.strip()
    record.done = done
    history.save(by=by, record=record, seen=seen_version)
    if stage.fact:  # a clock runs from it
        setattr(review, stage.fact, done)
        review.save(update_fields=[stage.fact])
    if done is not None:
        _closes(course_of(review), stage, done, late_reason)
    _go_on(by, review, stage, done)
    trail.enter(who=by, action=f"wrote stage {number} of a review", subject=review)
    return record


def _closes(course: Course, stage: Stage, done: date, late_reason: str) -> None:
    """Raises NotPossible where a stage cannot be closed on that day as it stands."""
    if done > timezone.localdate():
        raise NotPossible("The day it was done lies in the future. Leave it empty until it is done.")
    state = course.states[stage.number]
    if stage.number == PUBLISHED and (reasons := list(in_the_way_of_publishing(course, done))):
        raise NotPossible(f"This review cannot be published: {'; '.join(reasons)}.")
    if state.needed:
        lacking = "; ".join(one.item.title for one in state.needed)
        raise NotPossible(f"This stage cannot be closed yet. It still needs: {lacking}.")
    _late_with_a_reason(course, stage, late_reason)


def _late_with_a_reason(course: Course, stage: Stage, late_reason: str) -> None:
    late = next((one for one in course.deadlines if one.stage == stage.number and one.is_late(course.today)), None)
    if late is None or late.done is None or late_reason.strip():
        return
    days = course.days_late(late)
    raise NotPossible(
        f"{late.title} was due {day_in_words(late.due)} ({late.basis}) and was done {day_in_words(late.done)}, "
        f"{days} working day{'' if days == 1 else 's'} late. Write why it was late."
    )


def _go_on(by: Writer, review: Review, stage: Stage, done: date | None) -> None:
    """The review stands at the next stage once this one is closed, and at this one again once it is opened again."""
    last = len(STAGES) - 1
    if done is not None and review.stage == stage.number and stage.number < last:
        _stand_at(by, review, stage.number + 1, done)
    elif done is None and review.stage == stage.number + 1 and stage.fact != "became_aware":
        _stand_at(by, review, stage.number, None)


def _stand_at(by: Writer, review: Review, number: int, since: date | None) -> None:
    review.stage = number
    review.save(update_fields=["stage"])
    record = StageRecord.objects.filter(review=review, number=number).first()
    record = record or StageRecord(review=review, number=number)
    if record.opened is None:
        record.opened = since or timezone.localdate()
        history.save(by=by, record=record)


@transaction.atomic
def move_to_stage(*, by: Writer, review: Review, stage: int) -> None:
    """Says where a review stands, back or forward, without closing what lies between.

    Raises NotPossible beyond publication for a review that is not published, unless it was decided not to.
    """
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not 0 <= stage < len(STAGES):
        raise NotPossible(f"There is no stage {stage}. Choose one of the list.")
    course = course_of(review)
    unpublished = "publish" in course.decided and course.decided["publish"].outcome == "not"
    if stage > BEFORE_PUBLICATION and not (review.is_published or unpublished):
        reasons = list(in_the_way_of_publishing(course, course.today))
        if reasons:
            raise NotPossible(f"This review cannot be published: {'; '.join(reasons)}.")
        if stage > PUBLISHED:
            raise NotPossible("This review is not published. Close the stage of publication, or decide not to publish.")
    if stage != review.stage:
        _stand_at(by, review, stage, None)
        trail.enter(who=by, action=f"moved a review to stage {stage}", subject=review)

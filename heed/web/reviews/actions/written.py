"""What people write in a review: terms, lines of enquiry, contributions, episodes and notes."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from heed.web.casebook.actions import Writer
from heed.web.casebook.chains import standing_now
from heed.web.partnership import history, trail
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible
from heed.web.reviews.models import Note, Review


@transaction.atomic
def write(*, by: Writer, record: Any, seen_version: int | None = None) -> Any:
    """Saves what somebody wrote, new or changed, with its history; the same written twice is one.

    record: one of the models of `written`, with its review. Raises ChangedMeanwhile where somebody else saved since
    `seen_version`.
    """
    Review.objects.select_for_update().get(pk=record.review_id)  # two writers at once would take one number
    if record.pk is None:
        if (there := _there_already(record)) is not None:
            return there
        _only_one(record)
        _number(record)
        if isinstance(record, Note):
            _of_this_review(record)
            record.written_by = history.name_of(by)
    is_new = record.pk is None
    if history.save(by=by, record=record, seen=seen_version) or is_new:
        trail.enter(who=by, action=f"{'wrote' if is_new else 'changed'} {_called(record)}"[:60], subject=record)
    return record


def _there_already(record: Any) -> Any:
    """What was written in the same words before, in the same review."""
    said = history.written(record)
    for name in ("number", "written", "written_by"):
        said.pop(name, None)
    for kept in type(record)._default_manager.filter(review=record.review_id):
        if said.items() <= history.written(kept).items():
            return kept
    return None


def _only_one(record: Any) -> None:
    """Of terms of reference there is one: who writes a second is shown the first."""
    if record._meta.get_field("review").one_to_one:
        kept = type(record)._default_manager.filter(review=record.review_id).first()
        if kept is not None:
            raise ChangedMeanwhile(kept)


def _number(record: Any) -> None:
    if any(field.name == "number" for field in record._meta.fields):
        numbers = type(record)._default_manager.filter(review=record.review_id).values_list("number", flat=True)
        record.number = max(numbers, default=0) + 1


def _of_this_review(note: Note) -> None:
    if note.record.case_id != note.review.case_id:
        raise NotPossible("That entry is of another review's chronology.")
    try:
        (note.record,) = standing_now([note.record])  # an agency may have corrected it since the page was opened
    except ValueError as taken_back:
        raise NotPossible(str(taken_back)) from None


def _called(record: Any) -> str:
    return str(record._meta.verbose_name)

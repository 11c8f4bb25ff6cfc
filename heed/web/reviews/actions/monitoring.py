"""Looks at the time and quality of a review, and what was asked for in writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from heed.web.casebook.actions import Writer
from heed.web.partnership import history, trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.models import QualityCheck, Review, WrittenRequest


@transaction.atomic
def look_at_quality(
    *,
    by: Writer,
    review: Review,
    on: date,
    looked: str,
    pace: str,
    seen: str,
    markers: Sequence[str] = (),
    agreed: str = "",
) -> QualityCheck:
    """One dated look. The same twice is one. Raises NotPossible for a day to come, and where nothing was seen."""
    _has_come(on)
    if not seen.strip():
        raise NotPossible("Write what was seen: a look without words is no evidence.")
    Review.objects.select_for_update().get(pk=review.pk)
    said = {"on": on, "by": looked, "pace": pace, "seen": seen.strip(), "agreed": agreed.strip()}
    there: QualityCheck
    for there in QualityCheck.objects.filter(review=review, **said):
        if there.markers == list(markers):
            return there
    check = QualityCheck(review=review, markers=list(markers), written_by=name_of(by), **said)
    history.save(by=by, record=check)
    trail.enter(who=by, action="looked at time and quality", subject=review)
    return check


@transaction.atomic
def change_look(
    *,
    by: Writer,
    look: QualityCheck,
    on: date,
    looked: str,
    pace: str,
    seen: str,
    markers: Sequence[str] = (),
    agreed: str = "",
    seen_version: int | None = None,
) -> None:
    """Mends what was written of a look; what it said before is kept. Raises as `look_at_quality` does."""
    _has_come(on)
    if not seen.strip():
        raise NotPossible("Write what was seen: a look without words is no evidence.")
    look.on, look.by, look.pace, look.markers = on, looked, pace, list(markers)
    look.seen, look.agreed = seen.strip(), agreed.strip()
    if history.save(by=by, record=look, seen=seen_version):
        trail.enter(who=by, action="mended a look", subject=look.review)


@transaction.atomic
def ask_in_writing(
    *, by: Writer, review: Review, on: date, asked_by: str, what: str, due: date | None = None
) -> WrittenRequest:
    """What the partners asked the reviewer for in writing. The same twice is one."""
    _has_come(on)
    Review.objects.select_for_update().get(pk=review.pk)
    said = {"on": on, "by": asked_by, "what": what.strip(), "due": due}
    there: WrittenRequest | None = WrittenRequest.objects.filter(review=review, **said).first()
    if there is not None:
        return there
    request = WrittenRequest(review=review, written_by=name_of(by), **said)
    history.save(by=by, record=request)
    trail.enter(who=by, action="asked in writing", subject=review)
    return request


@transaction.atomic
def record_answer(
    *, by: Writer, request: WrittenRequest, answered_on: date, answer: str, seen_version: int | None = None
) -> None:
    """What came of a written request. Raises ChangedMeanwhile where somebody else saved since `seen_version`."""
    _has_come(answered_on)
    request.answered_on, request.answer = answered_on, answer.strip()
    if history.save(by=by, record=request, seen=seen_version):
        trail.enter(who=by, action="recorded an answer", subject=request.review)


def _has_come(day: date) -> None:
    if day > timezone.localdate():
        raise NotPossible("This day lies in the future. Write it down once it has come.")

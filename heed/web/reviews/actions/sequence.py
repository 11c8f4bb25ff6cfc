"""The order of the entries of one day, set by a person where the record does not say which came first."""

from __future__ import annotations

from django.db import transaction

from heed.web.casebook.actions import Writer
from heed.web.casebook.bare import day_of
from heed.web.casebook.chains import chains_of
from heed.web.casebook.models import DaySequence, EventRecord
from heed.web.casebook.sequence import Told, fits, latest_of
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.models import Review


@transaction.atomic
def move_entry(*, by: Writer, review: Review, record: EventRecord, up: bool, seen: int) -> DaySequence:
    """Lets an entry change places with the one above or below it in its day.

    seen: the order that was looked at (its key, or 0), so that a form sent twice moves once. Raises NotPossible where
    there is no such neighbour, where the record says which came first, and where the order was set anew meanwhile.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    day, entries = _day_of(review, record)
    _still_seen(review, day, seen)
    place = next(number for number, (_, pk) in enumerate(entries) if pk == record.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(entries):
        raise NotPossible("This entry is the first of its day." if up else "This entry is the last of its day.")
    entries[place], entries[other] = entries[other], entries[place]
    if not fits([event for event, _ in entries]):
        raise NotPossible(
            "The record gives times for these two, and they say which came first. Correct a time instead."
        )
    chains = chains_of(review.case)
    return _set(by, review, day, [chains.first(pk) for _, pk in entries])


@transaction.atomic
def restore_order(*, by: Writer, review: Review, record: EventRecord, seen: int) -> DaySequence:
    """Lets the entries of a day stand in the order of their files again. Raises NotPossible where they do already."""
    Review.objects.select_for_update().get(pk=review.pk)
    day, _ = _day_of(review, record)
    _still_seen(review, day, seen)
    latest = latest_of(review.case, day)
    if latest is None or not latest.order:
        raise NotPossible("The entries of this day stand in the order of their files already.")
    return _set(by, review, day, [])


def _day_of(review: Review, record: EventRecord) -> tuple[str, list[Told]]:
    found = day_of(review.case, record.pk)
    if found is None:
        raise NotPossible("This entry was corrected or taken back meanwhile. Look at the chronology as it is now.")
    return found


def _still_seen(review: Review, day: str, seen: int) -> None:
    latest = latest_of(review.case, day)
    if (latest.pk if latest else 0) != seen:
        raise NotPossible("The order of this day was set anew since this page was opened. It is shown as it is now.")


def _set(by: Writer, review: Review, day: str, order: list[int]) -> DaySequence:
    made = DaySequence.objects.create(case=review.case, day=day, order=order, decided_by=name_of(by))
    trail.enter(who=by, action="set the order of a day" if order else "took the order of a day back", subject=review)
    return made

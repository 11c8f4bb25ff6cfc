"""A review opened, moved on, held."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.web.casebook.actions import Writer, open_case
from heed.web.casebook.models import Case
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Hold, Review
from heed.web.reviews.stages import PUBLISHED, STAGES


@transaction.atomic
def open_review(*, by: Writer, label: str, title: str, key: str = "", nation: str = "", **facts: Any) -> Review:
    """A new review with its case. `facts` are fields of Review; the case's key is made from the label unless given.

    Raises NotPossible where the partnership has a review under this label already.
    """
    if Review.objects.filter(partnership=by.partnership, label__iexact=label).exists():
        raise NotPossible(f"There is a review of {label} already. Choose another label.")
    key = key or "-".join(label.lower().split())
    if Case.objects.filter(partnership=by.partnership, key=key).exists():
        key = f"{key}-{Case.objects.filter(partnership=by.partnership).count() + 1}"
    case = open_case(by=by, key=key, nation=nation or by.partnership.nation)
    review = Review.objects.create(partnership=by.partnership, case=case, label=label, title=title, **facts)
    trail.enter(who=by, action="opened a review", subject=review)
    return review


@transaction.atomic
def move_to_stage(*, by: Writer, review: Review, stage: int) -> None:
    """Says how far a review has got. Raises NotPossible while a hold stands in the way of publishing."""
    if not 0 <= stage < len(STAGES):
        raise NotPossible(f"There is no stage {stage}. Choose one of the list.")
    if stage >= PUBLISHED and (hold := review.holds_in_force().first()):
        raise NotPossible(
            f"This review cannot be published: {hold} since {day_in_words(hold.since)}. Lift the hold first."
        )
    review.stage = stage
    if stage >= PUBLISHED and review.published is None and not review.is_example:
        review.published = timezone.localdate()
    review.save(update_fields=["stage", "published"])
    trail.enter(who=by, action=f"moved a review to stage {stage}", subject=review)


@transaction.atomic
def place_hold(*, by: Writer, review: Review, reason: str, since: date, note: str = "") -> Hold:
    """Puts something in the way of publishing; the same twice is one hold."""
    Review.objects.select_for_update().get(pk=review.pk)  # an issue that is being made waits, or this does
    there: Hold | None = review.holds_in_force().filter(reason=reason, since=since, note=note).first()
    if there is not None:
        return there
    hold = Hold.objects.create(review=review, reason=reason, since=since, note=note, placed_by=name_of(by))
    trail.enter(who=by, action="placed a hold", subject=review)
    return hold


@transaction.atomic
def lift_hold(*, by: Writer, hold: Hold) -> None:
    """Takes it out of the way. Raises NotPossible where that was done already."""
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted is not None:
        raise NotPossible(f"This hold was lifted on {day_in_words(hold.lifted)} by {hold.lifted_by} already.")
    hold.lifted, hold.lifted_by = timezone.localdate(), name_of(by)
    hold.save(update_fields=["lifted", "lifted_by"])
    trail.enter(who=by, action="lifted a hold", subject=hold.review)

"""A review opened and held."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.web.casebook.actions import Writer, open_case
from heed.web.casebook.models import Case
from heed.web.partnership import history, trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.partnership.models import Partnership
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import Hold, Review


@transaction.atomic
def open_review(*, by: Writer, label: str, title: str, key: str = "", nation: str = "", **facts: Any) -> Review:
    """A new review with its case. `facts` are fields of Review; the case's key is made from the label unless given.

    A review whose incident is known stands at the stage after it.

    Raises NotPossible where the partnership has a review under this label already.
    """
    # Two who open at one moment take turns, or both would find the label free. Other writers are not held up.
    Partnership.objects.select_for_update(no_key=True).get(pk=by.partnership.pk)
    if Review.objects.filter(partnership=by.partnership, label__iexact=label).exists():
        raise NotPossible(f"There is a review of {label} already. Choose another label.")
    key = key or "-".join(label.lower().split())
    if Case.objects.filter(partnership=by.partnership, key=key).exists():
        key = f"{key}-{Case.objects.filter(partnership=by.partnership).count() + 1}"
    facts.setdefault("stage", 1 if facts.get("became_aware") else 0)
    case = open_case(by=by, key=key, nation=nation or by.partnership.nation)
    review = Review.objects.create(partnership=by.partnership, case=case, label=label, title=title, **facts)
    trail.enter(who=by, action="opened a review", subject=review)
    return review


@transaction.atomic
def place_hold(
    *,
    by: Writer,
    review: Review,
    reason: str,
    since: date,
    note: str = "",
    effect: str = Hold.PUBLISHING,
    contact: str = "",
    expected_end: date | None = None,
    look_again: date | None = None,
) -> Hold:
    """Says what runs beside a review and what it holds up; the same twice is one hold."""
    Review.objects.select_for_update().get(pk=review.pk)  # an issue that is being made waits, or this does
    said: dict[str, Any] = {"reason": reason, "since": since, "note": note, "effect": effect, "contact": contact}
    said |= {"expected_end": expected_end, "look_again": look_again}
    there: Hold | None = Hold.objects.filter(review=review, lifted=None, **said).first()
    if there is not None:
        return there
    hold = Hold(review=review, placed_by=name_of(by), **said)
    history.save(by=by, record=hold)
    trail.enter(who=by, action="placed a hold", subject=review)
    return hold


@transaction.atomic
def change_hold(*, by: Writer, hold: Hold, seen_version: int | None = None, **said: Any) -> None:
    """Changes contact, note or days of a hold; what it holds up changes only by lifting it and placing another.

    Raises NotPossible for one that is lifted, ChangedMeanwhile where somebody else saved since `seen_version`.
    """
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted is not None:
        raise NotPossible(f"This hold was lifted on {day_in_words(hold.lifted)} by {hold.lifted_by}. Place a new one.")
    for name, value in said.items():
        setattr(hold, name, value)
    if history.save(by=by, record=hold, seen=seen_version):
        trail.enter(who=by, action="changed a hold", subject=hold.review)


@transaction.atomic
def lift_hold(*, by: Writer, hold: Hold, because: str) -> None:
    """Takes it out of the way. Raises NotPossible without a reason, and where that was done already."""
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted is not None:
        raise NotPossible(f"This hold was lifted on {day_in_words(hold.lifted)} by {hold.lifted_by} already.")
    if not because.strip():
        raise NotPossible("Write why the hold is lifted: what ended, or who agreed.")
    hold.lifted, hold.lifted_by, hold.lifted_because = timezone.localdate(), name_of(by), because.strip()
    history.save(by=by, record=hold)
    trail.enter(who=by, action="lifted a hold", subject=hold.review)

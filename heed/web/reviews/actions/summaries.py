"""The summary form of an agency for a rapid review: sent, chased, back."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from heed.web.casebook.actions import Writer
from heed.web.partnership import history, trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Agency
from heed.web.reviews.models import AgencySummary, Review


@transaction.atomic
def write_summary(
    *, by: Writer, review: Review, agency: Agency, seen_version: int | None = None, **said: Any
) -> AgencySummary:
    """Keeps how far an agency's form has got and what it says, in the place of what was kept before.

    Raises NotPossible for an agency of another partnership, for a form back before it was sent, and for one neither
    sent nor back; ChangedMeanwhile where somebody else saved since `seen_version`.
    """
    if agency.partnership_id != review.partnership_id:
        raise NotPossible("This agency is in another partnership. Choose one of your own.")
    sent, back = said.get("sent"), said.get("back")
    if not (sent or back):
        raise NotPossible("Write when the form was sent, or when it came back.")
    if sent and back and back < sent:
        raise NotPossible("The form came back before it was sent. Mend one of the two days.")
    Review.objects.select_for_update().get(pk=review.pk)  # two first forms at once would be two rows
    summary = AgencySummary.objects.filter(review=review, agency=agency).first()
    summary = summary or AgencySummary(review=review, agency=agency)
    for name, value in said.items():
        setattr(summary, name, value)
    is_new = summary.pk is None
    if history.save(by=by, record=summary, seen=seen_version) or is_new:
        trail.enter(who=by, action="wrote an agency's summary", subject=summary)
    return summary

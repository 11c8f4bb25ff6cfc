"""What an agency's headings mean: said once, remembered, and forgotten when it was wrong."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from heed.chronology.template import COLUMNS
from heed.web.casebook.actions import Writer
from heed.web.partnership import history, trail
from heed.web.partnership.actions import NotPossible
from heed.web.reviews.actions.submissions import read_again
from heed.web.reviews.models import AgencyColumns, Submission
from heed.web.reviews.models.agency_columns import OTHER


@transaction.atomic
def map_columns(*, by: Writer, submission: Submission, columns: Mapping[str, str]) -> None:
    """Says what headings of an agency's file mean, and reads its latest file again with that.

    columns: heading to one of COLUMNS, or OTHER. What was said of other headings stays. Raises NotPossible where no
    column is the date or none tells what happened, or two mean the same one.
    """
    means = [meaning for meaning in columns.values() if meaning != OTHER]
    if unknown := [meaning for meaning in means if meaning not in COLUMNS]:
        raise NotPossible(f"There is no column '{unknown[0]}'. Choose one of the list.")
    for needed in ("date", "event"):
        if needed not in means:
            raise NotPossible(f"Say which column is “{COLUMNS[needed]}”: without it there is no chronology.")
    for once in ("date", "time", "known"):
        if means.count(once) > 1:
            raise NotPossible(f"Two columns cannot both be “{COLUMNS[once]}”. Choose the one that is.")
    Submission.objects.select_for_update().get(pk=submission.pk)
    kept = AgencyColumns.objects.filter(agency=submission.agency).first() or AgencyColumns(agency=submission.agency)
    kept.columns = {**kept.columns, **columns}
    history.save(by=by, record=kept)
    trail.enter(who=by, action="said what an agency's columns mean", subject=submission)
    read_again(submission)


@transaction.atomic
def forget_columns(*, by: Writer, submission: Submission) -> None:
    """Forgets what was said of an agency's headings; what was accepted stays as it was read."""
    kept = AgencyColumns.objects.filter(agency=submission.agency).first()
    if kept is not None and kept.columns:
        kept.columns = {}
        history.save(by=by, record=kept)
        trail.enter(who=by, action="forgot what an agency's columns mean", subject=submission)
        read_again(submission)

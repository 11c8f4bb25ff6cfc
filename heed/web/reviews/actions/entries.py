"""Entries given the kind of event they tell of. What an agency wrote stays; a kind is what the review reads it as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from heed.chronology.kinds import vocabulary
from heed.web.casebook.actions import Writer, correct
from heed.web.casebook.chronologies import event_from
from heed.web.casebook.models import EventRecord
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.reviews.actions.following import follow
from heed.web.reviews.models import Review


@transaction.atomic
def sort_entries(*, by: Writer, review: Review, kinds: Mapping[EventRecord, str]) -> list[EventRecord]:
    """Gives entries their kinds, each entered anew in the place of the one before, which stays.

    Findings and appraisals follow it. Raises NotPossible for a kind that is none, for an entry of another review, and
    for one that was replaced meanwhile.
    """
    if any(record.case_id != review.case_id for record in kinds):
        raise NotPossible("An entry is of another review's chronology. Choose entries of this one.")
    if unknown := [kind for kind in kinds.values() if kind not in vocabulary().kinds]:
        raise NotPossible(f"There is no kind '{unknown[0]}'. Choose one of the list.")
    sorted_now = [_sorted(by, record, kind) for record, kind in kinds.items() if record.kind != kind]
    trail.enter(who=by, action=f"chose the kind of {len(sorted_now)} entries", subject=review)
    return sorted_now


def _sorted(by: Writer, record: EventRecord, kind: str) -> EventRecord:
    try:
        after = correct(by=by, record=record, event=replace(event_from(record), kind=kind))
    except ValueError as replaced:
        raise NotPossible(str(replaced)) from None
    follow({record: after})
    return after

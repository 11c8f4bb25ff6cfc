"""Entries given the kind of event they tell of. What an agency wrote stays; a kind is what the review reads it as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from heed.anonymity.openings import opening
from heed.chronology.kinds import vocabulary
from heed.web.casebook.actions import Writer, correct_all
from heed.web.casebook.chronologies import event_from
from heed.web.casebook.models import EventRecord
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.partnership.models import Agency
from heed.web.reviews.actions.following import follow
from heed.web.reviews.models import Review, Sorting, TaughtKind
from heed.web.reviews.teaching import names_of


@transaction.atomic
def sort_entries(*, by: Writer, review: Review, kinds: Mapping[EventRecord, str]) -> list[EventRecord]:
    """Gives entries their kinds, each entered anew in the place of the one before, which stays.

    Findings and appraisals follow it; how the entries begin teaches the next file of their agency. Raises NotPossible
    for a kind that is none, for an entry of another review, and for one that was replaced meanwhile: nothing is done.
    """
    if any(record.case_id != review.case_id for record in kinds):
        raise NotPossible("An entry is of another review's chronology. Choose entries of this one.")
    if unknown := [kind for kind in kinds.values() if kind not in vocabulary().kinds]:
        raise NotPossible(f"There is no kind '{unknown[0]}'. Choose one of the list.")
    chosen = {record: kind for record, kind in kinds.items() if record.kind != kind}
    after = _entered(by, review, chosen)
    if after:
        sorting = Sorting.objects.create(review=review, sorted_by=name_of(by))
        sorting.records.set(after)
        _teach(by, review, after, 1)
    trail.enter(who=by, action=f"chose the kind of {len(after)} entries", subject=review)
    return after


@transaction.atomic
def undo_sorting(*, by: Writer, sorting: Sorting) -> int:
    """Gives the entries of a batch the kinds they had before; those sorted anew meanwhile keep theirs. How many.

    Raises NotPossible where it was undone already.
    """
    sorting = Sorting.objects.select_for_update().select_related("review").get(pk=sorting.pk)
    if sorting.undone is not None:
        raise NotPossible(f"{sorting.undone_by} undid this already.")
    records = sorting.records.filter(replaced_by=None).select_related("replaces")
    before = {record: record.replaces.kind for record in records if record.replaces is not None}
    _teach(by, sorting.review, before, -1)
    after = _entered(by, sorting.review, before)
    sorting.undone, sorting.undone_by = timezone.now(), name_of(by)
    sorting.save(update_fields=["undone", "undone_by"])
    trail.enter(who=by, action=f"undid the kind of {len(after)} entries", subject=sorting.review)
    return len(after)


@transaction.atomic
def forget_taught(*, by: Writer, taught: TaughtKind) -> None:
    """No longer proposes a kind for entries that begin so; what was sorted stays sorted."""
    trail.enter(who=by, action="forgot a taught kind", subject=taught)
    taught.delete()


def _entered(by: Writer, review: Review, kinds: Mapping[EventRecord, str]) -> list[EventRecord]:
    events = {record: replace(event_from(record), kind=kind) for record, kind in kinds.items()}
    try:
        made = correct_all(by=by, case=review.case, corrections=events)
    except ValueError:
        raise NotPossible(
            "Somebody sorted one of these entries meanwhile, so none was changed. The page shows them as they are now."
        ) from None
    follow(made)
    return list(made.values())


def _teach(by: Writer, review: Review, records: Iterable[EventRecord], times: int) -> None:
    """Counts how the entries of each agency begin, with the kind they have."""
    names = names_of(review)
    keys = dict(Agency.objects.filter(partnership_id=review.partnership_id).values_list("code", "pk"))
    for record in records:
        words, agency = opening(record.text, names), keys.get(record.agency)
        if words and agency:
            taught, _ = TaughtKind.objects.get_or_create(agency_id=agency, opening=words, kind=record.kind)
            taught.times, taught.last_by = max(taught.times + times, 0), name_of(by)
            taught.save()
    TaughtKind.objects.filter(times=0).delete()

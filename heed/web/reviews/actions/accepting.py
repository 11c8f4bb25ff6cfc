"""What an agency handed in, accepted into the chronology; rows that a later file lacks, taken back and put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.chronology.events import Chronology
from heed.web.casebook import actions as casebook
from heed.web.casebook.actions import Writer, correct_all, enter_chronology
from heed.web.casebook.chains import chains_of
from heed.web.casebook.chronologies import chronology_of
from heed.web.casebook.models import Case, EventRecord
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.actions.following import follow, held_by
from heed.web.reviews.actions.submissions import still_the_latest
from heed.web.reviews.corrected_files import Changes, changes_of, differs_from
from heed.web.reviews.letters import ACCEPTED, addressees, write_letters
from heed.web.reviews.models import Acceptance, ReceivedFile, Review, Submission


@dataclass(frozen=True)
class Accepted:
    """What an acceptance did: entries added, entries that stood there already, corrected, and no longer in the file."""

    added: int
    already: int
    corrected: int = 0
    gone: int = 0


@transaction.atomic
def accept_submission(*, by: Writer, submission: Submission, file: int) -> Accepted:
    """Enters what the latest file tells into the chronology of the review; `changes_of` says beforehand what it does.

    Rows that are the same add nothing, edited rows correct their entry, rows that the file lacks stay until somebody
    takes them back. file: the file that was looked at. Raises NotPossible where another has arrived since, or none
    waits.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.waits_for_reviewer:
        raise NotPossible("There is nothing to accept: no file of this agency waits.")
    received = still_the_latest(submission, file)
    Review.objects.select_for_update().get(pk=submission.review_id)
    changes = changes_of(submission, received)
    _enter(by, submission.review.case, received, changes)
    submission.status, submission.returned_because = Submission.ACCEPTED, ""
    submission.accepted, submission.accepted_by = timezone.now(), name_of(by)
    submission.save(update_fields=["status", "returned_because", "accepted", "accepted_by"])
    write_letters(submission, ACCEPTED, addressees(submission))
    trail.enter(who=by, action="accepted a chronology", subject=submission)
    return Accepted(
        added=len(changes.new),
        already=len(changes.same) + len(changes.still_out),
        corrected=len(changes.corrections),
        gone=len(changes.gone),
    )


def _enter(by: Writer, case: Case, received: ReceivedFile, changes: Changes) -> Acceptance:
    made = correct_all(by=by, case=case, corrections={one.kept.record: one.event for one in changes.corrections})
    follow(made)
    added = enter_chronology(
        by=by,
        case=case,
        chronology=_new_in(changes, chronology_of(case)),
        source=received.name,
        positions=changes.positions,
    )
    told: dict[int, Any] = {record.pk: {} for record in added}
    told |= {made[one.kept.record].pk: differs_from(made[one.kept.record], one.told) for one in changes.corrections}
    return Acceptance.objects.create(
        file=received,
        accepted_by=name_of(by),
        same=len(changes.same) + len(changes.still_out),
        told=told,
        corrected=[[before.pk, after.pk] for before, after in made.items()],
        clashes=[made[one.kept.record].pk for one in changes.corrections if one.clashes],
        gone=[one.record.pk for one in changes.gone],
        added=[record.pk for record in added],
    )


def _new_in(changes: Changes, kept: Chronology) -> Chronology:
    told = changes.chronology
    coverage = tuple(replace(covered, case="") for covered in told.coverage)
    return replace(told, events=changes.new, coverage=tuple(one for one in coverage if one not in kept.coverage))


@transaction.atomic
def take_back_gone(*, by: Writer, acceptance: Acceptance, records: Sequence[EventRecord]) -> None:
    """Takes back entries whose row a later file lacks; they stay as they were told, and can be put back.

    Raises NotPossible for an entry that is not among them, that was taken back already, or that the review stands on.
    """
    review = _locked(acceptance)
    chains = chains_of(review.case)
    gone = {chains.current(pk) for pk in acceptance.gone}
    for record in records:
        if record.pk not in gone:
            raise NotPossible("One of these entries is not among those that the file lacks, or is taken back already.")
        if held := held_by(record):
            raise NotPossible(
                f"An entry cannot be taken back: {' and '.join(held)}. Take it out of the findings that stand on it; "
                "what a reviewer wrote of an entry keeps it, and a note can say that the agency's later file lacks it."
            )
    casebook.take_back(by=by, records=records)
    trail.enter(who=by, action=f"took back {len(records)} entries", subject=review)


@transaction.atomic
def put_back(*, by: Writer, acceptance: Acceptance, records: Sequence[EventRecord]) -> None:
    """Enters again entries that were taken back. Raises NotPossible for one that is not among them."""
    review = _locked(acceptance)
    chains = chains_of(review.case)
    gone = {chains.latest(pk) for pk in acceptance.gone}
    if any(record.pk not in gone for record in records):
        raise NotPossible("One of these entries is not among those that the file lacks.")
    try:
        casebook.put_back(by=by, records=records)
    except ValueError as not_taken_back:
        raise NotPossible(str(not_taken_back)) from None
    trail.enter(who=by, action=f"put back {len(records)} entries", subject=review)


def _locked(acceptance: Acceptance) -> Review:
    return Review.objects.select_for_update().get(pk=acceptance.file.submission.review_id)

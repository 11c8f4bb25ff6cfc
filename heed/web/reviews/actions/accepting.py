"""What an agency handed in, accepted into the chronology of the review."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from heed.chronology.reading import read_bytes
from heed.web.casebook.actions import Writer, enter_chronology
from heed.web.casebook.chronologies import chronology_of, event_from
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.reviews.actions.reviews import name_of
from heed.web.reviews.actions.submissions import still_the_latest
from heed.web.reviews.models import Submission
from heed.web.reviews.reading_reports import not_there_yet


@dataclass(frozen=True)
class Accepted:
    """What an acceptance did: entries added to the chronology, and entries that stood there already."""

    added: int
    already: int


@transaction.atomic
def accept_submission(*, by: Writer, submission: Submission, file: int) -> Accepted:
    """Enters what the latest file tells into the chronology of the review; what stands there already stays as it is.

    file: the file that was looked at. Raises NotPossible where another has arrived since, or none waits.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.waits_for_reviewer:
        raise NotPossible("There is nothing to accept: no file of this agency waits.")
    received = still_the_latest(submission, file)
    case = submission.review.case
    told = read_bytes(received.name, bytes(received.data), submission.agency.code).chronology
    # With what later entries replaced: a row whose kind has been chosen since is the same row.
    ever = replace(chronology_of(case), events=tuple(event_from(record) for record in case.events.all()))
    new = not_there_yet(ever, told, str(case.pk))
    enter_chronology(by=by, case=case, chronology=new, source=received.name)
    submission.status, submission.returned_because = Submission.ACCEPTED, ""
    submission.accepted, submission.accepted_by = timezone.now(), name_of(by)
    submission.save(update_fields=["status", "returned_because", "accepted", "accepted_by"])
    trail.enter(who=by, action="accepted a chronology", subject=submission)
    return Accepted(added=len(new.events), already=len(told.events) - len(new.events))

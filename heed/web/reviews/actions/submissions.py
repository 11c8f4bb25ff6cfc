"""A chronology asked for, received, checked by its agency or sent back."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import transaction

from heed.chronology.problems import Refused
from heed.web.casebook.actions import Writer
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.partnership.models import Agency, Member
from heed.web.reviews.letters import RECEIPT, REQUEST, RETURNED, addressees, write_letters
from heed.web.reviews.models import ReceivedFile, Review, Submission
from heed.web.reviews.reading_reports import NOT_READ, report_on

LONGEST_NAME = 200


@transaction.atomic
def ask_agency(*, by: Writer, review: Review, agency: Agency, due: date, asked_of: Member | None = None) -> Submission:
    """Asks an agency for its chronology by a day. Raises NotPossible where it was asked already."""
    if agency.partnership_id != review.partnership_id:
        raise NotPossible("This agency is in another partnership. Choose one of your own.")
    if review.submissions.filter(agency=agency).exists():
        raise NotPossible(f"{agency} was asked already. Its request is on the page of the review.")
    submission = Submission.objects.create(
        review=review, agency=agency, due=due, asked_of=asked_of, asked_by=name_of(by)
    )
    write_letters(submission, REQUEST, addressees(submission))
    trail.enter(who=by, action="asked an agency for its chronology", subject=submission)
    return submission


def receive_chronology(*, by: Writer, submission: Submission, name: str, data: bytes) -> ReceivedFile:
    """Keeps a file as it was handed in, then reads it; a file that cannot be used is kept too, and its report says why.

    Two transactions, so that a fault in reading cannot lose what was handed in. Earlier files stay. A submission
    accepted before is open again: what is new in the file waits to be accepted. Raises NotPossible for a file made to
    harm, of which nothing is kept.
    """
    received = _kept(by, submission, name, data)
    try:
        return _read(received, tell=True)
    except Refused as refused:
        _thrown_out(by, received)
        raise NotPossible(str(refused)) from None


@transaction.atomic
def _thrown_out(by: Writer, received: ReceivedFile) -> None:
    """Nothing stays of a file that was made to harm, but the line that one was refused."""
    trail.enter(who=by, action="had a file refused", subject=received.submission)
    received.delete()


@transaction.atomic
def _kept(by: Writer, submission: Submission, name: str, data: bytes) -> ReceivedFile:
    received = ReceivedFile.objects.create(
        submission=submission,
        name=name[-LONGEST_NAME:],
        data=data,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        received_by=name_of(by),
        report=NOT_READ,
    )
    trail.enter(who=by, action="handed in a chronology", subject=submission)
    return received


@transaction.atomic
def _read(received: ReceivedFile, *, tell: bool = False) -> ReceivedFile:
    submission = Submission.objects.select_for_update().get(pk=received.submission_id)
    received.report = report_on(received)
    received.save(update_fields=["report"])
    if received.is_usable:
        submission.status, submission.holds_nothing = Submission.RECEIVED, False
        submission.save(update_fields=["status", "holds_nothing"])
        if tell:
            write_letters(submission, RECEIPT, addressees(submission))
    return received


def read_again(submission: Submission) -> None:
    """Reads the latest file anew, now that more is known of its headings. Inside an action's transaction."""
    latest = submission.files.last()
    if latest is not None and submission.status != Submission.ACCEPTED:
        _read(latest)


@transaction.atomic
def check_submission(*, by: Writer, submission: Submission, file: int) -> None:
    """The agency says: this is our chronology. `file` is the file they looked at."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.status != Submission.RECEIVED:
        raise NotPossible("There is no file that waits to be checked. Hand in the chronology first.")
    still_the_latest(submission, file)
    submission.status = Submission.CHECKED
    submission.save(update_fields=["status"])
    trail.enter(who=by, action="checked a chronology", subject=submission)


@transaction.atomic
def return_submission(*, by: Writer, submission: Submission, because: str) -> None:
    """Sends a chronology back to its agency with what to mend."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.waits_for_reviewer:
        raise NotPossible("There is nothing to send back: no file waits to be accepted.")
    submission.status, submission.returned_because = Submission.RETURNED, because
    submission.holds_nothing = False
    submission.save(update_fields=["status", "returned_because", "holds_nothing"])
    write_letters(submission, RETURNED, addressees(submission))
    trail.enter(who=by, action="sent a chronology back", subject=submission)


def still_the_latest(submission: Submission, file: int) -> ReceivedFile:
    """The file that was looked at. Raises NotPossible where a newer one has arrived, or none can be used."""
    usable = [received for received in submission.files.defer("data") if received.is_usable]
    if not usable:
        raise NotPossible("No file of this agency could be read. Ask them to hand it in again.")
    if usable[-1].pk != file:
        raise NotPossible("A newer file has arrived since this page was opened. Look at it first: it is shown now.")
    return usable[-1]

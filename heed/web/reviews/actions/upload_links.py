"""Links for people without an account, letters, and an agency's word that it holds nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from heed.chronology.events import Chronology, Coverage
from heed.chronology.when import DAY, Moment
from heed.web.casebook.actions import Writer, enter_chronology
from heed.web.letters.tokens import fingerprint, mark_of, new_secret, token_of
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.letters import ACCEPTED, CALLED, RECEIPT, REMINDER, REQUEST, addressees, letters_of, write_letters
from heed.web.reviews.models import Submission, UploadLink

# A reminder goes on the day a chronology is due, and again after so many days.
REMIND_EVERY = timedelta(days=7)


@transaction.atomic
def make_link(
    *, by: Writer, submission: Submission, person: str, email: str, closes: date, address_of: Callable[[str], str]
) -> tuple[UploadLink, str]:
    """A link for one person, sent to them; the address, which nobody can be shown again.

    address_of: makes the address of a token, or of what stands for it in a letter. Links made before for the same
    e-mail address are revoked. Raises NotPossible for a closing day that has passed, and where the chronology is
    accepted already.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if closes < timezone.localdate():
        raise NotPossible("That day has passed. Choose a day on which the link still opens.")
    if submission.status == Submission.ACCEPTED:
        raise NotPossible("The chronology is accepted. Send it back to the agency first, if more is to come.")
    before = submission.links.filter(email__iexact=email, revoked=None)
    before.update(revoked=timezone.now(), revoked_by=name_of(by))
    secret = new_secret()
    link = UploadLink.objects.create(
        submission=submission,
        person=person,
        email=email,
        closes=closes,
        fingerprint=fingerprint(token_of(secret)),
        made_by=name_of(by),
    )
    write_letters(submission, REQUEST, [email], address_of(mark_of(secret)))
    trail.enter(who=by, action="made an upload link", subject=submission)
    return link, address_of(token_of(secret))


@transaction.atomic
def revoke_link(*, by: Writer, link: UploadLink) -> None:
    """The link no longer opens; what came through it stays."""
    link = UploadLink.objects.select_for_update().get(pk=link.pk)
    if link.revoked is None:
        link.revoked, link.revoked_by = timezone.now(), name_of(by)
        link.save(update_fields=["revoked", "revoked_by"])
        trail.enter(who=by, action="revoked an upload link", subject=link.submission)


@transaction.atomic
def say_nothing_is_held(*, by: Writer, submission: Submission) -> None:
    """The agency says that it holds no record for the period: an answer, and no silence.

    Raises NotPossible where a file of it waits or was accepted.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.waits_for_agency:
        raise NotPossible("A chronology of this agency has been handed in already.")
    submission.status, submission.holds_nothing = Submission.CHECKED, True
    submission.save(update_fields=["status", "holds_nothing"])
    write_letters(submission, RECEIPT, addressees(submission))
    trail.enter(who=by, action="said that nothing is held", subject=submission)


@transaction.atomic
def note_nothing_held(*, by: Writer, submission: Submission) -> None:
    """The review takes the agency's word that it holds nothing: its record then covers the scope and shows no entry.

    Raises NotPossible where the agency did not say so.
    """
    submission = Submission.objects.select_for_update().select_related("review__case", "agency").get(pk=submission.pk)
    if submission.status != Submission.CHECKED or not submission.holds_nothing:
        raise NotPossible("The agency has not said that it holds no record.")
    review = submission.review
    if review.scope_from and review.scope_to:
        over = Moment(datetime.combine(review.scope_from, time()), datetime.combine(review.scope_to, time()) + DAY)
        told = Chronology((), coverage=(Coverage(submission.agency.code, over),))
        enter_chronology(by=by, case=review.case, chronology=told, source="the agency's word")
    submission.status, submission.accepted, submission.accepted_by = Submission.ACCEPTED, timezone.now(), name_of(by)
    submission.save(update_fields=["status", "accepted", "accepted_by"])
    write_letters(submission, ACCEPTED, addressees(submission))
    trail.enter(who=by, action="noted that nothing is held", subject=submission)


@transaction.atomic
def remind(*, by: Writer, submission: Submission, today: date) -> int:
    """Reminds an agency whose day has come, once in REMIND_EVERY however often this is asked; how many letters."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    last = letters_of(submission).filter(kind=CALLED[REMINDER]).last()
    is_due = submission.waits_for_agency and submission.due <= today
    if not is_due or (last is not None and today - timezone.localdate(last.written) < REMIND_EVERY):
        return 0
    written = write_letters(submission, REMINDER, addressees(submission))
    if written:
        trail.enter(who=by, action="reminded an agency", subject=submission)
    return written

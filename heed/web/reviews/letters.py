"""Letters to an agency: what they say and how they go. Each holds a label, a day and an address, no word of a case."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Letter, Submission

# Where nobody has said of which letter an address is, it goes without: a reminder does not know the token of a link.
NOWHERE = ""


def write_letters(submission: Submission, kind: str, to: Iterable[str], address: str = NOWHERE) -> list[Letter]:
    """Keeps a letter for each address and sends it once the transaction holds.

    A letter that could not be sent is kept with the kind of fault, and is no fault of what was done.
    """
    letters = [Letter.objects.create(submission=submission, kind=kind, to=one) for one in dict.fromkeys(to)]
    for letter in letters:
        transaction.on_commit(lambda letter=letter: send(letter, address))  # type: ignore[misc]
    return letters


def send(letter: Letter, address: str = NOWHERE) -> None:
    """Sends one letter and notes that it went, or what kept it from going."""
    submission = letter.submission
    words = {
        "submission": submission,
        "review": submission.review,
        "partnership": submission.review.partnership,
        "address": address,
    }
    subject = render_to_string("reviews/letters/subject.txt", words | {"kind": letter.kind}).strip()
    body = render_to_string(f"reviews/letters/{letter.kind}.txt", words)
    try:
        EmailMessage(subject, body, to=[letter.to]).send()
        letter.sent, letter.failed = timezone.now(), ""
    except Exception as wrong:  # a server's fault of any kind must not undo what was done
        letter.failed = type(wrong).__name__
    letter.save(update_fields=["sent", "failed"])


def addressees(submission: Submission) -> list[str]:
    """Who is written to: whom the agency was asked through, those who hold a link, or else its every author."""
    asked = [submission.asked_of.user.email] if submission.asked_of else []
    linked = [link.email for link in submission.links.filter(revoked=None)]
    if asked or linked:
        return list(dict.fromkeys([*asked, *linked]))
    authors = Member.objects.current().filter(agency=submission.agency).select_related("user")
    return [author.user.email for author in authors if author.may(Permission.SUBMIT_CHRONOLOGY)]

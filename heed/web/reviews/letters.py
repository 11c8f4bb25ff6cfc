"""Letters to an agency: what they say. Each holds a label, a day and an address, no word of a case."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db.models import QuerySet
from django.template.loader import render_to_string

from heed.web.letters import actions as post
from heed.web.letters.models import Letter
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Submission

REQUEST, REMINDER, RECEIPT, RETURNED, ACCEPTED = "request", "reminder", "receipt", "returned", "accepted"
# What a letter of each kind is called where letters are listed.
CALLED = {
    REQUEST: "Chronology asked for",
    REMINDER: "Reminder of a chronology",
    RECEIPT: "Receipt of a chronology",
    RETURNED: "Chronology sent back",
    ACCEPTED: "Chronology accepted",
}
# Where nobody has said of which letter an address is, it goes without: a reminder does not know the token of a link.
NOWHERE = ""


def write_letters(submission: Submission, kind: str, to: Iterable[str], address: str = NOWHERE) -> int:
    """Writes a letter to each address once, in the transaction of what it tells of; how many there were."""
    words = {
        "submission": submission,
        "review": submission.review,
        "partnership": submission.review.partnership,
        "address": address,
        "kind": kind,
    }
    subject = render_to_string("reviews/letters/subject.txt", words).strip()
    text = render_to_string(f"reviews/letters/{kind}.txt", words)
    letters = [
        post.Written(
            partnership=submission.review.partnership,
            key=f"submission {submission.pk} {kind} {secrets.token_hex(8)}",
            kind=CALLED[kind],
            about=about(submission),
            to=one,
            subject=subject,
            text=text,
        )
        for one in dict.fromkeys(to)
    ]
    post.write(*letters)
    return len(letters)


def about(submission: Submission) -> str:
    """What a letter about a submission says it is about."""
    return f"submission {submission.pk}"


def letters_of(submission: Submission) -> QuerySet[Letter]:
    """Every letter about a submission, in the order in which they were written."""
    return Letter.objects.filter(about=about(submission)).order_by("pk")


def addressees(submission: Submission) -> list[str]:
    """Who is written to: whom the agency was asked through, those who hold a link, or else its every author."""
    asked = [submission.asked_of.user.email] if submission.asked_of else []
    linked = [link.email for link in submission.links.filter(revoked=None)]
    if asked or linked:
        return list(dict.fromkeys([*asked, *linked]))
    authors = Member.objects.current().filter(agency=submission.agency).select_related("user")
    return [author.user.email for author in authors if author.may(Permission.SUBMIT_CHRONOLOGY)]

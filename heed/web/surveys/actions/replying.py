"""What comes back. No line in the trail and no moment: they would tell whose a reply is."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Agency, Member
from heed.web.partnership.trail import enter
from heed.web.surveys.models import Address, Begun, Invitation, Reply, Survey
from heed.web.surveys.replies import Answers

# How many addresses a survey takes, so that a script cannot fill the post.
MOST_ADDRESSES = 20_000


class AlreadyUsed(NotPossible):
    """A personal link has sent its one reply."""


@transaction.atomic
def keep_typed(*, survey: Survey, invitation: Invitation | None, key: UUID, typed: dict[str, Any]) -> None:
    """What stands in the form, so that it is there again whatever becomes of the page. After it was sent: nothing."""
    if invitation is not None:
        Invitation.objects.filter(pk=invitation.pk, used=False).update(typed=typed)
    elif not Reply.objects.filter(survey=survey, key=key).exists():
        Begun.objects.update_or_create(survey=survey, key=key, defaults={"typed": typed})


@transaction.atomic
def answer(
    *,
    survey: Survey,
    invitation: Invitation | None,
    key: UUID,
    answers: Answers,
    agency: Agency | None,
    language: str,
) -> None:
    """One reply; the same key sent again adds nothing. Raises AlreadyUsed for a personal link that was used.

    By a personal link the key is not kept: the link is known to be used, and its reply to be one of all.
    """
    told = {"answers": answers, "agency": agency, "language": language}
    if invitation is not None:
        if not Invitation.objects.filter(pk=invitation.pk, used=False).update(used=True, typed={}):
            raise AlreadyUsed("This address has sent its reply.")
        Reply.objects.create(survey=survey, **told)
        return
    try:
        with transaction.atomic():
            Reply.objects.create(survey=survey, key=key, **told)
    except IntegrityError:
        if not Reply.objects.filter(survey=survey, key=key).exists():
            raise
    Begun.objects.filter(survey=survey, key=key).delete()


@transaction.atomic
def leave_address(*, survey: Survey, email: str) -> None:
    """Where to be told what happened; leaving it twice changes nothing. Raises NotPossible once it has been told."""
    if hasattr(survey, "outcome") and survey.outcome.told_on is not None:
        raise NotPossible("What happened has been told already.")
    if Address.objects.filter(survey=survey).count() >= MOST_ADDRESSES:
        raise NotPossible("No more addresses are taken.")
    Address.objects.get_or_create(survey=survey, email=email.lower())


@transaction.atomic
def type_in(*, by: Member, survey: Survey, key: UUID, answers: Answers, agency: Agency | None, language: str) -> bool:
    """A sheet that came on paper; whether it was new. Raises NotPossible for a survey that was never opened, or whose
    outcome has been told.
    """
    if survey.published is None:
        raise NotPossible("This survey is not open yet, so there can be no sheet of it.")
    if hasattr(survey, "outcome"):
        raise NotPossible("The board has decided already. A sheet that comes now no longer counts.")
    told = {"answers": answers, "agency": agency, "language": language, "on_paper": True}
    _, is_new = Reply.objects.get_or_create(survey=survey, key=key, defaults=told)
    if is_new:
        enter(who=by, action="typed in a feedback sheet", subject=survey)
    return is_new


def forget_begun(now: datetime) -> None:
    """What was typed and never sent goes when its survey has closed."""
    closed = Survey.objects.filter(closes__lt=timezone.localdate(now))
    Begun.objects.filter(survey__in=closed).delete()
    Invitation.objects.filter(survey__in=closed, used=False).exclude(typed={}).update(typed={})

"""A survey before anybody answers: its words, its questions, its languages, who is asked."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from heed.web.briefings.models import Issue
from heed.web.cascade.models import Recipient
from heed.web.letters import actions as post
from heed.web.letters.tokens import fingerprint, new_secret, token_of
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Agency, Member, Team
from heed.web.surveys.asking import questions_of, usual_questions
from heed.web.surveys.models import Invitation, Question, Survey
from heed.web.surveys.wording import invitation_to

# Letters and figures that nobody takes for one another on paper.
CODE_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 5


@transaction.atomic
def start_survey(*, by: Member, issue: Issue | None = None, agencies: Iterable[Agency], **told: Any) -> Survey:
    """A survey with the questions of the issue, if any, and the three that every board asks. Nobody can answer yet."""
    secret = new_secret()
    survey = Survey.objects.create(
        partnership=by.partnership,
        issue=issue,
        secret=secret,
        fingerprint=fingerprint(token_of(secret)),
        code=_new_code(),
        by_name=by.user.name,
        **told,
    )
    survey.agencies.set(agencies)
    questions = [*(questions_of(issue) if issue is not None else ()), *usual_questions()]
    Question.objects.bulk_create(Question(survey=survey, number=n, **one) for n, one in enumerate(questions, 1))
    trail.enter(who=by, action="started a survey", subject=survey)
    return survey


def _new_code() -> str:
    while True:
        code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
        if not Survey.objects.filter(code=code).exists():
            return code


@transaction.atomic
def change_survey(*, by: Member, survey: Survey, agencies: Iterable[Agency], **told: Any) -> None:
    """Its words, days and settings. Raises NotPossible for a first day or a language that is gone once it is open."""
    held = Survey.objects.select_for_update().get(pk=survey.pk)
    if held.published is not None and set(held.languages) - set(told["languages"]):
        raise NotPossible("A language in which the survey can be answered already is not taken away.")
    if held.published is not None and held.replies.exists() and told["opens"] > timezone.localdate():
        raise NotPossible("Somebody has answered already. The first day stays as it is.")
    for name, value in told.items():
        setattr(held, name, value)
    held.save(update_fields=list(told))
    held.agencies.set(agencies)
    trail.enter(who=by, action="changed a survey", subject=held)


@transaction.atomic
def add_question(*, by: Member, survey: Survey, **told: Any) -> Question:
    """A question after the others. Raises NotPossible once the survey can be answered."""
    _still_written(survey)
    last = survey.questions.aggregate(last=Max("number"))["last"] or 0
    question = Question.objects.create(survey=survey, number=last + 1, **told)
    trail.enter(who=by, action="added a question to a survey", subject=survey)
    return question


@transaction.atomic
def change_question(*, by: Member, question: Question, **told: Any) -> None:
    """Other words or options. Raises NotPossible once the survey can be answered."""
    _still_written(question.survey)
    Question.objects.filter(pk=question.pk).update(**told)
    trail.enter(who=by, action="changed a question of a survey", subject=question.survey)


@transaction.atomic
def remove_question(*, by: Member, question: Question) -> None:
    """Raises NotPossible once the survey can be answered."""
    _still_written(question.survey)
    question.delete()
    trail.enter(who=by, action="removed a question of a survey", subject=question.survey)


@transaction.atomic
def move_question(*, by: Member, question: Question) -> None:
    """One place up. Raises NotPossible once the survey can be answered."""
    _still_written(question.survey)
    before = question.survey.questions.filter(number__lt=question.number).last()
    if before is not None:
        Question.objects.filter(pk=before.pk).update(number=question.number)
        Question.objects.filter(pk=question.pk).update(number=before.number)
        trail.enter(who=by, action="moved a question of a survey", subject=question.survey)


def _still_written(survey: Survey) -> None:
    if Survey.objects.select_for_update().get(pk=survey.pk).published is not None:
        raise NotPossible("People can answer this survey already, so its questions stay as they are.")


@transaction.atomic
def translate(*, by: Member, survey: Survey, language: str, told: dict[str, Any]) -> None:
    """The words of the survey in another of its languages."""
    held = Survey.objects.select_for_update().get(pk=survey.pk)
    held.translations[language] = told
    held.save(update_fields=["translations"])
    trail.enter(who=by, action="translated a survey", subject=held)


@transaction.atomic
def open_survey(*, by: Member, survey: Survey) -> None:
    """From its first day on people can answer, and its questions stay. Raises NotPossible without questions or days."""
    held = Survey.objects.select_for_update().get(pk=survey.pk)
    if held.published is not None:
        raise NotPossible("People can answer this survey already.")
    if not held.questions.exists():
        raise NotPossible("It has no question yet. Write one first.")
    if held.closes < timezone.localdate():
        raise NotPossible("Its last day is over. Choose a later one first.")
    held.published = timezone.now()
    held.save(update_fields=["published"])
    trail.enter(who=by, action="opened a survey", subject=held)


@transaction.atomic
def invite(*, by: Member, survey: Survey, agencies: Sequence[Agency] = (), teams: Sequence[Team] = ()) -> int:
    """A personal link by letter for everybody on the list of these; how many are new. Nobody gets a second letter.

    Raises NotPossible where nobody is there, or the survey cannot be answered.
    """
    held = Survey.objects.select_for_update().get(pk=survey.pk)
    if held.state() not in ("open", "to come"):
        raise NotPossible("This survey takes no answers. Open it, or give it a later last day, before you ask anybody.")
    people = Recipient.objects.filter(partnership=by.partnership).current()
    people = people.filter(Q(agency__in=agencies) | Q(team__in=teams)).select_related("agency", "team")
    if not people:
        raise NotPossible("Nobody of these is on the list of people who are sent briefings. Add them there first.")
    there = set(held.invitations.values_list("recipient_id", flat=True))
    new = [_invitation(held, one) for one in people if one.pk not in there]
    Invitation.objects.bulk_create(new)
    first_day = max(held.opens, timezone.localdate())
    post.write_all(invitation_to(one, due=_due(first_day)) for one in new)
    held.agencies.add(*{one.agency_id for one in new if one.agency_id})
    trail.enter(who=by, action="asked people to answer a survey", subject=held)
    return len(new)


def _due(day: date) -> Any:
    """At once, or in the morning of the first day."""
    if day <= timezone.localdate():
        return None
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 8))  # type: ignore[attr-defined]


def _invitation(survey: Survey, recipient: Recipient) -> Invitation:
    secret = new_secret()
    return Invitation(
        survey=survey,
        recipient=recipient,
        agency=recipient.agency,
        team=recipient.team,
        secret=secret,
        fingerprint=fingerprint(token_of(secret)),
    )

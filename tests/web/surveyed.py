"""A survey that is open, for the tests of hearing back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from heed.web.letters.tokens import token_of
from heed.web.surveys import actions
from heed.web.surveys.models import Survey
from tests.cast import Cast


def opened(cast: Cast, **told: Any) -> Survey:
    """How useful it was, what will change, what stands in the way, what is done well."""
    today = timezone.localdate()
    usual = {"title": "Seven minutes", "languages": ["en"], "opens": today, "closes": today + timedelta(days=7)}
    agencies = told.pop("agencies", cast.agencies.values())
    survey = actions.start_survey(by=cast.rashid, agencies=agencies, **usual | told)
    actions.open_survey(by=cast.rashid, survey=survey)
    return survey


def path_of(survey: Survey) -> str:
    return f"/surveys/answer/{token_of(survey.secret)}/"


def closed(survey: Survey) -> Survey:
    """As it is after its last day."""
    day = timezone.localdate() - timedelta(days=1)
    Survey.objects.filter(pk=survey.pk).update(opens=day, closes=day)
    return Survey.objects.get(pk=survey.pk)


def replied(survey: Survey, replies: Iterable[tuple[Any, ...]]) -> None:
    """Agency, how useful, and perhaps what will change, what stands in the way, what is done well."""
    asked = [one for one in survey.questions.all() if one.kind == one.SCALE or one.purpose]
    questions = [str(one.pk) for one in asked]
    for agency, useful, *texts in replies:
        answers = {questions[0]: useful} | {n: text for n, text in zip(questions[1:], texts, strict=False) if text}
        told = {"survey": survey, "invitation": None, "language": "en"}
        actions.answer(key=uuid4(), answers=answers, agency=agency, **told)

"""What the demonstration shows of hearing back: an open survey in two languages, and one that has closed."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files
from typing import Any
from uuid import uuid4

import yaml
from django.utils import timezone

from heed.web.briefings.models import Issue
from heed.web.partnership.demonstration import Demonstration
from heed.web.surveys import actions
from heed.web.surveys.models import Question, Survey


def load(demonstration: Demonstration) -> None:
    """Rashid opens a survey on Child K in English and Welsh; another of last month has closed with replies."""
    told = yaml.safe_load(files(__package__).joinpath("shown_first.yaml").read_text(encoding="utf-8"))
    rashid, today = demonstration["rashid"], timezone.localdate()
    agencies = [agency for code, agency in demonstration.agencies.items() if code != "safeguarding_partnership"]
    issue = Issue.objects.filter(partnership=demonstration.partnership).earliest("issued")
    days = {"opens": today, "closes": today + timedelta(days=21)}
    words = {"title": told["title"], "introduction": told["introduction"], "languages": ["en", "cy"]}
    survey = actions.start_survey(by=rashid, issue=issue, agencies=agencies, **words, **days)
    actions.translate(by=rashid, survey=survey, language="cy", told=told["welsh"])
    actions.open_survey(by=rashid, survey=survey)
    _closed(demonstration, told, agencies)


def _closed(demonstration: Demonstration, told: dict[str, Any], agencies: list[Any]) -> None:
    rashid, today = demonstration["rashid"], timezone.localdate()
    words = {"title": told["closed_title"], "languages": ["en"], "opens": today - timedelta(days=40), "closes": today}
    survey = actions.start_survey(by=rashid, agencies=agencies, **words)
    actions.open_survey(by=rashid, survey=survey)
    questions = list(survey.questions.all())
    for code, useful, *texts in told["replies"]:
        answers = {str(questions[0].pk): useful} | _texts(questions[1:], texts)
        agency = demonstration.agencies[code]
        actions.answer(survey=survey, invitation=None, key=uuid4(), answers=answers, agency=agency, language="en")
    actions.leave_address(survey=survey, email=told["address"])
    Survey.objects.filter(pk=survey.pk).update(closes=today - timedelta(days=10))
    survey.refresh_from_db()
    actions.decide(by=rashid, survey=survey, heard=told["heard"], done=told["done"], decided=today - timedelta(days=2))


def _texts(questions: list[Question], texts: list[str]) -> dict[str, str]:
    return {str(one.pk): text for one, text in zip(questions, texts, strict=True) if text}

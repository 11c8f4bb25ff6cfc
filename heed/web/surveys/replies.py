"""What came with a form as answers, and answers as words again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from heed.web.surveys.models import Question

# Longer than anybody types in a field, and short enough for a row.
LONGEST_ANSWER = 10_000
Answers = dict[str, Any]


def answers_in(data: QueryDict, questions: Iterable[Question]) -> Answers:
    """The answers in a form, by number of the question; what is empty, or no option, is left out."""
    found = ((str(one.pk), _answer(data, one)) for one in questions)
    return {number: answer for number, answer in found if answer not in (None, [], "")}


def _answer(data: QueryDict, question: Question) -> Any:
    if question.kind == Question.TEXT:
        return data.get(question.field, "").strip().replace("\x00", "")[:LONGEST_ANSWER]
    places = [int(each) for each in data.getlist(question.field) if each.isdecimal() and len(each) < 4]
    places = sorted({place for place in places if place < len(question.options)})
    if question.kind == Question.SEVERAL:
        return places
    return places[0] if len(places) == 1 else None


def said(question: Question, answer: Any) -> str:
    """An answer in words."""
    if answer is None:
        return ""
    if question.kind == Question.TEXT:
        return str(answer)
    places = answer if isinstance(answer, list) else [answer]
    return ", ".join(question.options[place] for place in places)


def number_of(answers: Mapping[str, Any], question: Question) -> Any:
    """What was answered to a question; None where nothing was."""
    return answers.get(str(question.pk))

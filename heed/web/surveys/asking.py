"""The questions a survey begins with: those of an issue, and the three that every board asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heed.web.briefings.models import Issue
from heed.web.surveys.models import Question

LONGEST_QUESTION = 400


@dataclass(frozen=True)
class Asked:
    """A reflective question of an issue, with the words of the lesson it goes with."""

    text: str
    lesson: str = ""


def reflective_questions(issue: Issue) -> list[Asked]:
    """Every question an issue puts to its readers, in its order, each once."""
    content = issue.content
    asked = [Asked(one["question"], one["text"]) for one in content["lessons"] if one["question"]]
    asked += [Asked(text) for text in (*content["questions"], *content.get("more_questions", ()))]
    return list({one.text: one for one in asked}.values())


def questions_of(issue: Issue) -> Iterator[dict[str, Any]]:
    """The same as questions of a survey."""
    for one in reflective_questions(issue):
        yield {"kind": Question.TEXT, "text": one.text[:LONGEST_QUESTION], "source": one.lesson[:300]}


def usual_questions() -> Iterator[dict[str, Any]]:
    """How useful it was, what stands in the way, what is done well."""
    useful = ("Not at all", "A little", "Quite", "Very")
    yield {"kind": Question.SCALE, "text": "How useful was this for your work?", "options": list(useful)}
    yield {"kind": Question.TEXT, "text": "What will you do differently?", "purpose": Question.CHANGES}
    yield {"kind": Question.TEXT, "text": "What stands in your way?", "purpose": Question.STOPS}
    yield {"kind": Question.TEXT, "text": "What is done well where you work?", "purpose": Question.GOOD}

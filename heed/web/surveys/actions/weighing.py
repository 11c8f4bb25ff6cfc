"""What is made of what came back: each quotation read by a person; reflective questions answered by teams."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from heed.lessons.themes import themes_of
from heed.web.briefings.models import Issue
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member
from heed.web.surveys.asking import reflective_questions
from heed.web.surveys.models import Question, Quotation, ReflectiveAnswer, Reply


@transaction.atomic
def judge(*, by: Member, reply: Reply, question: Question, state: str, words: str) -> Quotation:
    """Says of one answer in somebody's own words whether the board reads it, and in which words.

    words: the answer with its names covered, or as the member wrote it anew; nothing where it is left out.
    """
    told = {"state": state, "words": "" if state == Quotation.CUT else words, "by": by, "survey": reply.survey}
    quotation, _ = Quotation.objects.update_or_create(reply=reply, question=question, defaults=told)
    trail.enter(who=by, action="read a quotation for the board", subject=reply.survey)
    return quotation


@transaction.atomic
def answer_questions(
    *, by: Member, issue: Issue, answers: Mapping[str, str], of_person: bool, is_private: bool
) -> list[ReflectiveAnswer]:
    """Answers to reflective questions of an issue, by their words, from the member's team or the member alone.

    Empty ones are left out; the same sent twice is kept once. Raises NotPossible for somebody of no agency, of no team
    where it is not their own answer, and where nothing is answered.
    """
    agency = by.agency or (by.team.agency if by.team else None)
    if agency is None or (by.team is None and not of_person):
        raise NotPossible("You belong to no team, so there is nobody else's answer to record. Answer for yourself.")
    asked = {one.text: one for one in reflective_questions(issue)}
    told = {text: words.strip() for text, words in answers.items() if text in asked and words.strip()}
    if not told:
        raise NotPossible("Nothing is answered yet. Answer at least one question.")
    kept = []
    for text, words in told.items():
        one = asked[text]
        said = {"issue": issue, "question": text, "text": words, "agency": agency, "team": by.team, "by": by}
        themes = [theme.id for theme in themes_of(f"{one.lesson} {text}")]
        answer, _ = ReflectiveAnswer.objects.get_or_create(
            **said, of_person=of_person, is_private=is_private, defaults={"lesson": one.lesson, "themes": themes}
        )
        kept.append(answer)
    trail.enter(who=by, action="answered questions of a briefing", subject=issue)
    return kept

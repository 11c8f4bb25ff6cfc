"""What a partnership asks itself about lessons: ten questions, kept with every answer, who gave it and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from heed.lessons.self_check import ASPECTS, Asked, Question, questions
from heed.lessons.themes import theme_names
from heed.web.lessons.carrying import told
from heed.web.lessons.models import Lesson, SelfCheck, SelfCheckAnswer
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member

# Of a theme, the questions are made of this many lessons, the latest judged first.
MOST_OF_A_THEME = 3
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Given:
    """An answer as somebody gives it."""

    answer: str
    words: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Row:
    """One of the ten with the answer that stands, and those before it, the latest first."""

    aspect: str
    title: str
    words: str
    standing: SelfCheckAnswer | None
    before: tuple[SelfCheckAnswer, ...]


def of_a_theme(member: Member, theme: str) -> list[Lesson]:
    """The lessons of a theme that its questions are made of."""
    accepted = Lesson.objects.reachable_by(member).accepted().order_by("-judged", "-pk")
    found = []
    for lesson in accepted.select_related("publication").defer("publication__document", "publication__reading"):
        if theme in lesson.themes:
            found.append(lesson)
        if len(found) == MOST_OF_A_THEME:
            break
    return found


def ten_questions(lessons: Sequence[Lesson], theme: str = "") -> tuple[Question, ...]:
    """The ten for these lessons, of which there is at least one."""
    return questions([_asked(lesson) for lesson in lessons], theme)


def title_of(lessons: Sequence[Lesson], theme: str = "") -> str:
    """What a self-check is about, in a line."""
    if theme:
        return theme_names()[theme]
    first = lessons[0].text if len(lessons[0].text) <= 120 else lessons[0].text[:120].rsplit(" ", 1)[0] + " \u2026"
    more = len(lessons) - 1
    return f"{first} and {more} more lesson{'' if more == 1 else 's'}" if more else first


@transaction.atomic
def begin(*, by: Member, lessons: Sequence[Lesson], theme: str = "") -> SelfCheck:
    """Keeps the ten questions as they are put now. Raises NotPossible where there is no lesson to ask about."""
    if not lessons:
        raise NotPossible("There is no lesson to ask about. Choose one at least.")
    begun = SelfCheck.objects.create(
        partnership=by.partnership,
        title=title_of(lessons, theme)[:_LONGEST_TITLE],
        asked=[[one.aspect, one.words] for one in ten_questions(lessons, theme)],
        theme=theme,
        begun_by=by,
    )
    begun.lessons.set(lessons)
    trail.enter(who=by, action="began a self-check", subject=begun)
    return begun


@transaction.atomic
def answer(*, by: Member, self_check: SelfCheck, given: Mapping[str, Given]) -> int:
    """Keeps what was answered, by aspect; what is as it stood is not kept again. How many answers are new.

    Raises NotPossible for a question that was not put.
    """
    SelfCheck.objects.select_for_update().get(pk=self_check.pk)
    if given.keys() - {aspect for aspect, _ in self_check.asked}:
        raise NotPossible("That question is not one of this self-check.")
    standing = {row.aspect: row.standing for row in rows_of(self_check)}
    new = [
        SelfCheckAnswer(
            self_check=self_check,
            aspect=aspect,
            answer=one.answer,
            words=one.words,
            evidence=one.evidence,
            answered_by=by,
        )
        for aspect, one in given.items()
        if not _stands(standing[aspect], one)
    ]
    for one in new:
        one.save()
    if new:
        trail.enter(who=by, action="answered a self-check", subject=self_check)
    return len(new)


def rows_of(self_check: SelfCheck) -> list[Row]:
    """The ten questions with what was answered to each."""
    given: dict[str, list[SelfCheckAnswer]] = {}
    for one in self_check.answers.select_related("answered_by__user"):
        given.setdefault(one.aspect, []).insert(0, one)
    rows = []
    for aspect, words in self_check.asked:
        answers = given.get(aspect, [])
        standing, before = (answers[0], tuple(answers[1:])) if answers else (None, ())
        rows.append(Row(aspect, ASPECTS.get(aspect, aspect), words, standing, before))
    return rows


def _stands(standing: SelfCheckAnswer | None, given: Given) -> bool:
    return standing is not None and Given(standing.answer, standing.words, standing.evidence) == given


def _asked(lesson: Lesson) -> Asked:
    return Asked(
        text=lesson.text,
        stance=lesson.stance,
        themes=tuple(lesson.themes),
        question=lesson.question,
        safeguards=tuple(told(lesson.safeguards)),
    )

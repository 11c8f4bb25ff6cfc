"""Accepted lessons for the pages of a review: on its themes, and like a finding that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse

from heed.lessons.themes import theme_names
from heed.web.lessons.models import Lesson
from heed.web.lessons.recurrences import like_words
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.earlier import EarlierLesson

MOST_SHOWN = 12


def learned_before(member: Member, themes: Sequence[str]) -> list[EarlierLesson]:
    """Lessons of the member's library on any of these themes, those that share most of them first; twelve at most."""
    if not member.may(Permission.SEE_LIBRARY):
        return []
    asked = set(themes)
    accepted = Lesson.objects.reachable_by(member).accepted().select_related("publication")
    found = [lesson for lesson in accepted if asked & set(lesson.themes)]
    found.sort(key=lambda lesson: (-len(asked & set(lesson.themes)), lesson.pk))
    return [_told(lesson, asked) for lesson in found[:MOST_SHOWN]]


def learned_like(member: Member, words: str) -> list[EarlierLesson]:
    """Lessons of the member's library that are like what somebody is writing, the most alike first."""
    if not member.may(Permission.SEE_LIBRARY):
        return []
    return [
        replace(_told(lesson, set()), why=f"{found.how}. {found.why}") for lesson, found in like_words(words, member)
    ]


def _told(lesson: Lesson, asked: set[str]) -> EarlierLesson:
    names = theme_names()
    return EarlierLesson(
        text=lesson.text,
        where=", ".join(filter(None, [str(lesson.publication), lesson.where, _withdrawn(lesson)])),
        href=reverse("lessons:lesson", args=[lesson.pk]),
        themes=", ".join(names[theme] for theme in lesson.themes if theme in asked and theme in names),
    )


def _withdrawn(lesson: Lesson) -> str:
    return "since withdrawn" if lesson.publication.withdrawn else ""

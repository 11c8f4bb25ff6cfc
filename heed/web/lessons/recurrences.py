"""Where a lesson was learned before, and which lessons keep coming back, over the accepted lessons of a library."""

from __future__ import annotations

from dataclasses import dataclass

from heed.lessons.recurrence import Learned, Recurrence, alike, recurring_lessons
from heed.web.lessons.carrying import about, told
from heed.web.lessons.models import Lesson
from heed.web.partnership.models import Member

MOST_SHOWN = 8


@dataclass(frozen=True)
class Before:
    """A lesson of another publication that is like this one, and why."""

    lesson: Lesson
    why: str


@dataclass(frozen=True)
class Group:
    """A lesson learned in several publications: where, why they are one, and what carries it.

    safeguards: as a person named them for one of the lessons. offered: those that speak of its theme, where nobody has.
    """

    recurrence: Recurrence
    lessons: tuple[Lesson, ...]
    safeguards: list[tuple[str, str]]
    offered: list[tuple[str, str]]


def learned_before(lesson: Lesson, member: Member) -> list[Before]:
    """Accepted lessons of the member's library that are like this one, the most alike first."""
    library = _library(member)
    found = alike(_learned(lesson), [_learned(one) for one in library.values()])
    return [Before(library[one.lesson.id], one.why) for one in found[:MOST_SHOWN]]


def recurring_in(member: Member) -> list[Group]:
    """What the library holds at least twice: most often learned first, and of those what nothing carries yet."""
    library = _library(member)
    groups = [
        Group(
            one,
            tuple(library[lesson.id] for lesson in one.lessons),
            told(one.safeguards),
            [] if one.safeguards else told(about([one.theme])),
        )
        for one in recurring_lessons([_learned(lesson) for lesson in library.values()])
    ]
    return sorted(groups, key=lambda group: (-group.recurrence.publications, bool(group.safeguards)))


def _library(member: Member) -> dict[str, Lesson]:
    accepted = Lesson.objects.reachable_by(member).accepted().select_related("publication")
    return {str(lesson.pk): lesson for lesson in accepted.defer("publication__document", "publication__reading")}


def _learned(lesson: Lesson) -> Learned:
    publication = lesson.publication
    return Learned(
        # Two publications of one review count as one.
        publication=", ".join(filter(None, (publication.review, publication.authority))) or publication.name,
        id=str(lesson.pk),
        text=" ".join((lesson.text, *lesson.each_part)),
        themes=tuple(lesson.themes),
        authority=publication.authority,
        year=publication.year,
        stance=lesson.stance,
        safeguards=tuple(lesson.safeguards),
    )

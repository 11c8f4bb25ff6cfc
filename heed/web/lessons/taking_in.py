"""A whole library taken in: what is new is added, what was judged here stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.whole_library import Told, read
from heed.web.partnership import trail
from heed.web.partnership.models import Member


@dataclass
class TakenIn:
    """How many publications and lessons were added, were there already, and were judged by the file's judgement."""

    publications: int = 0
    known: int = 0
    lessons: int = 0
    judged: int = 0


@transaction.atomic
def take_in(*, by: Member, name: str, data: IO[bytes], progress: Callable[[int], None] | None = None) -> TakenIn:
    """Adds a library's file to the member's library; all of it or nothing.

    A publication of the same file is the same publication; its lessons that nobody has judged here take the judgement
    of the file. Raises UnusableInput.
    """
    taken = TakenIn()
    replaced: dict[str, str] = {}
    for number, told in enumerate(read(name, data), 1):
        found = Publication.objects.filter(partnership=by.partnership, sha256=told.sha256).listed().first()
        if found is None:
            _add(by, told, taken)
        else:
            _judge_what_is_left(by, found, told, taken)
        if told.replaced_by:
            replaced[told.sha256] = told.replaced_by
        if progress is not None:
            progress(number)
    _replace(by, replaced)
    trail.enter(who=by, action="took in a library")
    return taken


def _add(by: Member, told: Told, taken: TakenIn) -> None:
    made = Publication.objects.create(
        partnership=by.partnership,
        document=told.document,
        sha256=told.sha256,
        reading=told.reading,
        withdrawn=told.withdrawn,
        added_by=by,
        **told.fields,
    )
    Lesson.objects.bulk_create(
        [Lesson(publication=made, judged_by=by if each["judged"] else None, **each) for each in told.lessons]
    )
    taken.publications += 1
    taken.lessons += len(told.lessons)


def _judge_what_is_left(by: Member, found: Publication, told: Told, taken: TakenIn) -> None:
    taken.known += 1
    here: dict[str, Lesson] = {lesson.key: lesson for lesson in found.lessons.all()}
    for each in told.lessons:
        lesson = here.get(each["key"])
        if lesson is None:
            Lesson.objects.create(publication=found, judged_by=by if each["judged"] else None, **each)
            taken.lessons += 1
        elif lesson.state == Lesson.PROPOSED and each["state"] != Lesson.PROPOSED:
            _judge(lesson, each, by)
            taken.judged += 1


def _judge(lesson: Lesson, told: dict[str, Any], by: Member) -> None:
    for name in ("state", "stance", "themes", "question", "safeguards"):
        setattr(lesson, name, told[name])
    lesson.judged, lesson.judged_by = told["judged"] or timezone.now(), by
    lesson.save()


def _replace(by: Member, replaced: dict[str, str]) -> None:
    reached = Publication.objects.filter(partnership=by.partnership)
    for sha256, later in replaced.items():
        reached.filter(sha256=sha256, replaced_by=None).update(replaced_by=reached.filter(sha256=later).first())

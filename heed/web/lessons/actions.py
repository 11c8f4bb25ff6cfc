"""Every write to the library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.lessons import stance
from heed.lessons.documents import plain
from heed.lessons.reading.apart import understood
from heed.lessons.themes import themes_of
from heed.web.lessons.models import Lesson, OwnFramework, Publication
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member

LONGEST_NAME = 200
# How the key of a lesson begins that a person found and the reader did not.
MISSED = "missed-"
# Where a passage may have been laid that is a lesson after all, and what it is called there.
OTHER_PASSAGES = {
    "case_facts": "What happened",
    "context": "Knowledge and method",
    "conclusions": "Conclusions",
    "responses": "What the board said it did",
    "requests": "What is asked of the reader",
    "notes": "Notes",
    "unplaced": "Not placed",
}
FORMS = {
    "learning_notes": "learning notes",
    "synopsis": "synopsis of learning",
    "seven_minute_briefing": "7-minute briefing",
    "practice_note": "practice note",
    "slides": "slides",
    "report": "report",
    "page": "web page",
    "other": "publication",
}


class AlreadyThere(Exception):
    """The same file stands in the library; `publication` is the one."""

    def __init__(self, publication: Publication) -> None:
        super().__init__("This file is in the library already.")
        self.publication = publication


@transaction.atomic
def add_publication(*, by: Member, name: str, document: bytes) -> Publication:
    """Reads a published document and keeps it, as it was handed in, with every lesson proposed.

    Raises UnusableInput (with the sentence for the person) where it cannot be read, AlreadyThere for the same file.
    """
    sha256 = hashlib.sha256(document).hexdigest()
    if there := Publication.objects.reachable_by(by).filter(sha256=sha256).first():
        raise AlreadyThere(there)
    reading = understood(name, document).as_json()
    publication = Publication.objects.create(
        partnership=by.partnership,
        name=name[-LONGEST_NAME:],
        document=document,
        sha256=sha256,
        reading=reading,
        title=_title(reading, name),
        authority=(reading["authority"] or {}).get("name", "")[:200],
        review=(reading["review"] or {}).get("label", "")[:120],
        form=reading["form"],
        year=_year(reading),
        added_by=by,
    )
    Lesson.objects.bulk_create(_proposed(publication, reading))
    trail.enter(who=by, action="added a publication", subject=publication)
    return publication


@transaction.atomic
def accept(
    *,
    by: Member,
    lesson: Lesson,
    stance: str,
    themes: Sequence[str],
    question: str = "",
    safeguards: Sequence[str] = (),
) -> None:
    """A person accepts a lesson, with the stance, themes, question and safeguards they find right."""
    lesson.stance, lesson.themes, lesson.question = stance, list(themes), question
    lesson.safeguards = list(safeguards)
    _judge(by, lesson, Lesson.ACCEPTED)


@transaction.atomic
def accept_as_proposed(*, by: Member, lessons: Sequence[Lesson]) -> None:
    """A person accepts several lessons as they were proposed."""
    for lesson in lessons:
        _judge(by, lesson, Lesson.ACCEPTED)


@transaction.atomic
def add_missed(*, by: Member, publication: Publication, part: str, number: int) -> Lesson:
    """Makes a proposal of a passage that was read as something else.

    part, number: where the passage stands in the reading. Raises NotPossible where there is none, or it is one already.
    """
    passages = publication.reading.get(part, []) if part in OTHER_PASSAGES else []
    if not 0 <= number < len(passages):
        raise NotPossible("That passage is not in the document as it was read. Open the page again.")
    told, place = plain(passages[number]["text"]), passages[number]["place"]
    if any(lesson.place == place for lesson in publication.lessons.all()):
        raise NotPossible("That passage is a proposed lesson already.")
    said, proposed = stance.of(told), [theme.id for theme in themes_of(told)]
    made = Lesson.objects.create(
        publication=publication,
        key=f"{MISSED}{part}-{number + 1}"[:40],
        text=told,
        place=place,
        stance=said,
        proposed_stance=said,
        themes=proposed,
        proposed_themes=proposed,
    )
    trail.enter(who=by, action="proposed a passage as a lesson", subject=made)
    return made


@transaction.atomic
def merge(*, by: Member, lesson: Lesson, into: Lesson) -> None:
    """Two passages say one lesson: the first stays with its place and words under the second."""
    if lesson.publication_id != into.publication_id or lesson.pk == into.pk:
        raise NotPossible("Only two lessons of one publication can be one. Choose another.")
    if into.state in (Lesson.MERGED, Lesson.REJECTED):
        raise NotPossible("That one is no lesson of its own. Choose the lesson that stays.")
    if lesson.also().exists():
        raise NotPossible("Others are one with this lesson. Let it stay, and merge the other into it.")
    lesson.merged_into = into.key
    _judge(by, lesson, Lesson.MERGED)


@transaction.atomic
def take_back(*, by: Member, lesson: Lesson) -> None:
    """What was judged is a proposal again, as it was read."""
    lesson.stance, lesson.themes, lesson.merged_into = lesson.proposed_stance, list(lesson.proposed_themes), ""
    lesson.state, lesson.judged_by, lesson.judged = Lesson.PROPOSED, None, None
    lesson.save()
    trail.enter(who=by, action="took back a judgement on a lesson", subject=lesson)


@transaction.atomic
def reject(*, by: Member, lesson: Lesson) -> None:
    """A person says a passage is no lesson; it stays, and can be accepted later."""
    _judge(by, lesson, Lesson.REJECTED)


@transaction.atomic
def withdraw(
    *,
    by: Member,
    publication: Publication,
    because: str,
    replaced_by: Publication | None = None,
    on: date | None = None,
    who: str = "",
) -> None:
    """Marks a publication as withdrawn by its publisher; it and its lessons stay.

    replaced_by: what took its place. on: the day, today where none is said. who: who withdrew it, as a rule its
    publisher. Raises NotPossible for a day to come and for a publication in its own place, through others too.
    """
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise NotPossible("That day has not come yet. Mark it on the day on which it is withdrawn.")
    place = replaced_by
    while place is not None:
        if place.pk == publication.pk:
            raise NotPossible("A publication does not take its own place. Choose another, or none.")
        place = place.replaced_by
    publication.withdrawn, publication.withdrawn_because, publication.withdrawn_by = day, because, who
    publication.replaced_by = replaced_by
    _keep_withdrawal(publication)
    trail.enter(who=by, action="marked a publication as withdrawn", subject=publication)


@transaction.atomic
def take_back_withdrawal(*, by: Member, publication: Publication) -> None:
    """The mark is taken off again."""
    publication.withdrawn, publication.withdrawn_because, publication.withdrawn_by = None, "", ""
    publication.replaced_by = None
    _keep_withdrawal(publication)
    trail.enter(who=by, action="took back that a publication is withdrawn", subject=publication)


def _keep_withdrawal(publication: Publication) -> None:
    publication.save(update_fields=["withdrawn", "withdrawn_by", "withdrawn_because", "replaced_by"])
    publication.lessons.update(changed=timezone.now())  # whoever follows them is told


@transaction.atomic
def lay_framework(*, by: Member, name: str, groups: dict[str, list[str]]) -> OwnFramework:
    """A partnership's own grouping of the themes, shown beside the published ones."""
    made = OwnFramework.objects.create(partnership=by.partnership, name=name, groups=list(groups.items()))
    trail.enter(who=by, action="laid a framework over the themes", subject=made)
    return made


@transaction.atomic
def end_framework(*, by: Member, framework: OwnFramework) -> None:
    """It is shown no more; it is kept."""
    framework.ended = timezone.now()
    framework.save(update_fields=["ended"])
    trail.enter(who=by, action="ended a framework", subject=framework)


def _judge(by: Member, lesson: Lesson, state: str) -> None:
    lesson.state, lesson.judged_by, lesson.judged_as, lesson.judged = state, by, "", timezone.now()
    lesson.save()
    trail.enter(who=by, action=f"{state} a lesson", subject=lesson)


def _proposed(publication: Publication, reading: dict[str, Any]) -> list[Lesson]:
    """Every learning point and every example of good practice, in the order of the document."""
    questions = {question["id"]: plain(question["text"]) for question in reading["reflective_questions"]}
    points = [_lesson(publication, point, questions.get(point["question"], "")) for point in reading["learning_points"]]
    told = {lesson.text for lesson in points}
    praised = [
        _lesson(publication, {"id": f"good-practice-{number}", "stance": "praise", "themes": []} | passage, "")
        for number, passage in enumerate(reading["good_practice"], start=1)
        if plain(passage["text"]) not in told
    ]
    return [*points, *praised]


def _lesson(publication: Publication, point: dict[str, Any], question: str) -> Lesson:
    return Lesson(
        publication=publication,
        key=point["id"][:40],
        text=plain(point["text"]),
        lead=plain(point["lead"]["text"]) if point.get("lead") else "",
        parts="\n".join(plain(part["text"]) for part in point.get("parts", [])),
        place=point["place"],
        stance=point["stance"],
        proposed_stance=point["stance"],
        themes=point["themes"],
        proposed_themes=point["themes"],
        question=question,
    )


def _title(reading: dict[str, Any], name: str) -> str:
    label = (reading["review"] or {}).get("label")
    return (f"{label}: {FORMS.get(reading['form'], 'publication')}" if label else name)[:250]


def _year(reading: dict[str, Any]) -> int | None:
    published = reading["published"]
    return int(published["at"][:4]) if published and published["at"] else None

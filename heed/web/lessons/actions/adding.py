"""A publication comes into the library: read first, then kept with everything that was read out of it proposed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import IntegrityError, transaction

from heed.lessons.documents import plain
from heed.lessons.reading.apart import understood
from heed.web.lessons.models import Lesson, Passage, Publication
from heed.web.lessons.proposing import LONGEST_KEY, passages_in
from heed.web.partnership import trail
from heed.web.partnership.models import Member

LONGEST_NAME = 200
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


def add_publication(*, by: Member, name: str, document: bytes) -> Publication:
    """Reads a published document and keeps it, as it was handed in, with everything in it proposed.

    Nothing of the database is held while the document is read, however long that takes. Raises UnusableInput (with the
    sentence for the person) where it cannot be read, AlreadyThere for the same file.
    """
    sha256 = hashlib.sha256(document).hexdigest()
    _refuse_the_same(by, sha256)
    reading = understood(name, document).as_json()
    publication = Publication(
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
    try:
        _keep(by, publication)
    except IntegrityError:  # somebody added the same file while it was being read
        _refuse_the_same(by, sha256)
        raise
    return publication


@transaction.atomic
def _keep(by: Member, publication: Publication) -> None:
    publication.save()
    Lesson.objects.bulk_create(_proposed(publication, publication.reading))
    Passage.objects.bulk_create(Passage(publication=publication, **told) for told in passages_in(publication.reading))
    trail.enter(who=by, action="added a publication", subject=publication)


def _refuse_the_same(by: Member, sha256: str) -> None:
    if there := Publication.objects.reachable_by(by).filter(sha256=sha256).first():
        raise AlreadyThere(there)


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
        key=point["id"][:LONGEST_KEY],
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

"""What a publication asked for and answered about one of its lessons: what was done about it then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from heed.lessons.documents import plain
from heed.lessons.expectations import expected_in
from heed.lessons.pairing import LEAST_SHARED, best
from heed.web.lessons.models import Lesson, Publication

MOST_TOLD = 3


@dataclass(frozen=True)
class Then:
    """asked: what the publication recommended about it. answered: what it says was done or would be."""

    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()


def done_about(lessons: Iterable[Lesson]) -> dict[int, Then]:
    """By lesson, what its own publication says was to be done, and was done."""
    every = list(lessons)
    kept = Publication.objects.filter(pk__in={lesson.publication_id for lesson in every})
    readings: dict[int, dict[str, Any]] = dict(kept.values_list("pk", "reading"))
    return {lesson.pk: _then(lesson, readings[lesson.publication_id]) for lesson in every}


def _then(lesson: Lesson, reading: dict[str, Any]) -> Then:
    text = " ".join((lesson.text, *lesson.each_part))
    recommended = list(_about(text, reading.get("recommendations", ())))
    names = {one["id"] for one in recommended}
    every = reading.get("responses", ())
    answered = [one for one in every if one["recommendation"] in names and one["recommendation"]]
    answered += [one for one in _about(text, every) if one not in answered]
    asked = tuple(_said(one) for one in recommended if plain(one["text"]) != plain(lesson.text))
    return Then(asked[:MOST_TOLD], tuple(map(_said, answered))[:MOST_TOLD])


def _about(text: str, passages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The passages that expect the same of practice as the text, or share enough of its telling words."""
    expected = set(expected_in(text))
    for one in passages:
        words = _said(one)
        if expected & set(expected_in(words)) or best(text, [words], LEAST_SHARED + 1) is not None:
            yield one


def _said(one: dict[str, Any]) -> str:
    return plain(" ".join((one["text"], *(part["text"] for part in one.get("parts", ())))))

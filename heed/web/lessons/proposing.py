"""What is proposed of a publication besides its lessons: recommendations, questions to the reader, responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heed.lessons.documents import plain

LONGEST_KEY, LONGEST_NUMBER, LONGEST_ADDRESSEE = 40, 40, 300


def passages_in(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of each passage to judge, in the order of the document within its kind.

    reading: a publication as read (`Publication.as_json` of heed.lessons). A question goes with the first lesson that
    it was paired with, a response with the recommendation that it answers. Migration 0010 proposes by this too.
    """
    found = [*_recommendations(reading), *_questions(reading), *_responses(reading)]
    return [
        each | {f"proposed_{name}": each[name] for name in ("text", "parts", "addressee", "goes_with")}
        for each in found
    ]


def _recommendations(reading: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in reading.get("recommendations", ()):
        yield _passage("recommendation", one["id"], one) | {
            "number": (one.get("number") or "")[:LONGEST_NUMBER],
            "addressee": (one.get("addressee") or "")[:LONGEST_ADDRESSEE],
        }


def _questions(reading: dict[str, Any]) -> Iterator[dict[str, Any]]:
    paired: dict[str, str] = {}
    for point in reading.get("learning_points", ()):
        if point.get("question"):
            paired.setdefault(point["question"], point["id"][:LONGEST_KEY])
    for one in reading.get("reflective_questions", ()):
        yield _passage("question", one["id"], one) | {"goes_with": paired.get(one["id"], "")}


def _responses(reading: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(reading.get("responses", ()), 1):
        answered = (one.get("recommendation") or "")[:LONGEST_KEY]
        yield _passage("response", f"response-{number}", one) | {"goes_with": answered}


def _passage(kind: str, key: str, one: dict[str, Any]) -> dict[str, Any]:
    lead = one.get("lead")
    return {
        "kind": kind,
        "key": key[:LONGEST_KEY],
        "text": plain(one["text"]),
        "lead": plain(lead["text"]) if lead else "",
        "parts": "\n".join(plain(part["text"]) for part in one.get("parts") or ()),
        "place": one["place"],
        "number": "",
        "addressee": "",
        "goes_with": "",
    }

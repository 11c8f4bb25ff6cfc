"""The whole library as one file, written so that nothing is lost and the same library gives the same bytes.

A ZIP file. `library.json`: the version, the counts, the names of the themes and the words of the safeguards that are
named. `publications.jsonl`: a publication a line, with its reading, its withdrawal and its lessons as they were judged.
`self_checks.jsonl`: a self-check a line, with its answers. `documents/`: each file as it was handed in, named by its
hash. Publications and lessons are named by the hash of the file and the key of the lesson, never by a number of the
database. `reading_library` reads it.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any

from django.db.models import Sum
from django.db.models.functions import Length

from heed.lessons.themes import theme_names
from heed.web.lessons.carrying import told
from heed.web.lessons.models import Judged, Publication, SelfCheck, SelfCheckAnswer
from heed.web.partnership.models import Partnership

VERSION = 2
OF_A_PUBLICATION = ("name", "title", "authority", "review", "form", "year", "withdrawn_because", "withdrawn_by")
OF_A_LESSON = (
    *("key", "text", "lead", "parts", "place", "stance", "proposed_stance", "themes", "proposed_themes", "question"),
    *("safeguards", "state", "merged_into"),
)
OF_A_PASSAGE = (
    *("kind", "key", "number", "text", "proposed_text", "lead", "parts", "proposed_parts", "place"),
    *("addressee", "proposed_addressee", "goes_with", "proposed_goes_with", "state", "merged_into"),
)
OF_A_SELF_CHECK = ("title", "asked", "theme")
OF_AN_ANSWER = ("aspect", "answer", "words", "evidence")
_BEGUN = (2020, 1, 1, 0, 0, 0)


def size(partnership: Partnership) -> int:
    """How many bytes the documents of a partnership's library have."""
    held = Publication.objects.filter(partnership=partnership).aggregate(bytes=Sum(Length("document")))
    return int(held["bytes"] or 0)


def write(partnership: Partnership, out: IO[bytes]) -> tuple[int, int]:
    """Writes a partnership's library; how many publications and lessons. No more than a few are held at once."""
    library = Publication.objects.filter(partnership=partnership).order_by("sha256")
    counted = {"publications": 0, "lessons": 0, "self_checks": 0}
    cited: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        with file.open(_member("publications.jsonl"), "w", force_zip64=True) as lines:
            listed = library.select_related("replaced_by", "added_by__user").defer("document", "replaced_by__document")
            for publication in listed.iterator(50):
                lessons = list(publication.lessons.select_related("judged_by__user").order_by("pk"))
                passages = publication.passages.select_related("judged_by__user").order_by("pk")
                read = {
                    "lessons": [_judged(lesson, OF_A_LESSON) for lesson in lessons],
                    "passages": [_judged(passage, OF_A_PASSAGE) for passage in passages],
                }
                lines.write(_line(_publication(publication) | read))
                cited.update(id for lesson in lessons for id in lesson.safeguards)
                counted["publications"] += 1
                counted["lessons"] += len(lessons)
        with file.open(_member("self_checks.jsonl"), "w", force_zip64=True) as lines:
            for self_check in SelfCheck.objects.filter(partnership=partnership).order_by("begun", "title", "pk"):
                lines.write(_line(_self_check(self_check)))
                counted["self_checks"] += 1
        for sha256, document in library.values_list("sha256", "document").iterator(10):
            file.writestr(_member(f"documents/{sha256}"), bytes(document))
        file.writestr(_member("library.json"), json.dumps(_about(counted, cited), indent=1, ensure_ascii=False))
    return counted["publications"], counted["lessons"]


def _about(counted: dict[str, int], cited: Iterable[str]) -> dict[str, Any]:
    return {
        "heed_library": VERSION,
        **counted,
        "themes": theme_names(),
        "safeguards": dict(told(sorted(cited))),
    }


def _member(name: str) -> zipfile.ZipInfo:
    """A part of the file, dated alike whenever it is written."""
    member = zipfile.ZipInfo(name, _BEGUN)
    member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return member


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def _publication(one: Publication) -> dict[str, Any]:
    return {name: getattr(one, name) for name in OF_A_PUBLICATION} | {
        "sha256": one.sha256,
        "reading": one.reading,
        "added": one.added.isoformat(),
        "added_by": one.added_as or one.added_by.user.name,
        "withdrawn": one.withdrawn.isoformat() if one.withdrawn else None,
        "replaced_by": one.replaced_by.sha256 if one.replaced_by else "",
    }


def _judged(one: Judged, fields: Iterable[str]) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in fields}
    return told | {"judged": _moment(one.judged), "judged_by": one.judge}


def _self_check(one: SelfCheck) -> dict[str, Any]:
    lessons = one.lessons.order_by("publication__sha256", "key").values_list("publication__sha256", "key")
    return {name: getattr(one, name) for name in OF_A_SELF_CHECK} | {
        "begun": one.begun.isoformat(),
        "begun_by": one.who,
        "lessons": [list(named) for named in lessons],
        "answers": [_answer(answer) for answer in one.answers.select_related("answered_by__user")],
    }


def _answer(one: SelfCheckAnswer) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in OF_AN_ANSWER}
    return told | {"answered": _moment(one.answered), "answered_by": one.who}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None

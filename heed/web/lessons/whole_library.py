"""The whole library as one file, out and in again without loss.

A ZIP file: `library.json` says the version and the counts; `publications.jsonl` holds a publication a line with its
reading and its lessons as they were judged; `documents/` holds each file as it was handed in, named by its hash.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from django.db.models import Sum
from django.db.models.functions import Length

from heed.chronology.problems import UnusableInput
from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.models import Partnership

VERSION = 1
_BEGUN = (2020, 1, 1, 0, 0, 0)
_OF_A_PUBLICATION = ("name", "title", "authority", "review", "form", "year", "withdrawn_because")
_OF_A_LESSON = (
    *("key", "text", "lead", "parts", "place", "stance", "proposed_stance", "themes", "proposed_themes", "question"),
    *("safeguards", "state"),
)
_OF_A_READING = (
    *("source", "kind", "form", "authority", "review", "published", "themes", "contradictions", "recommendations"),
    *("reflective_questions", "responses", "case_facts", "unplaced", "problems"),
)
# What no library of publications takes.
LARGEST_UNPACKED = 8 * 1024**3
LARGEST_DOCUMENT = 64 * 1024**2
LARGEST_LINE = 32 * 1024**2
MOST_MEMBERS = 50_000


@dataclass(frozen=True)
class Told:
    """A publication as a library's file tells it. document: the file itself."""

    sha256: str
    document: bytes
    fields: dict[str, Any]
    reading: dict[str, Any]
    withdrawn: date | None
    replaced_by: str
    lessons: tuple[dict[str, Any], ...]


def size(partnership: Partnership) -> int:
    """How many bytes the documents of a partnership's library have."""
    held = Publication.objects.filter(partnership=partnership).aggregate(bytes=Sum(Length("document")))
    return int(held["bytes"] or 0)


def write(partnership: Partnership, out: IO[bytes]) -> tuple[int, int]:
    """Writes a partnership's library, the same to the byte while it is the same; how many publications and lessons."""
    publications = Publication.objects.filter(partnership=partnership).order_by("sha256")
    lines: list[str] = []
    lessons = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for publication in publications.select_related("replaced_by").iterator(50):
            held = [_lesson(lesson) for lesson in publication.lessons.order_by("key")]
            lessons += len(held)
            lines.append(json.dumps(_publication(publication) | {"lessons": held}, sort_keys=True, ensure_ascii=False))
            file.writestr(zipfile.ZipInfo(f"documents/{publication.sha256}", _BEGUN), bytes(publication.document))
        told = {"heed_library": VERSION, "publications": len(lines), "lessons": lessons}
        _add(file, "publications.jsonl", "".join(f"{line}\n" for line in lines))
        _add(file, "library.json", json.dumps(told, indent=1))
    return len(lines), lessons


def read(name: str, data: IO[bytes]) -> Iterator[Told]:
    """Each publication of a library's file. Raises UnusableInput with one sentence for one that is not whole."""
    try:
        with zipfile.ZipFile(data) as file:
            count = _checked(name, file)
            found = 0
            for told in _publications(name, file):
                yield told
                found += 1
            if found != count:
                raise UnusableInput(f"{name} says it holds {count} publications and holds {found}. Export it again.")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as wrong:
        if isinstance(wrong, OSError) and not isinstance(wrong, zipfile.BadZipFile) and wrong.errno:
            raise
        raise UnusableInput(f"{name} is no library of Heed, or is damaged. Export it again and take that.") from None


def _add(file: zipfile.ZipFile, name: str, words: str) -> None:
    member = zipfile.ZipInfo(name, _BEGUN)
    member.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(member, words.encode())


def _publication(one: Publication) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _OF_A_PUBLICATION} | {
        "sha256": one.sha256,
        "reading": one.reading,
        "withdrawn": one.withdrawn.isoformat() if one.withdrawn else None,
        "replaced_by": one.replaced_by.sha256 if one.replaced_by else "",
    }


def _lesson(one: Lesson) -> dict[str, Any]:
    judged = one.judged.isoformat() if one.judged else None
    return {name: getattr(one, name) for name in _OF_A_LESSON} | {"judged": judged}


def _checked(name: str, file: zipfile.ZipFile) -> int:
    """How many publications the file says it holds, once nothing in it would harm whoever opens it."""
    members = file.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED:
        raise UnusableInput(f"{name} would take {unpacked:,} bytes to open, which no library does.")
    if {"library.json", "publications.jsonl"} - {member.filename for member in members}:
        raise UnusableInput(f"{name} is no library of Heed: library.json or publications.jsonl is missing.")
    told = _json(name, "library.json", file.open("library.json").read(LARGEST_LINE))
    if told.get("heed_library") != VERSION:
        raise UnusableInput(
            f"{name} is of version {str(told.get('heed_library'))[:20]} and this Heed reads version {VERSION}. "
            "Export it with the same version."
        )
    return int(told["publications"]) if isinstance(told.get("publications"), int) else -1


def _publications(name: str, file: zipfile.ZipFile) -> Iterator[Told]:
    with file.open("publications.jsonl") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LARGEST_LINE), b""), 1):
            where = f"publications.jsonl, line {number}"
            told = _json(name, where, line)
            try:
                yield _told(name, where, told, file)
            except (KeyError, TypeError, ValueError, AttributeError):
                raise UnusableInput(f"{name}, {where}: something is missing. Export it again.") from None


def _told(name: str, where: str, told: dict[str, Any], file: zipfile.ZipFile) -> Told:
    sha256 = str(told["sha256"])
    if f"documents/{sha256}" not in file.namelist():
        raise UnusableInput(f"{name}, {where}: the document itself is missing. Export it again.")
    document = file.open(f"documents/{sha256}").read(LARGEST_DOCUMENT + 1)
    if hashlib.sha256(document).hexdigest() != sha256:
        raise UnusableInput(f"{name}, {where}: the document is not the one that was exported. Export it again.")
    reading = told["reading"]
    if not isinstance(reading, dict) or any(part not in reading for part in _OF_A_READING):
        raise UnusableInput(f"{name}, {where}: the reading is not whole. Export it again.")
    withdrawn = date.fromisoformat(told["withdrawn"]) if told["withdrawn"] else None
    fields = {each: told[each] for each in _OF_A_PUBLICATION}
    lessons = tuple(_told_lesson(each) for each in told["lessons"])
    return Told(sha256, document, fields, reading, withdrawn, str(told["replaced_by"]), lessons)


def _told_lesson(told: dict[str, Any]) -> dict[str, Any]:
    """The fields of a lesson. Raises ValueError for a state or stance that no lesson has."""
    stances = {told["stance"], told["proposed_stance"]}
    known = told["state"] in dict(Lesson.STATES) and stances <= set(dict(Lesson.STANCES))
    listed = all(isinstance(told[name], list) for name in ("themes", "proposed_themes", "safeguards"))
    if not (known and listed and isinstance(told["place"], dict)):
        raise ValueError
    judged = datetime.fromisoformat(told["judged"]) if told["judged"] else None
    return {name: told[name] for name in _OF_A_LESSON} | {"judged": judged}


def _json(name: str, where: str, data: bytes) -> dict[str, Any]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise UnusableInput(f"{name}, {where}: this is not JSON. Export it again.") from None
    if not isinstance(told, dict):
        raise UnusableInput(f"{name}, {where}: an object was expected. Export it again.")
    return told

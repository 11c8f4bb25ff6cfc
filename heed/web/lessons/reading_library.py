"""Reads the file of a whole library, which may come from anywhere: every part of it is looked at before any is kept."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any, TypeVar

from django.core.exceptions import ValidationError

from heed.chronology.problems import UnusableInput
from heed.web.lessons.models import Judged, Lesson, Passage, Publication, SelfCheck, SelfCheckAnswer
from heed.web.lessons.presenters import contradictions_of, facts_of
from heed.web.lessons.proposing import passages_in
from heed.web.lessons.whole_library import (
    OF_A_LESSON,
    OF_A_PASSAGE,
    OF_A_PUBLICATION,
    OF_A_SELF_CHECK,
    OF_AN_ANSWER,
    VERSION,
)

# Files of the first version tell what a publication recommends and asks in its reading alone: nobody had judged that.
FIRST, READ = 1, (1, VERSION)
# What no library of publications takes.
LARGEST_UNPACKED = 8 * 1024**3
LARGEST_DOCUMENT = 64 * 1024**2
LARGEST_LINE = 32 * 1024**2
MOST_MEMBERS = 50_000
_PARTS = {"library.json", "publications.jsonl", "self_checks.jsonl"}
_MEMBER = re.compile(r"library\.json|publications\.jsonl|self_checks\.jsonl|documents/[0-9a-f]{64}")
_WORD = re.compile(r"[\w.-]+")
_PASSAGES = ("recommendations", "reflective_questions", "responses", "case_facts", "unplaced")
Read = TypeVar("Read", bound=Judged)
_WRONG = (KeyError, TypeError, ValueError, AttributeError, ValidationError)


@dataclass(frozen=True)
class Told:
    """A publication as the file tells it: not kept yet, and of no partnership. replaced_by: the hash of another."""

    publication: Publication
    replaced_by: str
    lessons: tuple[Lesson, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ToldSelfCheck:
    """A self-check as the file tells it. lessons: hash and key of each that it asks about."""

    self_check: SelfCheck
    lessons: tuple[tuple[str, str], ...]
    answers: tuple[SelfCheckAnswer, ...]


class LibraryFile:
    """An opened file of a library. Everything raises UnusableInput, one sentence, where the file is not whole."""

    def __init__(self, name: str, file: zipfile.ZipFile) -> None:
        self._name, self._file = name, file
        members = file.infolist()
        self._checked(members)
        self._documents = {member.filename for member in members} - _PARTS
        about = self._json("library.json", file.open("library.json").read(LARGEST_LINE))
        self._version = about.get("heed_library")
        if self._version not in READ:
            raise self._refused(f"is of version {str(self._version)[:20]} and this Heed reads versions up to {VERSION}")
        self.counts = {each: about.get(each) for each in ("publications", "lessons", "self_checks")}

    def publications(self) -> Iterator[Told]:
        publications = lessons = 0
        seen: set[str] = set()
        for where, told in self._lines("publications.jsonl"):
            one = self._understood(where, told, self._publication)
            if one.publication.sha256 in seen:
                raise self._refused(f"{where}: this publication stands in it twice")
            seen.add(one.publication.sha256)
            publications, lessons = publications + 1, lessons + len(one.lessons)
            yield one
        self._counted("publications", publications)
        self._counted("lessons", lessons)

    def self_checks(self) -> Iterator[ToldSelfCheck]:
        found = 0
        for where, told in self._lines("self_checks.jsonl"):
            yield self._understood(where, told, _self_check)
            found += 1
        self._counted("self_checks", found)

    def _checked(self, members: list[zipfile.ZipInfo]) -> None:
        """Whether there is nothing in it that would harm whoever opens it, and all that has to be."""
        unpacked = sum(member.file_size for member in members)
        names = [member.filename for member in members]
        if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED:
            raise self._refused(f"would take {unpacked:,} bytes to open, which no library does")
        if missing := _PARTS - set(names):
            raise self._refused(f"is no library of Heed: {sorted(missing)[0]} is missing")
        strange = next((name for name in names if not _MEMBER.fullmatch(name)), "")
        if strange or len(set(names)) < len(names):
            raise self._refused("holds what no library of Heed holds")
        if any(member.flag_bits & 1 for member in members):
            raise self._refused("is locked with a password")

    def _publication(self, where: str, told: dict[str, Any]) -> Told:
        sha256, reading = str(told["sha256"]), told["reading"]
        publication = Publication(
            **{each: told[each] for each in OF_A_PUBLICATION},
            document=self._document(where, sha256),
            sha256=sha256,
            reading=reading,
            added=_moment(told["added"]),
            added_as=told["added_by"],
            withdrawn=date.fromisoformat(told["withdrawn"]) if told["withdrawn"] else None,
        )
        publication.clean_fields(exclude=["partnership", "document", "reading", "added_by", "replaced_by"])
        _shown(publication)
        lessons = tuple(_lesson(each) for each in told["lessons"])
        first = self._version == FIRST
        passages = tuple(map(_proposed, passages_in(reading)) if first else map(_passage, told["passages"]))
        keys = [(one.name, one.key) for one in (*lessons, *passages)]
        if len(set(keys)) < len(keys):
            raise ValueError("two of one key")
        return Told(publication, str(told["replaced_by"]), lessons, passages)

    def _document(self, where: str, sha256: str) -> bytes:
        if f"documents/{sha256}" not in self._documents:
            raise self._refused(f"{where}: the document itself is missing")
        with self._file.open(f"documents/{sha256}") as opened:
            document = opened.read(LARGEST_DOCUMENT + 1)
        if hashlib.sha256(document).hexdigest() != sha256:
            raise self._refused(f"{where}: the document is not the one that was exported")
        return document

    def _lines(self, part: str) -> Iterator[tuple[str, dict[str, Any]]]:
        with self._file.open(part) as lines:
            for number, line in enumerate(iter(lambda: lines.readline(LARGEST_LINE), b""), 1):
                where = f"{part}, line {number}"
                if b"\\u0000" in line:
                    raise self._refused(f"{where}: there is a sign in it that no text holds")
                yield where, self._json(where, line)

    def _understood(self, where: str, told: dict[str, Any], read: Any) -> Any:
        try:
            return read(where, told)
        except _WRONG:
            raise self._refused(f"{where}: something is missing or is not what it should be") from None

    def _json(self, where: str, data: bytes) -> dict[str, Any]:
        try:
            told = json.loads(data)
        except (ValueError, RecursionError):
            raise self._refused(f"{where}: this is not JSON") from None
        if not isinstance(told, dict):
            raise self._refused(f"{where}: an object was expected")
        return told

    def _counted(self, what: str, found: int) -> None:
        if self.counts[what] != found:
            said = str(self.counts[what])[:20]
            raise self._refused(f"says that it holds {said} {what.replace('_', '-')} and holds {found}")

    def _refused(self, why: str) -> UnusableInput:
        return UnusableInput(f"{self._name} {why}. Export it again, and take that.")


@contextmanager
def opened(name: str, data: IO[bytes]) -> Iterator[LibraryFile]:
    """The file, opened for as long as the one who asks goes on. name: as the person knows it. Raises UnusableInput."""
    try:
        data.seek(0)
        with zipfile.ZipFile(data) as file:
            yield LibraryFile(name, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as wrong:
        if isinstance(wrong, OSError) and wrong.errno:
            raise
        raise UnusableInput(f"{name} is no library of Heed, or is damaged. Export it again, and take that.") from None


def _shown(publication: Publication) -> None:
    """Whether a reading can be shown; raises one of _WRONG where not."""
    facts_of(publication)
    contradictions_of(publication)
    for name in _PASSAGES:
        for passage in publication.reading[name]:
            passage["text"].strip()
    for problem in publication.reading["problems"]:
        problem["say"].strip()


def _lesson(told: dict[str, Any]) -> Lesson:
    lesson = Lesson(**{each: told[each] for each in OF_A_LESSON}, **_judgement(told))
    lists = ("themes", "proposed_themes", "safeguards")
    lesson.clean_fields(exclude=["publication", "place", "judged_by", *lists])
    words = [lesson.key, *(word for name in lists for word in getattr(lesson, name))]
    if not all(_WORD.fullmatch(word) for word in words):
        raise ValueError("a lesson that no library holds")
    if any(not isinstance(getattr(lesson, name), list) for name in lists):
        raise ValueError("a list was expected")
    return _placed(lesson)


def _passage(told: dict[str, Any]) -> Passage:
    return _kept(Passage(**{each: told[each] for each in OF_A_PASSAGE}, **_judgement(told)))


def _proposed(told: dict[str, Any]) -> Passage:
    return _kept(Passage(**told))


def _kept(passage: Passage) -> Passage:
    passage.clean_fields(exclude=["publication", "place", "judged_by"])
    if not _WORD.fullmatch(passage.key):
        raise ValueError("a passage that no library holds")
    return _placed(passage)


def _judgement(told: dict[str, Any]) -> dict[str, Any]:
    return {"judged": _moment(told["judged"]) if told["judged"] else None, "judged_as": told["judged_by"]}


def _placed(one: Read) -> Read:
    """The same; raises ValueError where its place is none that can be put in order, or it leads to no key."""
    if one.merged_into and not _WORD.fullmatch(one.merged_into):
        raise ValueError("a key was expected")
    if not isinstance(one.place, dict) or not all(isinstance(number, int) for number in one.order):
        raise ValueError("a place was expected")
    return one


def _self_check(where: str, told: dict[str, Any]) -> ToldSelfCheck:
    asked = [[str(aspect), str(words)] for aspect, words in told["asked"]]
    begun = {"begun": _moment(told["begun"]), "begun_as": told["begun_by"]}
    self_check = SelfCheck(**{each: told[each] for each in OF_A_SELF_CHECK} | {"asked": asked}, **begun)
    self_check.clean_fields(exclude=["partnership", "begun_by"])
    answers = tuple(_answer(each) for each in told["answers"])
    return ToldSelfCheck(self_check, tuple((str(sha256), str(key)) for sha256, key in told["lessons"]), answers)


def _answer(told: dict[str, Any]) -> SelfCheckAnswer:
    fields = {each: told[each] for each in OF_AN_ANSWER}
    answer = SelfCheckAnswer(**fields, answered=_moment(told["answered"]), answered_as=told["answered_by"])
    answer.clean_fields(exclude=["self_check", "answered_by"])
    return answer


def _moment(told: str) -> datetime:
    """A moment with its offset; raises ValueError for one without."""
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset")
    return moment

"""One search, two databases: SQLite's FTS5 and PostgreSQL's text search behind the same function.

Both stem English words, rank hits before passages are highlighted, pass over words that say nothing ("the"), and take
whatever a person types: each term is quoted, so punctuation is never an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.models import QuerySet

from heed.web.lessons.models import Lesson

_TERM = re.compile(r"[^\W_]+")
_OPEN, _CLOSE = "\x02", "\x03"
_HIT = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
# The words PostgreSQL's English dictionary passes over; SQLite's has none of its own.
_SLIGHT = frozenset(Path(__file__).with_name("slight_words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage, and whether it is what was searched for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Hit:
    lesson: Lesson
    passage: tuple[Piece, ...]


def search(words: str, among: QuerySet[Lesson]) -> list[Hit]:
    """Lessons of `among` that hold every word (by its stem), best first; without words all of them, in their order."""
    terms = [term for term in _TERM.findall(words.lower()) if term not in _SLIGHT]
    among = among.select_related("publication").defer("publication__document", "publication__reading")
    if not terms:
        return [Hit(lesson, (Piece(lesson.text, False),)) for lesson in among]
    found = _sqlite(terms) if connection.vendor == "sqlite" else _postgresql(terms)
    lessons = among.in_bulk([pk for pk, _ in found])
    return [Hit(lessons[pk], _pieces(passage)) for pk, passage in found if pk in lessons]


def _sqlite(terms: list[str]) -> list[tuple[int, str]]:
    query = " AND ".join(f'"{term}"' for term in terms)
    statement = (
        "SELECT rowid, highlight(heed_lessons_words, 0, %s, %s) FROM heed_lessons_words "
        "WHERE heed_lessons_words MATCH %s ORDER BY bm25(heed_lessons_words, 3.0, 2.0, 1.0), rowid"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [_OPEN, _CLOSE, query])
        return list(cursor.fetchall())


def _postgresql(terms: list[str]) -> list[tuple[int, str]]:
    statement = (
        "WITH hits AS MATERIALIZED (SELECT id, text, ts_rank(words, query) AS rank "
        "FROM heed_lessons_lesson, plainto_tsquery('english', %s) AS query WHERE words @@ query) "
        "SELECT id, ts_headline('english', text, plainto_tsquery('english', %s), %s) FROM hits ORDER BY rank DESC, id"
    )
    options = f"StartSel={_OPEN}, StopSel={_CLOSE}, HighlightAll=true"
    words = " ".join(terms)
    with connection.cursor() as cursor:
        cursor.execute(statement, [words, words, options])
        return list(cursor.fetchall())


def _pieces(passage: str) -> tuple[Piece, ...]:
    """The passage in stretches; every second one of the split is a hit."""
    parted = _HIT.split(passage)
    return tuple(Piece(text, hit=number % 2 == 1) for number, text in enumerate(parted) if text)

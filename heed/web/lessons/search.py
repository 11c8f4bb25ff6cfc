"""The lessons of a library, ready to be searched: an index in memory, brought up to date before each search.

A lesson is never deleted and says when it last changed, so what changed since is all that has to be read. Both
databases therefore find the same lessons in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from heed.lessons.search import Asked, Entry, Found, Index, Piece, marked, read
from heed.lessons.themes import theme_names
from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.models import Partnership

# What a word counts by where it stands.
_TEXT, _BESIDE, _AROUND = 3.0, 1.5, 1.0
NONE = "none"
_AT_ONCE = 2_000


@dataclass
class _Library:
    """An index, and until when its lessons are in it. begun: when the library's first publication was added."""

    begun: datetime | None
    index: Index = field(default_factory=Index)
    until: datetime | None = None
    at_the_end: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Hit:
    lesson: Lesson
    passage: tuple[Piece, ...]


_libraries: dict[int, _Library] = {}
_lock = Lock()


def index_of(partnership: Partnership) -> Index:
    """The index of a partnership's library as it is now."""
    begun = Publication.objects.filter(partnership=partnership).order_by("pk").values_list("added", flat=True).first()
    with _lock:
        library = _libraries.get(partnership.pk)
        if library is None or library.begun != begun:
            library = _libraries[partnership.pk] = _Library(begun)
        _bring_up_to_date(library, partnership)
        return library.index


def look_for(index: Index, typed: str, among: int, *, exact: bool = False) -> tuple[Asked, Found]:
    """What is asked for in the words typed, and what of the set `among` holds it."""
    asked = read(typed, index.nearest, exact=exact)
    return asked, index.search(asked, among)


def hits(keys: Iterable[int], asked: Asked) -> list[Hit]:
    """The lessons of these keys in their order, with what was asked marked in each."""
    wanted = list(keys)
    lessons = Lesson.objects.select_related("publication").defer("publication__document", "publication__reading")
    found = lessons.in_bulk(wanted)
    return [Hit(found[key], marked(found[key].text, asked)) for key in wanted if key in found]


def _bring_up_to_date(library: _Library, partnership: Partnership) -> None:
    changed = Lesson.objects.filter(publication__partnership=partnership).order_by("changed", "pk")
    if library.until is not None:
        changed = changed.filter(changed__gte=library.until)
    changed = changed.select_related("publication").defer("publication__document", "publication__reading")
    for lesson in changed.iterator(_AT_ONCE):
        if lesson.changed == library.until and lesson.pk in library.at_the_end:
            continue
        library.index.put(_entry(lesson))
        together = library.at_the_end if lesson.changed == library.until else frozenset()
        library.until, library.at_the_end = lesson.changed, together | {lesson.pk}


def _entry(lesson: Lesson) -> Entry:
    publication = lesson.publication
    names = theme_names()
    around = " . ".join(
        [publication.title, publication.authority, *(names.get(theme, theme) for theme in lesson.themes)]
    )
    beside = " . ".join([lesson.lead, *lesson.each_part, lesson.question])
    return Entry(
        lesson.pk,
        ((lesson.text, _TEXT), (beside, _BESIDE), (around, _AROUND)),
        {
            "state": (lesson.state,),
            "theme": tuple(lesson.themes) or (NONE,),
            "stance": (lesson.stance,),
            "publication": (str(publication.pk),),
            "authority": (publication.authority or NONE,),
            "form": (publication.form,),
            "year": (str(publication.year or NONE),),
        },
    )

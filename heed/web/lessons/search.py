"""The lessons of a library, ready to be searched: an index in memory, the same whatever the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heed.lessons.search import Asked, Entry, Found, Index, Piece, marked, read
from heed.lessons.themes import theme_names
from heed.web.lessons.kept_ready import KeptReady
from heed.web.lessons.models import Lesson
from heed.web.partnership.models import Partnership

# What a word counts by where it stands.
_TEXT, _BESIDE, _AROUND = 3.0, 1.5, 1.0
NONE = "none"


@dataclass(frozen=True)
class Hit:
    lesson: Lesson
    passage: tuple[Piece, ...]


def index_of(partnership: Partnership) -> Index:
    """The index of a partnership's library as it is now."""
    return _indexes.of(partnership)


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


_indexes = KeptReady(Index, lambda index, lesson: index.put(_entry(lesson)))

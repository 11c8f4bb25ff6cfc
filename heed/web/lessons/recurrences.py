"""Where a lesson was learned before, and which lessons keep coming back, over the accepted lessons of a library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from heed.lessons.expectations import version
from heed.lessons.likeness import ENOUGH, Learned, Library, Likeness
from heed.lessons.recurrence import Recurrence, recurring_lessons
from heed.lessons.themes import themes_of
from heed.web.lessons.carrying import about, told
from heed.web.lessons.done_then import Then, done_about
from heed.web.lessons.kept_ready import KeptReady
from heed.web.lessons.models import Expected, Lesson
from heed.web.partnership.models import Member, Partnership

MOST_SHOWN = 8
MOST_IN_A_GROUP = 6


@dataclass(frozen=True)
class Before:
    """A lesson of another publication that is like this one: how alike, why, and what was done about it then."""

    lesson: Lesson
    how: str
    why: str
    then: Then
    safeguards: list[tuple[str, str]]


@dataclass(frozen=True)
class Group:
    """A lesson learned in several publications: where, why they are one, and what carries it.

    lessons: the latest, where all are too many to show; left_out: how many more.
    safeguards: as a person named them for one of the lessons. offered: those that speak of its theme, where nobody has.
    """

    recurrence: Recurrence
    lessons: tuple[Lesson, ...]
    left_out: int
    safeguards: list[tuple[str, str]]
    offered: list[tuple[str, str]]


def learned_before(lesson: Lesson, member: Member) -> list[Before]:
    """Accepted lessons of the member's library that are like this one, the most alike first."""
    alike = library_of(member.partnership).alike(_learned(lesson), ENOUGH, MOST_SHOWN)
    lessons = _lessons(one.lesson for one in alike)
    found = [(lessons[one.lesson.id], one) for one in alike]
    done = done_about((each for each, _ in found), member)
    return [Before(each, one.how, one.why, done[each.pk], told(each.safeguards)) for each, one in found]


def like_words(text: str, member: Member) -> list[tuple[Lesson, Likeness]]:
    """Accepted lessons of the member's library that are like what somebody is writing, the most alike first."""
    written = Learned("what is being written", "", text, tuple(theme.id for theme in themes_of(text)))
    alike = library_of(member.partnership).alike(written, ENOUGH, MOST_SHOWN)
    lessons = _lessons(one.lesson for one in alike)
    return [(lessons[one.lesson.id], one) for one in alike]


def recurring_in(member: Member, *, theme: str = "", uncarried: bool = False, only: str = "") -> list[Recurrence]:
    """What the library holds at least twice: most often learned first, and of those what nothing carries yet.

    theme: of this theme only. uncarried: only what no safeguard carries. only: the one of this key.
    """
    found = [
        one
        for one in _recurring(library_of(member.partnership))
        if theme in ("", one.theme) and only in ("", one.key) and not (uncarried and one.safeguards)
    ]
    return sorted(found, key=lambda one: (-one.publications, bool(one.safeguards)))


def groups(found: Sequence[Recurrence], *, whole: bool = False) -> list[Group]:
    """Recurrences with their lessons as the library keeps them; the latest of each, unless all are wanted."""
    shown = [sorted(one.lessons, key=lambda each: -(each.year or 0)) for one in found]
    shown = shown if whole else [lessons[:MOST_IN_A_GROUP] for lessons in shown]
    kept = _lessons(lesson for lessons in shown for lesson in lessons)
    return [
        Group(
            one,
            tuple(kept[lesson.id] for lesson in lessons),
            len(one.lessons) - len(lessons),
            told(one.safeguards),
            [] if one.safeguards else told(about([one.theme])),
        )
        for one, lessons in zip(found, shown, strict=True)
    ]


def _recurring(library: Library) -> tuple[Recurrence, ...]:
    """What recurs in a library, found once for as long as the library stays as it is."""
    version, found = _found.get(library, (-1, ()))
    if version != library.version:
        version = library.version
        found = recurring_lessons(library)
        _found[library] = (version, found)
    return found


_found: WeakKeyDictionary[Library, tuple[int, tuple[Recurrence, ...]]] = WeakKeyDictionary()


def library_of(partnership: Partnership) -> Library:
    """The accepted lessons of a partnership's library as they are now, ready to be compared."""
    return _libraries.of(partnership)


def _lessons(learned: Iterable[Learned]) -> dict[str, Lesson]:
    lessons = Lesson.objects.select_related("publication").defer("publication__document", "publication__reading")
    return {str(pk): lesson for pk, lesson in lessons.in_bulk([int(one.id) for one in learned]).items()}


def _put(library: Library, lesson: Lesson) -> None:
    learned = _learned(lesson)
    if lesson.state == Lesson.ACCEPTED:
        library.put(learned)
    else:
        library.leave_out(learned.publication, learned.id)


def _learned(lesson: Lesson) -> Learned:
    publication = lesson.publication
    return Learned(
        # Two publications of one review count as one.
        publication=", ".join(filter(None, (publication.review, publication.authority))) or publication.name,
        id=str(lesson.pk),
        text=lesson.said,
        themes=tuple(lesson.themes),
        authority=publication.authority,
        year=publication.year,
        stance=lesson.stance,
        safeguards=tuple(lesson.safeguards),
        kept=_kept(lesson),
    )


def _kept(lesson: Lesson) -> tuple[str, ...] | None:
    """What the lesson expects, where that is kept beside it and the table has not changed since."""
    kept: Expected | None = getattr(lesson, "expected", None)
    return tuple(kept.names) if kept is not None and kept.read_with == version() else None


_libraries = KeptReady(Library, _put)

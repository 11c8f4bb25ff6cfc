"""Where a lesson was learned before, and which lessons keep coming back, over the accepted lessons of a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from heed.lessons.likeness import ENOUGH, Learned, Library
from heed.lessons.recurrence import Recurrence, recurring_lessons
from heed.web.lessons.carrying import about, told
from heed.web.lessons.kept_ready import KeptReady
from heed.web.lessons.models import Lesson
from heed.web.partnership.models import Member, Partnership

MOST_SHOWN = 8


@dataclass(frozen=True)
class Before:
    """A lesson of another publication that is like this one, and why."""

    lesson: Lesson
    why: str


@dataclass(frozen=True)
class Group:
    """A lesson learned in several publications: where, why they are one, and what carries it.

    safeguards: as a person named them for one of the lessons. offered: those that speak of its theme, where nobody has.
    """

    recurrence: Recurrence
    lessons: tuple[Lesson, ...]
    safeguards: list[tuple[str, str]]
    offered: list[tuple[str, str]]


def learned_before(lesson: Lesson, member: Member) -> list[Before]:
    """Accepted lessons of the member's library that are like this one, the most alike first."""
    alike = library_of(member.partnership).alike(_learned(lesson), ENOUGH, MOST_SHOWN)
    lessons = _lessons(one.lesson for one in alike)
    return [Before(lessons[one.lesson.id], one.why) for one in alike]


def recurring_in(member: Member) -> list[Group]:
    """What the library holds at least twice: most often learned first, and of those what nothing carries yet."""
    found = _recurring(library_of(member.partnership))
    lessons = _lessons(lesson for one in found for lesson in one.lessons)
    groups = [
        Group(
            one,
            tuple(lessons[lesson.id] for lesson in one.lessons),
            told(one.safeguards),
            [] if one.safeguards else told(about([one.theme])),
        )
        for one in found
    ]
    return sorted(groups, key=lambda group: (-group.recurrence.publications, bool(group.safeguards)))


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
        text=" ".join((lesson.text, *lesson.each_part)),
        themes=tuple(lesson.themes),
        authority=publication.authority,
        year=publication.year,
        stance=lesson.stance,
        safeguards=tuple(lesson.safeguards),
    )


_libraries = KeptReady(Library, _put)

"""What has been learned before: lessons of different reviews that say alike, found and grouped, with the reason.

Nothing here ranks an authority or a review: a recurrence says how often a thing was learned, never by whom it should
have been known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from heed.lessons import stance
from heed.lessons.documents import Passage
from heed.lessons.expectations import Expectation, expectations
from heed.lessons.likeness import ENOUGH, Learned, Library, Likeness, words_of
from heed.lessons.publications import Publication
from heed.lessons.themes import theme_names, themes_of

__all__ = ["Learned", "Likeness", "Recurrence", "alike", "learned_from", "recurring", "recurring_lessons"]

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# What the story of a case tells of practice, rather than of the family.
_PRACTICE = re.compile(
    r"\b(?:agenc|professional|practitioner|service|social care|social worker|health visitor|police|school|assessment"
    r"|plan|meeting|conference|referral|process|protocol|procedure|record|communicated|CAF|MASH|GP)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Recurrence:
    """Lessons of at least two publications that say alike. publications, authorities: how many; first, last: years.

    key: the same for as long as what they have in common is.
    """

    key: str
    title: str
    theme: str
    lessons: tuple[Learned, ...]
    publications: int
    authorities: int
    first: int | None
    last: int | None
    safeguards: tuple[str, ...]
    say: str
    why: str

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "theme": self.theme,
            "lessons": [
                {"publication": one.publication, "id": one.id, "text": one.text, "year": one.year}
                for one in self.lessons
            ],
            "publications": self.publications,
            "authorities": self.authorities,
            "first": self.first,
            "last": self.last,
            "safeguards": list(self.safeguards),
            "say": self.say,
            "why": self.why,
        }


def alike(lesson: Learned, library: Sequence[Learned], *, at_least: float = ENOUGH) -> tuple[Likeness, ...]:
    """Lessons of other publications in the library that are alike, the most alike first, each with the reason.

    at_least: from 0 to 1. A lesson of the same publication is never one that recurs.
    """
    return tuple(Library([lesson, *library]).alike(lesson, at_least))


def recurring(publications: Sequence[Publication]) -> tuple[Recurrence, ...]:
    """What the lessons and recommendations of several publications have in common."""
    return recurring_lessons([lesson for publication in publications for lesson in learned_from(publication)])


def recurring_lessons(library: Library | Iterable[Learned], *, at_least: float = ENOUGH) -> tuple[Recurrence, ...]:
    """Groups of alike lessons from at least two publications; the most often learned comes first."""
    known = library if isinstance(library, Library) else Library(library)
    found = [*_expected(known), *_said_alike(known, at_least)]
    return tuple(sorted(found, key=lambda one: (-one.publications, -len(one.lessons))))


def learned_from(publication: Publication) -> Iterator[Learned]:
    """The lessons and recommendations of a publication, and the faults its story finds, as the library compares them.

    Two publications of one review count as one: a review is told by its label and its authority.
    """
    authority = publication.authority.name if publication.authority else ""
    review = ", ".join(filter(None, (publication.review.label, authority))) or publication.source.name
    year = publication.published.at.year if publication.published else None
    for point in publication.learning_points:
        text = _whole(point.passage, point.parts)
        yield Learned(review, point.id, text, point.themes or _themes(text), authority, year, point.stance)
    for each in publication.recommendations:
        text = _whole(each.passage, each.parts)
        yield Learned(review, each.id, text, _themes(text), authority, year, "expected")
    for number, fact in enumerate(publication.case_facts, 1):
        if stance.of(fact.words) == "fault" and _PRACTICE.search(fact.words):
            yield Learned(review, f"fact-{number}", fact.words, _themes(fact.words), authority, year, "fault")


def _whole(passage: Passage, parts: Iterable[Passage]) -> str:
    return " ".join(part.words for part in (passage, *parts))


def _themes(text: str) -> tuple[str, ...]:
    return tuple(proposed.id for proposed in themes_of(text))


def _expected(library: Library) -> Iterator[Recurrence]:
    """The lessons that expect the same of practice."""
    for expectation in expectations().values():
        lessons = _about_the_same(expectation, library.expecting(expectation.id))
        if _of_several(lessons):
            yield _recurrence(expectation.theme, lessons, expectation)


def _about_the_same(expectation: Expectation, lessons: Sequence[Learned]) -> tuple[Learned, ...]:
    """Those about one theme, and any without a theme, so that every two of them are alike, and none by way of a third.

    The theme is that of the expectation where lessons of several publications are about it, or else the commonest.
    """
    reviews = {theme: {one.publication for one in lessons if theme in one.themes} for theme in _themes_among(lessons)}
    commonest = max(reviews, key=lambda theme: len(reviews[theme]), default=expectation.theme)
    theme = expectation.theme if len(reviews.get(expectation.theme, ())) > 1 else commonest
    return tuple(one for one in lessons if not one.themes or theme in one.themes)


def _themes_among(lessons: Sequence[Learned]) -> list[str]:
    return sorted({theme for one in lessons for theme in one.themes})


def _said_alike(library: Library, at_least: float) -> Iterator[Recurrence]:
    """Lessons that expect nothing known, each with those that say nearly the same; no lesson twice."""
    taken: set[tuple[str, str]] = set()
    for lesson in library.lessons:
        if lesson.themes and not lesson.expected and (lesson.publication, lesson.id) not in taken:
            alike = [found.lesson for found in library.alike(lesson, at_least)]
            group = [one for one in (lesson, *alike) if (one.publication, one.id) not in taken]
            if _of_several(group):
                taken.update((one.publication, one.id) for one in group)
                yield _recurrence(next(theme for theme in lesson.themes), tuple(group))


def _of_several(lessons: Sequence[Learned]) -> bool:
    return len({one.publication for one in lessons}) > 1


def _recurrence(theme: str, lessons: tuple[Learned, ...], expectation: Expectation | None = None) -> Recurrence:
    """expectation: what all of them expect; without one they say nearly the same, and the title names a word of it."""
    authorities = {one.authority for one in lessons if one.authority}
    publications = {one.publication for one in lessons}
    years = [one.year for one in lessons if one.year]
    safeguards = tuple(sorted({id for one in lessons for id in one.safeguards}))
    words = _shared_words(lessons)
    name = theme_names()[theme]
    telling = [word for word in words if word.lower() not in name.lower()]
    said = f"{name}: {telling[0].lower()}" if telling else name
    return Recurrence(
        key=expectation.id if expectation else f"{lessons[0].publication} {lessons[0].id}",
        title=_capital(expectation.says) if expectation else said,
        theme=theme,
        lessons=lessons,
        publications=len(publications),
        authorities=len(authorities),
        first=min(years, default=None),
        last=max(years, default=None),
        safeguards=safeguards,
        say=_say(len(publications), len(authorities), years, safeguards),
        why=_why(expectation.says if expectation else "", name, words),
    )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _why(expected: str, name: str, words: Sequence[str]) -> str:
    about = f"All are about whether {expected}." if expected else f"All say nearly the same of “{name}”."
    return f"{about} More than one of the reviews says: {', '.join(words)}." if words else about


def _shared_words(lessons: Iterable[Learned]) -> list[str]:
    """The words that lessons of several publications of the group have in common, the most common first."""
    by_review: dict[str, dict[str, str]] = {}
    for lesson in lessons:
        by_review.setdefault(lesson.publication, {}).update(words_of(lesson.text))
    count = Counter(word for words in by_review.values() for word in words)
    shown = {word: text for words in by_review.values() for word, text in words.items()}
    return [shown[word] for word, times in sorted(count.items(), key=lambda each: (-each[1], each[0])) if times > 1][:5]


def _say(publications: int, authorities: int, years: Sequence[int], safeguards: Sequence[str]) -> str:
    """One plain sentence: how often, since when, by how many boards, and what carries it."""
    times = f"learned {_times(publications)}"
    if years:
        times += f" since {min(years)}"
    if authorities:
        times += f", by {_number(authorities)} board{'' if authorities == 1 else 's'}"
    carried = f"carried by {', '.join(safeguards)}" if safeguards else "no safeguard yet"
    return f"{times}; {carried}"


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{_number(count)} times"


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)

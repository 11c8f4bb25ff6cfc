"""What each word of `fill` in layouts.yaml takes from the source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from heed.briefings.source import Contact, HouseStyle, LessonForBriefing, Link, RecommendationForBriefing, Source

GOOD_PRACTICE = "Good practice:"
UNDER_NO_THEME = "More learning"
# A single theme heads nothing: the panel has a heading already.
FEWEST_THEMES = 2
FEEDBACK_SHEET = (
    ("Our team, and the date on which we talked", 1),
    ("How we used this note, and how many of us there were", 2),
    ("The learning points that are nearest to our work", 3),
    ("What we will do differently, who sees to it, and by when", 4),
    ("What stands in our way, and what we need from the partnership", 4),
)


@dataclass(frozen=True)
class Point:
    """One item of a list. `number` and `lead` stand before it; `ask` is the question that goes with it."""

    text: str
    lead: str = ""
    number: str = ""
    ask: str = ""

    @property
    def said(self) -> str:
        """All of it as one line."""
        number = f"{self.number}." if self.number else ""
        return " ".join(part for part in (number, self.lead, self.text, self.ask) if part)


@dataclass(frozen=True)
class Group:
    """Points under a heading of their own."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings. The first cell of a row heads it."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Blank:
    """Room for the reader's own hand: what to write there, and how many lines of it."""

    label: str
    lines: int


@dataclass(frozen=True)
class Filling:
    """What one word of `fill` gives."""

    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()
    tables: tuple[Table, ...] = ()
    blanks: tuple[Blank, ...] = ()

    def __add__(self, other: Filling) -> Filling:
        return Filling(
            self.paragraphs + other.paragraphs,
            self.points + other.points,
            self.links + other.links,
            self.groups + other.groups,
            self.tables + other.tables,
            self.blanks + other.blanks,
        )

    @property
    def is_empty(self) -> bool:
        return self == Filling()


def taken(word: str, source: Source, *, short: bool) -> Filling:
    """What a word of `fill` takes from the source; short: without what is marked for the longer forms.

    Raises KeyError for a word that is none.
    """
    if word.startswith("standing."):
        told = standing(word.removeprefix("standing."), source.style)
        return Filling(paragraphs=(told,) if told else ())
    return _FILLS[word](source, short)


def standing(name: str, style: HouseStyle) -> str:
    """A standing paragraph, in the partnership's own words where it has some; "" where it wants none there.

    Raises KeyError for an unknown name.
    """
    return style.standing.get(name, standing_paragraphs()[name]).replace("{house}", style.name)


@cache
def standing_paragraphs() -> dict[str, str]:
    """The standing paragraphs as they come with Heed, by name."""
    told: dict[str, str] = yaml.safe_load(files("heed.briefings").joinpath("standing.yaml").read_text(encoding="utf-8"))
    return told


def points(texts: Iterable[str], lead: str = "") -> tuple[Point, ...]:
    """A point for each text, the same once."""
    return tuple(Point(text, lead) for text in dict.fromkeys(texts))


def _process(source: Source, short: bool) -> Filling:
    return Filling(paragraphs=source.facts.process)


def _story(source: Source, short: bool) -> Filling:
    return Filling(paragraphs=source.facts.story)


def _full_story(source: Source, short: bool) -> Filling:
    return Filling(paragraphs=source.facts.full_story or source.facts.story)


def _issues(source: Source, short: bool) -> Filling:
    return Filling(points=points(source.facts.issues + (() if short else source.facts.more_issues)))


def _good_practice(source: Source, short: bool) -> Filling:
    return Filling(points=points(source.facts.good_practice, GOOD_PRACTICE if short else ""))


def _told(source: Source, short: bool) -> list[LessonForBriefing]:
    return [lesson for lesson in source.lessons if not (short and lesson.longer)]


def _lessons(source: Source, short: bool) -> Filling:
    return Filling(points=points(lesson.text for lesson in _told(source, short)))


def _lessons_by_theme(source: Source, short: bool) -> Filling:
    return _grouped([(lesson.theme, Point(lesson.text)) for lesson in _told(source, short)])


def _lessons_with_questions(source: Source, short: bool) -> Filling:
    return _grouped([(one.theme, Point(one.text, ask=one.question)) for one in _told(source, short)])


def _grouped(pairs: list[tuple[str, Point]]) -> Filling:
    """Under the themes in the order in which they come, what has none last; one list where there is one theme."""
    themes = list(dict.fromkeys(theme for theme, _ in pairs if theme))
    if len(themes) < FEWEST_THEMES:
        return Filling(points=tuple(point for _, point in pairs))
    found = [Group(theme, tuple(point for of, point in pairs if of == theme)) for theme in themes]
    rest = tuple(point for theme, point in pairs if not theme)
    return Filling(groups=tuple(found) + ((Group(UNDER_NO_THEME, rest),) if rest else ()))


def _in_plain_words(source: Source, short: bool) -> Filling:
    """What was put in a parent's words or, where nothing was, all of it as it is: the checks name its jargon."""
    told = _told(source, short)
    plain = [lesson.plain for lesson in told if lesson.plain]
    return Filling(points=points(plain or [lesson.text for lesson in told]))


def _for_parents(source: Source, short: bool) -> Filling:
    return Filling(paragraphs=source.facts.for_parents)


def _questions(source: Source, short: bool) -> Filling:
    asked = [lesson.question for lesson in _told(source, short) if lesson.question]
    return Filling(points=points([*asked, *_alone(source, short)]))


def _questions_alone(source: Source, short: bool) -> Filling:
    return Filling(points=points(_alone(source, short)))


def _alone(source: Source, short: bool) -> Iterator[str]:
    return (question.text for question in source.questions if not (short and question.longer))


def _recommendations(source: Source, short: bool) -> Filling:
    told = [one for one in source.recommendations if not (short and one.longer)]
    return Filling(points=tuple(_asked_of(one) for one in told))


def _asked_of(one: RecommendationForBriefing) -> Point:
    whom = one.addressee.strip()
    return Point(one.text, f"{whom[0].upper()}{whom[1:]}:" if whom else "", one.number.strip(" ."))


def _responses(source: Source, short: bool) -> Filling:
    return Filling(
        points=tuple(
            Point(
                one.text + (f" By {one.by_when}." if one.by_when else ""),
                ", ".join(filter(None, (f"Recommendation {one.number}" if one.number else "", one.owner))) + ":"
                if one.number or one.owner
                else "",
            )
            for one in source.responses
        )
    )


def _recommendations_and_responses(source: Source, short: bool) -> Filling:
    """Each recommendation with what was said to it; without recommendations, what was said."""
    if not source.recommendations:
        return _responses(source, short)
    answers: dict[str, list[str]] = {number: [] for number in ("", *(one.number for one in source.recommendations))}
    for one in source.responses:
        told = " ".join(filter(None, (f"{one.owner}:" if one.owner else "", one.text)))
        answers.get(one.number, answers[""]).append(told + (f" By {one.by_when}." if one.by_when else ""))
    rows = tuple(
        (one.number, one.addressee, one.text, " ".join(answers[one.number]) or "No answer is told yet.")
        for one in source.recommendations
    )
    table = Table(
        "Recommendations, and what is said to each", ("Number", "For whom", "What is asked", "What is being done"), rows
    )
    return Filling(tables=(table,), points=points(answers[""]) if "" not in {row[0] for row in rows} else ())


def _timeline(source: Source, short: bool) -> Filling:
    rows = tuple((one.when or "No time is told", one.text) for one in source.facts.timeline)
    return Filling(
        tables=(Table("What the record shows, month by month", ("When", "What happened"), rows),) if rows else ()
    )


def _contacts(source: Source, short: bool) -> Filling:
    return Filling(points=tuple(_contact(one) for one in source.style.contacts))


def _contact(contact: Contact) -> Point:
    reach = ", ".join(part for part in (contact.phone, contact.email, contact.web) if part)
    return Point(reach, f"{contact.name}:" if reach else contact.name)


def _links(source: Source, short: bool) -> Filling:
    return Filling(links=source.facts.links)


def _feedback_sheet(source: Source, short: bool) -> Filling:
    return Filling(blanks=tuple(Blank(label, lines) for label, lines in FEEDBACK_SHEET))


def _abbreviations(source: Source, short: bool) -> Filling:
    """Filled by `composing`, which has read the rest of the form by then."""
    return Filling()


_FILLS: dict[str, Callable[[Source, bool], Filling]] = {
    "process": _process,
    "story": _story,
    "full_story": _full_story,
    "issues": _issues,
    "good_practice": _good_practice,
    "lessons": _lessons,
    "lessons_by_theme": _lessons_by_theme,
    "lessons_with_questions": _lessons_with_questions,
    "lessons_in_plain_words": _in_plain_words,
    "for_parents": _for_parents,
    "questions": _questions,
    "questions_alone": _questions_alone,
    "recommendations": _recommendations,
    "responses": _responses,
    "recommendations_and_responses": _recommendations_and_responses,
    "timeline": _timeline,
    "contacts": _contacts,
    "links": _links,
    "feedback_sheet": _feedback_sheet,
    "abbreviations": _abbreviations,
}

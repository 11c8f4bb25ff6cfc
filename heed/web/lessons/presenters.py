"""Words for the pages of the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from heed.lessons.themes import theme_names, themes_of
from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.search import Hit, search
from heed.web.partnership.models import Member

FORMATS = {"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint", "html": "Web page", "markdown": "Text", "text": "Text"}
SEVERITIES = {"high": ("Matters much", "red"), "medium": ("Matters", "orange"), "low": ("Small", "grey")}


def named(themes: Iterable[str]) -> list[str]:
    """The names of themes by their identifiers."""
    return [theme_names().get(theme, theme) for theme in themes]


@dataclass(frozen=True)
class Facet:
    """A choice that narrows the search, with how many lessons it would leave. `name`: the field of the form."""

    name: str
    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Found:
    """What a search found, and how each of its filters could be set otherwise."""

    hits: list[Hit]
    facets: dict[str, list[Facet]]


def found_for(member: Member, chosen: dict[str, Any]) -> Found:
    """The accepted lessons that every filter leaves; each facet counts what all the other filters leave."""
    hits = search(chosen.get("q", ""), Lesson.objects.reachable_by(member).accepted())
    keeps = _filters(chosen)
    left = {name: [hit for hit in hits if _all_but(name, keeps, hit)] for name in ("theme", "stance")}
    by_theme = Counter(theme for hit in left["theme"] for theme in hit.lesson.themes)
    by_stance = Counter(hit.lesson.stance for hit in left["stance"])
    facets = {
        "Themes": _facets("theme", theme_names(), by_theme),
        "What they are": _facets("stance", dict(Lesson.STANCES), by_stance),
    }
    return Found([hit for hit in hits if _all_but("", keeps, hit)], facets)


Keep = Callable[[Lesson], bool]


def _filters(chosen: dict[str, Any]) -> dict[str, Keep]:
    theme, stance, publication = chosen.get("theme"), chosen.get("stance"), chosen.get("publication")
    keeps: dict[str, Keep] = {}
    if theme:
        keeps["theme"] = lambda lesson: theme in lesson.themes
    if stance:
        keeps["stance"] = lambda lesson: lesson.stance == stance
    if publication:
        keeps["publication"] = lambda lesson: lesson.publication_id == publication.pk
    return keeps


def _all_but(name: str, keeps: dict[str, Keep], hit: Hit) -> bool:
    return all(keep(hit.lesson) for other, keep in keeps.items() if other != name)


def _facets(name: str, labels: dict[str, str], counts: Counter[str]) -> list[Facet]:
    return [Facet(name, value, labels.get(value, value), number) for value, number in counts.most_common()]


@dataclass(frozen=True)
class Proposal:
    """A proposed lesson with the words that led to each of its themes."""

    lesson: Lesson
    themes: tuple[tuple[str, str], ...]


def proposal(lesson: Lesson) -> Proposal:
    because = {theme.id: ", ".join(theme.because) for theme in themes_of("\n".join((lesson.text, lesson.parts)))}
    return Proposal(lesson, tuple((theme_names().get(id, id), because.get(id, "")) for id in lesson.proposed_themes))


@dataclass(frozen=True)
class Agreement:
    """How often a person accepted just what was proposed: the worth of the reader, said openly."""

    judged: int
    agreed: int


def agreement(lessons: Sequence[Lesson]) -> Agreement:
    judged = [one for one in lessons if one.state != Lesson.PROPOSED]
    return Agreement(len(judged), sum(one.state == Lesson.ACCEPTED and one.agrees() for one in judged))


def facts_of(publication: Publication) -> list[tuple[str, str]]:
    """What is known of a publication, and what the document does not say."""
    reading = publication.reading
    inferred = reading["authority"] and reading["authority"]["basis"] == "inferred"
    authority = publication.authority + (" (inferred, not stated)" if inferred else "")
    published = reading["published"]["text"] if reading["published"] else ""
    pseudonyms = ", ".join(reading["review"]["pseudonyms"]) if reading["review"] else ""
    themes = [
        theme_names().get(theme["id"], theme["id"]) for theme in reading["themes"] if theme["weight"] == "primary"
    ]
    return [
        ("Published by", authority or "The document does not name its publisher"),
        ("Published", published or "The document gives no date of publication"),
        ("Kind", f"{reading['kind']}, {publication.form}".replace("_", " ").capitalize()),
        ("Labels in it", pseudonyms or "None"),
        ("Main themes", ", ".join(themes) or "None found"),
        ("Read from", _source(reading["source"])),
    ]


def _source(source: dict[str, Any]) -> str:
    """The format in words, with its length where the format has pages."""
    name = FORMATS.get(source["format"], "Text")
    unit = {"pdf": "page", "pptx": "slide"}.get(source["format"])
    return f"{name}, {source['pages']} {unit}{'' if source['pages'] == 1 else 's'}" if unit else name


def contradictions_of(publication: Publication) -> list[dict[str, Any]]:
    """What in a publication does not agree with itself, each with its tag."""
    return [
        one | dict(zip(("tag", "colour"), SEVERITIES[one["severity"]], strict=True))
        for one in publication.reading["contradictions"]
    ]

"""Words for the pages of the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from heed.lessons.search import Asked, Index
from heed.lessons.themes import theme_names
from heed.web.lessons.actions import FORMS
from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.search import NONE, index_of, look_for
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
class FacetList:
    """The choices of one facet. other: how many lessons are under none of those shown. chosen: the one set now."""

    title: str
    name: str
    facets: tuple[Facet, ...]
    other: int
    chosen: str


@dataclass(frozen=True)
class FoundLessons:
    """What a search found: the keys of the lessons, the best first, and how each filter could be set otherwise."""

    keys: tuple[int, ...]
    asked: Asked
    some: bool
    facets: list[FacetList]


FACETS = {
    "theme": "Themes",
    "stance": "What they are",
    "authority": "Published by",
    "year": "Year",
    "form": "Form",
}
_MOST_SHOWN = 12
_UNSAID = {"theme": "No theme", "authority": "Publisher not stated", "year": "Year not stated"}


def found_for(member: Member, chosen: dict[str, Any]) -> FoundLessons:
    """The accepted lessons that every filter leaves; each facet counts what all the other filters leave."""
    index = index_of(member.partnership)
    accepted = index.facet("state", Lesson.ACCEPTED)
    asked, found = look_for(index, chosen.get("q", ""), accepted, exact=bool(chosen.get("exact")))
    sets = {name: index.facet(name, str(chosen[name])) for name in (*FACETS, "publication") if chosen.get(name)}
    facets = [
        _facet_list(name, title, chosen, _met(sets, found.places, but=name), index) for name, title in FACETS.items()
    ]
    return FoundLessons(index.narrowed(found, _met(sets, found.places)), asked, found.some, facets)


def _met(sets: dict[str, int], among: int, *, but: str = "") -> int:
    for name, held in sets.items():
        among &= held if name != but else among
    return among


def _facet_list(name: str, title: str, chosen: dict[str, Any], left: int, index: Index) -> FacetList:
    counted = [(value, (index.facet(name, value) & left).bit_count()) for value in index.values(name)]
    counted.sort(key=lambda each: (-each[1], each[0]))
    shown = [(value, number) for value, number in counted if number][:_MOST_SHOWN]
    held = 0
    for value, _ in shown:
        held |= index.facet(name, value)
    facets = tuple(Facet(name, value, _label(name, value), number) for value, number in shown)
    return FacetList(title, name, facets, (left & ~held).bit_count(), str(chosen.get(name) or ""))


def _label(name: str, value: str) -> str:
    labels = {"theme": theme_names(), "stance": dict(Lesson.STANCES), "form": FORMS}.get(name, {})
    if value == NONE:
        return _UNSAID.get(name, value)
    told = labels.get(value, value)
    return told[:1].upper() + told[1:]


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

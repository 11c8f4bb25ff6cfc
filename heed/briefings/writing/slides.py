"""Which slides a briefing becomes: one idea on each, never more than can be read from the back of a room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heed.briefings.contents import Briefing, Panel
from heed.briefings.filling import Point
from heed.briefings.source import Link
from heed.briefings.writing.typesetting import CannotBeSet, as_data, document, measured, noon_of, opened, words_of

TEMPLATE = "slides.typ"
# About what a published deck holds on a slide; in the largest letters below it fills two thirds of one.
MOST_WORDS, MOST_POINTS = 75, 5
# Letters in points, the largest first; below the last they cannot be read from the back. What stands alone is larger.
TEXT_SIZES = (28, 26, 24, 22, 20, 18)
ALONE_SIZES = (36, 32, *TEXT_SIZES)
_TITLES = ((60, 40), (110, 32), (200, 26), (10_000, 20))
_FOOT = 120
NOTES = "Say it in your own words, and ask who knows of something like it."
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"'“‘(]?[A-Z0-9])")


@dataclass(frozen=True)
class Slide:
    """A slide: its title, what stands on it, the question that goes with it, and what the person who presents is told.

    alone: one statement that stands in the middle.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    ask: str = ""
    links: tuple[Link, ...] = ()
    notes: str = ""
    part: int = 0
    alone: bool = False
    letters: int = TEXT_SIZES[0]


def slides(briefing: Briefing) -> list[Slide]:
    """The slides after the title slide, each in the largest letters that leave nothing out.

    Raises CannotBeSet, naming each slide that does not fit even in the smallest.
    """
    made = [slide for panel in briefing.panels for slide in _of_panel(panel)]
    sizes = measured(TEMPLATE, _as_data(briefing, made, measure=True))
    if over := [slide.title for slide, found in zip(made, sizes, strict=True) if not found["size"]]:
        raise CannotBeSet(f"There is too much on {'; '.join(over)}. Shorten it: a slide holds one thing.")
    return _alike([replace(slide, letters=int(found["size"])) for slide, found in zip(made, sizes, strict=True)])


def _alike(made: list[Slide]) -> list[Slide]:
    """Slides of one part and kind in letters of one size: the size that the fullest of them needs."""
    kinds = [(slide.part, slide.alone) for slide in made]
    needed = {kind: min(one.letters for one, of in zip(made, kinds, strict=True) if of == kind) for kind in kinds}
    return [replace(slide, letters=needed[kind]) for slide, kind in zip(made, kinds, strict=True)]


def write(briefing: Briefing) -> bytes:
    """The slides as PDF, 16:9. Raises CannotBeSet."""
    return document(TEMPLATE, _as_data(briefing, slides(briefing), measure=False), noon_of(briefing))


def _as_data(briefing: Briefing, made: Sequence[Slide], *, measure: bool) -> str:
    shown = [
        {
            "title": slide.title,
            "paragraphs": opened(slide.paragraphs),
            "points": [{"lead": _lead(point), "text": point.text} for point in slide.points],
            "ask": slide.ask,
            "links": [{"label": link.label, "address": link.address} for link in slide.links],
            "letters": slide.letters,
            "alone": slide.alone,
            "sizes": ALONE_SIZES if slide.alone else TEXT_SIZES,
        }
        for slide in made
    ]
    words = words_of(briefing) | {"slides": shown, "measure": measure, "question": "Ask yourselves"}
    words |= {"title-letters": title_letters(briefing.title), "foot": foot(briefing)}
    del words["panels"]
    return as_data(words)


def title_letters(title: str) -> int:
    """The letters of the title slide, in points: smaller for a title that would fill it."""
    return next(letters for most, letters in _TITLES if len(title) <= most)


def foot(briefing: Briefing) -> str:
    """The line at the foot of a slide: who, and of what where that fits on the line."""
    line = f"{briefing.style.name} · {briefing.title}"
    return line if len(line) <= _FOOT else briefing.style.name


def _lead(point: Point) -> str:
    return f"{point.number}. {point.lead}".strip() if point.number else point.lead


def _of_panel(panel: Panel) -> list[Slide]:
    if panel.groups or any(point.ask for point in panel.points):
        return list(_one_each(panel))
    blocks: list[str | Point] = [part for text in panel.paragraphs for part in _parted(text)]
    blocks += panel.points
    shares = list(_shared_out(blocks)) or [[]]
    many = len(shares)
    return [
        Slide(
            title=panel.title if many == 1 else f"{panel.title} ({place} of {many})",
            paragraphs=tuple(one for one in share if isinstance(one, str)),
            points=tuple(one for one in share if isinstance(one, Point)),
            links=panel.links if place == many else (),
            notes=panel.notes or NOTES,
            part=panel.number,
        )
        for place, share in enumerate(shares, 1)
    ]


def _one_each(panel: Panel) -> Iterator[Slide]:
    """A slide for each learning point, with its question beside it; its theme is part of the title."""
    themed = [("", point) for point in panel.points]
    themed += [(group.title, point) for group in panel.groups for point in group.points]
    for place, (theme, point) in enumerate(themed, 1):
        title = f"{place}. {theme}" if theme else f"{panel.title}: {place} of {len(themed)}"
        notes = panel.notes if point.ask else "Ask what this means in the work of those in the room."
        yield Slide(title, paragraphs=(point.text,), ask=point.ask, notes=notes, part=panel.number, alone=not point.ask)


def _parted(text: str) -> Iterator[str]:
    """A paragraph in parts that a slide holds, parted between sentences."""
    part: list[str] = []
    for sentence in _SENTENCE.split(text):
        if part and len(" ".join([*part, sentence]).split()) > MOST_WORDS:
            yield " ".join(part)
            part = []
        part.append(sentence)
    yield " ".join(part)


def _shared_out(blocks: list[str | Point]) -> Iterator[list[str | Point]]:
    """The blocks over as few slides as hold them, about the same on each."""
    total = sum(_words(one) for one in blocks)
    fewest = max(-(-total // MOST_WORDS), -(-len(blocks) // MOST_POINTS), 1)
    aim = total / fewest
    share: list[str | Point] = []
    for one in blocks:
        held = sum(map(_words, share))
        is_full = held + _words(one) > MOST_WORDS or len(share) == MOST_POINTS
        if share and (is_full or held + _words(one) / 2 > aim):
            yield share
            share = []
        share.append(one)
    if share:
        yield share


def _words(one: str | Point) -> int:
    return len((one if isinstance(one, str) else one.said).split())

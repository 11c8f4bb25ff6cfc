"""Which sections carry on an earlier one: "cont." on the next slide, or the same title printed again above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from heed.lessons import headings
from heed.lessons.outline import Section


def carried_on(sections: Sequence[Section], *, slides: bool) -> list[Section]:
    """For each section the one that it carries on, or itself.

    slides: whether the document is a deck, which prints a title anew on each slide; elsewhere the same title twice
    ("Learning points") heads two sections.
    """
    first: list[Section] = []
    begun: dict[tuple[str, ...], Section] = {}
    for n, section in enumerate(sections):
        said = headings.is_continued(section.words)
        again = said or (slides and bool(section.words))
        title = _title(section)
        found = begun.get(title) if again else None
        found = found or (_before(section, sections[:n], first) if said else None)
        first.append(found or section)
        begun[_title(first[-1])] = first[-1]
    return first


def _title(section: Section) -> tuple[str, ...]:
    """Its title and those above it, by which two sections are one."""
    return (*(_bare(title) for title in section.above), _bare(section.words))


def _before(section: Section, earlier: Sequence[Section], first: Sequence[Section]) -> Section | None:
    """What a title reworded on its second slide carries on: the one of its number, else the last of its level."""
    near = [begun for each, begun in zip(earlier, first, strict=True) if each.level == section.level and each.title]
    same = [each for each in near if each.number and each.number == section.number]
    return next(reversed(same or near), None)


@cache
def _bare(title: str) -> str:
    return re.sub(r"\W+", " ", headings.without_continued(title)).strip().lower()

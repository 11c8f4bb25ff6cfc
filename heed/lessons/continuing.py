"""Which sections carry on an earlier one: "cont." on the next slide, or the same title printed again above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heed.lessons import headings
from heed.lessons.outline import Section


def carried_on(sections: Sequence[Section], *, slides: bool) -> list[Section]:
    """For each section the one that it carries on, or itself.

    slides: whether the document is a deck, which prints a title anew on each slide; elsewhere the same title twice
    ("Learning points") heads two sections.
    """
    first: list[Section] = []
    for n, section in enumerate(sections):
        earlier = first[:n]
        said = headings.is_continued(section.words)
        again = said or (slides and bool(section.words))
        found = next((each for each in reversed(earlier) if again and _is_one(each, section)), None)
        found = found or (_before(section, sections[:n], earlier) if said else None)
        first.append(found or section)
    return first


def _is_one(earlier: Section, section: Section) -> bool:
    return _bare(earlier.words) == _bare(section.words) and _above(earlier) == _above(section)


def _before(section: Section, earlier: Sequence[Section], first: Sequence[Section]) -> Section | None:
    """What a title reworded on its second slide carries on: the one of its number, else the last of its level."""
    near = [begun for each, begun in zip(earlier, first, strict=True) if each.level == section.level and each.title]
    same = [each for each in near if each.number and each.number == section.number]
    return next(reversed(same or near), None)


def _above(section: Section) -> list[str]:
    return [_bare(title) for title in section.above]


def _bare(title: str) -> str:
    return re.sub(r"\W+", " ", headings.without_continued(title)).strip().lower()

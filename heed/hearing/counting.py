"""Answers counted so that neither a figure nor what is left of its total points at anybody.

Every table of a paper is over the same replies, and their number may be told. So those who did not answer a question
are counted as such, and where one figure is hidden another is hidden with it (heed.anonymity.small_numbers).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from heed.anonymity.small_numbers import SUPPRESSED, breakdown, row
from heed.lessons.themes import theme_names, themes_of

NO_ANSWER = "No answer"


def of_one(options: Sequence[str], answers: Iterable[int | None]) -> dict[str, str]:
    """How many chose each option, where one can be chosen. answers: of every reply, None where there is none."""
    counts = Counter(answers)
    figures = {words: counts[place] for place, words in enumerate(options)}
    if counts[None]:
        figures[NO_ANSWER] = counts[None]
    told = breakdown(figures)
    del told["total"]
    return told


def of_several(options: Sequence[str], answers: Iterable[Sequence[int] | None]) -> dict[str, str]:
    """How many chose each option, where several can be: hidden where those who did, or did not, are few."""
    given = [frozenset(one or ()) for one in answers]
    return {words: share(sum(place in one for one in given), len(given)) for place, words in enumerate(options)}


def share(part: int, whole: int) -> str:
    """A part of a whole that is told: hidden where it, or the rest, is small."""
    return row([part, whole - part])[0]


@dataclass(frozen=True)
class ThemeHeard:
    """A theme of answers. replies: how many speak of it, as may be told."""

    id: str
    name: str
    replies: str


def themes_in(answers: Mapping[str, Sequence[str]]) -> list[ThemeHeard]:
    """The themes of free answers, most heard first; a reply counts once for each. answers: by reply."""
    heard: dict[str, set[str]] = defaultdict(set)
    for reply, texts in answers.items():
        for text in texts:
            for theme in themes_of(text):
                heard[theme.id].add(reply)
    names = theme_names()
    # Of those whose number is hidden the order would tell it, so they stand by their names.
    found = [ThemeHeard(id, names[id], share(len(replies), len(answers))) for id, replies in heard.items()]
    return sorted(found, key=lambda one: (-int(one.replies) if one.replies != SUPPRESSED else 0, one.name))

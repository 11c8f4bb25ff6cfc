"""A library of two thousand publications: searching it, and finding what was learned before, against what is promised.

The lessons are made of the labelled ones, their words shuffled among those of one theme, so that common words are
common and rare ones rare.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from benchmarks import Ratio, Share, labelled, teaching
from heed.lessons.likeness import ENOUGH, Learned, Library
from heed.lessons.recurrence import recurring_lessons
from heed.lessons.search import Entry, Index, marked, read
from heed.lessons.themes import themes_of

PUBLICATIONS, LESSONS = 2_000, 40_000
PROMISED, PROMISED_LIKE, PROMISED_GROUPS = 0.05, 0.1, 10
PRECISION, RECALL = 0.9, 0.7
NEW = 40
ASKED = (
    "bruise baby MASH",
    "child",
    "domestic violence",
    "invisible fathers",
    "professional disagreement not resolved",
    "information sharing between health visitor and GP",
    '"was not brought"',
    "strategy discussion -police",
    "confrence",
    "unicorn neglect school",
)
ON_A_PAGE = 25


def lessons(count: int = LESSONS) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Number, text and themes of invented lessons."""
    chance = random.Random(7)
    told = [(text.split(), themes) for text, themes in teaching.lessons()]
    for number in range(count):
        (words, themes), (more, _) = chance.choice(told), chance.choice(told)
        text = " ".join([*words, *more[: chance.randint(0, len(more))]])
        yield number, text, themes


def entries(count: int = LESSONS) -> Iterator[Entry]:
    for number, text, themes in lessons(count):
        publication = number * PUBLICATIONS // count
        facets = {
            "state": ("accepted",),
            "theme": themes or ("none",),
            "authority": (f"Board {publication % 150}",),
            "year": (str(2008 + publication % 18),),
        }
        yield Entry(number, ((text, 3.0),), facets)


def measure() -> list[Ratio | Share]:
    index = Index(entries())
    texts = {number: text for number, text, _ in lessons()}
    for typed in ASKED:
        _ask(index, texts, typed)
    times = sorted(_timed(index, texts, typed) for typed in ASKED for _ in range(10))
    slow = times[int(len(times) * 0.95)]
    return [_searched(slow), *_compared()]


def _searched(slow: float) -> Ratio:
    name = f"a search among {LESSONS} lessons with its facets and marks, 95 in 100"
    return Ratio(name, "the time promised", slow, PROMISED, at_most=1)


def _compared() -> list[Ratio | Share]:
    """How long it takes to find what is like a new lesson, and how often what is found is right."""
    known = Library()
    for number, text, themes in lessons():
        review = number * PUBLICATIONS // LESSONS
        known.put(Learned(f"review {review}", str(number), text, themes, f"Board {review % 150}", 2008 + review % 18))
    times = []
    for number, text, themes in lessons(NEW):
        start = time.perf_counter()
        known.alike(Learned("new", str(number), text, themes), ENOUGH, most=8)
        times.append(time.perf_counter() - start)
    name = f"what is like a new lesson among {LESSONS}, 95 in 100"
    slow = sorted(times)[int(len(times) * 0.95)]
    found = Ratio(name, "the time promised", slow, PROMISED_LIKE, at_most=1)
    return [found, _grouped(known), *_pairs()]


def _grouped(known: Library) -> Ratio:
    """The board's page of what keeps coming back, made anew after a lesson was accepted."""
    start = time.perf_counter()
    recurring_lessons(known)
    took = time.perf_counter() - start
    return Ratio(
        f"what keeps coming back among {LESSONS} lessons", "the time promised", took, PROMISED_GROUPS, at_most=1
    )


def _pairs() -> list[Share]:
    """On labelled pairs of lessons: how many of those found are right, and how many are found."""
    shares = []
    for name, pairs in labelled.pairs().items():
        both = [
            (_learned(2 * n, one), _learned(2 * n + 1, other), right) for n, (one, other, right) in enumerate(pairs)
        ]
        known = Library(lesson for one, other, _ in both for lesson in (one, other))
        found = [right for one, other, right in both if known.likeness(one, other).score >= ENOUGH]
        wanted = sum(right for _, _, right in both)
        of = f"{len(pairs)} labelled pairs, {name}"
        shares.append(Share("lessons found alike that are", of, sum(found) / max(len(found), 1), PRECISION))
        shares.append(Share("alike lessons that are found", of, sum(found) / wanted, RECALL))
    return shares


def _learned(number: int, text: str) -> Learned:
    """With the theme that it is labelled with, as one accepted by a person, or else those that are proposed."""
    labelled_with = labelled.theme_of_wording(text)
    themes = (labelled_with,) if labelled_with else tuple(theme.id for theme in themes_of(text))
    return Learned(f"review {number}", str(number), text, themes)


def _timed(index: Index, texts: dict[int, str], typed: str) -> float:
    start = time.perf_counter()
    _ask(index, texts, typed)
    return time.perf_counter() - start


def _ask(index: Index, texts: dict[int, str], typed: str) -> None:
    asked = read(typed, index.nearest)
    found = index.search(asked, index.facet("state", "accepted"))
    for name in ("theme", "authority", "year"):
        for value in index.values(name):
            (index.facet(name, value) & found.places).bit_count()
    for key in found.keys[:ON_A_PAGE]:
        marked(texts[key], asked)

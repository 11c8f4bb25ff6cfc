"""One question printed twice, each time after another, so that "this protocol" means two different things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from heed.lessons.documents import Document
from heed.lessons.publications import Contradiction, Publication, Question

# Questions that begin with fewer words alike ("Do I know ...") only have one form.
_ALIKE = 6
_POINTS_BACK = re.compile(r"\b(?:this|that|these|those) (?P<noun>[a-z]+)", re.IGNORECASE)


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Two questions of which one begins with all the words of the other, and both point back at the one before them."""
    told = [*pairwise(publication.reflective_questions)]
    for n, (before, asked) in enumerate(told):
        for after, again in told[n + 2 :]:
            points = _POINTS_BACK.search(asked.passage.words)
            if points and _one_stem(asked, again) and before.passage.words != after.passage.words:
                yield _found(points.group(0), (before, asked, after, again))


def _one_stem(asked: Question, again: Question) -> bool:
    first, second = (re.findall(r"\w+", each.passage.words.lower()) for each in (asked, again))
    length = min(len(first), len(second))
    return length >= _ALIKE and first[:length] == second[:length]


def _found(points: str, questions: tuple[Question, ...]) -> Contradiction:
    return Contradiction(
        "prompt",
        "low",
        tuple(dict.fromkeys(each.passage.text for each in questions)),
        f"'{points}' after two different questions",
        f"The same question is put twice, and '{points}' seems to mean what stands before it each time. "
        "A slip may have carried it over; ask which is meant.",
    )

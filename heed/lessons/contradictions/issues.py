"""Two dates of issue: one at the head of a document and another at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from heed.chronology.people import age_in_months
from heed.chronology.when import Moment, overlap
from heed.lessons import identity
from heed.lessons.contradictions.spoken import plural
from heed.lessons.documents import Block, Document
from heed.lessons.outline import outline
from heed.lessons.publications import Contradiction, Dated, Publication

# A date that says what it is, and is not the date of issue.
_OTHER = re.compile(
    r"\b(?:embargo\w*|survey|closes?|closing|deadline|complete|return(?:ed)?|review (?:date|due)|next review"
    r"|to be reviewed|reviewed|updated|revised|re-?issued|amended|version|commissioned|covers?|period|scope"
    r"|between|since|until|by|workshop|training|event|conference|session|presented)\b",
    re.IGNORECASE,
)

_ISSUE = re.compile(r"\b(?:published|issued|dated|produced)\b", re.IGNORECASE)


def find(document: Document, publication: Publication) -> Iterator[Contradiction]:
    """Dates of issue that cannot be one; a date marked as that of a revision, survey or embargo is no date of issue."""
    issued = [(dated, quote) for dated in _issued(document, publication) if (quote := _quote(document, dated))]
    for (first, head), (second, foot) in combinations(issued, 2):
        if not overlap(first.moment, second.moment):
            yield Contradiction(
                "dates",
                "medium",
                (head, foot),
                _between(first.moment, second.moment),
                f"The document is dated {first.moment.text} in one place and {second.moment.text} in another. "
                "Say which is the date of issue and which of re-issue.",
            )
            return


def _issued(document: Document, publication: Publication) -> tuple[Dated, ...]:
    front = [block for part in outline(document).sections if part.kind in ("front", "title") for block in part.blocks]
    return identity.published(document, front, publication.titles)


def _quote(document: Document, dated: Dated) -> str:
    """The words around the date; none where they say that it is no date of issue, or tell of something."""
    words = _block(document, dated).text
    tells = words.rstrip().endswith(".") and not _ISSUE.search(words)
    if tells or _OTHER.search(words):
        return ""
    return words if len(words) <= 200 else document.at(dated.place)


def _block(document: Document, dated: Dated) -> Block:
    at = document.offset(dated.place)
    held = [block for block in document.blocks if document.offset(block.place) <= at]
    return max(held, key=lambda block: document.offset(block.place))


def _between(first: Moment, second: Moment) -> str:
    early, late = sorted((first, second), key=lambda moment: moment.at)
    months = age_in_months(early, late)
    if months is None:
        return ""
    least, most = months
    return f"about {plural((least + most + 1) // 2, 'month')} apart"

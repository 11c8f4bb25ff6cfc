"""What in a publication cannot all be true, or is promised and absent: listed with its quotations, never resolved.

Each module knows one kind. None of them speaks where a thing only looks wrong: an age in weeks told from a move, two
children's ages, a survey's closing date after the heading, one child called "they".
"""

from __future__ import annotations

from heed.lessons.contradictions import absent, accounts, ages, counts, issues, labels, printing, prompts, roles
from heed.lessons.documents import Document
from heed.lessons.publications import Contradiction, Publication

__all__ = ["find"]

_FINDERS = (
    ages.find,
    roles.find,
    labels.find,
    accounts.find,
    counts.find,
    issues.find,
    absent.find,
    printing.find,
    prompts.find,
)
_ORDER = ("high", "medium", "low")


def find(document: Document, publication: Publication) -> tuple[Contradiction, ...]:
    """Every contradiction of a document, gravest first; its quotations stand in the document word for word."""
    found = [each for finder in _FINDERS for each in finder(document, publication)]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.severity)))

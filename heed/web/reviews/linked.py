"""The other accounts of what an entry tells, in the words of a view."""

from __future__ import annotations

from dataclasses import dataclass

from heed.web.casebook.models import EventRecord
from heed.web.reviews.links import links_of
from heed.web.reviews.models import Review
from heed.web.reviews.rows import Row, row_of
from heed.web.reviews.two_views import View


@dataclass(frozen=True)
class Linked:
    """The rows of the other accounts, and whether the accounts are disputed."""

    rows: tuple[Row, ...]
    disputed: bool


def linked_with(review: Review, record: EventRecord, view: View) -> Linked | None:
    """The other accounts of the happening that this entry tells; None where nobody has linked it."""
    link = links_of(review.case).of(record.pk)
    if link is None:
        return None
    others = EventRecord.objects.filter(pk__in=[pk for pk in link.pks if pk != record.pk]).order_by("at", "pk")
    return Linked(tuple(row_of(review, other, view) for other in others), link.disputed)

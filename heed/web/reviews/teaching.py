"""What the words of an entry make likely: first what people chose for entries of its agency that begin alike."""

from __future__ import annotations

from dataclasses import dataclass

from heed.anonymity.openings import opening
from heed.chronology.kinds import UNSORTED
from heed.chronology.reading.proposals import Proposal, proposals
from heed.web.casebook.models import EventRecord
from heed.web.reviews.models import Review, TaughtKind
from heed.web.reviews.two_views import labels_table


@dataclass(frozen=True)
class Likely:
    """A kind, the words that led to it, how often people chose it (0: a pattern that ships), where the words begin."""

    kind: str
    words: str
    times: int = 0
    start: int = 0


def names_of(review: Review) -> frozenset[str]:
    """Every word of a name or place of the review's labels table, in small letters."""
    return frozenset(
        word.lower() for entry in labels_table(review).entries for name in entry.names for word in name.split()
    )


class Teacher:
    """Proposes kinds for the entries of one review, with what its agencies' entries have taught."""

    def __init__(self, review: Review) -> None:
        self._names = names_of(review)
        rows = TaughtKind.objects.filter(agency__partnership_id=review.partnership_id).select_related("agency")
        self._taught: dict[tuple[str, str], list[TaughtKind]] = {}
        for row in rows:
            self._taught.setdefault((row.agency.code, row.opening), []).append(row)

    def likely(self, record: EventRecord) -> list[Likely]:
        """Every kind that an entry's words make likely, the likeliest first."""
        words = opening(record.text, self._names)
        taught = [
            Likely(row.kind, words, row.times)
            for row in self._taught.get((record.agency, words), [])
            if row.kind != UNSORTED
        ]
        there = {one.kind for one in taught}
        found: tuple[Proposal, ...] = proposals(record.text)
        return [*taught, *(Likely(one.kind, one.words, start=one.start) for one in found if one.kind not in there)]

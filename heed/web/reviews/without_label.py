"""How many names in a review's entries have no label yet: said wherever labels stand for names."""

from __future__ import annotations

from functools import lru_cache

from heed.anonymity.labels import Labels
from heed.anonymity.unlisted import Unlisted, unlisted
from heed.web.casebook.bare import Stamp, bare_case, events_with_words, stamp_of
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View, labels_table

# Beyond this many entries their words are not read for a count beside the switch; the page of names reads them all.
MOST_COUNTED = 2_000


def names_without_label(review: Review) -> tuple[tuple[Unlisted, ...], tuple[int, ...]]:
    """The names, and the records of the entries that their places count along."""
    stamp = stamp_of(review.case)
    public = tuple(sorted(review.public_names.values_list("written", flat=True)))
    return _found(stamp, labels_table(review), public), bare_case(stamp).pks


def number_covered(review: Review, view: View) -> int | None:
    """How many names the words of a review cover because they have no label; None where they are too many to read."""
    stamp = stamp_of(review.case)
    if len(bare_case(stamp).pks) > MOST_COUNTED:
        return None
    return len(_found(stamp, view.labels, tuple(sorted(view.standing))))


@lru_cache(maxsize=8)
def _found(stamp: Stamp, labels: Labels, standing: tuple[str, ...]) -> tuple[Unlisted, ...]:
    pks = bare_case(stamp).pks
    events = events_with_words(pks)
    texts = ["\n".join([events[pk].text, *map(str, events[pk].attrs.values())]) for pk in pks]
    return unlisted(texts, labels, standing)

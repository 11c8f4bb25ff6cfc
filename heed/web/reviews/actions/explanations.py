"""What does not agree, looked at: the explanation is kept with who and when, and can be taken back."""

from __future__ import annotations

from django.db import transaction

from heed.web.casebook.actions import Writer
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.comparisons import comparison_of, keys_of
from heed.web.reviews.explained import explanations_of
from heed.web.reviews.models import Explanation, Review


@transaction.atomic
def explain(*, by: Writer, review: Review, key: str, words: str) -> Explanation | None:
    """Says what explains a contradiction; empty words take that back. What is said already is not written again.

    Raises NotPossible where nothing under this key is found, or was ever explained.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    before = explanations_of(review).get(key)
    if words == (before.words if before else ""):
        return None
    found = keys_of(review.case, comparison_of(review.case))
    if key not in found and before is None:
        raise NotPossible("This is not found in the chronology any more. Look at what is found now.")
    sentence = found[key].sentence.told() if key in found else before.sentence if before else ""
    made = Explanation.objects.create(review=review, key=key, sentence=sentence, words=words, written_by=name_of(by))
    trail.enter(who=by, action="explained what does not agree" if words else "took an explanation back", subject=review)
    return made

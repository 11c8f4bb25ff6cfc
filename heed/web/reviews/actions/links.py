"""Two entries said to be one happening, rival accounts of it, or two things; each decision kept, each undoable."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from heed.web.casebook.actions import Writer
from heed.web.casebook.chains import chains_of
from heed.web.casebook.models import EventRecord
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.links import Groups, Pair, decisions_in_force
from heed.web.reviews.models import LinkDecision, Review

_LINKED = (LinkDecision.SAME, LinkDecision.RIVAL)


@transaction.atomic
def decide_link(
    *, by: Writer, review: Review, first: EventRecord, second: EventRecord, decision: str
) -> LinkDecision | None:
    """Keeps what was decided of two entries; what holds already is not written again (None).

    decision: one of LinkDecision.DECISIONS; undone takes back what was decided last. Raises NotPossible for entries of
    another review, an entry with itself, one taken back, and where other decisions stand against this one.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    pair = _pair(review, first, second)
    in_force = decisions_in_force(review.case)
    before = in_force.get(pair)
    if decision == (before.decision if before else LinkDecision.UNDONE):
        return None
    others = {key: one for key, one in in_force.items() if key != pair}
    if decision in _LINKED:
        _not_kept_apart(pair, others)
    elif decision == LinkDecision.DIFFERENT and _groups(others).together(*pair):
        raise NotPossible("These two are linked through another entry. Undo one of those links first.")
    made = LinkDecision.objects.create(
        review=review, first_id=pair[0], second_id=pair[1], decision=decision, decided_by=name_of(by)
    )
    trail.enter(who=by, action=f"decided of two entries: {decision}", subject=review)
    return made


def _pair(review: Review, first: EventRecord, second: EventRecord) -> Pair:
    """The first records of both, in the order in which a pair is named."""
    if {first.case_id, second.case_id} != {review.case_id}:
        raise NotPossible("An entry is of another review's chronology. Choose entries of this one.")
    chains = chains_of(review.case)
    if chains.current(first.pk) is None or chains.current(second.pk) is None:
        raise NotPossible("One of these entries was taken back. Look at the chronology as it is now.")
    ends = sorted({chains.first(first.pk), chains.first(second.pk)})
    if len(ends) < 2:
        raise NotPossible("This is one entry. Choose another one to set beside it.")
    return ends[0], ends[1]


def _groups(decisions: dict[Pair, LinkDecision]) -> Groups:
    joined = Groups()
    for pair, one in decisions.items():
        if one.decision in _LINKED:
            joined.join(*pair)
    return joined


def _not_kept_apart(pair: Pair, others: dict[Pair, LinkDecision]) -> None:
    """Raises NotPossible where linking the pair would link two entries that somebody said are not the same."""
    joined = _groups(others)
    joined.join(*pair)
    for (first, second), one in others.items():
        if one.decision == LinkDecision.DIFFERENT and joined.together(first, second):
            on = day_in_words(timezone.localdate(one.decided))
            raise NotPossible(
                f"This would link two entries that {one.decided_by} said on {on} are not the same. "
                "Undo that decision first."
            )

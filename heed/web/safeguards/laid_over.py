"""The safeguards' answers as marks over a review's timeline, worked out once for a state of the case."""

from __future__ import annotations

from functools import lru_cache

from heed.chronology.timeline import Mark
from heed.chronology.when import Moment
from heed.safeguards.answers import Answer, Verdict
from heed.safeguards.replay import replay
from heed.web.casebook.chronologies import chronology_of
from heed.web.casebook.models import Case, EventRecord
from heed.web.partnership.models import Partnership
from heed.web.reviews.comparisons import fingerprint_of
from heed.web.reviews.models import Review
from heed.web.reviews.overlays import Asked, Laid
from heed.web.safeguards.adopted import limits_of, safeguard_by, the_pack
from heed.web.safeguards.presenters import TAGS, tally

# A replay asks every safeguard of every entry that sets it off, against all the others: about a second for so many.
MOST_ENTRIES = 1_500
TOO_LONG = (
    f"A case of more than {MOST_ENTRIES:,} entries is too long to lay the safeguards' answers over its timeline. "
    "The replay page has them."
)


def laid_over(review: Review, asked: Asked) -> Laid:
    """What set each safeguard off, when something was due, and when it was done; by the rules of that day."""
    if EventRecord.objects.filter(case=review.case).current().count() > MOST_ENTRIES:
        return Laid(said=TOO_LONG)
    state = (review.case.opened, fingerprint_of(review.case))
    return _laid(review.case, review.partnership, asked, state)


@lru_cache(maxsize=32)
def _laid(case: Case, partnership: Partnership, asked: Asked, _state: tuple[object, ...]) -> Laid:
    until = asked.until
    found = replay(
        chronology_of(case),
        the_pack(),
        limits_of(partnership),
        until=until,
        known_to=asked.known_to or None,
        reveal=asked.reveal,
    )
    told = [answer for answer in found.answers if answer.answer != Verdict.CANNOT_TELL]
    drawn = " Those that could are drawn." if told else ""
    return Laid(tuple(map(_mark, told)), f"{tally(found.answers)}{drawn}", found.masked)


def _mark(answer: Answer) -> Mark:
    """An answer on the axis: where something was due, or what set it off where there is no clock."""
    safeguard = safeguard_by(answer.safeguard)
    words = f"{answer.safeguard} {safeguard.says}" if safeguard else answer.safeguard
    answered = answer.answered_by.when if answer.answered_by else None
    at: Moment = answer.due or answer.trigger.when
    return Mark(at, words, TAGS[answer.answer][0].lower(), answer.trigger.when, answered)

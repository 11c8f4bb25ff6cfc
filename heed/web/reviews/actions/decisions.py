"""Decisions recorded: who, when, why, who did not agree, and what another body says of it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from heed.reviews.decisions import questions
from heed.web.casebook.actions import Writer
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.models import Decision, Dissent, Reply, Review


@transaction.atomic
def decide(
    *, by: Writer, review: Review, kind: str, outcome: str, decided_by: str, decided_on: date, reasons: str
) -> Decision:
    """Records a decision, in the place of an earlier one of its kind, which stays. The same twice is one.

    A decision to hold a review starts the clock of publication; one that ends the review stops its clocks. Raises
    NotPossible without reasons, without somebody who decided, and for a day that has not come.
    """
    question = questions().get(kind)
    if question is None or outcome not in question.outcomes:
        raise NotPossible("Choose one of the outcomes of the list.")
    if not reasons.strip():
        raise NotPossible("Write the reasons: a decision without reasons is not kept.")
    if not decided_by.strip():
        raise NotPossible("Write who decided: a body or a role.")
    if decided_on > timezone.localdate():
        raise NotPossible("The day of the decision lies in the future. Record it once it is made.")
    review = Review.objects.select_for_update().get(pk=review.pk)
    said = {"kind": kind, "outcome": outcome, "decided_by": decided_by.strip(), "reasons": reasons.strip()}
    there: Decision | None = review.decisions.filter(kind=kind).last()
    if there is not None and review.decisions.filter(pk=there.pk, decided_on=decided_on, **said).exists():
        return there
    decision: Decision = review.decisions.create(decided_on=decided_on, recorded_by=name_of(by), **said)
    if question.holds or question.ends:
        stands = review.decisions.filter(kind=kind).order_by("-decided_on", "-pk")[0]  # an older one changes nothing
        review.decided = stands.decided_on if stands.outcome == question.holds else None
        review.ended = stands.decided_on if stands.outcome in question.ends else None
        review.save(update_fields=["decided", "ended"])
    trail.enter(who=by, action="recorded a decision", subject=review)
    return decision


@transaction.atomic
def record_dissent(*, by: Writer, decision: Decision, partner: str, words: str) -> Dissent:
    """A partner does not agree, in their words. The same twice is one. Raises NotPossible without the words."""
    if not (partner.strip() and words.strip()):
        raise NotPossible("Write who does not agree, and in what words.")
    Review.objects.select_for_update().get(pk=decision.review_id)
    said = {"partner": partner.strip(), "words": words.strip()}
    there: Dissent | None = decision.dissents.filter(**said).first()
    if there is not None:
        return there
    dissent: Dissent = decision.dissents.create(recorded_by=name_of(by), **said)
    trail.enter(who=by, action="recorded a dissent", subject=decision.review)
    return dissent


@transaction.atomic
def record_reply(*, by: Writer, decision: Decision, whose: str, received_on: date, view: str, words: str) -> Reply:
    """What another body says of a decision. The same twice is one. Raises NotPossible where nobody replies to it."""
    if not questions()[decision.kind].is_answered:
        raise NotPossible("No other body replies to this decision.")
    if not (whose.strip() and words.strip()):
        raise NotPossible("Write who replied, and what they said.")
    Review.objects.select_for_update().get(pk=decision.review_id)
    said = {"whose": whose.strip(), "received_on": received_on, "view": view, "words": words.strip()}
    there: Reply | None = decision.replies.filter(**said).first()
    if there is not None:
        return there
    reply: Reply = decision.replies.create(recorded_by=name_of(by), **said)
    trail.enter(who=by, action="recorded a reply to a decision", subject=decision.review)
    return reply

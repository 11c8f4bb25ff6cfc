"""The course of the two invented live reviews: stages, decisions and a monitoring sheet with something in them."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from heed.web.partnership.models import Member
from heed.web.reviews import actions
from heed.web.reviews.models import Decision, Reply, Review
from heed.web.reviews.stages import DECIDED, SET_UP

KNOWN = {
    "childrens_social_care": "Two contacts that led to no assessment, and the referral after the injury.",
    "health_visiting": "Seen at home four times; a mark was talked about once.",
    "police": "One call to the address, about noise; nobody asked who lived there.",
}
PARTNERS = "The three safeguarding partners"


def child_w(by: Member, review: Review) -> None:
    """Everything decided and agreed with; the trust's chronology is awaited, and somebody has looked."""
    decision = _as_far_as_set_up(by, review, ["bruising-non-mobile", "referral-consultation", "information-sharing"])
    _replied(by, review, decision, Reply.AGREES, "The Panel agrees that a local review is proportionate.")
    today = timezone.localdate()
    actions.look_at_quality(
        by=by,
        review=review,
        on=today,
        looked="Practice review group",
        pace="at_risk",
        markers=["information", "parallel"],
        seen="The health trust has not returned its chronology. The charging decision is awaited.",
        agreed="The chair writes to the trust's named nurse.",
    )
    actions.ask_in_writing(
        by=by,
        review=review,
        on=today,
        asked_by=PARTNERS,
        what="A first draft of what the review says about the visits before the injuries.",
        due=today + timedelta(days=20),
    )


def child_v(by: Member, review: Review) -> None:
    """Under way for a while; the Panel agrees in part, a partner does not, and nobody has looked of late."""
    decision = _as_far_as_set_up(by, review, ["invisible-fathers", "physical-abuse"])
    words = "The partner of the mother was known to us; we hold that this was shared at the time."
    actions.record_dissent(by=by, decision=decision, partner="Avonmere Constabulary", words=words)
    words = "A review is right. The Panel asks that it also looks at how adults who move in are asked about."
    _replied(by, review, decision, Reply.PARTLY, words)


def _as_far_as_set_up(by: Member, review: Review, themes: list[str]) -> Decision:
    """Stages 0 to 4 on their days; gives the decision to hold the review."""
    harmed = "A child is seriously harmed and physical abuse is suspected."
    _decided(by, review, "criteria", "met", review.became_aware, harmed)
    told = {"reference": f"SIN-{review.pk:04}", "copy_kept": "In the review's own folder"}
    told["partners_told"] = str(review.notified)
    actions.write_stage(by=by, review=review, number=1, done=review.notified, answers=told)
    learned = {
        "immediate_action": "The child and the siblings are safe with a relative.",
        "themes": themes,
        "identified_before": "Yes, in two earlier reviews of other areas.",
    }
    _summed_up(by, review)
    actions.write_stage(by=by, review=review, number=2, done=review.rapid_review_sent, answers=learned)
    unseen = "What happened between the agencies cannot be seen from their summaries."
    _decided(by, review, "rapid_review", "review", review.rapid_review_sent, unseen)
    apart = "Several agencies knew the family, and nobody had brought together what each knew."
    decision = _decided(by, review, "review", "review", review.decided, apart)
    actions.write_stage(by=by, review=review, number=DECIDED, done=review.decided, answers={})
    set_up = {"reviewers": "Imogen Ashdown", "method": "One chronology of all agencies, then conversations."}
    actions.write_stage(by=by, review=review, number=SET_UP, done=review.decided, answers=set_up)
    return decision


def _summed_up(by: Member, review: Review) -> None:
    """The short forms of three agencies, the last of which was chased."""
    sent, back = review.notified, review.rapid_review_sent
    for code, knows in KNOWN.items():
        chased = back if code == "police" else None
        agency = review.partnership.agencies.get(code=code)
        actions.write_summary(by=by, review=review, agency=agency, sent=sent, chased=chased, back=back, knows=knows)


def _decided(by: Member, review: Review, kind: str, outcome: str, on: date | None, reasons: str) -> Decision:
    day = on or timezone.localdate()
    said = {"kind": kind, "outcome": outcome, "reasons": reasons}
    return actions.decide(by=by, review=review, decided_by=PARTNERS, decided_on=day, **said)


def _replied(by: Member, review: Review, decision: Decision, view: str, words: str) -> None:
    on = review.decided or timezone.localdate()
    actions.record_reply(by=by, decision=decision, whose="The national Panel", received_on=on, view=view, words=words)

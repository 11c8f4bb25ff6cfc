"""What an invented review has made of its entries, told in a file: terms, voices, episodes, an appraisal, findings."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from heed.web.casebook.models import EventRecord
from heed.web.partnership.models import Member
from heed.web.reviews import actions
from heed.web.reviews.models import (
    Contribution,
    Episode,
    LineOfEnquiry,
    LinkDecision,
    Note,
    Review,
    TermsOfReference,
)

ASKED_DAYS_AGO, SPOKEN_DAYS_AGO = 30, 12


def load(by: Member, review: Review, file: Path) -> None:
    """Writes everything of the file through the actions of a review."""
    # The base loader takes every value as the words it is; days are read here.
    told: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    actions.write(by=by, record=TermsOfReference(review=review, agreed_on=review.decided, **told["terms"]))
    for question in told["lines_of_enquiry"]:
        actions.write(by=by, record=LineOfEnquiry(review=review, question=question))
    for contribution in told["contributions"]:
        actions.write(by=by, record=_contribution(review, contribution))
    for episode in told["episodes"]:
        days = {name: date.fromisoformat(episode.pop(name)) for name in ("since", "until")}
        good = episode.pop("good_practice", "") == "yes"
        actions.write(by=by, record=Episode(review=review, good_practice=good, **days, **episode))
    first, second = (_entry(review, words) for words in told["rival_accounts"])
    actions.decide_link(by=by, review=review, first=first, second=second, decision=LinkDecision.RIVAL)
    for appraisal in told["appraisals"]:
        actions.appraise(by=by, review=review, record=_entry(review, appraisal.pop("entry")), **appraisal)
    for note in told["notes"]:
        actions.write(by=by, record=Note(review=review, record=_entry(review, note["entry"]), text=note["text"]))
    for finding in told["findings"]:
        _find(by, review, finding)


def _contribution(review: Review, told: dict[str, str]) -> Contribution:
    today = timezone.localdate()
    held = today - timedelta(days=SPOKEN_DAYS_AGO) if told.get("words") else None
    return Contribution(review=review, offered=today - timedelta(days=ASKED_DAYS_AGO), held=held, **told)


def _find(by: Member, review: Review, told: dict[str, Any]) -> None:
    recommendation = told.pop("recommendation", None)
    accepted, good = told.pop("accepted", "") == "yes", told.pop("good_practice", "") == "yes"
    links: dict[str, Any] = {
        "cites": [_entry(review, words) for words in told.pop("cites")],
        "answers": list(review.lines_of_enquiry.filter(number=told.pop("answers", 0))),
        "rests_on": list(review.contributions.filter(role=told.pop("rests_on", ""))),
    }
    finding = actions.write_finding(by=by, review=review, good_practice=good, **links, **told)
    if accepted:
        actions.accept_finding(by=by, finding=finding)
    if recommendation:
        actions.write_recommendation(by=by, review=review, finding=finding, **recommendation)


def _entry(review: Review, words: str) -> EventRecord:
    """The first entry with these words in it. Raises LookupError where there is none."""
    records = EventRecord.objects.filter(case=review.case, text__contains=words)
    found: EventRecord | None = records.current().order_by("at").first()
    if found is None:
        raise LookupError(f"No entry of {review} has the words that its file names.")
    return found

"""A form sent twice is written once: a second click, a reload, an impatient phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.urls import reverse

from heed.web.assurance.actions import NotPossible, add_evidence, close, open_action, withdraw
from heed.web.assurance.models import Action, Evidence, Grade
from heed.web.briefings.models import Draft
from heed.web.casebook.models import EventRecord
from heed.web.registers.models import BruisingRecord
from heed.web.reviews.models import Finding, Hold, Recommendation, Review
from tests.cast import Cast
from tests.web.briefing_of_child_w import child_w

BRUISE = {
    **{"child": "HV9", "how_known": "seen", "seen_at": "1/2/2026 10:00", "injury": "bruise", "site": "arm"},
    **{"known_mark": "no", "mobility": "rolling", "explained": "not_asked"},
}


@pytest.fixture
def review(cast: Cast) -> Review:
    return child_w(cast)


@pytest.fixture
def action(cast: Cast) -> Action:
    told = {"agency": cast.wen.agency, "owner": cast.wen, "due": date(2030, 1, 1), "strength": "weak"}
    return open_action(by=cast.rashid, recommendation=None, what="A prompt in the record", **told)


def twice(cast: Cast, who: str, address: str, kept: type[Model], told: Callable[[], dict[str, Any]]) -> int:
    """How many rows come of sending a form twice."""
    before = kept._default_manager.count()
    for _ in range(2):
        assert cast.signed_in(who).post(address, told()).status_code == 302
    return kept._default_manager.count() - before


def test_evidence_and_its_grade(cast: Cast, action: Action) -> None:
    adding = reverse("assurance:add_evidence", args=[action.pk])
    document = {"document": b"counted"}
    said = {"words": "Counted in May."}
    assert twice(cast, "wen", adding, Evidence, lambda: said) == 1
    with_document = lambda: said | {"document": SimpleUploadedFile("c.txt", document["document"])}  # noqa: E731
    assert twice(cast, "wen", adding, Evidence, with_document) == 1
    grading = reverse("assurance:grade", args=[Evidence.objects.latest("pk").pk])
    assert twice(cast, "harriet", grading, Grade, lambda: {"grade": "part", "reason": "One month only."}) == 1


@pytest.mark.parametrize(
    ("route", "kept", "said"),
    [
        ("reviews:write_finding", Finding, {"text": "The scan was not looked for.", "lesson": ""}),
        ("reviews:write_recommendation", Recommendation, {"text": "Look for it.", "addressee": "The hospital"}),
        ("reviews:hold", Hold, {"reason": "inquest", "effect": "both", "since": "2026-01-05", "note": ""}),
    ],
)
def test_what_a_review_says(cast: Cast, review: Review, route: str, kept: type[Model], said: dict[str, str]) -> None:
    assert twice(cast, "imogen", reverse(route, args=[review.pk]), kept, lambda: said) == 1


def test_a_draft(cast: Cast, review: Review) -> None:
    start = reverse("briefings:start")
    assert twice(cast, "imogen", start, Draft, lambda: {"review": review.pk, "title": "Learning"}) == 1


def test_a_bruise_and_its_referral(cast: Cast) -> None:
    assert twice(cast, "ngozi", reverse("registers:record_bruise"), BruisingRecord, lambda: BRUISE) == 1
    record = reverse("registers:bruise", args=[BruisingRecord.objects.get().pk])
    assert twice(cast, "ngozi", record, EventRecord, lambda: {"made_at": "1/2/2026 12:00", "route": "phone"}) == 1


def test_another_mark_of_the_same_visit_is_another_record(cast: Cast) -> None:
    for site in ("arm", "leg"):
        cast.signed_in("ngozi").post(reverse("registers:record_bruise"), BRUISE | {"site": site})
    assert BruisingRecord.objects.count() == 2


@pytest.mark.parametrize("change", [close, add_evidence, withdraw])
def test_an_action_that_ended_in_another_window_stays_ended(cast: Cast, action: Action, change: Any) -> None:
    seen_before = Action.objects.get(pk=action.pk)
    withdraw(by=cast.rashid, action=action, reason="Done elsewhere.")
    told = {close: {}, add_evidence: {"words": "Late."}, withdraw: {"reason": "Again."}}[change]
    with pytest.raises(NotPossible):
        change(by=cast.rashid, action=seen_before, **told)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_slip_of_the_year_closes_no_list_of_reviews(cast: Cast, day: str) -> None:
    client = cast.signed_in("imogen")
    said = {"label": "Child Q", "title": "A child", "kind": "local_review", "became_aware": day, "notified": day}
    assert "between 1900 and 2999" in client.post(reverse("reviews:open"), said).content.decode()
    assert client.get(reverse("reviews:list")).status_code == 200

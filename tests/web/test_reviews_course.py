"""The course of a review: clocks and their settings, stages closed, decisions, holds, publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from heed.chronology.people import Person
from heed.chronology.working_days import add_working_days
from heed.reviews.processes import processes
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible
from heed.web.partnership.models import Change, Partnership, TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.clocks import Clocks
from heed.web.reviews.course import course_of
from heed.web.reviews.models import ClockSetting, Decision, Dissent, Hold, OwnDay, Reply, Review, StageRecord
from heed.web.reviews.stages import BEFORE_PUBLICATION, PUBLISHED
from tests.cast import Cast

ENGLAND = processes()["england"]
AWARE = date(2025, 12, 19)


@pytest.fixture
def review(cast: Cast) -> Review:
    return actions.open_review(by=cast.rashid, label="Child W", title="A baby found with injuries", became_aware=AWARE)


def due(review: Review, title: str) -> date:
    review.refresh_from_db()
    return {one.title: one.due for one in Clocks.of(review.partnership).deadlines(review)}[title]


def close(cast: Cast, review: Review, number: int, **told: Any) -> StageRecord:
    answers = told.pop("answers", {})
    return actions.write_stage(by=cast.rashid, review=review, number=number, answers=answers, **told)


def decided(cast: Cast, review: Review, kind: str = "review", outcome: str = "review", **told: Any) -> Decision:
    said = {"decided_by": "The three partners", "decided_on": date(2026, 1, 22), "reasons": "It meets the criteria."}
    return actions.decide(by=cast.rashid, review=review, kind=kind, outcome=outcome, **said | told)


# Clocks, and where they start: row A1.


def test_the_clocks_of_row_a1(cast: Cast, review: Review) -> None:
    assert due(review, "Notification") == date(2025, 12, 30)
    close(cast, review, 1, done=date(2025, 12, 30))
    assert due(review, "Rapid review") == date(2026, 1, 21)
    told = {"start": "became_aware", "limit": "", "reason": "Our procedure counts from becoming aware."}
    page = cast.signed_in("rashid").post("/reviews/clocks/england/rapid_review/", told, follow=True).content.decode()
    assert "15 working days from the local authority becoming aware" in page
    assert due(review, "Rapid review") == date(2026, 1, 14)


def test_one_review_may_be_counted_otherwise_with_its_reason(cast: Cast, review: Review) -> None:
    close(cast, review, 1, done=date(2025, 12, 30))
    other = actions.open_review(by=cast.rashid, label="Child V", title="Another", became_aware=AWARE)
    close(cast, other, 1, done=date(2025, 12, 30))
    address = f"/reviews/{review.pk}/clocks/rapid_review/"
    page = cast.signed_in("imogen").post(address, {"start": "became_aware", "reason": ""}).content.decode()
    assert "Needs an answer." in page
    cast.signed_in("imogen").post(address, {"start": "became_aware", "reason": "Agreed with the Panel."})
    assert (due(review, "Rapid review"), due(other, "Rapid review")) == (date(2026, 1, 14), date(2026, 1, 21))
    assert "Agreed with the Panel." in cast.signed_in("imogen").get(f"/reviews/{review.pk}/decisions/").content.decode()


def test_a_clock_without_a_limit_gets_the_partnerships_own(cast: Cast, review: Review) -> None:
    close(cast, review, 1, done=date(2025, 12, 30))
    close(cast, review, 2, done=date(2026, 1, 20))
    with pytest.raises(KeyError):
        due(review, "Panel's reply")
    actions.set_clock(by=cast.rashid, process=ENGLAND, clock="panel_reply", limit=10, reason="We ring after ten days.")
    assert due(review, "Panel's reply") == date(2026, 2, 3)


def test_only_who_runs_reviews_sets_the_clocks_of_all(cast: Cast) -> None:
    for address in ("/reviews/clocks/england/rapid_review/", "/reviews/clocks/days/"):
        assert cast.signed_in("imogen").get(address).status_code == 404
        assert cast.signed_in("rashid").get(address).status_code == 200


def test_a_day_of_ones_own_moves_every_clock(cast: Cast, review: Review) -> None:
    client = cast.signed_in("rashid")
    told = {"day": "2025-12-29", "says": "rests", "why": "A holiday given once"}
    assert "The day is in your list" in client.post("/reviews/clocks/days/", told, follow=True).content.decode()
    client.post("/reviews/clocks/days/", told)
    assert OwnDay.objects.count() == 1
    assert due(review, "Notification") == date(2025, 12, 31)
    client.post(f"/reviews/clocks/days/{OwnDay.objects.get().pk}/take-back/")
    assert due(review, "Notification") == date(2025, 12, 30)
    assert "Taken back by Rashid Karim" in client.get("/reviews/clocks/").content.decode()


def test_a_day_that_changes_nothing_is_refused(cast: Cast) -> None:
    with pytest.raises(NotPossible, match="25 December 2025 is a day of rest already"):
        actions.add_own_day(by=cast.rashid, day=date(2025, 12, 25), says="rests", why="Christmas")


# Stages.


def test_a_stage_closed_late_needs_a_reason_and_loses_no_word_without_one(cast: Cast, review: Review) -> None:
    client, address = cast.signed_in("rashid"), f"/reviews/{review.pk}/stages/1/"
    told = {"done": "2026-01-02", "held_reference": "SIN-44", "held_copy_kept": "Drive P", "seen_version": "0"}
    page = client.post(address, told).content.decode()
    assert (
        "Notification was due 30 December 2025 (5 working days from the local authority becoming aware) and was done "
        "2 January 2026, 2 working days late. Write why it was late."
    ) in page
    assert 'value="SIN-44"' in page
    assert not StageRecord.objects.exists()
    client.post(address, told | {"late_reason": "The police were told on the 31st."})
    review.refresh_from_db()
    assert (review.notified, review.stage) == (date(2026, 1, 2), 2)
    page = client.get(f"/reviews/{review.pk}/stages/").content.decode()
    assert "Done 2 January 2026. Notification was due 30 December 2025, and was 2 working days late" in page
    assert "The police were told on the 31st." in page


def test_a_stage_on_time_needs_none(cast: Cast, review: Review) -> None:
    close(cast, review, 1, done=date(2025, 12, 30))
    review.refresh_from_db()
    assert (review.stage, review.stage_records.get(number=2).opened) == (2, date(2025, 12, 30))


def test_a_stage_is_saved_without_closing_it_and_opened_again(cast: Cast, review: Review) -> None:
    close(cast, review, 1, answers={"reference": "SIN-44"})
    review.refresh_from_db()
    assert (review.stage, review.notified) == (1, None)
    close(cast, review, 1, done=date(2025, 12, 30), answers={"reference": "SIN-44"})
    close(cast, review, 1, answers={"reference": "SIN-44"})
    review.refresh_from_db()
    assert (review.stage, review.notified) == (1, None)


def test_every_stage_is_opened_to_be_printed(cast: Cast, review: Review) -> None:
    client = cast.signed_in("odile")
    assert (
        client.get(f"/reviews/{review.pk}/stages/").content.decode().count('<details class="govuk-details" open>') == 1
    )
    assert client.get(f"/reviews/{review.pk}/stages/?open=all").content.decode().count(" open>") == 12


def test_two_who_write_one_stage_lose_nothing(cast: Cast, review: Review) -> None:
    close(cast, review, 2, note="First", seen_version=0)
    close(cast, review, 2, note="Second", seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        close(cast, review, 2, note="Third", seen_version=1)
    told = {"note": "Third", "seen_version": "1"}
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/stages/2/", told).content.decode()
    assert "Both versions" in page
    assert "Second" in page
    assert "Third" in page


def test_two_who_close_one_stage_on_other_days_see_both(cast: Cast, review: Review) -> None:
    close(cast, review, 1, answers={"reference": "SIN-44"}, seen_version=0)
    close(cast, review, 1, answers={"reference": "SIN-44"}, done=date(2025, 12, 29), seen_version=1)
    told = {"held_reference": "SIN-44", "done": "2025-12-30", "seen_version": "1"}
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/stages/1/", told).content.decode()
    assert "Both versions" in page
    assert "2025-12-29" in page
    review.refresh_from_db()
    assert review.notified == date(2025, 12, 29)


def test_the_day_a_stage_was_done_has_its_history(cast: Cast, review: Review) -> None:
    record = close(cast, review, 1, done=date(2025, 12, 29))
    close(cast, review, 1, done=date(2025, 12, 30))
    change = Change.objects.of(record).get(field="done")
    assert (change.before, change.after) == ("2025-12-29", "2025-12-30")
    assert cast.signed_in("imogen").get(f"/reviews/history/stage/{record.pk}/").status_code == 200


def test_a_day_to_come_closes_nothing(cast: Cast, review: Review) -> None:
    with pytest.raises(NotPossible, match="lies in the future"):
        close(cast, review, 4, done=timezone.localdate() + timedelta(days=1))


def test_the_final_report_needs_its_reasons_and_improvements(cast: Cast, review: Review) -> None:
    with pytest.raises(NotPossible, match="Improvements recommended; Where the report analyses"):
        close(cast, review, 7, done=date(2026, 5, 1))
    actions.write_recommendation(by=cast.rashid, review=review, text="Ask who lives there.", addressee="The trust")
    close(cast, review, 7, done=date(2026, 5, 1), answers={"underlying_reasons": "Section 6"})


def test_the_same_stage_sent_twice_is_one_record(cast: Cast, review: Review) -> None:
    for _ in range(2):
        told = {"note": "Once", "seen_version": "0"}
        assert cast.signed_in("rashid").post(f"/reviews/{review.pk}/stages/2/", told).status_code == 302
    assert StageRecord.objects.filter(review=review, number=2).count() == 1


def test_the_forms_of_agencies_are_sent_chased_and_back(cast: Cast, review: Review) -> None:
    client = cast.signed_in("rashid")
    address = f"/reviews/{review.pk}/summaries/{cast.agencies['police'].pk}/"
    refused = client.post(address, {"knows": "One call"}).content.decode()
    assert "Write when the form was sent, or when it came back." in refused
    assert "One call" in refused
    for _ in range(2):
        client.post(address, {"sent": "2026-01-05", "chased": "2026-01-08", "seen_version": "0"})
    stage = client.get(f"/reviews/{review.pk}/stages/2/").content.decode()
    assert f"0 of 1 back; waiting for {cast.agencies['police']}" in stage
    told = {"sent": "2026-01-05", "back": "2026-01-09", "knows": "One call to the address", "seen_version": "1"}
    client.post(address, told)
    page = client.get(f"/reviews/{review.pk}/summaries/").content.decode()
    for said in ("9 January 2026", "Sent 5 January 2026", "One call to the address", "Not asked yet"):
        assert said in page
    assert "1 of 1 back" in client.get(f"/reviews/{review.pk}/stages/2/").content.decode()
    earlier = client.post(address, told | {"back": "2026-01-02", "seen_version": "2"}).content.decode()
    assert "The form came back before it was sent." in earlier


# Decisions: row A3.


def test_a_decision_without_reasons_is_refused(cast: Cast, review: Review) -> None:
    told = {"outcome": "none", "decided_by": "The partners", "decided_on": "2026-01-22", "reasons": "  "}
    page = cast.signed_in("rashid").post(f"/reviews/{review.pk}/decisions/review/", told).content.decode()
    assert "Needs an answer." in page
    with pytest.raises(NotPossible, match="Write the reasons"):
        decided(cast, review, outcome="none", reasons=" ")
    assert not Decision.objects.exists()


def test_no_review_ends_the_course_with_its_reason(cast: Cast, review: Review) -> None:
    told = {"outcome": "none", "decided_by": "The partners", "decided_on": "2026-01-22", "reasons": "Nothing new."}
    page = cast.signed_in("rashid").post(f"/reviews/{review.pk}/decisions/review/", told, follow=True).content.decode()
    assert "Nothing new." in page
    review.refresh_from_db()
    assert review.ended == date(2026, 1, 22)
    assert course_of(review).open_deadlines == []
    decided(cast, review, decided_on=date(2026, 2, 2), reasons="The Panel asked us to think again.")
    review.refresh_from_db()
    assert (review.ended, review.decided) == (None, date(2026, 2, 2))


def test_the_panels_disagreement_shows_on_the_front_page(cast: Cast, review: Review) -> None:
    made = decided(cast, review, outcome="local_learning")
    client = cast.signed_in("rashid")
    told = {"whose": "The national Panel", "received_on": "2026-02-02", "view": "disagrees", "words": "Think again."}
    client.post(f"/reviews/decisions/{made.pk}/reply/", told)
    page = client.get(f"/reviews/{review.pk}/").content.decode()
    assert "The national Panel: does not agree, 2 February 2026. “Think again.”" in page
    assert "Another body does not agree" in client.get("/reviews/").content.decode()
    decided(cast, review, decided_on=date(2026, 2, 9), reasons="As the Panel asks.")
    assert "Think again." not in client.get(f"/reviews/{review.pk}/").content.decode()
    assert "Think again." in client.get(f"/reviews/{review.pk}/decisions/").content.decode()


def test_a_later_reply_of_the_same_body_takes_the_place_of_the_first(cast: Cast, review: Review) -> None:
    made = decided(cast, review)
    for on, view in ((date(2026, 2, 2), "disagrees"), (date(2026, 2, 9), "agrees")):
        actions.record_reply(by=cast.rashid, decision=made, whose="The Panel", received_on=on, view=view, words="Said")
    assert course_of(review).disagreements == []


def test_a_dissent_is_kept_in_its_own_words(cast: Cast, review: Review) -> None:
    made = decided(cast, review)
    told = {"partner": "Police", "words": "We hold that the threshold is not met."}
    for _ in range(2):
        cast.signed_in("rashid").post(f"/reviews/decisions/{made.pk}/dissent/", told)
    assert Dissent.objects.count() == 1
    assert "Police does not agree" in cast.signed_in("imogen").get(f"/reviews/{review.pk}/").content.decode()


def test_what_was_decided_is_never_changed(cast: Cast, review: Review) -> None:
    made = decided(cast, review)
    actions.record_dissent(by=cast.rashid, decision=made, partner="Police", words="No.")
    said = {"whose": "The Panel", "received_on": date(2026, 2, 2), "view": "agrees", "words": "Yes."}
    actions.record_reply(by=cast.rashid, decision=made, **said)
    actions.set_clock(by=cast.rashid, process=ENGLAND, clock="publication", limit=5, reason="Ours")
    for table in (Decision, Dissent, Reply, ClockSetting):
        name = table._meta.db_table
        for statement in (f"DELETE FROM {name}", f"UPDATE {name} SET id = id"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_the_same_decision_twice_is_one(cast: Cast, review: Review) -> None:
    assert decided(cast, review) == decided(cast, review)
    assert Decision.objects.count() == 1


def test_an_older_decision_recorded_late_takes_no_place(cast: Cast, review: Review) -> None:
    decided(cast, review, decided_on=date(2026, 2, 9))
    decided(cast, review, outcome="none", decided_on=date(2026, 1, 22), reasons="As it was thought in January.")
    review.refresh_from_db()
    assert (review.decided, review.ended) == (date(2026, 2, 9), None)


@pytest.mark.parametrize("page", ["stages", "decisions", "monitoring"])
def test_names_show_only_where_they_are_asked_for_and_may_be_seen(cast: Cast, review: Review, page: str) -> None:
    actions.add_people(
        by=cast.rashid,
        review=review,
        people=[Person("child", "child")],
        labels={"child": "Child W"},
        names={"child": ["Wren Harlow"]},
    )
    close(cast, review, 2, note="Wren Harlow was seen on the ward.")
    decided(cast, review, reasons="Wren Harlow was known to four agencies.")
    actions.look_at_quality(
        by=cast.rashid, review=review, on=AWARE, looked="Group", pace="on_time", seen="Wren Harlow was met."
    )
    address = f"/reviews/{review.pk}/{page}/"
    assert "Wren Harlow" not in cast.signed_in("imogen").get(address).content.decode()
    assert "Wren Harlow" not in cast.signed_in("odile").get(address, {"view": "named"}).content.decode()
    before = TrailEntry.objects.filter(action="viewed by name").count()
    assert "Wren Harlow" in cast.signed_in("imogen").get(address, {"view": "named"}).content.decode()
    assert TrailEntry.objects.filter(action="viewed by name").count() == before + 1


# Holds and publishing: row A4.


BEFORE = {
    "family_told": "2026-05-01",
    "anonymity_checked": "2026-05-01",
    "copies_sent": "2026-05-01",
    "media_plan": "The chair speaks",
}


def ready(cast: Cast, review: Review) -> None:
    """Everything that publication needs, but for holds."""
    close(cast, review, 1, done=date(2025, 12, 30))
    decided(cast, review)
    close(cast, review, BEFORE_PUBLICATION, answers=BEFORE)


def test_a_hold_blocks_publishing_until_it_is_lifted_with_a_reason(cast: Cast, review: Review) -> None:
    client = cast.signed_in("rashid")
    ready(cast, review)
    client.post(
        f"/reviews/{review.pk}/hold/", {"reason": "criminal_proceedings", "effect": "publishing", "since": "2026-01-05"}
    )
    publish = {"done": "2026-06-01", "seen_version": "0"}
    page = client.post(f"/reviews/{review.pk}/stages/{PUBLISHED}/", publish).content.decode()
    assert "This review cannot be published: Criminal proceedings since 5 January 2026: lift the hold first." in page
    page = client.post(f"/reviews/{review.pk}/stage/", {"stage": PUBLISHED}, follow=True).content.decode()
    assert "Criminal proceedings since 5 January 2026" in page
    lift = f"/reviews/holds/{Hold.objects.get().pk}/lift/"
    assert "Needs an answer." in client.post(lift, {"because": ""}).content.decode()
    client.post(lift, {"because": "The jury has returned its verdict."})
    client.post(f"/reviews/{review.pk}/stages/{PUBLISHED}/", publish)
    review.refresh_from_db()
    assert (review.published, review.is_published) == (date(2026, 6, 1), True)
    assert "The jury has returned its verdict." in client.get(f"/reviews/{review.pk}/").content.decode()


def test_proceedings_that_only_inform_block_nothing(cast: Cast, review: Review) -> None:
    ready(cast, review)
    for effect in ("talking", "informs"):
        actions.place_hold(
            by=cast.rashid, review=review, reason="inquest", since=date(2026, 1, 5), effect=effect, contact="Coroner"
        )
    assert not review.holds_in_force().exists()
    page = cast.signed_in("rashid").get(f"/reviews/{review.pk}/").content.decode()
    assert "Nobody talks to witnesses or the family without asking first: Coroner." in page
    close(cast, review, PUBLISHED, done=date(2026, 6, 1))


def test_a_hold_is_lifted_once(cast: Cast, review: Review) -> None:
    hold = actions.place_hold(by=cast.rashid, review=review, reason="inquest", since=date(2026, 1, 5))
    actions.lift_hold(by=cast.rashid, hold=hold, because="It is over.")
    with pytest.raises(NotPossible, match="by Rashid Karim already"):
        actions.lift_hold(by=cast.imogen, hold=hold, because="It is over.")


def test_what_a_hold_says_is_changed_with_its_history(cast: Cast, review: Review) -> None:
    hold = actions.place_hold(by=cast.rashid, review=review, reason="inquest", since=date(2026, 1, 5))
    told = {"contact": "Coroner's officer", "look_again": "2026-01-12", "note": "", "seen_version": hold.version}
    cast.signed_in("rashid").post(f"/reviews/holds/{hold.pk}/", told)
    assert Change.objects.of(hold).get(field="contact").after == "Coroner's officer"
    page = cast.signed_in("rashid").get(f"/reviews/{review.pk}/").content.decode()
    assert "Look at the hold again: Inquest" in page


def test_publication_needs_all_that_comes_before_it(cast: Cast, review: Review) -> None:
    with pytest.raises(NotPossible) as refused:
        close(cast, review, PUBLISHED, done=date(2026, 6, 1))
    for missing in ("Family told on", "Anonymity check passed on", "Copy sent to the Panel", "Media plan"):
        assert missing in str(refused.value)


def test_copies_go_seven_working_days_before(cast: Cast, review: Review) -> None:
    ready(cast, review)
    with pytest.raises(NotPossible, match=r"6 working days before 12 May 2026, and at least 7 are asked for \(local"):
        close(cast, review, PUBLISHED, done=date(2026, 5, 12))  # 4 May is a bank holiday
    close(cast, review, PUBLISHED, done=date(2026, 5, 13))


def test_a_partnership_that_counts_copies_otherwise_says_so(cast: Cast, review: Review) -> None:
    ready(cast, review)
    actions.set_clock(by=cast.rashid, process=ENGLAND, clock="copies", limit=3, reason="Agreed with the Panel.")
    close(cast, review, PUBLISHED, done=date(2026, 5, 12))


def test_publication_after_six_months_needs_its_reason(cast: Cast, review: Review) -> None:
    ready(cast, review)
    with pytest.raises(NotPossible, match="Publication was due 22 July 2026"):
        close(cast, review, PUBLISHED, done=date(2026, 8, 3))
    close(cast, review, PUBLISHED, done=date(2026, 8, 3), late_reason="The trial ended in July.")


def test_a_decision_not_to_publish_lets_the_review_go_on(cast: Cast, review: Review) -> None:
    ready(cast, review)
    decided(cast, review, kind="publish", outcome="not", reasons="The siblings would be known by it.")
    with pytest.raises(NotPossible, match="decided on 22 January 2026 not to publish"):
        close(cast, review, PUBLISHED, done=date(2026, 6, 1))
    actions.move_to_stage(by=cast.rashid, review=review, stage=PUBLISHED + 1)
    review.refresh_from_db()
    assert (review.stage, review.is_published) == (PUBLISHED + 1, False)


def test_nobody_walks_past_publication(cast: Cast, review: Review) -> None:
    ready(cast, review)
    with pytest.raises(NotPossible, match="This review is not published"):
        actions.move_to_stage(by=cast.rashid, review=review, stage=PUBLISHED + 1)


# Other nations.


@pytest.mark.parametrize(
    ("nation", "kind", "says"),
    [
        ("wales", "unified_review", "Case review group"),
        ("wales", "practice_review", "Child practice review (Wales, until September 2024)"),
        ("scotland", "learning_review", "Care Inspectorate told on"),
        ("northern_ireland", "case_management_review", "Notification to the Safeguarding Board"),
    ],
)
def test_each_nation_has_stages_of_its_own(cast: Cast, nation: str, kind: str, says: str) -> None:
    review = actions.open_review(by=cast.rashid, label="Child N", title="A child", nation=nation, kind=kind)
    page = cast.signed_in("imogen").get(f"/reviews/{review.pk}/stages/").content.decode()
    assert says in page
    for number in range(12):
        assert cast.signed_in("imogen").get(f"/reviews/{review.pk}/stages/{number}/").status_code == 200


@pytest.mark.parametrize(
    ("nation", "first"),
    [("wales", "unified_review"), ("scotland", "learning_review"), ("northern_ireland", "case_management_review")],
)
def test_a_partnership_opens_the_reviews_of_its_nation(cast: Cast, nation: str, first: str) -> None:
    Partnership.objects.filter(pk=cast.partnership.pk).update(nation=nation)
    client = cast.signed_in("rashid")
    page = client.get("/reviews/open/").content.decode()
    assert f'<option value="{first}" selected>' in page
    assert "local_review" not in page
    client.post("/reviews/open/", {"label": "Child N", "title": "A child", "kind": first, "became_aware": "2026-01-05"})
    opened = Review.objects.get()
    assert (opened.nation, opened.process.nation, opened.stage) == (nation, nation, 1)
    assert opened.process.title in client.get("/reviews/clocks/").content.decode()


def test_a_clock_of_another_nation_keeps_its_holidays(cast: Cast) -> None:
    review = actions.open_review(
        by=cast.rashid, label="Child S", title="A child", nation="scotland", kind="learning_review", notified=AWARE
    )
    scotland = processes()["scotland"]
    actions.set_clock(by=cast.rashid, process=scotland, clock="rapid_review", limit=9, reason="Ours", review=review)
    assert due(review, "Recommendation to the committee") == add_working_days(AWARE, 9, "scotland") == date(2026, 1, 7)

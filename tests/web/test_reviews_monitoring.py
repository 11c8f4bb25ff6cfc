"""Evidence of monitoring time and quality; the list of several reviews; every deadline as a page and as a file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from heed.reviews.processes import processes
from heed.web.lessons.actions import add_publication
from heed.web.lessons.models import Lesson
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Change, TrailEntry
from heed.web.partnership.waiting import waiting_for
from heed.web.reviews import actions
from heed.web.reviews.course import course_of
from heed.web.reviews.models import QualityCheck, Review, WrittenRequest
from tests.cast import Cast
from tests.web.publications import NOTES

TODAY = timezone.localdate()


@pytest.fixture
def review(cast: Cast) -> Review:
    return actions.open_review(by=cast.rashid, label="Child W", title="A baby found with injuries")


def looked(cast: Cast, review: Review, on: date, **told: Any) -> QualityCheck:
    said = {
        "looked": "Review group",
        "pace": "on_time",
        "seen": f"What was seen on {on:%d %B}",
        "markers": ["analysis"],
    }
    return actions.look_at_quality(by=cast.rashid, review=review, on=on, **said | told)


# Row A6.


def test_the_sheet_lists_every_look_and_every_request(cast: Cast, review: Review) -> None:
    client = cast.signed_in("rashid")
    look = {"on": "2026-01-05", "looked": "Review group", "pace": "behind", "markers": ["report"], "seen": "No draft."}
    assert client.post(f"/reviews/{review.pk}/monitoring/look/", look).status_code == 302
    asked = {"on": "2026-01-12", "asked_by": "The partners", "what": "The draft as it is", "due": "2026-01-20"}
    assert client.post(f"/reviews/{review.pk}/monitoring/ask/", asked).status_code == 302
    page = client.get(f"/reviews/{review.pk}/monitoring/").content.decode()
    for said in ("5 January 2026", "Review group", "Behind", "The report", "No draft.", "12 January 2026"):
        assert said in page
    for said in ("The partners", "The draft as it is", "20 January 2026", "Not answered"):
        assert said in page


def test_an_answer_is_kept_with_its_history(cast: Cast, review: Review) -> None:
    asked = actions.ask_in_writing(
        by=cast.rashid, review=review, on=date(2026, 1, 12), asked_by="The partners", what="The draft"
    )
    told = {"answered_on": "2026-01-19", "answer": "Sections 1 to 3", "seen_version": asked.version}
    cast.signed_in("imogen").post(f"/reviews/written-requests/{asked.pk}/", told)
    assert "Sections 1 to 3" in cast.signed_in("rashid").get(f"/reviews/{review.pk}/monitoring/").content.decode()
    assert Change.objects.of(asked).get(field="answer").after == "Sections 1 to 3"
    assert cast.signed_in("rashid").get(f"/reviews/history/request/{asked.pk}/").status_code == 200


def test_a_look_is_mended_with_its_history(cast: Cast, review: Review) -> None:
    look = looked(cast, review, date(2026, 1, 5))
    told = {"on": "2026-01-06", "looked": "Review group", "pace": "behind", "markers": ["report"], "seen": "No draft."}
    address = f"/reviews/looks/{look.pk}/"
    assert cast.signed_in("imogen").post(address, told | {"seen_version": "1"}).status_code == 302
    assert set(Change.objects.of(look).values_list("field", flat=True)) == {"on", "pace", "markers", "seen"}
    late = cast.signed_in("rashid").post(address, told | {"seen": "A draft.", "seen_version": "1"}).content.decode()
    assert "Both versions" in late
    assert "No draft." in late
    assert "A draft." in late


def test_a_look_or_request_sent_twice_is_one(cast: Cast, review: Review) -> None:
    look = {"on": "2026-01-05", "looked": "Group", "pace": "behind", "markers": ["report"], "seen": "No draft."}
    asked = {"on": "2026-01-12", "asked_by": "The partners", "what": "The draft"}
    for _ in range(2):
        cast.signed_in("rashid").post(f"/reviews/{review.pk}/monitoring/look/", look)
        cast.signed_in("rashid").post(f"/reviews/{review.pk}/monitoring/ask/", asked)
    assert (QualityCheck.objects.count(), WrittenRequest.objects.count()) == (1, 1)


def test_a_look_that_has_not_happened_is_no_evidence(cast: Cast, review: Review) -> None:
    with pytest.raises(NotPossible, match="lies in the future"):
        looked(cast, review, TODAY + timedelta(days=1))
    with pytest.raises(NotPossible, match="no evidence"):
        looked(cast, review, TODAY, seen=" ")


@pytest.mark.parametrize(("ago", "flagged"), [(30, False), (31, True)])
def test_a_review_not_looked_at_for_thirty_days_is_flagged(cast: Cast, review: Review, ago: int, flagged: bool) -> None:
    looked(cast, review, TODAY - timedelta(days=ago))
    said = "Time and quality not looked at for 30 days"
    client = cast.signed_in("rashid")
    assert (said in client.get("/reviews/").content.decode()) == flagged
    front = client.get(f"/reviews/{review.pk}/").content.decode()
    assert ("Look at time and quality was due" in front) == flagged
    sheet = client.get(f"/reviews/{review.pk}/monitoring/").content.decode()
    assert ("Nobody has looked at time and quality, or asked in writing, for 30 days" in sheet) == flagged


def test_a_written_request_counts_as_well(cast: Cast, review: Review) -> None:
    looked(cast, review, TODAY - timedelta(days=60))
    actions.ask_in_writing(by=cast.rashid, review=review, on=TODAY, asked_by="Partners", what="The draft")
    assert not course_of(review).is_unwatched


def test_the_interval_is_a_setting(cast: Cast, review: Review) -> None:
    looked(cast, review, TODAY - timedelta(days=15))
    assert not course_of(review).is_unwatched
    told = {"limit": "14", "reason": "Our partners meet every fortnight."}
    page = cast.signed_in("rashid").post("/reviews/clocks/england/monitoring/", told, follow=True).content.decode()
    assert "14 days from the last look" in page
    assert course_of(review).is_unwatched


def test_a_published_or_ended_review_is_not_flagged(cast: Cast, review: Review) -> None:
    looked(cast, review, TODAY - timedelta(days=90))
    review.published = TODAY
    assert not course_of(review).is_unwatched
    review.published, review.ended = None, TODAY
    assert not course_of(review).is_unwatched


# Several reviews at once.


@pytest.fixture
def five(cast: Cast, review: Review) -> list[Review]:
    def opened(label: str, ago: int) -> Review:
        aware = TODAY - timedelta(days=ago)
        return actions.open_review(by=cast.rashid, label=label, title="A child", became_aware=aware)

    late, fresh, held, ended = opened("Child L", 40), opened("Child F", 0), opened("Child H", 1), opened("Child E", 2)
    actions.place_hold(by=cast.rashid, review=held, reason="inquest", since=TODAY)
    actions.ask_agency(by=cast.rashid, review=fresh, agency=cast.agencies["police"], due=TODAY + timedelta(days=9))
    actions.decide(
        by=cast.rashid,
        review=ended,
        kind="review",
        outcome="none",
        decided_by="Partners",
        decided_on=TODAY,
        reasons="Nothing new would be learned.",
    )
    return [review, late, fresh, held, ended]


def labels(page: str) -> list[str]:
    rows = page.split('<tbody class="govuk-table__body">')[1].split("</tbody>")[0] if "<tbody" in page else ""
    return [row.split("</a>")[0].rpartition(">")[2] for row in rows.split('scope="row"')[1:]]


@pytest.mark.parametrize(
    ("which", "shown"),
    [
        ("running", {"Child W", "Child L", "Child F", "Child H"}),
        ("late", {"Child L"}),
        ("held", {"Child H"}),
        ("waiting", {"Child F"}),
        ("ended", {"Child E"}),
        ("all", {"Child W", "Child L", "Child F", "Child H", "Child E"}),
        ("nonsense", {"Child W", "Child L", "Child F", "Child H"}),
    ],
)
def test_the_list_shows_what_was_asked_for(cast: Cast, five: list[Review], which: str, shown: set[str]) -> None:
    page = cast.signed_in("rashid").get("/reviews/", {"which": which}).content.decode()
    assert set(labels(page)) == shown


def test_the_list_is_ordered_by_what_is_due_or_by_label(cast: Cast, five: list[Review]) -> None:
    client = cast.signed_in("rashid")
    assert labels(client.get("/reviews/").content.decode())[0] == "Child L"
    by_label = labels(client.get("/reviews/", {"order": "label"}).content.decode())
    assert by_label == sorted(by_label)
    assert labels(client.get("/reviews/", {"order": "late"}).content.decode())[0] == "Child L"
    assert labels(client.get("/reviews/", {"order": "stage"}).content.decode())[-1] == "Child W"


def test_nothing_of_what_was_asked_for_says_so(cast: Cast, review: Review) -> None:
    page = cast.signed_in("rashid").get("/reviews/", {"which": "held"}).content.decode()
    assert "None of the 1 live review is of these." in page


def test_a_longer_list_asks_the_database_no_more(
    cast: Cast, five: list[Review], django_assert_max_num_queries: Any
) -> None:
    client = cast.signed_in("rashid")
    client.get("/reviews/")
    with django_assert_max_num_queries(26):
        client.get("/reviews/", {"which": "all"})


def test_what_is_late_waits_on_the_home_page_of_who_runs_reviews(cast: Cast, five: list[Review]) -> None:
    assert "Notification of Child L" in [one.title for one in waiting_for(cast.rashid)]
    assert "Notification of Child L" not in [one.title for one in waiting_for(cast.imogen)]


def test_every_deadline_stands_on_one_page(cast: Cast, five: list[Review]) -> None:
    page = cast.signed_in("imogen").get("/reviews/deadlines/").content.decode()
    for label in ("Child W", "Child L", "Child F", "Child H"):
        assert label in page
    assert "A chronology asked of agencies" in page
    assert "Child E" not in page


def test_the_calendar_holds_labels_and_no_other_word(cast: Cast, five: list[Review]) -> None:
    answer = cast.signed_in("rashid").get("/reviews/deadlines.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    written = answer.content.decode().replace("\r\n ", "")
    late = five[1]
    assert f"UID:review-{late.pk}-notification@testserver" in written
    assert "SUMMARY:Child L: Notification" in written
    for word in ("A child", "A baby", "Inquest", "Police", "Rashid"):
        assert word not in written
    assert TrailEntry.objects.filter(action="exported the deadlines").exists()


def test_the_calendar_of_one_review_holds_no_other(cast: Cast, five: list[Review]) -> None:
    written = cast.signed_in("rashid").get(f"/reviews/{five[1].pk}/deadlines.ics").content.decode()
    assert "Child L" in written
    assert "Child F" not in written


def test_the_same_deadline_moved_keeps_its_identifier(cast: Cast, five: list[Review]) -> None:
    def days() -> list[str]:
        lines = cast.signed_in("rashid").get(f"/reviews/{five[1].pk}/deadlines.ics").content.decode().split("\r\n")
        at = lines.index(f"UID:review-{five[1].pk}-notification@testserver")
        return [line for line in lines[at:] if line.startswith("DTSTART")][:1]

    before = days()
    england = processes()["england"]
    actions.set_clock(by=cast.rashid, process=england, clock="notification", limit=9, reason="A test of ours")
    assert days() != before


# Learned before: the rapid review asks.


def test_earlier_lessons_on_the_themes_stand_beside_the_question(cast: Cast, review: Review) -> None:
    lesson = add_publication(by=cast.rashid, name="q.txt", document=NOTES).lessons.get(text__startswith="A bruise")
    Lesson.objects.filter(pk=lesson.pk).update(state=Lesson.ACCEPTED, themes=["neglect"])
    actions.write_stage(by=cast.rashid, review=review, number=2, answers={"themes": ["neglect"]})
    page = cast.signed_in("rashid").get(f"/reviews/{review.pk}/stages/2/").content.decode()
    assert "Learned before, on these themes" in page
    assert f'href="/lessons/{lesson.pk}/"' in page
    actions.write_stage(by=cast.rashid, review=review, number=2, answers={"themes": ["exploitation"]})
    assert "Learned before" not in cast.signed_in("rashid").get(f"/reviews/{review.pk}/stages/2/").content.decode()

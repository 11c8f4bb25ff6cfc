"""A review opened, moved on, held; who sees the list; what is late."""

from datetime import date

import pytest

from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.clocks import Clocks
from heed.web.reviews.course import course_of
from heed.web.reviews.models import Review
from heed.web.reviews.presenters import late_in
from heed.web.reviews.stages import STAGES
from tests.cast import Cast


@pytest.fixture
def review(cast: Cast) -> Review:
    return actions.open_review(
        by=cast.rashid, label="Child W", title="A baby found with injuries", became_aware=date(2025, 12, 19)
    )


def test_an_empty_list_says_what_to_do(cast: Cast) -> None:
    page = cast.signed_in("rashid").get("/reviews/").content.decode()
    assert "No review is open. Open one when the local authority becomes aware" in page


def test_a_review_is_opened(cast: Cast) -> None:
    words = {"label": "Child V", "title": "A child not seen", "kind": "local_review", "became_aware": "2026-01-05"}
    page = cast.signed_in("rashid").post("/reviews/open/", words, follow=True).content.decode()
    assert "The review of Child V is open." in page
    opened = Review.objects.get()
    assert (opened.partnership, opened.case.key, opened.stage) == (cast.partnership, "child-v", 1)
    assert TrailEntry.objects.filter(action="opened a review", subject_id=str(opened.pk)).exists()


def test_two_reviews_cannot_have_one_label(cast: Cast, review: Review) -> None:
    words = {"label": "child w", "title": "Another", "kind": "local_review"}
    page = cast.signed_in("rashid").post("/reviews/open/", words).content.decode()
    assert "There is a review of child w already. Choose another label." in page


def test_a_scope_cannot_end_before_it_begins(cast: Cast) -> None:
    words = {"label": "V", "title": "T", "kind": "local_review", "scope_from": "2016-05-01", "scope_to": "2016-04-01"}
    page = cast.signed_in("rashid").post("/reviews/open/", words).content.decode()
    assert "It ends before it begins, on 1 May 2016. Write a later day." in page


@pytest.mark.parametrize(
    ("what", "on", "title", "due"),
    [
        # Working Together clocks over Christmas 2025, bank holidays of England left out: features.md row A1.
        ("became_aware", date(2025, 12, 19), "Notification", date(2025, 12, 30)),
        ("notified", date(2025, 12, 30), "Rapid review", date(2026, 1, 21)),
        ("decided", date(2026, 1, 31), "Publication", date(2026, 7, 31)),
    ],
)
def test_the_clocks_run(review: Review, what: str, on: date, title: str, due: date) -> None:
    setattr(review, what, on)
    assert {clock.title: clock.due for clock in Clocks.of(review.partnership).deadlines(review)}[title] == due


def test_what_is_late_is_said_on_the_list_and_the_page(cast: Cast, review: Review) -> None:
    said = "Notification was due 30 December 2025"
    assert late_in(course_of(review, today=date(2025, 12, 30))) == []
    assert late_in(course_of(review, today=date(2025, 12, 31))) == [f"{said}, 1 working day ago"]
    for address in ("/reviews/", f"/reviews/{review.pk}/"):
        assert said in cast.signed_in("imogen").get(address).content.decode()


def test_whoever_sees_no_reviews_finds_nothing(cast: Cast, review: Review) -> None:
    for who in ("wen", "callum", "ngozi", "petra", "harriet", "dev"):
        client = cast.signed_in(who)
        assert {client.get(address).status_code for address in ("/reviews/", f"/reviews/{review.pk}/")} == {404}
        assert 'href="/reviews/"' not in client.get("/").content.decode()


def test_marlow_sees_a_list_without_it(cast: Cast, review: Review) -> None:
    client = cast.signed_in("marlow")
    assert "Child W" not in client.get("/reviews/").content.decode()
    assert client.get(f"/reviews/{review.pk}/").status_code == 404


def test_a_stage_that_is_none_is_refused(cast: Cast, review: Review) -> None:
    page = cast.signed_in("rashid").post(f"/reviews/{review.pk}/stage/", {"stage": "77"}, follow=True).content.decode()
    assert "Choose one of the stages of the list." in page


def test_stages_are_numbered_as_they_stand() -> None:
    assert [stage.number for stage in STAGES] == list(range(12))

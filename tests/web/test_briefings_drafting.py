"""A first draft from what a review holds, and writing on it without losing anybody's words."""

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.web.briefings import actions, drafting
from heed.web.briefings.models import Draft, Wording
from heed.web.casebook.actions import enter_chronology
from heed.web.reviews import actions as reviews
from heed.web.reviews.models import Review
from tests.cast import Cast
from tests.web.briefing_of_child_w import WORDS, child_w, with_findings, written


@pytest.fixture
def review(cast: Cast) -> Review:
    return with_findings(cast, child_w(cast))


def rows(prefix: str, *rows: dict[str, str]) -> dict[str, str]:
    """What a browser sends for the rows of a formset."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
    return sent | {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}


def form(version: int, **changes: str) -> dict[str, str]:
    words = {"title": "Learning from Child W", "story": "One.\nTwo.", "version": str(version)}
    lesson = {"text": "Ring the hub.", "question": "Whom?", "source": "Finding 1"}
    asked = {"number": "1", "addressee": "Every team", "text": "Talk about it."}
    return words | rows("lessons", lesson, {}) | rows("recommendations", asked) | changes


def test_a_draft_tells_the_story_under_labels_and_by_the_month(cast: Cast, review: Review) -> None:
    content = actions.start_draft(by=cast.rashid, review=review).latest.content
    assert content["story"] == [
        "September 2016: Child W was born.",
        "February 2017: The nursery saw a bruise on Child W's cheek.",
        "March 2017: A broken arm was found.",
    ]


def test_a_draft_holds_only_findings_that_the_review_stands_by(cast: Cast, review: Review) -> None:
    content = actions.start_draft(by=cast.rashid, review=review).latest.content
    assert content["issues"] == ["The bruise on Child W's cheek was explained away."]
    assert [lesson["source"] for lesson in content["lessons"]] == ["Child W review, finding 1"]
    assert content["recommendations"] == [{"number": "1", "addressee": "The health trust", "text": "Teach it."}]


def test_what_a_first_draft_has_no_room_for_is_counted_and_named_with_its_place(cast: Cast, review: Review) -> None:
    for number in range(2, 9):
        text = f"{number} asks every agency to look again at how it hears what children say. " * 3
        reviews.write_recommendation(by=cast.imogen, review=review, text=text, addressee="All", place=f"line {number}")
    draft = actions.start_draft(by=cast.rashid, review=review)
    content = draft.latest.content
    left = drafting.not_told(draft)["recommendations"]
    assert 2 <= len(content["recommendations"]) == 8 - len(left) < 8
    more = f"The review about Child W tells more: {len(left)} recommendations."
    assert content["links"] == [{"label": more, "target": ""}]
    page = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/").content.decode()
    assert f"Recommendations: {len(left)}" in page
    assert all(one.text in page for one in left)
    assert "line 8" in page
    added = content | {"recommendations": [*content["recommendations"], left[0].said]}
    actions.write(by=cast.rashid, draft=draft, title="Title", content=added, based_on=1)
    assert drafting.not_told(Draft.objects.get(pk=draft.pk))["recommendations"] == left[1:]


@pytest.mark.parametrize(
    ("told", "drafted"),
    [
        ("The nursery rang at once.", "Good practice: the nursery rang at once."),
        ("GP notes were sent on.", "Good practice: GP notes were sent on."),
        ("Wren was seen alone.", "Good practice: Child W was seen alone."),
    ],
)
def test_good_practice_keeps_the_capital_of_a_name_or_an_abbreviation(cast: Cast, told: str, drafted: str) -> None:
    review = child_w(cast)
    good = Event("w", read("May 2017"), "support.offered", text=told, attrs={"practice": "good"})
    enter_chronology(by=cast.rashid, case=review.case, chronology=Chronology((good,)), source="test")
    assert actions.start_draft(by=cast.rashid, review=review).latest.content["issues"] == [drafted]


def test_a_draft_starts_from_the_page_of_the_review(cast: Cast, review: Review) -> None:
    client = cast.signed_in("rashid")
    ways = client.get(f"/reviews/{review.pk}/").content.decode()
    assert f'href="/briefings/reviews/{review.pk}/"' in ways
    page = client.get(f"/briefings/reviews/{review.pk}/").content.decode()
    assert f'href="/briefings/start/?review={review.pk}"' in page
    assert "Nothing is issued from this review yet" in page
    assert f'value="{review.pk}" selected' in client.get(f"/briefings/start/?review={review.pk}").content.decode()
    page = client.post("/briefings/start/", {"review": review.pk}, follow=True).content.decode()
    assert "Learning from Child W" in page
    assert "broken arm" in page


def test_the_briefings_of_a_review_are_no_other_reviews(cast: Cast, review: Review) -> None:
    other = reviews.open_review(by=cast.rashid, label="Child V", title="Another")
    actions.start_draft(by=cast.rashid, review=review)
    actions.start_draft(by=cast.rashid, review=other)
    page = cast.signed_in("rashid").get(f"/briefings/reviews/{review.pk}/").content.decode()
    assert "Learning from Child W" in page
    assert "Learning from Child V" not in page


def test_the_draft_says_what_it_lacks(cast: Cast, review: Review) -> None:
    draft = actions.start_draft(by=cast.rashid, review=review)
    page = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/").content.decode()
    assert "Learning point 1 has no question." in page
    assert "Nobody can be asked" in page


def test_what_is_written_becomes_a_version_and_the_one_before_stays(cast: Cast, review: Review) -> None:
    draft = written(cast, review)
    address = f"/briefings/drafts/{draft.pk}/write/"
    client = cast.signed_in("imogen")
    assert "In the winter a bruise was seen" in client.get(address).content.decode()
    assert client.post(address, form(2)).status_code == 302
    latest = Draft.objects.get(pk=draft.pk).latest
    assert (latest.version, latest.by, latest.content["story"]) == (3, cast.imogen, ["One.", "Two."])
    before = Wording.objects.get(draft=draft, version=2)
    assert "In the winter a bruise" in client.get(f"/briefings/versions/{before.pk}/").content.decode()


def test_nobodys_words_are_lost_when_two_write_at_once(cast: Cast, review: Review) -> None:
    draft = written(cast, review)
    actions.write(by=cast.rashid, draft=draft, title="Title", content=WORDS | {"story": ["His story."]}, based_on=2)
    client = cast.signed_in("imogen")
    address = f"/briefings/drafts/{draft.pk}/write/"
    page = client.post(address, form(2, story="My story.")).content.decode()
    assert "Rashid Karim saved version 3 while you were writing" in page
    assert "His story." in page
    assert "My story." in page
    assert Draft.objects.get(pk=draft.pk).latest.content["story"] == ["His story."]
    assert client.post(address, form(3, story="My story.")).status_code == 302
    assert [wording.version for wording in draft.wordings.all()] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "Needs an answer."),
        ({"lessons-1-question": "Whom would I ring?"}, "a row without it is left out"),
        ({"recommendations-0-text": ""}, "a row without it is left out"),
    ],
)
def test_what_was_typed_stays_when_something_is_missing(
    cast: Cast, review: Review, changes: dict[str, str], said: str
) -> None:
    draft = written(cast, review)
    page = cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/write/", form(2, **changes)).content.decode()
    assert said in page
    assert "Ring the hub." in page
    assert draft.wordings.count() == 2


def test_an_emptied_row_is_gone(cast: Cast, review: Review) -> None:
    draft = written(cast, review)
    gone = {"lessons-0-text": "", "lessons-0-question": ""}
    cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/write/", form(2, **gone))
    assert Draft.objects.get(pk=draft.pk).latest.content["lessons"] == []


@pytest.mark.parametrize(("sent", "kept"), [({}, 1), ({"sides": "1"}, 1), ({"sides": "2"}, 2)])
def test_the_writer_chooses_the_sides_of_paper(cast: Cast, review: Review, sent: dict[str, str], kept: int) -> None:
    draft = written(cast, review)
    cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/write/", form(2, **sent))
    assert Draft.objects.get(pk=draft.pk).latest.content["sides"] == kept


def test_links_are_a_label_and_an_address(cast: Cast, review: Review) -> None:
    draft = written(cast, review)
    links = "Protocol | https://hub.example/protocol\nA leaflet"
    cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/write/", form(2, links=links))
    assert Draft.objects.get(pk=draft.pk).latest.content["links"] == [
        {"label": "Protocol", "target": "https://hub.example/protocol"},
        {"label": "A leaflet", "target": ""},
    ]


def test_a_draft_can_be_seen_as_a_poster(cast: Cast, review: Review) -> None:
    answer = cast.signed_in("rashid").get(f"/briefings/drafts/{written(cast, review).pk}/proof/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_poster_that_does_not_fit_says_which_panel(cast: Cast, review: Review) -> None:
    draft = written(cast, review, story=["A long story of many words. " * 120])
    client = cast.signed_in("rashid")
    page = client.get(f"/briefings/drafts/{draft.pk}/proof/", follow=True).content.decode()
    assert "panel 2 (What happened) is" in page


@pytest.mark.parametrize("who", ["wen", "ngozi", "petra", "harriet", "dev", "marlow"])
def test_only_writers_reach_a_draft(cast: Cast, review: Review, who: str) -> None:
    draft = written(cast, review)
    client = cast.signed_in(who)
    for address in ("", "write/", "proof/"):
        assert client.get(f"/briefings/drafts/{draft.pk}/{address}").status_code == 404
    assert "Learning from Child W" not in client.get("/briefings/").content.decode()

"""Entries appraised, findings that cite them, recommendations, and the labels table."""

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter_chronology
from heed.web.casebook.models import EventRecord, PersonRecord
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.models import Appraisal, Finding, Recommendation, Review
from heed.web.reviews.two_views import labels_table
from tests.cast import Cast


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.rashid, label="Child W", title="A baby")
    events = tuple(Event("w", read(day), "child.seen", text=f"Seen on {day}") for day in ("1 May 2016", "2 May 2016"))
    told = Chronology(events, people=(Person("child", "child"), Person("mother", "mother")))
    enter_chronology(by=cast.rashid, case=opened.case, chronology=told, source="test")
    return opened


@pytest.fixture
def entry(review: Review) -> EventRecord:
    return EventRecord.objects.filter(case=review.case)[0]


def test_a_finding_cites_the_entries_it_stands_on(cast: Cast, review: Review, entry: EventRecord) -> None:
    client = cast.signed_in("imogen")
    address = f"/reviews/{review.pk}/findings/write/"
    assert "Seen on 1 May 2016" in client.get(f"{address}?cite={entry.pk}").content.decode()
    client.post(address, {"text": "She was seen alone once.", "cite": [entry.pk], "lesson": "See the child alone."})
    finding = Finding.objects.get()
    assert [cited.pk for cited in finding.cites.all()] == [entry.pk]
    page = client.get(f"/reviews/entries/{entry.pk}/").content.decode()
    assert "She was seen alone once." in page


def test_a_finding_on_nothing_is_written_but_not_accepted(cast: Cast, review: Review) -> None:
    finding = actions.write_finding(by=cast.imogen, review=review, text="Something")
    page = cast.signed_in("imogen").post(f"/reviews/findings/{finding.pk}/accept/", follow=True).content.decode()
    assert "This finding cites no entry of the chronology." in page
    assert not Finding.objects.accepted().exists()


def test_an_accepted_finding_is_ready_to_become_a_lesson(cast: Cast, review: Review, entry: EventRecord) -> None:
    finding = actions.write_finding(by=cast.imogen, review=review, text="Well done", cites=[entry], good_practice=True)
    cast.signed_in("imogen").post(f"/reviews/findings/{finding.pk}/accept/")
    assert [found.accepted_by for found in Finding.objects.accepted()] == ["Imogen Ashdown"]


def test_a_finding_cannot_cite_another_review(cast: Cast, review: Review, entry: EventRecord) -> None:
    other = actions.open_review(by=cast.rashid, label="Child V", title="Another")
    with pytest.raises(NotPossible, match="another review's chronology"):
        actions.write_finding(by=cast.imogen, review=other, text="Something", cites=[entry])
    page = cast.signed_in("imogen").get(f"/reviews/{other.pk}/findings/write/?cite={entry.pk}").content.decode()
    assert "Seen on" not in page


def test_what_was_typed_stays_when_something_is_missing(cast: Cast, review: Review, entry: EventRecord) -> None:
    words = {"text": "", "lesson": "A lesson half written", "cite": [entry.pk]}
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/findings/write/", words).content.decode()
    assert "A lesson half written" in page
    assert f'name="cite" value="{entry.pk}"' in page


def test_a_recommendation_is_numbered_on(cast: Cast, review: Review) -> None:
    for text in ("First", "Second"):
        words = {"text": text, "addressee": "The partnership"}
        cast.signed_in("imogen").post(f"/reviews/{review.pk}/recommendations/write/", words)
    assert [(one.number, one.text) for one in Recommendation.objects.all()] == [("1", "First"), ("2", "Second")]


def test_nobody_loses_words_when_two_appraise_one_entry(cast: Cast, review: Review, entry: EventRecord) -> None:
    address = f"/reviews/entries/{entry.pk}/"
    mine = {"expected": "A visit", "done": "A telephone call", "seen_version": 0}
    actions.appraise(by=cast.rashid, review=review, record=entry, expected="His words", done="His account")
    page = cast.signed_in("imogen").post(address, mine).content.decode()
    assert "Rashid Karim saved this while you were writing." in page
    assert "His words" in page
    assert "A telephone call" in page
    assert 'name="seen_version" value="1"' in page
    cast.signed_in("imogen").post(address, mine | {"seen_version": 1})
    assert Appraisal.objects.get().done == "A telephone call"


def test_labels_are_changed_with_the_way_back_shown(cast: Cast, review: Review) -> None:
    person = PersonRecord.objects.get(person="child")
    words = {"label": "Child W", "names": "Rowan Fairweather\nRo"}
    page = cast.signed_in("imogen").post(f"/reviews/people/{person.pk}/", words, follow=True).content.decode()
    assert "What is known of Child W is changed; its history shows what it was." in page
    person.refresh_from_db()
    assert (person.label, person.names) == ("Child W", ["Rowan Fairweather", "Ro"])
    assert TrailEntry.objects.filter(action="changed the labels table").exists()


def test_a_second_of_one_role_is_asked_for_with_a_number(cast: Cast, review: Review) -> None:
    client, address = cast.signed_in("imogen"), f"/reviews/{review.pk}/people/add/"
    client.post(address, {"label": "Sibling 1", "role": "sibling"})
    client.post(address, {"label": "Sibling 2", "role": "sibling.2"})
    page = client.post(address, {"label": "Sibling 3", "role": "sibling"}).content.decode()
    assert "such as sibling.3" in page
    client.post(address, {"label": "Sibling 3", "role": "sibling.3"})
    assert PersonRecord.objects.filter(role__startswith="sibling").count() == 3


def test_somebody_no_file_has_named_is_added(cast: Cast, review: Review) -> None:
    words = {"label": "Father", "role": "father", "names": "Lewis Marsh", "born": "about 1990", "sex": "male"}
    cast.signed_in("imogen").post(f"/reviews/{review.pk}/people/add/", words)
    added = PersonRecord.objects.get(person="father")
    assert (added.label, added.names, added.sex) == ("Father", ["Lewis Marsh"], "male")
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/people/add/", words | {"born": "31/02/1990"})
    assert "31/02/1990" in page.content.decode()


def test_a_place_has_a_label_as_people_do(cast: Cast, review: Review) -> None:
    words = {"label": "Address 1", "names": "4 Mill Rise\nMill Rise", "kind": "place"}
    client = cast.signed_in("imogen")
    client.post(f"/reviews/{review.pk}/people/add-a-place/", words)
    assert labels_table(review).anonymised("Seen at 4 Mill Rise.") == "Seen at Address 1."
    assert (
        "already. Choose another label."
        in client.post(f"/reviews/{review.pk}/people/add-a-place/", words).content.decode()
    )


def test_two_people_cannot_share_a_label(cast: Cast, review: Review) -> None:
    person = PersonRecord.objects.get(person="child")
    page = cast.signed_in("imogen").post(f"/reviews/people/{person.pk}/", {"label": "mother"}).content.decode()
    assert "Somebody or something has that label already." in page
    assert PersonRecord.objects.get(person="child").label == "Child"


def test_only_reviewers_reach_entries_findings_and_labels(cast: Cast, review: Review, entry: EventRecord) -> None:
    finding = actions.write_finding(by=cast.imogen, review=review, text="Something", cites=[entry])
    person = PersonRecord.objects.get(person="child")
    for who in ("wen", "callum", "ngozi", "harriet", "dev", "marlow"):
        client = cast.signed_in(who)
        for address in (f"entries/{entry.pk}/", f"people/{person.pk}/", f"{review.pk}/findings/write/"):
            assert client.get(f"/reviews/{address}").status_code == 404
        assert client.post(f"/reviews/findings/{finding.pk}/accept/").status_code == 404

"""Entries given the kind of event they tell of: proposed by their words, chosen by a person, put right at any time."""

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.web.casebook.actions import enter_chronology
from heed.web.casebook.models import EventRecord
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.models import Finding, Review
from tests.cast import Cast

PROPOSED = {"proposed": "injury.seen.bruise", "because": "Bruise"}


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.rashid, label="Child W", title="A baby")
    events = (
        Event("w", read("1 May 2016"), "entry", text="Bruise on the cheek", attrs=PROPOSED),
        Event("w", read("2 May 2016"), "entry", text="A talk"),
    )
    enter_chronology(by=cast.rashid, case=opened.case, chronology=Chronology(events), source="test")
    return opened


def entry(review: Review, number: int = 0) -> EventRecord:
    found: EventRecord = EventRecord.objects.filter(case=review.case).current().order_by("position")[number]
    return found


def test_a_proposal_is_shown_with_the_words_that_led_there(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    assert "Not yet sorted. Perhaps:" in client.get(f"/reviews/{review.pk}/chronology/").content.decode()
    page = client.get(f"/reviews/entries/{entry(review).pk}/").content.decode()
    assert "The words “Bruise” suggest the kind" in page
    assert '<option value="injury.seen.bruise" selected>' in page


def test_a_chosen_kind_stands_in_the_place_of_the_entry_which_stays(cast: Cast, review: Review) -> None:
    before = entry(review)
    finding = actions.write_finding(by=cast.imogen, review=review, text="Something", cites=[before])
    actions.appraise(by=cast.imogen, review=review, record=before, expected="A referral", done="A talk")
    cast.signed_in("imogen").post(f"/reviews/entries/{before.pk}/kind/", {"kind": "injury.seen.bruise"})
    after = entry(review)
    assert (after.kind, after.text, after.replaces_id) == ("injury.seen.bruise", "Bruise on the cheek", before.pk)
    assert EventRecord.objects.get(pk=before.pk).kind == "entry"
    assert [cited.pk for cited in Finding.objects.get(pk=finding.pk).cites.all()] == [after.pk]
    assert after.appraisal.expected == "A referral"
    answer = cast.signed_in("imogen").get(f"/reviews/entries/{before.pk}/")
    assert answer["Location"] == f"/reviews/entries/{after.pk}/"


def test_many_proposals_are_kept_at_once(cast: Cast, review: Review) -> None:
    chosen = {"entry": [entry(review, 0).pk, entry(review, 1).pk], "as": "likely"}
    address = f"/reviews/{review.pk}/sorting/sort/"
    page = cast.signed_in("imogen").post(address, chosen, follow=True).content.decode()
    assert "1 entry is sorted. For 1 nothing is likely; they still wait." in page
    assert [entry(review, number).kind for number in (0, 1)] == ["injury.seen.bruise", "entry"]
    assert TrailEntry.objects.filter(action="chose the kind of 1 entries").exists()


def test_a_kind_that_is_none_is_refused(cast: Cast, review: Review) -> None:
    with pytest.raises(NotPossible, match="There is no kind 'bruise'"):
        actions.sort_entries(by=cast.imogen, review=review, kinds={entry(review): "bruise"})

"""Terms of reference, lines of enquiry, contributions by role, key episodes and notes."""

from datetime import date

import pytest

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter
from heed.web.casebook.models import EventRecord
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible
from heed.web.partnership.models import Change
from heed.web.reviews import actions
from heed.web.reviews.models import Contribution, Episode, Finding, LineOfEnquiry, Note, Review, TermsOfReference
from tests.cast import Cast

NAME = "Zofia Quillfeather"


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Y", title="A child of two years")
    actions.add_people(
        by=cast.imogen,
        review=opened,
        people=[Person("mother", "mother")],
        labels={"mother": "Mother"},
        names={"mother": [NAME]},
    )
    told = [Event("y", read(f"{day} May 2016"), "entry", text=f"Seen on the {day}.") for day in (1, 2, 30)]
    enter(by=cast.imogen, case=opened.case, events=told)
    return opened


@pytest.fixture
def entry(review: Review) -> EventRecord:
    found = review.case.events.first()
    assert found is not None
    return found


def test_terms_are_a_draft_until_somebody_has_agreed(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    address = f"/reviews/{review.pk}/terms/"
    assert "No terms of reference are written yet" in client.get(address).content.decode()
    client.post(f"/reviews/{review.pk}/write/terms/", {"purpose": "To learn", "seen_version": "0"})
    assert "A draft: nobody has agreed to it yet." in client.get(address).content.decode()
    terms = TermsOfReference.objects.get(review=review)
    agreed = {"purpose": "To learn", "agreed_by": "the panel", "agreed_on": "2026-02-03", "seen_version": "1"}
    client.post(f"/reviews/written/terms/{terms.pk}/", agreed)
    assert "Agreed on 3 February 2026 by the panel." in client.get(address).content.decode()
    assert {change.field for change in Change.objects.of(terms)} == {"agreed_by", "agreed_on"}


def test_of_terms_there_is_one_and_who_writes_a_second_sees_the_first(cast: Cast, review: Review) -> None:
    actions.write(by=cast.rashid, record=TermsOfReference(review=review, purpose="His purpose"))
    answer = cast.signed_in("imogen").post(f"/reviews/{review.pk}/write/terms/", {"purpose": "Her purpose"})
    page = answer.content.decode()
    assert "Rashid Karim saved this while you were writing." in page
    assert "His purpose" in page
    assert page.count("Her purpose") == 2


def test_a_line_of_enquiry_is_open_until_a_finding_answers_it(cast: Cast, review: Review, entry: EventRecord) -> None:
    client = cast.signed_in("imogen")
    for question in ("Who lived there?", "Who was told?"):
        client.post(f"/reviews/{review.pk}/write/line/", {"question": question, "state": "open"})
    first, second = LineOfEnquiry.objects.filter(review=review)
    assert (first.number, second.number) == (1, 2)
    sent = {"text": "Nobody asked.", "answers": [first.pk], "cite": [entry.pk]}
    client.post(f"/reviews/{review.pk}/findings/write/", sent)
    page = client.get(f"/reviews/{review.pk}/terms/").content.decode()
    assert page.count("No finding answers it yet.") == 1
    assert ">finding 1</a>" in page


def test_the_front_page_says_which_questions_nothing_answers_yet(
    cast: Cast, review: Review, entry: EventRecord
) -> None:
    client = cast.signed_in("odile")
    assert "not answered yet" not in client.get(f"/reviews/{review.pk}/").content.decode()
    one, two = (
        actions.write(by=cast.imogen, record=LineOfEnquiry(review=review, question=question))
        for question in ("Who asked?", "Who knew?")
    )
    assert "2; not answered yet: 1, 2" in client.get(f"/reviews/{review.pk}/").content.decode()
    finding = actions.write_finding(by=cast.imogen, review=review, text="Nobody.", cites=[entry], answers=[one])
    assert "2; not answered yet: 2" in client.get(f"/reviews/{review.pk}/").content.decode()
    two.state, two.answer = LineOfEnquiry.SET_ASIDE, "Outside the period."
    actions.write(by=cast.imogen, record=two)
    assert "2; none is open" in client.get(f"/reviews/{review.pk}/").content.decode()
    actions.withdraw_finding(by=cast.imogen, finding=finding, because="Read wrongly.")
    assert "2; not answered yet: 1" in client.get(f"/reviews/{review.pk}/").content.decode()


def test_an_answered_question_says_its_answer(cast: Cast, review: Review) -> None:
    sent = {"question": "Who lived there?", "state": "answered", "answer": ""}
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/write/line/", sent).content.decode()
    assert "Write the answer, or why the question was set aside." in page


def test_a_finding_rests_on_what_the_mother_said_and_nobody_reads_her_name(
    cast: Cast, review: Review, entry: EventRecord
) -> None:
    client = cast.signed_in("imogen")
    said = {"role": "Mother", "kind": "family", "state": "took_part", "words": f"I, {NAME}, asked for help twice."}
    client.post(f"/reviews/{review.pk}/write/contribution/", said)
    contribution = Contribution.objects.get(review=review)
    sent = {"text": "Help was asked for.", "rests_on": [contribution.pk], "cite": [entry.pk]}
    client.post(f"/reviews/{review.pk}/findings/write/", sent)
    assert list(Finding.objects.get(review=review).rests_on.all()) == [contribution]
    assert f'#contribution-{contribution.pk}">Mother</a>' in client.get(f"/reviews/{review.pk}/").content.decode()
    for who, view in (("imogen", "anonymised"), ("odile", "named")):
        page = cast.signed_in(who).get(f"/reviews/{review.pk}/contributions/?view={view}").content.decode()
        assert "I, Mother, asked for help twice." in page
        assert "Quillfeather" not in page
    assert NAME in client.get(f"/reviews/{review.pk}/contributions/?view=named").content.decode()


def test_words_of_somebody_who_declined_are_asked_about(cast: Cast, review: Review) -> None:
    sent = {"role": "Mother", "kind": "family", "state": "declined", "words": "No."}
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/write/contribution/", sent).content.decode()
    assert "What they said stands here: choose that they took part." in page


def test_an_episode_leads_to_its_entries(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    told = {"title": "The first days", "summary": "Seen twice", "since": "2016-05-01", "until": "2016-05-02"}
    client.post(f"/reviews/{review.pk}/write/episode/", told | {"good_practice": "on"})
    page = client.get(f"/reviews/{review.pk}/episodes/").content.decode()
    assert "1 May 2016 to 2 May 2016" in page
    assert "Good practice" in page
    link = f"/reviews/{review.pk}/chronology/?since=2016-05-01&amp;until=2016-05-02"
    assert link in page
    assert "2 of 3 entries fit" in client.get(link.replace("&amp;", "&")).content.decode()


def test_an_episode_that_ends_before_it_begins_is_refused(cast: Cast, review: Review) -> None:
    told = {"title": "Days", "summary": "Seen", "since": "2016-05-02", "until": "2016-05-01"}
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/write/episode/", told).content.decode()
    assert "It ends before it begins, on 2 May 2016." in page
    assert not Episode.objects.exists()


def test_a_note_stands_with_who_wrote_it_and_follows_the_entry(cast: Cast, review: Review, entry: EventRecord) -> None:
    client = cast.signed_in("imogen")
    client.post(f"/reviews/{review.pk}/write/note/?entry={entry.pk}", {"text": "Ask the nursery."})
    (after,) = actions.sort_entries(by=cast.rashid, review=review, kinds={entry: "child.seen"})
    assert Note.objects.get().record_id == after.pk
    page = client.get(f"/reviews/entries/{after.pk}/").content.decode()
    assert "Ask the nursery." in page
    assert "Imogen Ashdown, " in page


@pytest.mark.parametrize("entry_key", ["", "0", "x", "9" * 30])
def test_a_note_on_no_entry_is_not_there(cast: Cast, review: Review, entry_key: str) -> None:
    answer = cast.signed_in("imogen").get(f"/reviews/{review.pk}/write/note/?entry={entry_key}")
    assert answer.status_code == 404


def test_a_note_on_another_reviews_entry_is_refused(cast: Cast, review: Review, entry: EventRecord) -> None:
    other = actions.open_review(by=cast.imogen, label="Child X", title="Another")
    with pytest.raises(NotPossible):
        actions.write(by=cast.imogen, record=Note(review=other, record=entry, text="Here"))


def test_the_same_written_twice_is_one(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    for _ in range(2):
        client.post(f"/reviews/{review.pk}/write/line/", {"question": "Who lived there?", "state": "open"})
    assert LineOfEnquiry.objects.count() == 1


def test_the_second_of_two_who_change_an_episode_sees_the_first(cast: Cast, review: Review) -> None:
    days = {"since": date(2016, 5, 1), "until": date(2016, 5, 2)}
    episode = actions.write(by=cast.imogen, record=Episode(review=review, title="Days", summary="Seen", **days))
    hers = Episode.objects.get(pk=episode.pk)
    episode.summary = "Seen twice"
    actions.write(by=cast.rashid, record=episode, seen_version=1)
    hers.summary = "Seen once"
    with pytest.raises(ChangedMeanwhile):
        actions.write(by=cast.imogen, record=hers, seen_version=1)


def test_nobody_writes_what_is_not_there_to_be_written(cast: Cast, review: Review) -> None:
    assert cast.signed_in("imogen").get(f"/reviews/{review.pk}/write/verdict/").status_code == 404


@pytest.mark.parametrize("who", ["odile", "harriet", "wen"])
def test_only_whoever_writes_reviews_writes(cast: Cast, review: Review, who: str) -> None:
    assert cast.signed_in(who).get(f"/reviews/{review.pk}/write/line/").status_code == 404

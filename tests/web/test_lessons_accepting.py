"""Proposals judged one by one: accepted, refused, made one with another, taken back; and all of it counted."""

import csv
import io

import pytest

from heed.web.lessons import actions
from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.actions import NotPossible
from tests.cast import Cast
from tests.web.publications import NOTES, OTHER_NOTES


@pytest.fixture
def publication(cast: Cast) -> Publication:
    return actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)


def press(cast: Cast, lesson: Lesson, what: str) -> str:
    return cast.signed_in("imogen").post(f"/lessons/{lesson.pk}/{what}/", follow=True).content.decode()


def test_each_proposal_is_judged_by_its_own_button_and_the_step_can_be_undone(
    cast: Cast, publication: Publication
) -> None:
    one, two, three = publication.lessons.all()
    assert "Undo: accepted" in press(cast, one, "accept-as-proposed")
    assert "Undo: not a lesson" in press(cast, two, "reject")
    assert [lesson.state for lesson in publication.lessons.all()] == ["accepted", "rejected", "proposed"]
    assert "It is a proposal again." in press(cast, two, "take-back")
    press(cast, two, "accept-as-proposed")
    assert "Everything that was read" not in press(cast, three, "accept-as-proposed")
    assert publication.lessons.accepted().count() == 3


def test_two_passages_are_one_lesson_and_both_are_kept(cast: Cast, publication: Publication) -> None:
    one, two, _ = publication.lessons.all()
    page = press(cast, two, "merge")
    two.refresh_from_db()
    assert (two.state, two.merged_into) == (Lesson.MERGED, one.key)
    assert f"Also, {two.where}: {two.text}" in page.replace("&#x27;", "'")
    press(cast, one, "accept-as-proposed")
    shown = cast.signed_in("ngozi").get(f"/lessons/{one.pk}/").content.decode()
    assert "Also, line" in shown
    assert cast.signed_in("ngozi").get("/lessons/").context["number"] == 1
    press(cast, two, "take-back")
    two.refresh_from_db()
    assert (two.state, two.merged_into) == (Lesson.PROPOSED, "")


def test_what_cannot_be_one_is_said(cast: Cast, publication: Publication) -> None:
    one, two, three = publication.lessons.all()
    assert "No lesson stands before it." in press(cast, one, "merge")
    other = actions.add_publication(by=cast.rashid, name="r.txt", document=OTHER_NOTES).lessons.first()
    assert other is not None
    with pytest.raises(NotPossible, match="one publication"):
        actions.merge(by=cast.imogen, proposal=other, into=one)
    actions.merge(by=cast.imogen, proposal=two, into=one)
    with pytest.raises(NotPossible, match="no lesson of its own"):
        actions.merge(by=cast.imogen, proposal=three, into=two)
    with pytest.raises(NotPossible, match="Let it stay"):
        actions.merge(by=cast.imogen, proposal=one, into=three)


def test_what_people_made_of_the_reading_is_counted(cast: Cast, publication: Publication) -> None:
    one, two, three = publication.lessons.all()
    actions.accept_as_proposed(by=cast.imogen, proposals=[one])
    actions.accept(by=cast.imogen, lesson=two, stance="legal", themes=["disability"])
    actions.reject(by=cast.imogen, proposal=three)
    client = cast.signed_in("imogen")
    assert "1 of 3" in client.get("/lessons/reader/").content.decode()
    every, notes, *_ = csv.DictReader(io.StringIO(client.get("/lessons/reader/table/").content.decode()))
    assert every["form"] == "All forms"
    assert notes["form"] == "Learning notes"
    assert notes["judged by a person"] == "3"
    assert notes["accepted just as proposed"] == "1"
    assert notes["accepted as something else (stance)"] == "1"
    assert notes["given a theme that was not proposed"] == "1"
    assert notes["none"] == "1"


def test_an_empty_library_counts_nothing(cast: Cast) -> None:
    assert "Nothing has been read yet." in cast.signed_in("imogen").get("/lessons/reader/").content.decode()


def test_a_passage_that_was_missed_becomes_a_proposal_in_its_own_words(cast: Cast, publication: Publication) -> None:
    client = cast.signed_in("imogen")
    address = f"/lessons/publications/{publication.pk}/passages/"
    told = publication.reading["case_facts"][0]
    assert told["text"][:40] in client.get(address).content.decode()
    page = client.post(address, {"passage": "case_facts 0"}, follow=True).content.decode()
    assert "Is this a lesson?" in page
    made = publication.lessons.get(key="missed-case_facts-1")
    assert (made.text, made.place, made.state) == (told["text"], told["place"], Lesson.PROPOSED)
    assert "Proposed as a lesson." in client.get(address).content.decode()
    assert "already" in client.post(address, {"passage": "case_facts 0"}, follow=True).content.decode()
    actions.accept_as_proposed(by=cast.imogen, proposals=[made])
    every, *_ = csv.DictReader(io.StringIO(client.get("/lessons/reader/table/").content.decode()))
    assert (every["missed by the reader, found by a person"], every["read out of publications"]) == ("1", "3")


@pytest.mark.parametrize("sent", ["", "case_facts 99", "reading 0", "document 0", "case_facts -1", "case_facts x"])
def test_a_passage_that_is_not_there_is_no_lesson(cast: Cast, publication: Publication, sent: str) -> None:
    address = f"/lessons/publications/{publication.pk}/passages/"
    page = cast.signed_in("imogen").post(address, {"passage": sent}, follow=True).content.decode()
    assert "is not in the document as it was read" in page
    assert publication.lessons.count() == 3

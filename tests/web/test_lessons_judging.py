"""Recommendations, questions and responses judged as lessons are; two people at one publication; what was missed."""

import csv
import io
from importlib import import_module

import pytest
from django.apps import apps

from heed.web.lessons import actions, waits
from heed.web.lessons.models import Lesson, Passage, Publication
from heed.web.lessons.recurrences import done_about
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible
from heed.web.partnership.models import Change, TrailEntry
from tests.cast import Cast
from tests.web.publications import PLANNED


@pytest.fixture
def publication(cast: Cast) -> Publication:
    return actions.add_publication(by=cast.rashid, name="p.txt", document=PLANNED)


def of(publication: Publication, kind: str) -> list[Passage]:
    return list(publication.passages.filter(kind=kind))


def press(cast: Cast, one: Passage, what: str, **sent: object) -> str:
    address = f"/lessons/passages/{one.pk}/{what}/"
    return cast.signed_in("imogen").post(address, sent, follow=True).content.decode()


def test_what_a_publication_recommends_asks_and_answers_is_proposed(publication: Publication) -> None:
    recommendations, questions = of(publication, "recommendation"), of(publication, "question")
    responses = of(publication, "response")
    assert [len(each) for each in (recommendations, questions, responses)] == [2, 2, 2]
    assert recommendations[0].addressee
    assert {one.state for one in publication.passages.all()} == {Passage.PROPOSED}
    assert all(one.text == one.proposed_text and one.where.startswith("line") for one in publication.passages.all())


def test_all_of_it_stands_on_one_page_in_the_order_of_the_document(cast: Cast, publication: Publication) -> None:
    answer = cast.signed_in("imogen").get(f"/lessons/publications/{publication.pk}/accept/")
    rows = [row.one for row in answer.context["rows"]]
    assert {one.name for one in rows} == {"lesson", "recommendation", "question", "response"}
    assert [one.order for one in rows] == sorted(one.order for one in rows)


def test_nobody_else_sees_it_before_it_is_accepted(cast: Cast, publication: Publication) -> None:
    one = of(publication, "recommendation")[0]
    address = f"/lessons/publications/{publication.pk}/"
    shown = {who: cast.signed_in(who).get(address).content.decode() for who in ("imogen", "ngozi")}
    assert one.text in shown["imogen"]
    assert one.text not in shown["ngozi"]
    press(cast, one, "accept-as-proposed", seen_version=0)
    assert one.text in cast.signed_in("ngozi").get(address).content.decode()
    assert cast.signed_in("marlow").post(f"/lessons/passages/{one.pk}/reject/").status_code == 404


def test_a_recommendation_is_mended_and_what_was_printed_is_kept(cast: Cast, publication: Publication) -> None:
    one = of(publication, "recommendation")[0]
    page = press(cast, one, "accept", text="Ask the father.\r\nAlways.", addressee="Every team", seen_version=0)
    assert "The recommendation is accepted." in page
    one.refresh_from_db()
    assert (one.text, one.addressee, one.state) == ("Ask the father.\nAlways.", "Every team", Passage.ACCEPTED)
    assert one.proposed_text in cast.signed_in("imogen").get(f"/lessons/passages/{one.pk}/accept/").content.decode()
    assert "Undo: accepted" in page
    press(cast, one, "take-back")
    one.refresh_from_db()
    assert (one.text, one.addressee, one.state) == (one.proposed_text, one.proposed_addressee, Passage.PROPOSED)


def test_a_question_is_asked_with_the_lesson_that_it_is_paired_with(cast: Cast, publication: Publication) -> None:
    one = of(publication, "question")[0]
    first, second, *_ = publication.lessons.all()
    actions.accept_passage(by=cast.imogen, passage=one, text="Whom did you ask?", goes_with=first.key)
    first.refresh_from_db()
    assert first.question == "Whom did you ask?"
    actions.accept_passage(by=cast.imogen, passage=one, goes_with=second.key)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.question, second.question) == ("", "Whom did you ask?")
    actions.accept(by=cast.imogen, lesson=second, stance="fault", themes=[], question=second.question)
    found = cast.signed_in("ngozi").get("/lessons/", {"q": '"whom did you ask"'})
    assert found.context["number"] == 1
    actions.reject(by=cast.imogen, proposal=one)
    second.refresh_from_db()
    assert second.question == ""


def test_a_question_leaves_the_words_that_a_person_gave_a_lesson(cast: Cast, publication: Publication) -> None:
    one = of(publication, "question")[0]
    first = publication.lessons.all()[0]
    Passage.objects.filter(pk=one.pk).update(goes_with=first.key, proposed_goes_with=first.key)
    one.refresh_from_db()
    actions.accept(by=cast.imogen, lesson=first, stance="fault", themes=[], question="My own words?")
    actions.accept_proposal(by=cast.imogen, proposal=one)
    first.refresh_from_db()
    assert first.question == "My own words?"


def test_a_response_answers_the_recommendation_that_a_person_names(cast: Cast, publication: Publication) -> None:
    one, asked = of(publication, "response")[0], of(publication, "recommendation")[1]
    page = cast.signed_in("imogen").get(f"/lessons/passages/{one.pk}/accept/").content.decode()
    assert "The recommendation it answers" in page
    press(cast, one, "accept", text=one.text, goes_with=asked.key, seen_version=0)
    press(cast, asked, "accept-as-proposed", seen_version=0)
    shown = cast.signed_in("ngozi").get(f"/lessons/publications/{publication.pk}/").content.decode()
    assert "Answers the recommendation" in shown
    assert "not a valid choice" in press(
        cast, one, "accept", text=one.text, goes_with="rec-99", seen_version=1
    ).replace("Select a valid choice", "not a valid choice")


def test_two_recommendations_are_one_and_their_responses_stay_with_it(cast: Cast, publication: Publication) -> None:
    first, second = of(publication, "recommendation")
    answer = of(publication, "response")[0]
    actions.accept_passage(by=cast.imogen, passage=answer, goes_with=second.key)
    assert "One with the recommendation before it" in press(cast, second, "merge", seen_version=0)
    second.refresh_from_db()
    assert (second.state, second.merged_into) == (Passage.MERGED, first.key)
    actions.accept_proposal(by=cast.imogen, proposal=first)
    lesson = publication.lessons.all()[0]
    actions.accept_proposal(by=cast.imogen, proposal=lesson)
    shown = cast.signed_in("ngozi").get(f"/lessons/publications/{publication.pk}/").content.decode()
    assert f"Also, {second.where}" in shown or second.text not in shown
    assert answer.said in done_about([lesson], cast.imogen)[lesson.pk].answered
    question = of(publication, "question")[0]
    with pytest.raises(NotPossible, match="Only two questions of one publication"):
        actions.merge(by=cast.imogen, proposal=question, into=first)
    assert "No recommendation stands before it." in press(cast, first, "merge", seen_version=1)


def test_many_are_accepted_at_once_and_a_question_does_not_stop_its_lesson(
    cast: Cast, publication: Publication
) -> None:
    one, lesson = of(publication, "question")[0], publication.lessons.all()[0]
    Passage.objects.filter(pk=one.pk).update(goes_with=lesson.key, proposed_goes_with=lesson.key)
    client = cast.signed_in("imogen")
    address = f"/lessons/publications/{publication.pk}/accept/"
    ticked = [f"{row.one.anchor}:{row.one.version}" for row in client.get(address).context["rows"]]
    client.post(address, {"proposal": ticked})
    assert not publication.lessons.proposed().exists()
    assert not publication.passages.proposed().exists()
    lesson.refresh_from_db()
    assert lesson.question == one.text
    assert waits.lessons_waiting(cast.imogen) == []


def test_the_second_is_told_who_changed_what_and_keeps_what_they_typed(cast: Cast, publication: Publication) -> None:
    one = of(publication, "recommendation")[0]
    actions.accept_passage(by=cast.rashid, passage=one, addressee="The trust", seen_version=0)
    page = press(cast, one, "accept", text="Ask him.", addressee="Every team", seen_version=0)
    assert "Rashid Karim saved this while you were writing" in page
    assert "The trust" in page
    assert 'value="Every team"' in page
    assert "Who changed what" in page
    assert "Ask him." in page
    one.refresh_from_db()
    assert one.addressee == "The trust"
    assert "is accepted" in press(cast, one, "accept", text="Ask him.", addressee="Every team", seen_version=1)
    assert Change.objects.of(one).filter(field="addressee").count() == 2


def test_the_second_at_a_lesson_is_told_in_words_not_in_codes(cast: Cast, publication: Publication) -> None:
    lesson = publication.lessons.all()[0]
    actions.accept(by=cast.rashid, lesson=lesson, stance="praise", themes=["neglect"], seen_version=0)
    sent = {"stance": "legal", "themes": ["disability"], "question": "Mine?", "seen_version": 0}
    page = cast.signed_in("imogen").post(f"/lessons/{lesson.pk}/accept/", sent).content.decode()
    assert "Rashid Karim saved this while you were writing" in page
    assert "Good practice" in page
    assert "Mine?" in page
    both = page[page.index(">Both versions<") : page.index("Who changed what")]
    assert "A legal statement" in both
    assert "Neglect" in both
    lesson.refresh_from_db()
    assert (lesson.stance, lesson.themes) == ("praise", ["neglect"])


@pytest.mark.parametrize("what", ["accept-as-proposed", "reject", "merge"])
def test_a_button_pressed_on_what_was_judged_meanwhile_changes_nothing(
    cast: Cast, publication: Publication, what: str
) -> None:
    _, one = of(publication, "recommendation")
    actions.accept_passage(by=cast.rashid, passage=one, addressee="The board", seen_version=0)
    if what == "accept-as-proposed":
        actions.reject(by=cast.rashid, proposal=one)
    before = Passage.objects.values().get(pk=one.pk)
    page = press(cast, one, what, seen_version=0)
    assert "Rashid Karim changed this recommendation while you were reading" in page
    assert Passage.objects.values().get(pk=one.pk) == before


def test_ticked_ones_that_were_judged_meanwhile_stay_as_they_are(cast: Cast, publication: Publication) -> None:
    one, other = of(publication, "recommendation")
    actions.reject(by=cast.rashid, proposal=one)
    actions.reject(by=cast.rashid, proposal=other)
    actions.take_back(by=cast.rashid, proposal=other)
    ticked = {"proposal": [f"{one.anchor}:0", f"{other.anchor}:0"]}
    address = f"/lessons/publications/{publication.pk}/accept/"
    page = cast.signed_in("imogen").post(address, ticked, follow=True).content.decode()
    assert "1 of those you ticked had been judged meanwhile" in page
    assert "Rashid Karim changed this recommendation" in page
    assert not Passage.objects.accepted().exists()


def test_an_undo_does_not_undo_what_somebody_else_did(cast: Cast, publication: Publication) -> None:
    one = of(publication, "recommendation")[0]
    actions.reject(by=cast.imogen, proposal=one)
    actions.accept_passage(by=cast.rashid, passage=one, addressee="The board")
    assert "Rashid Karim changed" in press(cast, one, "take-back", seen_version=1)
    one.refresh_from_db()
    assert one.state == Passage.ACCEPTED
    with pytest.raises(ChangedMeanwhile):
        actions.take_back(by=cast.imogen, proposal=one, seen_version=1)


def test_two_who_judge_alike_have_judged_once(cast: Cast, publication: Publication) -> None:
    one = of(publication, "recommendation")[0]
    actions.accept_proposal(by=cast.rashid, proposal=one, seen_version=0)
    assert "Accepted as proposed." in press(cast, one, "accept-as-proposed", seen_version=0)
    one.refresh_from_db()
    assert (one.judged_by, one.version) == (cast.rashid, 1)
    assert TrailEntry.objects.filter(action="accepted a recommendation").count() == 1


@pytest.mark.parametrize("kind", ["recommendation", "question"])
def test_a_passage_that_was_missed_is_marked_as_what_it_is(cast: Cast, publication: Publication, kind: str) -> None:
    client, address = cast.signed_in("imogen"), f"/lessons/publications/{publication.pk}/passages/"
    assert f'value="{kind}"' in client.get(address).content.decode()
    page = client.post(address, {"passage": "case_facts 0", "kind": kind}, follow=True).content.decode()
    assert f"It is proposed as a {kind}." in page
    made = publication.passages.get(key="missed-case_facts-1")
    assert (made.kind, made.text) == (kind, publication.reading["case_facts"][0]["text"])
    assert f"Proposed as a {kind}." in client.get(address).content.decode()
    assert "already" in client.post(address, {"passage": "case_facts 0", "kind": kind}, follow=True).content.decode()
    actions.reject(by=cast.imogen, proposal=made)
    client.post(address, {"passage": "case_facts 0", "kind": kind})
    made.refresh_from_db()
    assert made.state == Passage.PROPOSED
    wrong = client.post(address, {"passage": "case_facts 0", "kind": "response"}, follow=True).content.decode()
    assert "is not in the document as it was read" in wrong


def test_what_people_made_of_each_kind_is_counted(cast: Cast, publication: Publication) -> None:
    first, second = of(publication, "recommendation")
    actions.accept_passage(by=cast.imogen, passage=first, text="Other words.", addressee="Somebody else")
    actions.accept_proposal(by=cast.imogen, proposal=second)
    actions.reject(by=cast.imogen, proposal=of(publication, "question")[0])
    made = actions.add_missed(
        by=cast.imogen, publication=publication, part="case_facts", number=0, kind=Passage.RECOMMENDATION
    )
    actions.accept_proposal(by=cast.imogen, proposal=made)
    client = cast.signed_in("imogen")
    rows = list(csv.DictReader(io.StringIO(client.get("/lessons/reader/table/").content.decode())))
    told = {row["kind"]: row for row in rows if row["form"] == "All forms"}
    asked = told["Recommendations"]
    assert (asked["read out of publications"], asked["judged by a person"]) == ("2", "2")
    assert (asked["accepted just as proposed"], asked["accepted in other words"]) == ("1", "1")
    assert (asked["addressed to somebody else"], asked["missed by the reader, found by a person"]) == ("1", "1")
    assert asked["given a theme that was not proposed"] == ""
    assert (told["Questions to the reader"]["none"], told["Responses"]["judged by a person"]) == ("1", "0")
    assert "1 of 2" in client.get("/lessons/reader/").content.decode()


@pytest.mark.django_db
def test_what_was_read_before_there_was_a_table_is_proposed(cast: Cast, publication: Publication) -> None:
    kept = list(publication.passages.values_list("kind", "key", "text", "addressee", "goes_with", "place"))
    Passage.objects.all().delete()
    Lesson.objects.filter(publication=publication).update(state=Lesson.ACCEPTED)
    propose = import_module("heed.web.lessons.migrations.0011_proposed_passages").propose
    for _ in range(2):  # again, it changes nothing
        propose(apps, None)
    found = publication.passages.values_list("kind", "key", "text", "addressee", "goes_with", "place")
    assert list(found) == kept
    assert not publication.passages.accepted().exists()

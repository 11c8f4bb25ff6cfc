"""A publication handed in, read, shown with what could not be placed, and its lessons accepted by a person."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from heed.lessons.reading.apart import understood
from heed.web.lessons import actions
from heed.web.lessons.actions import adding
from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.models import TrailEntry
from tests.cast import Cast
from tests.web.publications import NOTES


@pytest.fixture
def publication(cast: Cast) -> Publication:
    return actions.add_publication(by=cast.rashid, name="child-q.txt", document=NOTES)


def handed_in(client: Client, name: str, content: bytes) -> str:
    sent = {"document": SimpleUploadedFile(name, content)}
    return client.post("/lessons/add/", sent, follow=True).content.decode()


def test_a_document_is_read_and_its_lessons_wait_to_be_accepted(cast: Cast) -> None:
    page = handed_in(cast.signed_in("imogen"), "child-q.txt", NOTES)
    assert "Accept what was read out of Child Q: learning notes" in page
    assert "could not yet roll" in page
    assert "Lessons to accept: Child Q: learning notes" in cast.signed_in("imogen").get("/").content.decode()
    assert TrailEntry.objects.filter(action="added a publication").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"  \n ", "blank.txt is empty."),
        ("broken.docx", b"PK\x03\x04 nothing", "damaged Word or PowerPoint file"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office format"),
        ("broken.pdf", b"%PDF-1.4 nothing", "broken.pdf"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(cast: Cast, name: str, content: bytes, said: str) -> None:
    page = handed_in(cast.signed_in("imogen"), name, content)
    assert said in page
    assert page.count("govuk-error-message") == 1
    assert not Publication.objects.exists()


def test_no_file_is_said_too(cast: Cast) -> None:
    assert "Needs an answer." in cast.signed_in("imogen").post("/lessons/add/").content.decode()


def test_the_same_file_leads_to_the_one_that_is_there(cast: Cast, publication: Publication) -> None:
    page = handed_in(cast.signed_in("imogen"), "again.txt", NOTES)
    assert "This file is in the library already." in page
    assert Publication.objects.count() == 1


def test_the_file_is_given_back_as_it_was_and_opens_in_no_browser(cast: Cast) -> None:
    name = 'x"; filename="evil.html'
    publication = actions.add_publication(by=cast.rashid, name=name, document=NOTES)
    answer = cast.signed_in("ngozi").get(f"/lessons/publications/{publication.pk}/document/")
    assert answer.content == NOTES
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="publication-{publication.pk}.html"'


def test_a_publication_says_what_was_read_and_what_was_not(cast: Cast, publication: Publication) -> None:
    page = cast.signed_in("ngozi").get(f"/lessons/publications/{publication.pk}/").content.decode()
    assert "The document gives no date of publication" in page
    assert "What happened, as told (1 passage)" in page
    assert "What could not be placed (0 passages)" in page


def test_what_nobody_accepted_is_shown_only_to_those_who_accept(cast: Cast, publication: Publication) -> None:
    lesson = publication.lessons.get(key="lp-2")
    for who, status in {"imogen": 200, "rashid": 200, "ngozi": 404, "harriet": 404, "marlow": 404}.items():
        client = cast.signed_in(who)
        assert client.get(f"/lessons/{lesson.pk}/").status_code == status
        shown = client.get(f"/lessons/publications/{publication.pk}/").content.decode()
        assert ("did not escalate" in shown) == (status == 200)


def test_ticked_lessons_are_accepted_as_they_are(cast: Cast, publication: Publication) -> None:
    first, second, third = publication.lessons.all()
    client = cast.signed_in("imogen")
    address = f"/lessons/publications/{publication.pk}/accept/"
    ticked = [f"lesson-{first.pk}:0", f"lesson-{second.pk}:0", "nonsense", "lesson-x:y"]
    page = client.post(address, {"proposal": ticked}, follow=True).content.decode()
    assert "2 proposals accepted." in page
    assert "Of 2 judged so far, 2 were accepted just as proposed." in page
    assert {one.pk for one in Lesson.objects.accepted()} == {first.pk, second.pk}
    assert "good practice" in page
    assert third.state == Lesson.PROPOSED


def test_a_lesson_is_mended_and_accepted_and_the_agreement_counts_it(cast: Cast, publication: Publication) -> None:
    lesson = publication.lessons.get(key="lp-1")
    mended = {"stance": "expected", "themes": ["bruising-non-mobile", "over-optimism"], "question": "What next?"}
    client = cast.signed_in("imogen")
    page = client.post(f"/lessons/{lesson.pk}/accept/", mended | {"safeguards": ["BRU-01"]}, follow=True)
    assert "Of 1 judged so far, 0 were accepted just as proposed." in page.content.decode()
    lesson.refresh_from_db()
    assert (lesson.stance, lesson.themes) == ("expected", ["bruising-non-mobile", "over-optimism"])
    assert (lesson.proposed_stance, lesson.judged_by) == ("fault", cast.imogen)
    shown = cast.signed_in("ngozi").get(f"/lessons/{lesson.pk}/").content.decode()
    assert "BRU-01" in shown
    assert "What next?" in shown


def test_a_stance_that_does_not_exist_is_refused_with_the_words_kept(cast: Cast, publication: Publication) -> None:
    lesson = publication.lessons.get(key="lp-1")
    sent = {"stance": "nonsense", "question": "What next?"}
    page = cast.signed_in("imogen").post(f"/lessons/{lesson.pk}/accept/", sent).content.decode()
    assert "What next?" in page
    assert not Lesson.objects.accepted().exists()


def test_what_is_no_lesson_stays_and_can_be_accepted_after_all(cast: Cast, publication: Publication) -> None:
    lesson = publication.lessons.get(key="lp-3")
    client = cast.signed_in("imogen")
    client.post(f"/lessons/{lesson.pk}/reject/")
    lesson.refresh_from_db()
    assert lesson.state == Lesson.REJECTED
    assert "not a lesson" in client.get(f"/lessons/publications/{publication.pk}/").content.decode()
    client.post(f"/lessons/{lesson.pk}/accept/", {"stance": "praise", "seen_version": lesson.version})
    lesson.refresh_from_db()
    assert lesson.state == Lesson.ACCEPTED


def test_the_words_that_led_to_a_theme_are_shown(cast: Cast, publication: Publication) -> None:
    page = cast.signed_in("imogen").get(f"/lessons/publications/{publication.pk}/accept/").content.decode()
    assert "because it says <q>" in page


@pytest.mark.parametrize("who", ["wen", "ngozi", "petra", "harriet", "dev"])
def test_only_those_who_accept_may_add_and_judge(cast: Cast, publication: Publication, who: str) -> None:
    client = cast.signed_in(who)
    lesson = publication.lessons.first()
    assert lesson is not None
    for address in ("add/", f"publications/{publication.pk}/accept/", f"{lesson.pk}/accept/"):
        assert client.get(f"/lessons/{address}").status_code == 404
    assert client.post(f"/lessons/{lesson.pk}/reject/").status_code == 404


def test_words_of_a_document_run_nowhere(cast: Cast) -> None:
    nasty = NOTES.replace(b"did not escalate", b"<script>alert(1)</script> did not escalate")
    publication = actions.add_publication(by=cast.rashid, name="<img src=x>.txt", document=nasty)
    actions.accept_as_proposed(by=cast.imogen, proposals=list(publication.lessons.all()))
    client = cast.signed_in("imogen")
    for address in ("", "?q=escalate", f"publications/{publication.pk}/"):
        page = client.get(f"/lessons/{address}").content.decode()
        assert "<script>alert" not in page
        assert "<img src=x>" not in page


def test_nothing_of_the_database_is_held_while_a_document_is_read(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    before, held = list(connection.savepoint_ids), []

    def read_slowly(name: str, document: bytes) -> Any:
        held.extend(connection.savepoint_ids[len(before) :])
        return understood(name, document)

    monkeypatch.setattr(adding, "understood", read_slowly)
    actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    assert held == []


def test_of_two_who_add_one_file_at_once_the_second_is_led_to_the_first(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first: list[Publication] = []

    def somebody_is_quicker(name: str, document: bytes) -> Any:
        monkeypatch.setattr(adding, "understood", understood)
        first.append(actions.add_publication(by=cast.imogen, name="first.txt", document=document))
        return understood(name, document)

    monkeypatch.setattr(adding, "understood", somebody_is_quicker)
    with pytest.raises(actions.AlreadyThere) as there:
        actions.add_publication(by=cast.rashid, name="q.txt", document=NOTES)
    assert there.value.publication == first[0]
    assert Publication.objects.count() == 1

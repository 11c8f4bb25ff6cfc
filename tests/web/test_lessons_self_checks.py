"""Any lesson, several of them, or a theme become ten questions; what is answered is kept with who and when."""

import io

import pytest
from django.test import Client
from docx import Document

from heed.web.lessons import actions, self_checks
from heed.web.lessons.models import Lesson, Publication, SelfCheck, SelfCheckAnswer
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import TrailEntry
from tests.cast import Cast
from tests.web.publications import NOTES, OTHER_NOTES


@pytest.fixture
def lesson(cast: Cast) -> Lesson:
    """A lesson with its theme and the safeguard that carries it, beside others."""
    for name, notes in (("q.txt", NOTES), ("r.txt", OTHER_NOTES)):
        publication = actions.add_publication(by=cast.rashid, name=name, document=notes)
        actions.accept_as_proposed(by=cast.imogen, proposals=list(publication.lessons.all()))
    found = Lesson.objects.get(publication__review="Child Q", key="lp-1")
    told = {"stance": "fault", "themes": ["bruising-non-mobile"], "question": "What would you do today?"}
    actions.accept(by=cast.imogen, lesson=found, safeguards=["BRU-01"], **told)
    return found


@pytest.fixture
def begun(cast: Cast, lesson: Lesson) -> SelfCheck:
    return self_checks.begin(by=cast.imogen, lessons=[lesson])


def words_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def got(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_lesson_becomes_ten_questions_of_its_own_words(cast: Cast, lesson: Lesson) -> None:
    client = cast.signed_in("ngozi")
    assert f'href="/lessons/self-check/?lesson={lesson.pk}"' in got(client, f"/lessons/{lesson.pk}/")
    page = got(client, f"/lessons/self-check/?lesson={lesson.pk}")
    assert page.count("<li><h2") == 10
    for told in ("could not yet roll", "What would you do today?", "Safeguard BRU-01 says", "on a Saturday night"):
        assert told in page
    assert "Answer these for the partnership" not in page


def test_it_is_saved_in_word_to_be_filled_in(cast: Cast, lesson: Lesson) -> None:
    answer = cast.signed_in("ngozi").get(f"/lessons/self-check.docx?lesson={lesson.pk}")
    assert answer["Content-Disposition"] == 'attachment; filename="self-check.docx"'
    told = words_of(answer.content)
    assert told.count("\u2610 Yes") == 10
    assert "10. What we will change" in told
    assert "could not yet roll" in told


def test_a_chosen_few_and_a_theme_become_questions_too(cast: Cast, lesson: Lesson) -> None:
    client = cast.signed_in("harriet")
    publication: Publication = lesson.publication
    chosen = got(client, f"/lessons/self-check/choose/{publication.pk}/")
    assert chosen.count('name="lesson"') == publication.lessons.accepted().count() == 3
    both = "&".join(f"lesson={one.pk}" for one in publication.lessons.all()[:2])
    assert "and 1 more lesson" in got(client, f"/lessons/self-check/?{both}")
    page = got(client, "/lessons/self-check/?theme=bruising-non-mobile")
    assert "Bruises and injuries on babies who are not mobile" in page
    assert page.count('class="heed-passage"') == 2
    assert "so there is nothing to ask about" in got(client, "/lessons/self-check/?theme=exploitation")


def test_answers_are_kept_with_who_and_when_and_earlier_ones_stay(cast: Cast, lesson: Lesson) -> None:
    client = cast.signed_in("imogen")
    page = client.post("/lessons/self-check/", {"lesson": lesson.pk}, follow=True)
    begun = SelfCheck.objects.get()
    assert "10 of the ten are not answered yet." in page.content.decode()
    address = f"/lessons/self-check/{begun.pk}/"
    sent = {"written-answer": "partly", "written-words": "In two places.", "written-evidence": "The procedures."}
    page = client.post(address, sent, follow=True)
    assert "1 answer kept." in page.content.decode()
    assert "9 of the ten are not answered yet." in page.content.decode()
    assert "Nothing was changed." in client.post(address, sent, follow=True).content.decode()
    later = cast.signed_in("harriet")
    later.post(address, sent | {"written-answer": "yes", "written-words": "In one place now."})
    page = got(client, address)
    assert "In two places." in page
    assert "<strong>Yes</strong>, said Harriet Vane-Osei" in page
    assert list(SelfCheckAnswer.objects.values_list("answer", flat=True)) == ["partly", "yes"]
    said = TrailEntry.objects.filter(action__contains="self-check").order_by("pk").values_list("action", flat=True)
    assert list(said) == ["began a self-check", "answered a self-check", "answered a self-check"]
    told = words_of(client.get(f"/lessons/self-check/{begun.pk}.docx").content)
    assert "In one place now." in told
    assert "Harriet Vane-Osei, " in told
    assert begun.title in got(client, "/lessons/self-check/")


def test_words_without_an_answer_come_back_with_what_is_missing(cast: Cast, begun: SelfCheck) -> None:
    sent = {"told-words": "Everybody, we think."}
    page = cast.signed_in("imogen").post(f"/lessons/self-check/{begun.pk}/", sent).content.decode()
    assert "Choose an answer to go with these words." in page
    assert "Everybody, we think." in page
    assert not SelfCheckAnswer.objects.exists()


def test_the_questions_stay_as_they_were_put(cast: Cast, begun: SelfCheck, lesson: Lesson) -> None:
    actions.accept(by=cast.imogen, lesson=lesson, stance="praise", themes=["neglect"])
    page = got(cast.signed_in("imogen"), f"/lessons/self-check/{begun.pk}/")
    assert "on a Saturday night" in page


def test_nothing_to_ask_about_is_said(cast: Cast, begun: SelfCheck) -> None:
    with pytest.raises(NotPossible, match="no lesson to ask about"):
        self_checks.begin(by=cast.imogen, lessons=[])
    with pytest.raises(NotPossible, match="not one of this self-check"):
        self_checks.answer(by=cast.imogen, self_check=begun, given={"nonsense": self_checks.Given("yes")})
    client = cast.signed_in("imogen")
    assert "No lesson was chosen." in client.post("/lessons/self-check/", {"lesson": "x"}).content.decode()
    assert client.get("/lessons/self-check.docx?lesson=9")["Location"] == "/lessons/self-check/"


def test_who_may_answer_and_who_may_only_ask(cast: Cast, begun: SelfCheck, lesson: Lesson) -> None:
    told = {"imogen": 200, "rashid": 200, "harriet": 200, "ngozi": 404, "marlow": 404}
    for who, status in told.items():
        assert cast.signed_in(who).get(f"/lessons/self-check/{begun.pk}/").status_code == status, who
    assert cast.signed_in("ngozi").post("/lessons/self-check/", {"lesson": lesson.pk}).status_code == 404
    assert "could not yet roll" not in got(cast.signed_in("marlow"), f"/lessons/self-check/?lesson={lesson.pk}")


def test_a_lesson_that_nobody_accepted_is_not_asked_about(cast: Cast, lesson: Lesson) -> None:
    actions.reject(by=cast.imogen, proposal=lesson)
    page = got(cast.signed_in("imogen"), f"/lessons/self-check/?lesson={lesson.pk}")
    assert "could not yet roll" not in page

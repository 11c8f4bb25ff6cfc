"""A survey without an account: sent once, never lost, told plainly where it takes no answer."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from heed.web.letters import sending
from heed.web.partnership.models import TrailEntry
from heed.web.surveys import actions
from heed.web.surveys.actions.replying import AlreadyUsed
from heed.web.surveys.models import Address, Begun, Invitation, Reply, Survey
from tests.cast import Cast
from tests.web.cascaded import listed
from tests.web.surveyed import closed, opened, path_of

SCRIPT = {"Accept": "application/json"}


def form(survey: Survey, **told: Any) -> dict[str, Any]:
    questions = list(survey.questions.all())
    fields = {questions[0].field: "2", questions[2].field: "The line is busy."}
    return {"key": str(uuid4()), "language": "en"} | fields | told


def test_anybody_with_the_link_answers_without_an_account_a_name_or_a_cookie(cast: Cast) -> None:
    survey = opened(cast)
    client = Client(enforce_csrf_checks=True)
    page = client.get(path_of(survey))
    assert "Seven minutes" in page.content.decode()
    agency = cast.agencies["police"]
    answer = client.post(path_of(survey), form(survey, agency=agency.pk))
    assert answer.status_code == 302
    assert "Your answers have arrived" in client.get(answer["Location"]).content.decode()
    assert client.cookies == {}
    reply = Reply.objects.get()
    assert reply.agency == agency
    assert set(reply.answers.values()) == {2, "The line is busy."}


def test_the_same_sent_again_is_kept_once(cast: Cast) -> None:
    survey = opened(cast)
    told = form(survey)
    assert {Client().post(path_of(survey), told, headers=SCRIPT).status_code for _ in range(3)} == {200}
    assert Reply.objects.count() == 1


def test_what_is_typed_is_kept_before_it_is_sent_and_forgotten_when_the_survey_closes(cast: Cast) -> None:
    survey = opened(cast)
    told = form(survey)
    assert Client().post(f"{path_of(survey)}keep/", told).status_code == 204
    assert "The line is busy." in Client().get(f"{path_of(survey)}?key={told['key']}").content.decode()
    assert Reply.objects.count() == 0
    actions.forget_begun(timezone.now())
    assert Begun.objects.count() == 1
    closed(survey)
    actions.forget_begun(timezone.now())
    assert Begun.objects.count() == 0


def test_without_a_script_the_page_is_saved_and_found_again(cast: Cast) -> None:
    survey = opened(cast)
    answer = Client().post(path_of(survey), form(survey, save="1"))
    page = Client().get(answer["Location"]).content.decode()
    assert "Saved, and not sent yet" in page
    assert "The line is busy." in page


def test_what_was_sent_is_not_kept_as_begun_by_a_slow_request(cast: Cast) -> None:
    survey = opened(cast)
    told = form(survey)
    Client().post(path_of(survey), told)
    Client().post(f"{path_of(survey)}keep/", told)
    assert Begun.objects.count() == 0


def test_an_empty_reply_is_told_and_not_kept(cast: Cast) -> None:
    survey = opened(cast)
    empty = {"key": str(uuid4()), "agency": str(cast.agencies["police"].pk)}
    page = Client().post(path_of(survey), empty)
    assert page.status_code == 422
    assert "Nothing is answered yet" in page.content.decode()
    assert Client().post(path_of(survey), empty, headers=SCRIPT).json()["said"].startswith("Nothing is answered")
    assert Reply.objects.count() == 0


def test_options_that_are_none_are_left_out(cast: Cast) -> None:
    survey = opened(cast)
    useful = survey.questions.first()
    assert useful is not None
    Client().post(path_of(survey), form(survey, **{useful.field: "9"}))
    Client().post(path_of(survey), form(survey, **{useful.field: "x\x00"}))
    assert [set(one.answers.values()) for one in Reply.objects.all()] == [{"The line is busy."}] * 2


@pytest.mark.parametrize(
    ("opens", "closes", "status", "said"),
    [(3, 5, 403, "not open yet"), (-5, -1, 410, "This survey has closed")],
)
def test_before_and_after_its_days_a_survey_says_so_and_takes_nothing(
    cast: Cast, opens: int, closes: int, status: int, said: str
) -> None:
    survey = opened(cast)
    today = timezone.localdate()
    days = {"opens": today + timedelta(days=opens), "closes": today + timedelta(days=closes)}
    Survey.objects.filter(pk=survey.pk).update(**days)
    for answer in (Client().get(path_of(survey)), Client().post(path_of(survey), form(survey))):
        assert answer.status_code == status
        assert said in answer.content.decode()
    assert Client().post(path_of(survey), form(survey), headers=SCRIPT).json()["closed"]
    assert Reply.objects.count() == 0


def test_an_unknown_link_and_one_to_a_survey_still_written_get_the_same_page(cast: Cast) -> None:
    survey = opened(cast)
    Survey.objects.filter(pk=survey.pk).update(published=None)
    pages = [Client().get(path) for path in (path_of(survey), f"/surveys/answer/{'x' * 43}/")]
    assert {page.status_code for page in pages} == {404}
    assert pages[0].content == pages[1].content
    assert "Seven minutes" not in pages[0].content.decode()


def test_a_browser_answers_once_where_that_is_wanted(cast: Cast) -> None:
    survey = opened(cast, one_a_browser=True)
    client = Client()
    client.post(path_of(survey), form(survey))
    assert [cookie["httponly"] for cookie in client.cookies.values()] == [True]
    again = client.post(path_of(survey), form(survey))
    assert again.status_code == 410
    assert "Your answers are here already" in again.content.decode()
    assert Reply.objects.count() == 1


def personal(cast: Cast, survey: Survey, who: str = "ada") -> str:
    """The path of somebody's own link, out of the letter they got."""
    listed(cast)
    actions.invite(by=cast.rashid, survey=survey, agencies=list(cast.agencies.values()))
    sending.collect()
    letter = [one for one in mail.outbox if f"{who}@" in one.to[0]][-1]
    found = re.search(r"https?://[^/\s]+(/surveys/answer/\S+)", letter.body)
    assert found
    return found[1]


def test_a_personal_link_takes_one_reply_that_leads_back_to_nobody(cast: Cast) -> None:
    survey = opened(cast)
    path = personal(cast, survey)
    Client().post(f"{path}keep/", form(survey))
    assert "The line is busy." in Client().get(path).content.decode()
    before = TrailEntry.objects.count()
    assert Client().post(path, form(survey)).status_code == 302
    again = Client().get(path)
    assert again.status_code == 410
    assert "takes one reply" in again.content.decode()
    assert Client().post(path, form(survey)).status_code == 410
    assert Reply.objects.count() == 1
    assert TrailEntry.objects.count() == before
    used = Invitation.objects.get(used=True)
    assert used.typed == {}
    joined = {field.name for field in Reply._meta.get_fields() if field.is_relation}
    assert joined == {"survey", "agency", "quotations"}
    assert str(Reply.objects.get().key) not in str(vars(used))


def test_two_at_once_by_one_link_are_one_reply(cast: Cast) -> None:
    survey = opened(cast)
    personal(cast, survey)
    stale = Invitation.objects.first()
    assert stale is not None
    told = {"survey": survey, "key": uuid4(), "answers": {"1": 1}, "agency": None, "language": "en"}
    actions.answer(invitation=stale, **told)
    with pytest.raises(AlreadyUsed):
        actions.answer(invitation=stale, **told)
    assert Reply.objects.count() == 1


def test_who_was_asked_gets_no_second_letter(cast: Cast) -> None:
    survey = opened(cast)
    personal(cast, survey)
    assert actions.invite(by=cast.rashid, survey=survey, agencies=list(cast.agencies.values())) == 0


def test_an_address_is_kept_apart_from_the_answers(cast: Cast) -> None:
    survey = opened(cast)
    client = Client()
    thanks = f"{path_of(survey)}thanks/"
    assert client.post(thanks, {"email": "not an address"}).status_code == 422
    assert client.post(thanks, {"email": "Ada@Trust.example"}).status_code == 302
    client.post(thanks, {"email": "ada@trust.example"})
    assert [one.email for one in Address.objects.all()] == ["ada@trust.example"]
    assert {field.name for field in Address._meta.get_fields() if field.is_relation} == {"survey"}


def test_a_reader_chooses_a_language_and_what_is_not_translated_is_marked(cast: Cast) -> None:
    survey = opened(cast, languages=["en", "cy", "ur"])
    first = survey.questions.first()
    assert first is not None
    words = {
        "title": "سات منٹ",
        "introduction": "",
        "questions": {str(first.pk): {"text": "کتنا مفید؟", "options": ["بالکل نہیں"]}},
    }
    actions.translate(by=cast.rashid, survey=survey, language="ur", told=words)
    page = Client().get(f"{path_of(survey)}?language=ur").content.decode()
    assert '<div lang="ur" dir="rtl"' in page
    assert all(said in page for said in ("سات منٹ", "کتنا مفید؟", "بالکل نہیں", "A little"))
    assert '<span lang="en" dir="ltr">Send my answers</span>' in page
    welsh = Client().get(f"{path_of(survey)}?language=cy").content.decode()
    assert "Anfon fy atebion" in welsh
    assert "Send my answers" not in welsh


def test_every_file_of_words_has_the_same_keys() -> None:
    from heed.web.surveys.languages import _words_of

    assert set(_words_of("cy")) == set(_words_of("en"))
    assert _words_of("en")


def test_too_much_from_one_page_is_told_and_another_page_is_not_held_up(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr("heed.web.surveys.by_link.MOST_WRITES", 2)
    survey = opened(cast)
    told = form(survey)
    codes = [Client().post(f"{path_of(survey)}keep/", told).status_code for _ in range(3)]
    assert codes == [204, 204, 429]
    assert Client().post(f"{path_of(survey)}keep/", form(survey)).status_code == 204

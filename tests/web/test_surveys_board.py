"""What the board reads, who typed it in, and what is told afterwards."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import docx
import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from heed.web.letters import sending
from heed.web.letters.models import Letter
from heed.web.letters.tokens import token_of
from heed.web.partnership.actions import NotPossible
from heed.web.surveys import actions
from heed.web.surveys.board import paper_of, said_in
from heed.web.surveys.models import Address, Quotation, ReflectiveAnswer, Reply, Survey
from heed.web.surveys.taking_part import taking_part
from tests.cast import Cast
from tests.web.cascaded import issued, listed
from tests.web.surveyed import closed, opened, path_of, replied


def with_replies(cast: Cast, **told: Any) -> Survey:
    """Seven of health visiting, three of the police, eight of social care, none of the others; closed."""
    survey = opened(cast, **told)
    health, police = cast.agencies["health_visiting"], cast.agencies["police"]
    care = cast.agencies["childrens_social_care"]
    replied(survey, [(health, 3, "I ring Wren's mother, Norman Ashby said.", "The line is busy.")] * 7)
    replied(survey, [(police, 0, "", "Two systems.")] * 3)
    replied(survey, [(care, 2)] * 8)
    return closed(survey)


def main_of(cast: Cast, who: str, path: str) -> str:
    """What a page says to somebody, without the frame, whose forms differ each time."""
    return cast.signed_in(who).get(path).content.decode().partition("<main")[2].partition("</main>")[0]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", " ")


def test_small_counts_are_hidden_and_cannot_be_worked_out(cast: Cast) -> None:
    part = taking_part(with_replies(cast))
    assert part.total == "18"
    assert part.replies["Avonmere Constabulary"] == "c"
    assert sorted(part.replies.values()) == ["0", "0", "0", "8", "c", "c"]
    assert sorted(map(str, part.without)) == [
        "Avonmere Safeguarding Children Partnership",
        "Harbour Street Surgery",
        "Little Wren Nursery",
    ]


def test_the_paper_waits_until_the_survey_has_closed(cast: Cast) -> None:
    survey = opened(cast)
    client = cast.signed_in("harriet")
    for path in ("paper/", "paper.pdf", "paper.docx"):
        assert client.get(f"/surveys/{survey.pk}/{path}").status_code == 404


def test_no_quotation_is_in_the_paper_before_a_person_has_read_it(cast: Cast) -> None:
    survey = with_replies(cast, issue=issued(cast))
    assert not any(part.quotes for part in paper_of(survey).parts)
    said = [one for one in said_in(survey) if one.question.purpose == "changes"]
    assert len(said) == 7
    assert all("Norman" not in one.proposed and "Wren" not in one.proposed for one in said)
    told = {"reply": str(said[0].reply.pk), "question": str(said[0].question.pk)}
    rashid = cast.signed_in("rashid")
    path = f"/surveys/{survey.pk}/read/"
    assert "Norman" not in rashid.get(path).content.decode()
    rashid.post(path, told | {"state": "reworded", "words": ""})
    assert Quotation.objects.count() == 0
    rashid.post(path, told | {"state": "kept"})
    other = {"reply": str(said[1].reply.pk), "question": str(said[1].question.pk)}
    rashid.post(path, other | {"state": "reworded", "words": "I ring the mother."})
    quotes = [quote.words for part in paper_of(survey).parts for quote in part.quotes]
    assert sorted(quotes) == sorted([said[0].proposed, "I ring the mother."])
    rashid.post(path, told | {"state": "cut"})
    assert [quote.words for part in paper_of(survey).parts for quote in part.quotes] == ["I ring the mother."]


def test_an_agency_stands_beside_a_quotation_only_where_its_count_may_be_told(cast: Cast) -> None:
    survey = with_replies(cast)
    for one in said_in(survey):
        actions.judge(by=cast.rashid, reply=one.reply, question=one.question, state="kept", words=one.proposed)
    whose = {quote.whose for part in paper_of(survey).parts for quote in part.quotes}
    assert "Avonmere Constabulary" not in whose


def test_the_paper_is_word_and_pdf_in_one_click_with_what_the_board_needs(cast: Cast) -> None:
    survey = with_replies(cast)
    for one in said_in(survey):
        actions.judge(by=cast.rashid, reply=one.reply, question=one.question, state="kept", words=one.proposed)
    harriet = cast.signed_in("harriet")
    page = harriet.get(f"/surveys/{survey.pk}/paper/").content.decode()
    word = docx.Document(io.BytesIO(harriet.get(f"/surveys/{survey.pk}/paper.docx").content))
    pdf = harriet.get(f"/surveys/{survey.pk}/paper.pdf").content
    in_word = "\n".join(one.text for one in word.paragraphs)
    assert b"/MarkInfo" in pdf or b"/StructTreeRoot" in pdf
    for words in ("Who has not taken part", "What stands in the way", "The line is busy.", "Little Wren Nursery"):
        assert words in in_word
        assert words in text_of(pdf)
        assert words in page
    figures = [cell.text for table in word.tables for row in table.rows[1:] for cell in row.cells[1:]]
    assert "3" not in figures
    assert "c" in figures
    assert word.core_properties.author == cast.partnership.name


def test_a_sign_that_the_fonts_lack_is_told_and_not_a_fault(cast: Cast) -> None:
    survey = with_replies(cast)
    one = next(said_in(survey))
    actions.judge(by=cast.rashid, reply=one.reply, question=one.question, state="reworded", words="লাইন ব্যস্ত")
    answer = cast.signed_in("harriet").get(f"/surveys/{survey.pk}/paper.pdf", follow=True)
    assert "its fonts do not hold" in answer.content.decode()
    assert cast.signed_in("harriet").get(f"/surveys/{survey.pk}/paper.docx").status_code == 200


def test_teams_asked_by_letter_without_a_reply_are_named(cast: Cast) -> None:
    survey = opened(cast)
    listed(cast)
    actions.invite(by=cast.rashid, survey=survey, teams=[cast.teams["Harbour health visiting team"]])
    assert list(map(str, taking_part(survey).teams)) == ["Harbour health visiting team"]
    invitation = survey.invitations.first()
    told = {"survey": survey, "key": uuid4(), "answers": {"1": 1}, "agency": None, "language": "en"}
    actions.answer(invitation=invitation, **told)
    part = taking_part(survey)
    assert part.teams == []
    assert cast.agencies["health_visiting"] not in part.without


def test_a_sheet_is_printed_with_its_code_and_typed_in_by_numbers(cast: Cast) -> None:
    survey = opened(cast)
    rashid = cast.signed_in("rashid")
    pdf = rashid.get(f"/surveys/{survey.pk}/sheet.pdf").content
    assert survey.code in text_of(pdf)
    assert rashid.post("/surveys/sheets/", {"code": survey.code.lower()})["Location"].endswith("/type-in/")
    assert "No survey of yours" in rashid.post("/surveys/sheets/", {"code": "ZZZZZ"}).content.decode()
    questions = list(survey.questions.all())
    told = {"key": str(uuid4()), "agency": "1", questions[0].field: "4", questions[1].field: "We ring first."}
    path = f"/surveys/{survey.pk}/type-in/"
    wrong = rashid.post(path, told | {questions[0].field: "5 6"}).content.decode()
    assert "Write numbers from 1 to 4" in wrong
    assert "We ring first." in wrong
    for _ in range(2):
        assert rashid.post(path, told).status_code == 302
    reply = Reply.objects.get()
    assert reply.on_paper
    assert set(reply.answers.values()) == {3, "We ring first."}
    assert reply.agency == survey.agencies.first()


def test_whoever_left_an_address_gets_one_message_that_quotes_the_change(cast: Cast) -> None:
    survey = opened(cast)
    for email in ("ada@trust.example", "hana@surgery.example"):
        actions.leave_address(survey=survey, email=email)
    told = {"heard": "The line is busy.", "done": "Two more people answer it.", "decided": timezone.localdate()}
    with pytest.raises(NotPossible, match="takes answers still"):
        actions.decide(by=cast.rashid, survey=survey, **told)
    survey = closed(survey)
    outcome = actions.decide(by=cast.rashid, survey=survey, **told)
    public = f"/surveys/outcomes/{token_of(outcome.secret)}/"
    assert Client().get(public).status_code == 404
    rashid = cast.signed_in("rashid")
    for _ in range(2):
        rashid.post(f"/surveys/{survey.pk}/tell/")
        sending.collect()
    assert sorted(one.to[0] for one in mail.outbox) == ["ada@trust.example", "hana@surgery.example"]
    assert all("Two more people answer it." in one.body and public in one.body for one in mail.outbox)
    assert "Two more people answer it." in Client().get(public).content.decode()
    with pytest.raises(NotPossible, match="told already"):
        actions.decide(by=cast.rashid, survey=survey, **told)


def test_bounced_ones_are_listed_and_addresses_deleted_afterwards(cast: Cast) -> None:
    survey = opened(cast, keep_addresses_for=14)
    actions.leave_address(survey=survey, email="gone@trust.example")
    survey = closed(survey)
    actions.decide(by=cast.rashid, survey=survey, heard="A", done="B", decided=timezone.localdate())
    actions.tell(by=cast.rashid, survey=survey)
    Letter.objects.update(state=Letter.RETURNED, reason="No such mailbox")
    page = cast.signed_in("rashid").get(f"/surveys/{survey.pk}/outcome/").content.decode()
    assert "gone@trust.example: Came back, No such mailbox" in page
    actions.forget_addresses(timezone.now() + timedelta(days=13))
    assert Address.objects.count() == 1
    actions.forget_addresses(timezone.now() + timedelta(days=14))
    assert Address.objects.count() == 0
    assert [(one.to, one.text) for one in Letter.objects.all()] == [("", "")]


def test_questions_stay_once_people_can_answer(cast: Cast) -> None:
    survey = opened(cast)
    question = survey.questions.first()
    assert question is not None
    for act in (actions.remove_question, actions.move_question):
        with pytest.raises(NotPossible, match="stay as they are"):
            act(by=cast.rashid, question=question)
    with pytest.raises(NotPossible, match="stay as they are"):
        actions.add_question(by=cast.rashid, survey=survey, kind="text", text="Another?")


def test_a_survey_about_an_issue_asks_its_questions_and_is_opened_on_a_page(cast: Cast) -> None:
    issue = issued(cast)
    rashid = cast.signed_in("rashid")
    today = timezone.localdate()
    told = {"title": "On Child W", "issue": issue.pk, "opens": today, "closes": today, "languages": ["en"]}
    told |= {"agencies": [one.pk for one in cast.agencies.values()], "keep_addresses_for": 14, "asks_agency": "on"}
    answer = rashid.post("/surveys/start/", told)
    survey = Survey.objects.get()
    assert answer["Location"] == f"/surveys/{survey.pk}/"
    first = survey.questions.all()[0]
    assert (first.text, first.source) == ("Whom would I ring?", "Ring the hub.")
    page = rashid.get(f"/surveys/{survey.pk}/").content.decode()
    assert "Nobody can answer yet" in page
    rashid.post(f"/surveys/{survey.pk}/open/")
    assert Client().get(path_of(survey)).status_code == 200


def test_answers_to_reflective_questions_are_kept_by_question_lesson_theme_and_team(cast: Cast) -> None:
    issue = issued(cast)
    petra = cast.signed_in("petra")
    path = f"/surveys/issues/{issue.pk}"
    told = {"question_0": "The hub, before anybody else.", "whose": "team"}
    for _ in range(2):
        assert petra.post(f"{path}/questions/", told).status_code == 302
    kept = ReflectiveAnswer.objects.get()
    assert (kept.question, kept.lesson, kept.team) == ("Whom would I ring?", "Ring the hub.", cast.petra.team)
    assert kept.agency == cast.petra.team.agency
    assert "The hub, before anybody else." in cast.signed_in("harriet").get(f"{path}/answers/").content.decode()


def test_what_an_agency_keeps_to_itself_is_no_word_and_no_count_elsewhere(cast: Cast) -> None:
    from heed.web.surveys.taking_part import replies_by_team

    issue = issued(cast)
    path = f"/surveys/issues/{issue.pk}"
    pages = {who: main_of(cast, who, f"{path}/answers/") for who in ("harriet", "rashid", "callum")}
    told = {"question_0": "We are three and not six.", "whose": "team", "is_private": "on"}
    cast.signed_in("petra").post(f"{path}/questions/", told)
    for who, before in pages.items():
        same = cast[who].agency_id == cast.petra.agency_id
        after = main_of(cast, who, f"{path}/answers/")
        assert ("three and not six" in after) == same
        assert same or after == before
    assert sum(replies_by_team(issue).values()) == 0
    assert "three and not six" in main_of(cast, "petra", f"{path}/answers/")

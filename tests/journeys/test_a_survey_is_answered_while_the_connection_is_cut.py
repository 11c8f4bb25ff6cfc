"""A survey goes from its writer to somebody without an account, whose connection is cut, to the board and back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from heed.web.briefings.models import Issue
from heed.web.letters import sending
from heed.web.letters.tokens import token_of
from heed.web.surveys.models import Reply, Survey
from tests.journeys.walking import NARROW, Walker


def path_to(title: str) -> str:
    return f"/surveys/answer/{token_of(Survey.objects.get(title=title).secret)}/"


def test_a_reply_arrives_once_although_the_connection_is_cut_in_the_middle(walker: Walker) -> None:
    walker.signs_in_as("rashid")
    walker.follows("Surveys")
    walker.presses("Start a survey")
    closes = timezone.localdate() + timedelta(days=7)
    walker.fills_in(title="What stops you?", closes=closes.isoformat())
    walker.presses("Save")
    walker.sees("Nobody can answer yet")
    walker.presses("Open it")
    walker.sees("Anybody with this link")
    before = Reply.objects.count()

    walker.page.context.clear_cookies()
    walker.opens(path_to("What stops you?"))
    walker.page.set_viewport_size(NARROW)
    assert walker.page.context.cookies() == []
    walker.page.get_by_label("Quite").check()
    walker.page.context.set_offline(True)
    walker.page.get_by_label("What stands in your way?").press_sequentially("The line is busy.")
    expect(walker.page.locator("[data-said]")).to_contain_text("There is no connection")
    walker.page.get_by_role("button", name="Send my answers").click()
    expect(walker.page.locator("[data-said]")).to_contain_text("not sent yet, because there is no connection")
    assert Reply.objects.count() == before
    walker.errors.clear()  # the browser says in its console that it has no connection
    walker.page.context.set_offline(False)
    expect(walker.page.get_by_role("heading", level=1)).to_have_text("Thank you")
    walker.page_is_sound()
    assert Reply.objects.count() == before + 1
    assert walker.page.context.cookies() == []
    walker.page.get_by_label("E-mail address").fill("esi@school.example")
    walker.presses("Tell me what happened")
    walker.sees("You will get one message")
    walker.opens(path_to("What stops you?"))
    expect(walker.page.get_by_label("What stands in your way?")).to_have_value("")


def test_what_was_typed_is_there_again_after_the_page_is_closed_without_a_connection(walker: Walker) -> None:
    walker.opens(path_to("Seven minutes on Child K"))
    walker.page.context.set_offline(True)
    walker.page.get_by_label("What stands in your way?").press_sequentially("Two phones for nine.")
    walker.page.goto("about:blank")
    walker.errors.clear()
    walker.page.context.set_offline(False)
    walker.opens(path_to("Seven minutes on Child K"))
    walker.sees("What you typed before is here again")
    expect(walker.page.get_by_label("What stands in your way?")).to_have_value("Two phones for nine.")
    walker.follows("Cymraeg")
    expect(walker.page.get_by_role("button", name="Anfon fy atebion")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_without_a_script_every_step_works(walker: Walker, script: bool, browser: object) -> None:
    context = browser.new_context(java_script_enabled=script)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{walker.address}{path_to('Seven minutes on Child K')}")
    page.get_by_label("What will you do differently?").fill("We ring first.")
    if not script:
        page.get_by_role("button", name="Save and go on later").click()
        expect(page.get_by_label("What will you do differently?")).to_have_value("We ring first.")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    context.close()


def test_the_board_reads_a_paper_and_whoever_asked_is_told_once(walker: Walker) -> None:
    walker.signs_in_as("rashid")
    walker.opens(f"/surveys/{Survey.objects.get(title='After the first briefing on bruises').pk}/")
    walker.sees("Who has not taken part", "Avonmere Constabulary")
    walker.follows("Read the quotations")
    walker.does_not_see("Norman Ashby")
    walker.presses("Keep it")
    walker.presses("Leave it out")
    walker.page.get_by_text("Reword it").first.click()
    walker.presses("Save these words")
    walker.follows("After the first briefing on bruises")
    walker.follows("Board paper")
    walker.sees("What stands in the way", "Good practice", "Who has not taken part")
    for name in ("Take it as Word", "Take it as PDF"):
        with walker.page.expect_download() as taken:
            walker.page.get_by_role("button", name=name).click()
        assert taken.value.path().stat().st_size > 5_000
    walker.follows("After the first briefing on bruises")
    walker.follows("You said, we did")
    walker.presses("Tell everybody")
    walker.sees("1 letter goes with the next post", "Letters sent")
    mail.outbox.clear()
    for _ in range(2):
        sending.collect()
    told = [one for one in mail.outbox if "two more people answer the line" in one.body]
    assert [one.to for one in told] == [["nia.lowe@nursery.example"]]


def test_a_team_answers_the_questions_of_a_briefing_and_keeps_them_to_its_agency(walker: Walker) -> None:
    issue = Issue.objects.earliest("issued")
    walker.signs_in_as("petra")
    walker.opens(reverse("briefings:issue", args=[issue.pk]))
    walker.follows("Answer its questions")
    walker.page.locator("main textarea").first.fill("The hub, before anybody else.")
    walker.page.get_by_label("Keep them within our agency").check()
    walker.presses("Keep the answers")
    walker.sees("The hub, before anybody else.", "Within our agency")
    walker.signs_in_as("harriet")
    walker.opens(f"/surveys/issues/{issue.pk}/answers/")
    walker.does_not_see("The hub, before anybody else.")

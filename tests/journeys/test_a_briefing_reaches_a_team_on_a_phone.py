"""A briefing goes from the partnership to a team manager without an account, who records the talk on a phone."""

from __future__ import annotations

import re
import time
from datetime import timedelta

from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from heed.web.letters import sending
from tests.journeys.walking import NARROW, Walker

PEOPLE = """name,email,agency,team,role,manager
Cerys Vaughan,cerys@trust.example,Avonmere Community Health NHS Trust,Harbour health visiting team,Team leader,yes
"""
TWO_MINUTES = 120


def the_letters_path(who: str) -> str:
    """The path of the address in the latest letter to somebody."""
    sending.collect()
    letter = [one for one in mail.outbox if who in one.to[0]][-1]
    found = re.search(r"https?://[^/\s]+(/cascade/\S+)", letter.body)
    assert found, "the letter holds no address"
    return found[1]


def test_a_team_manager_records_the_talk_on_a_phone_and_nothing_typed_is_lost(walker: Walker) -> None:
    walker.signs_in_as("rashid")
    walker.opens("/cascade/people/take-in/")
    walker.hands_in("file", ("people.csv", PEOPLE))
    walker.presses("Take it in")
    walker.sees("1 joined")
    walker.opens("/briefings/")
    walker.page.locator(".heed-cards a").first.click()
    walker.follows("Send it")
    walker.page.get_by_label("People, by e-mail address").fill("cerys@trust.example")
    walker.presses("Send it")
    walker.sees("It goes to 1 person with the next post.")
    path = the_letters_path("cerys@trust.example")

    walker.page.context.clear_cookies()
    walker.opens(path)
    walker.page.set_viewport_size(NARROW)
    walker.presses("I have read this")
    walker.sees("You have read this")
    begun = time.monotonic()
    walker.page.set_viewport_size(NARROW)
    walker.presses("Record what your team said")
    walker.page.set_viewport_size(NARROW)
    assert walker.page.locator("main form input:not([type=hidden]), main form textarea, main form select").count() <= 5
    day = timezone.localdate() - timedelta(days=1)
    walker.fills_in(held=day.isoformat(), people="12")

    walker.page.context.set_offline(True)
    walker.page.get_by_label("What will you do differently?").press_sequentially("We ring the hub first.")
    expect(walker.page.locator("[data-kept-said]")).to_contain_text("There is no connection")
    walker.errors.clear()  # the browser says in its console that it has no connection
    walker.page.context.set_offline(False)
    walker.page.reload()
    walker.page_is_sound()
    walker.page.set_viewport_size(NARROW)
    expect(walker.page.get_by_label("What will you do differently?")).to_have_value("We ring the hub first.")
    walker.presses("Send it")
    walker.sees(f"{day.day} {day:%B %Y}, 12 people", "We ring the hub first.")
    assert time.monotonic() - begun < TWO_MINUTES

    walker.opens(f"{path}talk/")
    expect(walker.page.get_by_label("What will you do differently?")).to_have_value("")

    walker.signs_in_as("harriet")
    walker.follows("Taking part")
    walker.page.locator("main table a").first.click()
    walker.sees("No record of a talk", "Harbour health visiting team")
    walker.page_is_sound()

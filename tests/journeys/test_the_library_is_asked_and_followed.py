"""The self-checks, the board of what keeps coming back and the themes, on a wide screen and a narrow one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize, expect

from heed.web.lessons.models import SelfCheck
from tests.journeys.walking import NARROW, WIDE, Walker

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@SIZES
def test_ten_questions_are_asked_and_answered(walker: Walker, size: ViewportSize) -> None:
    walker.holds(size)
    walker.signs_in_as("harriet")
    walker.opens("/lessons/self-check/")
    walker.opens("/lessons/publications/")
    walker.follows(re.compile("Child K"))
    walker.follows("Ask ourselves about some of these")
    walker.page.locator("main input[type=checkbox]").first.check()
    walker.page.locator("main form button").first.click()
    walker.page_is_sound()
    walker.presses("Answer these for the partnership")
    walker.sees("10 of the ten are not answered yet.")
    walker.page.locator("main textarea").first.fill("Asked at the last board.")
    walker.presses("Keep these answers")
    walker.sees("Choose an answer to go with these words.")
    expect(walker.page.locator("main textarea").first).to_have_value("Asked at the last board.")
    walker.page.locator("main input[type=radio][value=partly]").first.check()
    walker.presses("Keep these answers")
    walker.sees("9 of the ten are not answered yet.", "Partly")
    assert SelfCheck.objects.get().answers.get().words == "Asked at the last board."


@SIZES
def test_what_keeps_coming_back_is_shown_to_a_board(walker: Walker, size: ViewportSize) -> None:
    walker.holds(size)
    walker.signs_in_as("harriet")
    walker.opens("/lessons/recurring/")
    walker.sees("learned", "Why these are one lesson")
    told = walker.page.locator("main section h2 a").first
    title = told.inner_text()
    theme = (told.get_attribute("href") or "").rstrip("/").rpartition("/")[2]
    walker.fills_in(theme=theme)
    walker.presses("Show these")
    walker.sees(title, "Show all")
    with walker.page.expect_download() as download:
        walker.page.get_by_role("link", name="Save as CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    walker.page.locator("main section li a").first.click()
    walker.page_is_sound()
    walker.sees("Learned before")


@SIZES
def test_a_theme_leads_to_its_lessons_feeds_and_questions(walker: Walker, size: ViewportSize) -> None:
    walker.holds(size)
    walker.signs_in_as("ngozi")
    walker.opens("/lessons/themes/bruising-non-mobile/")
    walker.sees("accepted lesson", "Safeguards that speak of it")
    feeds = {
        link.inner_text(): link.get_attribute("href") for link in walker.page.locator("main a[href*='feed.']").all()
    }
    assert feeds == {
        "Atom feed": "/lessons/themes/bruising-non-mobile/feed.atom",
        "JSON feed": "/lessons/themes/bruising-non-mobile/feed.json",
    }
    walker.follows("Search these lessons")
    walker.sees("Show all lessons")
    walker.opens("/lessons/themes/leadership-resources/")
    walker.opens("/lessons/frameworks/")

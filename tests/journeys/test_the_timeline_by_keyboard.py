"""The timeline without a mouse: one stop of the tab key, along a lane, between lanes, and into an entry."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.walking import Walker


def test_the_lead_reviewer_walks_the_timeline_of_case_s_by_keyboard(walker: Walker) -> None:
    walker.signs_in_as("imogen")
    walker.opens_review("Case S", "timeline/")
    page, said = walker.page, walker.page.locator("[data-timeline-said]")
    signs = page.locator(".timeline a[data-index]")
    expect(page.locator(".timeline a[tabindex='0']")).to_have_count(1)
    expect(signs).to_have_count(71)

    page.locator(".timeline a[tabindex='0']").focus()
    lane = page.evaluate("document.activeElement.dataset.lane")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.dataset.lane") == lane
    last = page.evaluate("Number(document.activeElement.dataset.x)")
    assert last == max(
        float(sign.get_attribute("data-x") or 0) for sign in page.locator(f".timeline a[data-lane='{lane}']").all()
    )
    page.keyboard.press("Home")
    assert page.evaluate("Number(document.activeElement.dataset.x)") < last
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.lane") == str(int(lane) + 1)
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.lane") == lane
    expect(said).to_contain_text("Children's social care")
    expect(page.locator(".timeline a[tabindex='0']")).to_have_count(1)

    halo = page.evaluate("getComputedStyle(document.activeElement.querySelector('.timeline__halo')).fill")
    assert halo == "rgb(255, 221, 0)"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reviews/entries/\d+/"))
    walker.page_is_sound()

"""Two reviewers in two browsers write of one entry and in one finding: the second sees both, and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.walking import Walker


@pytest.fixture
def other(walker: Walker, browser: Browser) -> Iterator[Walker]:
    """The second reviewer, in a browser of their own."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield Walker(context.new_page(), walker.address)
    context.close()


def same_page(walker: Walker, other: Walker) -> None:
    """Both have the same form before them."""
    other.opens(walker.page.url.removeprefix(walker.address))


def test_one_appraisal_and_one_finding(walker: Walker, other: Walker) -> None:
    walker.signs_in_as("imogen")
    other.signs_in_as("rashid")
    walker.opens_review("Child V", "chronology/")
    walker.page.locator("main a[href^='/reviews/entries/']").first.click()
    same_page(walker, other)
    walker.fills_in(expected="A visit within the week.", done="A visit after nine days.")
    other.fills_in(expected="A visit within ten days.", done="A visit after nine days.")
    other.presses("Save")
    other.sees("The appraisal is saved")
    walker.presses("Save")
    walker.sees("saved this while you were writing", "A visit within ten days.")
    expect(walker.page.locator("[name='expected']")).to_have_value("A visit within the week.")
    walker.fills_in(expected="A visit within ten days, and a call within the week.")
    walker.presses("Save")
    walker.sees("The appraisal is saved", "and a call within the week.")

    walker.opens_review("Child V", "findings/write/")
    walker.fills_in(text="The visit was a matter of who was on duty.")
    walker.presses("Write this finding")
    walker.page.get_by_role("link", name=re.compile("^Change finding")).last.click()
    same_page(walker, other)
    walker.fills_in(text="The visit was left to whoever was on duty.")
    other.fills_in(text="No rule said who visits.")
    other.presses("Save this finding")
    walker.presses("Save this finding")
    walker.sees("saved this while you were writing", "No rule said who visits.")
    expect(walker.page.locator("[name='text']")).to_have_value("The visit was left to whoever was on duty.")
    walker.fills_in(text="No rule said who visits: it was left to whoever was on duty.")
    walker.presses("Save this finding")
    walker.page.get_by_role("link", name=re.compile("^History of finding")).last.click()
    walker.sees("taken out: ", "put in: ", "Imogen Ashdown", "Rashid Karim")
    assert walker.errors + other.errors == []

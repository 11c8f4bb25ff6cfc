"""A file with headings of its own is mapped once; its entries are sorted by keyboard, and a batch is undone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.walking import Walker

OWN_HEADINGS = (
    "Dte seen,Who wrote it,What we did,Our thoughts\n"
    "3/5/16,HV,Home visit. Plaster seen on the ward.,Good\n"
    "4/5/16,HV,Was not brought to clinic,\n"
    "5/5/16,HV,Weighed in the red book,\n"
)


def test_own_headings_are_mapped_once_and_remembered(walker: Walker) -> None:
    walker.signs_in_as("wen")
    walker.follows("Child W")
    submission = walker.page.url.removeprefix(walker.address)
    walker.hands_in("file", ("ours.csv", OWN_HEADINGS))
    walker.presses("Hand in this file")
    walker.opens(submission.partition("?")[0] + "columns/")
    walker.sees("These are the first rows", "Dte seen", "What we did")
    walker.fills_in(**{"column-0": "date", "column-1": "source", "column-2": "event", "column-3": "comment"})
    walker.presses("Read the file with these columns")
    walker.sees("They are remembered for the next one", "3 rows, 3 entries")
    walker.hands_in("file", ("next.csv", OWN_HEADINGS.replace("/16", "/17")))
    walker.presses("Hand in this file")
    walker.sees("3 rows, 3 entries")
    walker.follows("Say what the columns mean")
    walker.sees("Said last by")
    walker.presses("Forget what these columns mean")
    walker.sees("What the columns mean is forgotten")


def test_entries_are_sorted_by_keyboard_and_a_batch_is_undone(walker: Walker) -> None:
    walker.signs_in_as("wen")
    walker.follows("Child W")
    walker.hands_in("file", ("ours.csv", "Date,Event\n3/5/16,Home visit. Well.\n4/5/16,Was not brought\n5/5/16,Rang\n"))
    walker.presses("Hand in this file")
    walker.presses("Yes, this is our chronology")
    walker.signs_in_as("imogen")
    walker.follows(re.compile("Community Health.* for Child W"))
    walker.presses("Accept this chronology")
    walker.opens_review("Child W", "sorting/")
    before = walker.page.get_by_role("status").first.inner_text()
    boxes = walker.page.locator("input[name='entry']")
    waiting = boxes.count()
    press = walker.page.keyboard.press
    press("j")
    expect(boxes.nth(0)).to_be_focused()
    press("ArrowDown")
    expect(boxes.nth(1)).to_be_focused()
    press("k")
    press("Space")
    press("j")
    press("Space")
    press("Enter")
    walker.sees(re.compile("2 entries are sorted"))
    walker.page_is_sound()
    expect(boxes).to_have_count(waiting - 2)
    press("u")
    walker.sees("2 entries have the kind of before again")
    expect(boxes).to_have_count(waiting)
    expect(walker.page.get_by_role("status").first).to_contain_text(before.split(" are")[0])

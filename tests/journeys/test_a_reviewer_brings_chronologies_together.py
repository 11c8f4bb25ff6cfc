"""A corrected file, one happening told twice, something that does not agree, and two entries of one day."""

from __future__ import annotations

import re
from pathlib import Path

from tests.journeys.walking import Walker

FILE = Path(__file__).parents[2] / "examples" / "agencies" / "child-w-health-visiting.csv"


def test_a_corrected_file_is_seen_before_it_is_accepted(walker: Walker) -> None:
    rows = FILE.read_text(encoding="utf-8").splitlines()
    walker.signs_in_as("wen")
    walker.follows("Child W")
    walker.hands_in("file", FILE)
    walker.presses("Hand in this file")
    walker.signs_in_as("imogen")
    walker.follows(re.compile("Community Health.* for Child W"))
    walker.presses("Accept this chronology")

    walker.signs_in_as("wen")
    walker.opens("/reviews/submissions/")
    walker.follows("Child W")
    edited = [*rows[:5], *rows[6:]]
    edited[2] = edited[2].replace(".", ", with a student.", 1)
    edited.append("4 March 2017,9am,Records,Plaster seen on the ward.,None,")
    walker.hands_in("file", ("corrected.csv", "\n".join(edited)))
    walker.presses("Hand in this file")

    walker.signs_in_as("imogen")
    walker.follows(re.compile("Community Health.* for Child W"))
    walker.presses("See what accepting would change")
    walker.sees("with a student", "No longer in the file (1)", "New (1)")
    walker.presses("Accept this chronology")
    walker.sees("What this file changed")
    walker.page.get_by_role("checkbox").first.check()
    walker.presses("Take back the chosen entries")
    walker.sees("1 entry is taken back")
    walker.page.get_by_role("checkbox").first.check()
    walker.presses("Put the chosen entries back")
    walker.sees("1 entry is put back")
    walker.follows(re.compile("^[0-9]+ .* 20[0-9]{2}"))
    walker.follows("See the row in its file")
    walker.sees("this entry")


def test_two_accounts_are_linked_and_let_go_and_a_day_is_put_in_order(walker: Walker) -> None:
    walker.signs_in_as("imogen")
    walker.opens_review("Child V", "chronology/accounts/")
    walker.sees("Not decided yet")
    walker.presses("Rival accounts")
    walker.sees("says that they are disputed")
    walker.follows(re.compile("^Linked"))
    walker.presses("Undo")
    walker.sees("Both entries stand as before")

    walker.opens_review("Child V", "chronology/unsettled/")
    walker.fills_in(words="Looked up with the police: one man, and one date of birth")
    walker.presses("Keep this explanation")
    walker.sees("Explained by:")
    walker.presses("Take this back")
    walker.sees("Taken back.")

    walker.opens_review("Child V", "chronology/")
    walker.page.locator(".heed-same-day a", has_text=re.compile("^Entry")).first.click()
    walker.follows("Order of the entries of this day")
    before = walker.page.locator("main li p").all_inner_texts()
    button = walker.page.get_by_role("button", name=re.compile("Move down"))
    if button.count():
        button.first.focus()
        walker.page.keyboard.press("Enter")
        walker.page_is_sound()
    assert sorted(walker.page.locator("main li p").all_inner_texts()) == sorted(before)
    walker.follows("Integrated chronology")


def test_what_does_not_agree_prints_without_its_forms(walker: Walker) -> None:
    walker.signs_in_as("imogen")
    walker.opens_review("Case S", "chronology/unsettled/")
    walker.page.emulate_media(media="print")
    assert not walker.page.get_by_role("button", name="Keep this explanation").first.is_visible()
    assert walker.page.get_by_text("tell mash call differently").is_visible()
    walker.page.emulate_media(media="screen")

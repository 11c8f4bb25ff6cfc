"""A business manager words a draft once, sees each form beside the words, loses nothing, and proofs them all."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.walking import Walker

A_BADGER = "June 2016: A badger came to the house. It was felt that nobody minded."


def test_a_draft_becomes_many_forms(walker: Walker) -> None:
    walker.signs_in_as("rashid")
    walker.opens("/briefings/")
    walker.follows(re.compile("Learning from Case S"))
    walker.presses("Edit this draft")
    walker.fills_in(story=A_BADGER)
    walker.fills_in(shown="practice_note")
    preview = walker.page.locator("#preview")
    expect(preview).to_contain_text("Practice note:")
    expect(preview).to_contain_text("A badger came to the house.")
    expect(preview).to_contain_text("Feedback sheet")
    walker.page_is_sound()

    walker.opens("/briefings/")  # away without saving
    walker.follows(re.compile("Learning from Case S"))
    walker.presses("Edit this draft")
    walker.sees("which were not saved as a version")
    expect(walker.page.locator("[name='story']")).to_have_value(A_BADGER)
    for form in ("practice_note", "slides", "leaflet"):
        walker.chooses("made_as", form)
    walker.presses("Save the draft")
    walker.sees("'It was felt that': a reader cannot tell who was to do it", "Slides", "For parents and carers")
    for kind, begins in (("PDF", b"%PDF"), ("PowerPoint", b"PK")):
        link = walker.page.get_by_role("link", name=f"{kind} of Slides")
        proof = walker.page.request.get(f"{walker.address}{link.get_attribute('href')}")
        assert proof.body().startswith(begins)

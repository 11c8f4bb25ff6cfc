"""Somebody without an account hands in a chronology through the link in their letter, in a real browser."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from django.core import mail
from django.utils import timezone

from heed.web.letters import sending
from tests.journeys.walking import Walker

NURSERY = Path(__file__).parents[2] / "examples" / "agencies" / "child-v" / "nursery.csv"


def test_a_nursery_hands_in_through_its_link_until_it_is_accepted(walker: Walker) -> None:
    walker.signs_in_as("imogen")
    walker.opens_review("Child V")
    walker.follows("Little Wren Nursery")
    walker.presses("Send somebody a link")
    closes = (timezone.localdate() + timedelta(days=7)).isoformat()
    walker.fills_in(person="Perpetua Lane, manager", email="perpetua@nursery.example", closes=closes)
    walker.presses(re.compile("link"))
    walker.sees("The link is made and sent to perpetua@nursery.example")
    path = the_letters_path()

    walker.page.context.clear_cookies()
    walker.opens(path)
    walker.hands_in("file", NURSERY)
    walker.presses("Hand in this file")
    walker.follows("Say what its columns mean")
    walker.presses("Read the file with these columns")
    walker.presses("Yes, this is our chronology")
    walker.sees("Thank you")

    walker.signs_in_as("imogen")
    walker.opens_review("Child V")
    walker.follows("Little Wren Nursery")
    walker.presses("Accept this chronology")
    walker.page.context.clear_cookies()
    walker.finds_nothing_at(path)


def the_letters_path() -> str:
    """The address in the letter that was sent last, without its host."""
    sending.collect()
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)
    assert found, "the letter holds no address"
    return found[1]

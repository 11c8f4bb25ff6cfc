"""From an agency's own file to a child whom somebody asks about in time: the first walk-through of the house."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from heed.web.partnership.models import Partnership
from heed.web.safeguards.watching import look
from tests.journeys.walking import Walker

ROOT = Path(__file__).parents[2]


def test_an_agency_hands_in_and_the_lead_reviewer_reads_one_chronology(walker: Walker) -> None:
    walker.signs_in_as("wen")
    walker.sees("Child W")
    walker.follows("Child W")
    walker.hands_in("file", ROOT / "examples" / "agencies" / "child-w-health-visiting.csv")
    walker.presses("Hand in this file")
    walker.sees("12 rows, 12 entries", "February 2017 has no such day", "Write the day that is meant")
    walker.presses("Yes, this is our chronology")

    walker.signs_in_as("imogen")
    walker.follows(re.compile("Community Health.* for Child W"))
    walker.presses("Accept this chronology")
    walker.opens_review("Child W", "chronology/")
    walker.sees("Health visiting")
    walker.opens_review("Child W", "timeline/")
    walker.walks_the_timeline()


def test_the_lead_reviewer_sees_both_ages_of_child_k_and_replays_the_case(walker: Walker) -> None:
    walker.signs_in_as("imogen")
    walker.opens_review("Child K", "chronology/")
    walker.follows("What does not agree, and where a record is silent")
    walker.sees("13 months", "6 months")
    walker.opens_review("Child K", "genogram/")
    walker.sees("Mother", "Sibling 1")
    walker.replays("Child K")
    walker.sees("Outcome masked", "LEG-04", "CLO-02")
    walker.does_not_see("Serious harm or death")
    walker.follows("Reveal the outcome")
    walker.sees("Outcome shown")


def test_what_was_kept_in_stays_in(walker: Walker) -> None:
    walker.signs_in_as("imogen")
    walker.opens_review("Case S", "chronology/")
    walker.sees("accounts of one happening do not agree", "Account: MASH")
    walker.follows("What does not agree, and where a record is silent")
    walker.sees("Two words for one person")
    walker.opens_review("Family S22", "chronology/")
    walker.sees("after birth")


def test_a_bruise_asks_in_time(walker: Walker) -> None:
    seen = timezone.localtime() - timedelta(minutes=5)
    walker.signs_in_as("ngozi")
    walker.follows("Bruising register")
    walker.presses("Record a bruise, mark or injury")
    walker.presses("Put it on the register")
    walker.sees("Please look at this again", "Needs an answer")
    born = (seen - timedelta(days=150)).strftime("%d/%m/%Y")
    walker.fills_in(child="HV-3001", born=born, seen_at=seen.strftime("%d/%m/%Y %H:%M"), injury="bruise", site="ear")
    walker.chooses("mobility", "non_mobile")
    walker.chooses("how_known", "seen")
    walker.chooses("known_mark", "no")
    walker.chooses("explained", "given_consistent")
    walker.fills_in(explanation="She rolled onto a wooden brick.")
    walker.presses("Put it on the register")
    walker.sees("What is expected now", "reported to children's social care the same day", "BRU-01")
    walker.sees("Ring the Avonmere multi-agency safeguarding hub on 01632 960100.")

    look(Partnership.objects.get(short_name="Avonmere"), now=_tomorrow())
    walker.opens("/")
    walker.sees("Say what happened")

    walker.signs_in_as("marlow")
    walker.finds_nothing_at("/registers/bruising/1/")


def test_a_briefing_is_read_and_answered(walker: Walker) -> None:
    walker.signs_in_as("ngozi")
    walker.follows("Read in seven minutes")
    walker.presses("I have read this")
    walker.sees("You have read this")

    walker.signs_in_as("petra")
    walker.follows("Read in seven minutes")
    walker.presses("Record what your team said")
    walker.fills_in(people="6", will_change="We ask every time who else looks after the baby, and write it down.")
    walker.presses("Send it to the board")
    walker.sees("We ask every time")

    walker.signs_in_as("rashid")
    walker.opens("/briefings/")
    walker.follows("Learning from Child K")
    walker.follows("Who has taken part")
    walker.sees("Harbour health visiting team", "6 present")


def test_an_action_is_not_closed_without_graded_evidence(walker: Walker) -> None:
    walker.signs_in_as("rashid")
    walker.follows("Actions")
    walker.follows("The record system of the health trust")
    walker.presses("Close this action")
    walker.sees("Nobody independent has graded the evidence")

    walker.signs_in_as("harriet")
    walker.follows("Actions")
    walker.follows("The record system of the health trust")
    walker.follows("Grade this evidence")
    walker.chooses("grade", "done")
    walker.fills_in(reason="The sample shows the reason in most closures; nothing yet shows what changed for children.")
    walker.presses("Record this grade")

    walker.signs_in_as("rashid")
    walker.follows("Actions")
    walker.follows("The record system of the health trust")
    walker.presses("Close this action")
    walker.sees("Done, with evidence")


def _tomorrow():
    return timezone.localtime().replace(tzinfo=None) + timedelta(days=1)

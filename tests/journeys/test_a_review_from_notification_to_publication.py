"""A business manager takes a review from the day it became known to the day it is published."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone

from heed.chronology.working_days import add_working_days
from tests.journeys.walking import Walker

AWARE = timezone.localdate() - timedelta(days=100)


def after(days: int) -> str:
    return add_working_days(AWARE, days).isoformat()


def test_from_notification_to_publication(walker: Walker) -> None:
    walker.signs_in_as("rashid")
    walker.opens("/reviews/open/")
    walker.fills_in(label="Child T", title="A toddler who came to harm", became_aware=AWARE.isoformat())
    walker.presses("Open this review")
    walker.sees("It stands at stage 1 of 11: Serious incident notification", "Notification was due")

    walker.follows(re.compile("Stage 1"))
    walker.fills_in(held_reference="SIN-2041", done=after(7))
    walker.presses("Save")
    walker.sees("2 working days late. Write why it was late.")
    walker.fills_in(late_reason="The police were told on the sixth day.")
    walker.presses("Save")
    walker.sees("It stands at stage 2 of 11: Rapid review")

    walker.follows("Stages and clocks")
    walker.sees("and was 2 working days late", "The police were told on the sixth day.")
    walker.follows(re.compile("Set for this review.*Rapid review"))
    walker.chooses("start", "became_aware")
    walker.fills_in(reason="The Panel asked for it.")
    walker.presses("Set this clock")
    walker.sees("15 working days from the local authority becoming aware")

    decides(walker)
    looks_at_quality(walker)
    publishes(walker)


def decides(walker: Walker) -> None:
    """No review; the Panel does not agree, and the front page says so; then a review."""
    walker.opens_review("Child T", "decisions/")
    for outcome, reasons in (("local_learning", "Known from earlier reviews."), ("review", "As the Panel asks.")):
        walker.follows("A review, or none")
        walker.chooses("outcome", outcome)
        walker.fills_in(decided_by="The three partners", decided_on=after(20))
        walker.presses("Keep this decision")
        walker.sees("Reasons: Needs an answer.")
        walker.fills_in(reasons=reasons)
        walker.presses("Keep this decision")
        if outcome == "local_learning":
            walker.follows(re.compile("Record a reply"))
            walker.chooses("view", "disagrees")
            walker.fills_in(words="The handover was never looked at.")
            walker.presses("Keep this reply")
            walker.opens_review("Child T")
            walker.sees("The national Panel: does not agree")
            walker.follows("Decisions")
    walker.sees("Replaced")
    walker.opens_review("Child T")
    walker.does_not_see("does not agree")


def looks_at_quality(walker: Walker) -> None:
    walker.follows("Monitoring sheet")
    walker.presses("Record a look")
    walker.fills_in(looked="Practice review group", seen="Every agency has returned.", agreed="Nothing more.")
    walker.chooses("pace", "on_time")
    walker.chooses("markers", "information")
    walker.presses("Keep this look")
    walker.presses("Record a written request")
    walker.fills_in(asked_by="The partners", what="A first draft")
    walker.presses("Keep this request")
    walker.sees("Every agency has returned.", "A first draft", "Not answered")


def publishes(walker: Walker) -> None:
    """Refused with every reason while a hold and what comes before are open; then it is public."""
    walker.opens_review("Child T")
    walker.presses("Add proceedings or a hold")
    walker.fills_in(reason="criminal_proceedings", contact="The senior investigating officer")
    walker.chooses("effect", "both")
    walker.presses("Keep this")
    walker.sees("Nothing of this review can be published.", "The senior investigating officer")

    walker.opens_review("Child T", "stages/9/")
    walker.fills_in(done=after(60))
    walker.presses("Save")
    walker.sees("cannot be published: Criminal proceedings", "Family told on", "Media plan")

    walker.opens_review("Child T")
    walker.follows(re.compile("Lift.*hold"))
    walker.fills_in(because="The jury has returned its verdict.")
    walker.presses("Lift it")
    walker.opens_review("Child T", "stages/8/")
    for held in ("family_told", "anonymity_checked", "copies_sent"):
        walker.fills_in(**{f"held_{held}": after(50)})
    walker.fills_in(held_media_plan="The chair speaks")
    walker.presses("Save")
    walker.opens_review("Child T", "stages/9/")
    walker.fills_in(done=after(60))
    walker.presses("Save")
    walker.sees("is closed")

    walker.opens("/reviews/?which=ended")
    walker.sees("Child T", "Published")
    walker.opens("/reviews/deadlines/")
    walker.sees("Child V")
    walker.opens("/reviews/clocks/")
    walker.presses("Add a day")
    walker.fills_in(day="2027-06-07", why="A holiday given once")
    walker.presses("Add this day")
    walker.sees("Monday 7 June 2027")

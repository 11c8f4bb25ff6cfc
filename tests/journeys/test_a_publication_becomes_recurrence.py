"""From a published document to the line a board can act on: the second walk-through of the house."""

from __future__ import annotations

from tests.journeys.walking import Walker

BRIEFING = """Learning Notes: Serious Case Review, Child Q

What happened?

Child Q was seven weeks old when a bruise was seen on the chest. The explanation given was accepted.

What did it tell us?

- A bruise on a baby who could not yet roll was accepted as an accident and was not reported.
- Professionals who disagreed at the conference did not escalate their concerns.

What can we do now?

What would you do today if you saw a bruise on a baby who does not move yet?
"""


def test_a_publication_is_read_accepted_found_and_counted(walker: Walker) -> None:
    walker.signs_in_as("imogen")
    walker.opens("/lessons/add/")
    walker.hands_in("document", ("child-q.txt", BRIEFING))
    walker.presses("Read this publication")
    walker.sees("bruise on a baby who could not yet roll")
    walker.presses("Accept what is ticked")

    walker.opens("/lessons/")
    walker.fills_in(q="bruised baby")
    walker.presses("Search the lessons")
    walker.sees("could not yet roll")
    walker.follows("Child Q")
    walker.sees("Learned before")

    walker.signs_in_as("harriet")
    walker.opens("/lessons/recurring/")
    walker.sees("learned", "times")
    walker.signs_in_as("marlow")
    walker.opens("/lessons/")
    walker.does_not_see("Child Q")

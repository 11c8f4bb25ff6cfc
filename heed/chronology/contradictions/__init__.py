"""What cannot all be true in a chronology: listed with the passages on both sides, and never resolved."""

from __future__ import annotations

from heed.chronology.contradictions import accounts, ages, days, households, newcomers, orders, persons
from heed.chronology.contradictions.passages import Contradiction, Passage
from heed.chronology.events import Chronology
from heed.chronology.sentences import Sentence

__all__ = ["KINDS", "Contradiction", "Passage", "Sentence", "find_contradictions"]

# Each kind of contradiction, and what a page calls it.
KINDS = {
    "accounts": "Accounts of one happening do not agree",
    "age": "Stated age and dates do not agree",
    "birth": "Two dates of birth",
    "dates": "Two agencies give different dates",
    "household": "The household does not fit what is told",
    "newcomer": "Somebody is told of before they were in the case",
    "order": "The order cannot be right",
    "recorded": "Recorded before it happened",
    "reply": "Answered before it was asked",
    "spelling": "Perhaps two spellings of one name",
    "stays": "In two places at once",
    "weekday": "Day of the week and date do not agree",
    "words": "Two words for one person",
}

_FINDERS = (
    *(ages.find, orders.find, persons.find, accounts.find),
    *(days.find, households.find, newcomers.find),
)


def find_contradictions(chronology: Chronology) -> tuple[Contradiction, ...]:
    """Every contradiction, case by case: ages, orders, words for a person, stays, births, days, rival accounts."""
    cases = chronology.cases() or {"": chronology}
    return tuple(found for case, one in cases.items() for find in _FINDERS for found in find(one, case))

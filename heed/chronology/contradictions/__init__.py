"""What cannot all be true in a chronology: listed with the passages on both sides, and never resolved."""

from __future__ import annotations

from heed.chronology.contradictions import accounts, ages, orders, persons
from heed.chronology.contradictions.passages import Contradiction, Passage
from heed.chronology.events import Chronology

__all__ = ["Contradiction", "Passage", "find_contradictions"]

_FINDERS = (ages.find, orders.find, persons.find, accounts.find)


def find_contradictions(chronology: Chronology) -> tuple[Contradiction, ...]:
    """Every contradiction, case by case: ages, orders, words for a person, stays, births, rival accounts."""
    cases = chronology.cases() or {"": chronology}
    return tuple(found for case, one in cases.items() for find in _FINDERS for found in find(one, case))

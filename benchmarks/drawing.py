"""The timeline of a long case, against writing the same events as CSV."""

from __future__ import annotations

from benchmarks import Ratio, compared
from benchmarks.invented import chronology
from heed.chronology import timeline
from heed.chronology.writing import as_bytes

EVENTS = 400


def measure() -> list[Ratio]:
    case = chronology(EVENTS)
    return [
        compared(
            f"timeline of {EVENTS} events drawn",
            lambda: timeline.draw(case),
            "the same events written as CSV",
            lambda: as_bytes(case, "csv"),
            at_most=10,
        )
    ]

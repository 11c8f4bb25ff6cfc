"""Replay of one long case, against reading that case from its file."""

from __future__ import annotations

from benchmarks import Ratio, compared
from benchmarks.invented import chronology
from heed.chronology.reading import read_bytes
from heed.chronology.writing import as_bytes
from heed.safeguards import pack, parameters
from heed.safeguards.replay import replay

EVENTS = 300


def measure() -> list[Ratio]:
    case = chronology(EVENTS)
    data = as_bytes(case, "csv")
    safeguards, limits = pack.load(), parameters.load()
    return [
        compared(
            f"replay of {EVENTS} events by {len(safeguards)} safeguards",
            lambda: replay(case, safeguards, limits),
            "reading the same case from CSV",
            lambda: read_bytes("case.csv", data),
            at_most=20,
        )
    ]

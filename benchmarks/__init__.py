"""Benchmarks: each a ratio measured in one run against a real peer or the limit, never a time on its own.

A module of this folder has `measure()`, which gives `Ratio`s and `Share`s; `python -m benchmarks` runs them all, prints
a line each and writes them as JSON.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """How long something takes against how long its peer takes, the medians of interleaved runs.

    at_most: the ratio that is aimed at. unit: ms where ours and theirs are seconds, else what both are counted in.
    """

    name: str
    peer: str
    ours: float
    theirs: float
    at_most: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def is_missed(self) -> bool:
        return self.ratio > self.at_most

    def say(self) -> str:
        verdict = "MISSED" if self.is_missed else "kept"
        scale = 1000 if self.unit == "ms" else 1
        times = f"{self.ours * scale:.1f} {self.unit} against {self.theirs * scale:.1f} {self.unit}"
        return f"{verdict:7}{self.ratio:8.2f} (at most {self.at_most:g})  {self.name} / {self.peer}: {times}"

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "peer": self.peer,
            "ours_s": self.ours,
            "theirs_s": self.theirs,
            "ratio": self.ratio,
            "at_most": self.at_most,
        }


@dataclass(frozen=True)
class Share:
    """How much of what should be right is right, from 0 to 1; of: what it was counted on."""

    name: str
    of: str
    value: float
    at_least: float

    @property
    def is_missed(self) -> bool:
        return self.value < self.at_least

    def say(self) -> str:
        verdict = "MISSED" if self.is_missed else "kept"
        return f"{verdict:7}{self.value:8.2f} (at least {self.at_least:g})  {self.name} / {self.of}"

    def as_json(self) -> dict[str, object]:
        return {"name": self.name, "of": self.of, "share": self.value, "at_least": self.at_least}


def compared(
    name: str, ours: Callable[[], object], peer: str, theirs: Callable[[], object], at_most: float, runs: int = 5
) -> Ratio:
    """Runs both in turn, so that a slow moment of the machine meets both, after one run that is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for which, act in enumerate((ours, theirs)):
            start = time.perf_counter()
            act()
            if run:
                times[which].append(time.perf_counter() - start)
    return Ratio(name, peer, median(times[0]), median(times[1]), at_most)

"""What labelled publications taught: how much each sign of a sentence speaks for what it may be.

Two logistic regressions over signs that are there or not. Their weights stand in weights.json, which `script/teach`
writes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WEIGHTS = "weights.json"


@dataclass(frozen=True)
class Weights:
    """What was taught.

    whats: what a sentence may be. start, signs: weights, one for each of whats. join_start, joins: of two made one.
    """

    whats: tuple[str, ...]
    start: tuple[float, ...]
    signs: dict[str, tuple[float, ...]]
    join_start: float
    joins: dict[str, float]


def likely(signs: Iterable[str], weights: Weights) -> dict[str, float]:
    """For each thing that a sentence may be, how likely it is, from 0 to 1; together 1."""
    sums = list(weights.start)
    for sign in signs:
        for n, weight in enumerate(weights.signs.get(sign, ())):
            sums[n] += weight
    most = max(sums)
    raised = [math.exp(each - most) for each in sums]
    whole = sum(raised)
    return {what: each / whole for what, each in zip(weights.whats, raised, strict=True)}


def goes_on(signs: Sequence[str], weights: Weights) -> bool:
    """Whether a sentence belongs to the same lesson as the one before it, more likely than not."""
    return weights.join_start + sum(weights.joins.get(sign, 0.0) for sign in signs) > 0


@cache
def weights() -> Weights:
    """As taught."""
    told = json.loads(files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return Weights(
        tuple(told["whats"]),
        tuple(told["start"]),
        {sign: tuple(each) for sign, each in told["signs"].items()},
        told["join_start"],
        told["joins"],
    )

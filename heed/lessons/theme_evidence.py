"""How all that a publication says of a theme, part by part, adds up to how likely the publication speaks of it.

One logistic regression for all themes, taught by labelled publications: a theme named in a heading and borne out by
two lessons counts otherwise than one that many lessons brush. Its weights stand in theme_evidence.json, which
`script/teach` writes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol


class Heard(Protocol):
    """A theme that one passage may speak of: how likely, from 0 to 1, and whether it is named outright."""

    @property
    def id(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def named(self) -> bool: ...


# Less than this adds nothing to a sum. So many times named are as good as more. So many themes stand high.
_LEAST, _NAMED = 0.1, 3
_HIGH = (1, 3, 6)


def evidence(parts: Mapping[str, Sequence[Sequence[Heard]]]) -> dict[str, dict[str, float]]:
    """For each theme heard anywhere, what is known of it.

    parts: of each part of a publication (points, asked, ...) its passages, each as the themes heard in it.
    """
    themes = {each.id for passages in parts.values() for heard in passages for each in heard}
    found: dict[str, dict[str, float]] = {theme: {} for theme in sorted(themes)}
    for part, passages in parts.items():
        for theme, known in found.items():
            heard = [each for passage in passages for each in passage if each.id == theme]
            weights = [each.weight for each in heard]
            known[f"{part} sum"] = math.log1p(sum(weight for weight in weights if weight > _LEAST))
            known[f"{part} mean"] = sum(weights) / max(1, len(passages))
            known[f"{part} most"] = max(weights, default=0.0)
            known[f"{part} named"] = float(min(_NAMED, sum(each.named for each in heard)))
    _ranked(found)
    return found


def _ranked(found: dict[str, dict[str, float]]) -> None:
    """Adds where each theme stands among the others, by what the lessons say of it."""
    order = sorted(found, key=lambda theme: -found[theme].get("points mean", 0.0))
    most = found[order[0]].get("points mean", 0.0) if order else 0.0
    for place, theme in enumerate(order):
        found[theme]["beside the first"] = found[theme].get("points mean", 0.0) / (most or 1.0)
        found[theme]["place"] = min(place, 10) / 10
        for high in _HIGH:
            found[theme][f"among {high}"] = float(place < high)


def likely(known: Mapping[str, float]) -> float:
    """How likely a publication speaks of a theme of which so much is known, from 0 to 1."""
    told = _weights()
    return 1 / (1 + math.exp(-told["start"] - sum(told.get(name, 0.0) * value for name, value in known.items())))


@cache
def _weights() -> dict[str, float]:
    told: dict[str, float] = json.loads(
        files("heed.lessons").joinpath("theme_evidence.json").read_text(encoding="utf-8")
    )
    return told

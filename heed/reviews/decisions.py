"""The decisions that a review takes, as data: what can be decided, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Question:
    """Something a review decides: its outcomes in words, and which of them end the review or hold one.

    is_answered: whether another body, such as the national Panel, replies to it.
    """

    id: str
    title: str
    outcomes: Mapping[str, str]
    ends: tuple[str, ...] = ()
    holds: str = ""
    is_answered: bool = False


@cache
def questions() -> dict[str, Question]:
    """Every question by its identifier, in the order in which a review meets them."""
    path = Path(__file__).with_name("decisions.yaml")
    told: dict[str, dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {id: _question(id, one) for id, one in told.items()}


def _question(id: str, told: dict[str, Any]) -> Question:
    return Question(
        id,
        told["title"],
        told["outcomes"],
        tuple(told.get("ends", ())),
        told.get("holds", ""),
        told.get("answered") == "yes",
    )

"""One sign for each family of kinds: a shape and a colour, so that a print in grey says as much as the screen.

Every colour stands at 4.5:1 or more against the paper and against the band of a covered lane (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from heed.chronology.pictures.svg import path

RADIUS = 7.5


@dataclass(frozen=True)
class Sign:
    """The sign of a family of kinds. heads: the first words of the kinds that belong to it."""

    name: str
    meaning: str
    colour: str
    outline: str
    heads: tuple[str, ...]


def _corners(count: int, turn: float = -pi / 2, inner: float = 0.0, size: float = RADIUS) -> str:
    """A regular polygon, or a star where `inner` says how far its dents go in."""
    steps = count * 2 if inner else count
    points = []
    for step in range(steps):
        reach = size * inner if inner and step % 2 else size
        angle = turn + 2 * pi * step / steps
        points.append((reach * cos(angle), reach * sin(angle)))
    return path(points, closed=True)


_CIRCLE = "M-6.5 0A6.5 6.5 0 1 1 6.5 0A6.5 6.5 0 1 1 -6.5 0Z"
_SQUARE = "M-6 -6H6V6H-6Z"
_PLUS = "M-2.5 -7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5Z"
_SALTIRE = "M0 -3L4 -7L7 -4L3 0L7 4L4 7L0 3L-4 7L-7 4L-3 0L-7 -4L-4 -7Z"
_ONWARD = "M-7 -6.5H0L7 0L0 6.5H-7L-1.5 0Z"
_BAR = "M-7 -3.5H7V3.5H-7Z"

SIGNS = (
    Sign(
        "person", "Person and family", "#1d5f9e", _CIRCLE, ("pregnancy", "birth", "child", "household", "relationship")
    ),
    Sign("injury", "Injury", "#a3142b", _corners(4, size=8.5), ("injury",)),
    Sign(
        "health", "Health, visits and appointments", "#00623a", _PLUS, ("medical", "hospital", "health", "appointment")
    ),
    Sign("concern", "Concern, advice and referral", "#8f4700", _corners(3, size=8.5), ("concern", "consultation")),
    Sign("assessment", "Enquiry and assessment", "#4c2c92", _SQUARE, ("strategy", "enquiry", "assessment", "meeting")),
    Sign("plan", "Conference and plan", "#00566b", _corners(6, 0.0), ("conference", "plan", "core_group", "lead")),
    Sign("legal", "Legal", "#3b4a1f", _corners(3, pi / 2, size=8.5), ("police_protection", "order", "proceedings")),
    Sign(
        "disagreement", "Disagreement and oversight", "#98176f", _SALTIRE, ("disagreement", "supervision", "decision")
    ),
    Sign("ending", "Opening, ending and moving", "#5a3a22", _ONWARD, ("case", "area", "handover", "record")),
    Sign(
        "outcome", "Serious harm or death", "#0b0c0c", _corners(5, inner=0.45, size=9.5), ("harm", "incident", "death")
    ),
    Sign("entry", "Not yet sorted, or no event", "#505a5f", _BAR, ("entry",)),
)
_ALSO = {
    "person": ("adult", "genogram", "parent", "support", "domestic_abuse", "police"),
    "health": ("visit",),
    "concern": ("referral", "information"),
    "plan": ("early_help",),
    "legal": ("looked_after",),
}


@cache
def sign_of(kind: str) -> Sign:
    """The sign of the family a kind belongs to; what no family claims is not yet sorted."""
    if kind == "child.returned_home":
        return _by_head()["proceedings"]
    return _by_head().get(kind.split(".")[0], SIGNS[-1])


@cache
def _by_head() -> dict[str, Sign]:
    return {head: sign for sign in SIGNS for head in (*sign.heads, *_ALSO.get(sign.name, ()))}

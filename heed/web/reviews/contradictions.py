"""What in a chronology does not agree, and where an agency's record is silent, in the words of one view."""

from __future__ import annotations

from dataclasses import dataclass

from heed.web.reviews.integrated import Integrated
from heed.web.reviews.two_views import View


@dataclass(frozen=True)
class Said:
    """Contradictions with the passages that contradict each other, and gaps, as sentences."""

    contradictions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gaps: tuple[str, ...] = ()


def said_of(whole: Integrated, view: View) -> Said:
    return Said()

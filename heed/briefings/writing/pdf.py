"""A briefing as PDF, in whatever form: tagged (PDF/UA-1, enforced by Typst), fonts embedded, the same each time."""

from __future__ import annotations

from heed.briefings.contents import Briefing
from heed.briefings.layouts import POSTER, SLIDES
from heed.briefings.writing import pages, poster, slides


def write(briefing: Briefing, *, sides: int = 1) -> bytes:
    """The PDF of a briefing; sides: of paper, for a poster.

    Raises typesetting.CannotBeSet, which says what does not fit or cannot be shown.
    """
    if briefing.layout.paper == POSTER:
        return poster.write(briefing, sides=sides)
    if briefing.layout.paper == SLIDES:
        return slides.write(briefing)
    return pages.write(briefing)

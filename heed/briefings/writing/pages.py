"""A briefing on pages of A4, in PDF: as many as it needs, or in letters that keep to those it may take."""

from __future__ import annotations

from heed.briefings.contents import Briefing
from heed.briefings.layouts import PARENTS
from heed.briefings.writing.typesetting import CannotBeSet, as_data, document, measured, noon_of, words_of

TEMPLATE = "pages.typ"


def write(briefing: Briefing) -> bytes:
    """The document. Raises CannotBeSet where it takes more pages than the form may, even in the smallest letters."""
    letters, taken = setting(briefing)
    layout = briefing.layout
    if layout.pages and taken > layout.pages:
        raise CannotBeSet(
            f"{layout.title}: it takes {taken} pages and may take {layout.pages}. Shorten the longest part, "
            f"{_longest(briefing)}."
        )
    return document(TEMPLATE, _as_data(briefing, letters), noon_of(briefing))


def setting(briefing: Briefing) -> tuple[float, int]:
    """The letters, in points, and the pages it takes: the largest that keep to the pages it may take; where it may take
    any number, the largest of those that take fewest; where none keep to it, the smallest.
    """
    layout = briefing.layout
    taken = {}
    for letters in sorted(layout.letters, reverse=True):
        taken[letters] = int(measured(TEMPLATE, _as_data(briefing, letters))[0]["pages"])
        if layout.pages and taken[letters] <= layout.pages:
            return letters, taken[letters]
    fewest = min(taken.values())
    best = max(letters for letters, many in taken.items() if many == fewest) if not layout.pages else min(taken)
    return best, taken[best]


def _longest(briefing: Briefing) -> str:
    """The panel that has most words over what its plan holds; where none has, most words."""
    room = {plan.title: plan.words for plan in briefing.layout.panels}
    over = {panel.title: max(panel.words - room.get(panel.title, 0), 0) for panel in briefing.panels}
    return max(briefing.panels, key=lambda panel: (over[panel.title], panel.words)).title


def _as_data(briefing: Briefing, letters: float) -> str:
    return as_data(
        words_of(briefing)
        | {
            "letters": letters,
            "contents": briefing.layout.contents,
            "with-sources": briefing.layout.readers != PARENTS,
            "minutes": briefing.minutes,
            "question": "Question",
            "sources-title": "Where the learning points come from",
        }
    )

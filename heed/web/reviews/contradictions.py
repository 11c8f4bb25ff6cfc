"""What in a chronology does not agree, what may be one happening told twice, and where a record is silent.

Each in the words of one view: named or anonymised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.chronology.contradictions import Contradiction, find_contradictions
from heed.chronology.duplicates import Pair, find_pairs
from heed.chronology.events import Event
from heed.chronology.gaps import Gap, find_gaps
from heed.web.reviews.integrated import Integrated
from heed.web.reviews.two_views import View
from heed.web.reviews.wording import Mark, agency_in_words

KINDS = {
    "age": "Stated age and dates do not agree",
    "order": "The order cannot be right",
    "birth": "Two dates of birth",
    "words": "Two words for one person",
    "stays": "In two places at once",
}


@dataclass(frozen=True)
class Passage:
    """One side: where it stands, its words, and the number of its entry where it is one."""

    source: str
    text: str
    index: int | None = None


@dataclass(frozen=True)
class Unsettled:
    """Passages that a reader has to set against each other, and why."""

    title: str
    say: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Said:
    """What the page says beneath the entries. marks: what to put beside the entry with this source, as shown."""

    contradictions: tuple[Unsettled, ...] = ()
    pairs: tuple[Unsettled, ...] = ()
    gaps: tuple[str, ...] = ()
    marks: dict[str, Mark] | None = None


def said_of(whole: Integrated, view: View) -> Said:
    """Everything that does not agree in the whole chronology, whatever the filters leave of it.

    It is looked for in the chronology as the view shows it, so that no sentence about it can tell a name.
    """
    shown = view.of_chronology(whole.chronology)
    index = {event.source: number for number, event in enumerate(shown.events, start=1) if event.source}
    found = find_contradictions(shown)
    return Said(
        contradictions=tuple(_contradiction(one, index) for one in found),
        pairs=tuple(_pair(pair, index) for pair in find_pairs(shown.events)),
        gaps=tuple(_gap(gap) for gap in find_gaps(shown)),
        marks=_marks(found),
    )


def _marks(found: Sequence[Contradiction]) -> dict[str, Mark]:
    return {
        passage.source: Mark(KINDS[one.kind], "orange")
        for one in found
        if one.kind in KINDS
        for passage in one.passages
    }


def _contradiction(one: Contradiction, index: dict[str, int]) -> Unsettled:
    passages = tuple(Passage(passage.source, passage.text, index.get(passage.source)) for passage in one.passages)
    return Unsettled(KINDS.get(one.kind, "Accounts differ"), one.say, passages)


def _pair(pair: Pair, index: dict[str, int]) -> Unsettled:
    both = tuple(_told(event, index) for event in (pair.first, pair.second))
    return Unsettled("Perhaps one happening", f"Because {' and '.join(pair.because)}.", both)


def _told(event: Event, index: dict[str, int]) -> Passage:
    place = f"{agency_in_words(event.agency)}, {event.when.say()}, {event.source}"
    return Passage(place, event.text, index.get(event.source))


def _gap(gap: Gap) -> str:
    whole = "in all of the period its record covers, " if gap.whole else ""
    return f"{agency_in_words(gap.agency)}: nothing is recorded {whole}{gap.over.say()} ({gap.days} days)."

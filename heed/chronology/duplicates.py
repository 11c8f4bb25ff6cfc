"""Events of two agencies that may be one happening: proposed to a person as a pair, both kept as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import groupby

from rapidfuzz import fuzz

from heed.chronology.events import Event
from heed.chronology.kinds import UNSORTED, includes
from heed.chronology.when import CALENDAR, DAY

# One agency often writes the day it heard, another the day it happened.
APART = DAY
# A wider date ("2015") meets half the record; what falls in it is no sign of being the same.
WIDEST = timedelta(days=31)
# How like the words must be, of 100, and how many of weight they must share. Chosen so that two accounts of one call
# are proposed and two routine visits of one week are not; see tests/rooms/test_merge.py.
ALIKE = 60
SHARED = 2

_WORD = re.compile(r"[a-z]{3,}")
# Words that any two entries of a chronology may share without telling of one thing.
_SLIGHT = frozenset(
    (
        *("the", "and", "for", "was", "were", "with", "that", "this", "had", "has", "have", "not", "her", "his", "him"),
        *("she", "they", "them", "from", "been", "but", "are", "who", "which", "when", "also", "said", "says", "told"),
        *("made", "after", "before", "about", "into", "same", "their", "there", "then", "child", "mother", "father"),
    )
)


@dataclass(frozen=True)
class Pair:
    """Two events that may be one, and why."""

    first: Event
    second: Event
    because: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Both events' places, with why they are proposed."""
        return {
            "case": self.first.case,
            "events": [_place(self.first), _place(self.second)],
            "because": list(self.because),
        }


def _place(event: Event) -> dict[str, object]:
    return {"agency": event.agency, "source": event.source, "kind": event.kind, **event.when.as_json()}


def find_pairs(events: Sequence[Event]) -> tuple[Pair, ...]:
    """Pairs of events of different agencies about one person, at most a day apart, alike in kind or in words."""
    dated = [event for event in events if event.agency and _is_narrow(event)]
    dated.sort(key=lambda event: (event.case, event.when.clock, event.when.at))
    pairs = []
    for _, together in groupby(dated, key=lambda event: (event.case, event.when.clock)):
        pairs += list(_pairs(list(together)))
    return tuple(pairs)


def _is_narrow(event: Event) -> bool:
    return event.when.clock == CALENDAR and event.when.upto - event.when.at <= WIDEST


def _pairs(events: list[Event]) -> Iterator[Pair]:
    for index, first in enumerate(events):
        reach = first.when.upto + APART
        for second in events[index + 1 :]:
            if second.when.at >= reach:
                break
            if because := _because(first, second):
                yield Pair(first, second, because)


def _because(first: Event, second: Event) -> tuple[str, ...]:
    """Why the two may be one; nothing where they may not."""
    if first.agency == second.agency or first.about != second.about or _are_rivals(first, second):
        return ()
    because = tuple(reason for reason in (_same_kind(first, second), _same_words(first, second)) if reason)
    return (_how_near(first, second), *because) if because else ()


def _are_rivals(first: Event, second: Event) -> bool:
    """Whether the record itself says that these are two accounts of one happening."""
    return bool(first.attrs.get("rival")) and first.attrs.get("rival") == second.attrs.get("rival")


def _how_near(first: Event, second: Event) -> str:
    if first.when.at < second.when.upto and second.when.at < first.when.upto:
        return "the dates can be the same"
    return "the dates are a day apart"


def _same_kind(first: Event, second: Event) -> str:
    kinds = [
        event.attrs.get("proposed", UNSORTED) if event.kind == UNSORTED else event.kind for event in (first, second)
    ]
    if UNSORTED in kinds or not (includes(*kinds) or includes(kinds[1], kinds[0])):
        return ""
    return f"both are {min(kinds, key=len)}"


def _same_words(first: Event, second: Event) -> str:
    words = (_weighty(first.text), _weighty(second.text))
    shared = sorted(words[0] & words[1])
    if len(shared) < SHARED or fuzz.token_set_ratio(" ".join(sorted(words[0])), " ".join(sorted(words[1]))) < ALIKE:
        return ""
    return f"both say {', '.join(shared)}"


@lru_cache(maxsize=20_000)
def _weighty(text: str) -> frozenset[str]:
    """The words that carry meaning."""
    return frozenset(_WORD.findall(text.lower())) - _SLIGHT

"""Events of two agencies that may be one happening: proposed to a person as a pair, both kept as they are.

How a pair is chosen. Two events of different agencies about the same person, on one day or a day apart, are weighed by
what speaks for one happening: a kind that is one for all who record it, two ends of one thing, words in common (or
different words for one thing), and each naming the other's agency. Times that lie hours apart speak against it. What
weighs `ENOUGH` is proposed; of several for one entry and agency, the weightiest. tests/rooms/test_pairs.py measures how
many are found and how many are wrong on a list of invented pairs that were labelled by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from heed.chronology.alike import kinship, named, said_alike, weighty
from heed.chronology.events import Event
from heed.chronology.kinds import UNSORTED
from heed.chronology.sentences import SHARED, Sentence, kind, sentence
from heed.chronology.when import CALENDAR, DAY

# One agency often writes the day it heard, another the day it happened.
APART = DAY
# A wider date ("2015") meets half the record; what falls in it is no sign of being the same.
WIDEST = timedelta(days=31)
# From this weight on a pair is proposed.
ENOUGH = 2.5
# Of one kind that each agency does by itself, or of no kind yet: so many words of weight in common at least; one fewer
# where each names the other's agency.
SHARED_WORDS = 2
BOTH = 2.0

# A word tells nothing of one happening where more entries have it than this, and than this share of them.
ROUTINE_AT_LEAST, ROUTINE_SHARE = 50, 0.1

_OF_KINDS = {"one": 3.0, "ends": 2.0, "same": 1.0}
_SAME_HOUR = timedelta(minutes=45)
_HOURS_APART = timedelta(hours=3)


@dataclass(frozen=True)
class Pair:
    """Two events that may be one, and how much speaks for it. kinds: how their kinds go together (`alike.kinship`)."""

    first: Event
    second: Event
    kinds: str = ""
    shared: frozenset[str] = frozenset()
    weight: float = 0.0

    @property
    def reasons(self) -> tuple[Sentence, ...]:
        """Why the two may be one."""
        return tuple(_reasons(self))

    @property
    def because(self) -> tuple[str, ...]:
        """Why, in words."""
        return tuple(reason.told() for reason in self.reasons)

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
    """Pairs of events of different agencies about one person, at most a day apart, that may be one happening."""
    dated = [event for event in events if event.agency and _is_narrow(event)]
    dated.sort(key=lambda event: (event.case, event.about, event.when.at))
    routine = _routine(dated)
    pairs: list[Pair] = []
    for _, together in groupby(dated, key=lambda event: (event.case, event.about)):
        pairs += _weightiest(list(_pairs(list(together), routine)))
    pairs.sort(key=lambda pair: (pair.first.case, pair.first.when.at))
    return tuple(pairs)


def _routine(events: Sequence[Event]) -> frozenset[str]:
    """Words that so many entries have that they tell nothing: what a record writes at every visit."""
    often = Counter(word for event in events for word in weighty(event.text))
    most = max(ROUTINE_AT_LEAST, ROUTINE_SHARE * len(events))
    return frozenset(word for word, count in often.items() if count > most)


def _is_narrow(event: Event) -> bool:
    return event.when.clock == CALENDAR and event.when.upto - event.when.at <= WIDEST


def _pairs(events: list[Event], routine: frozenset[str]) -> Iterator[Pair]:
    for index, first in enumerate(events):
        reach = first.when.upto + APART
        for second in events[index + 1 :]:
            if second.when.at >= reach:
                break
            if first.agency != second.agency and (pair := _weighed(first, second, routine)) is not None:
                yield pair


def _weightiest(pairs: list[Pair]) -> Iterator[Pair]:
    """Of several pairs of one event with one other agency, those that nothing outweighs on both sides."""
    most: dict[tuple[int, str], float] = {}
    for pair in pairs:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            key = (id(one), other.agency)
            most[key] = max(most.get(key, 0.0), pair.weight)
    for pair in pairs:
        if most[id(pair.first), pair.second.agency] == most[id(pair.second), pair.first.agency] == pair.weight:
            yield pair


def _weighed(first: Event, second: Event, routine: frozenset[str]) -> Pair | None:
    """The pair with what speaks for it; None where that is not enough, or the record says that they are rivals."""
    rival = first.attrs.get("rival")
    if rival and rival == second.attrs.get("rival"):
        return None
    together = _together(first, second)
    words = weighty(first.text) - routine, weighty(second.text) - routine
    shared = words[0] & words[1]
    if not shared and together not in ("one", "ends"):
        return None
    names = _of_names(first, second)
    if len(shared) + (names == BOTH) < SHARED_WORDS and together not in ("one", "ends"):
        return None
    fewest = min(map(len, words))
    # More the more of the shorter entry's words the other has too.
    alike = min(len(shared), 4) * 0.5 + 2.0 * len(shared) / fewest if shared else 0.0
    weight = _of_kinds(first, second, together) + alike + names + _of_times(first, second)
    return Pair(first, second, together, shared, weight) if weight >= ENOUGH else None


def _together(first: Event, second: Event) -> str:
    """How the kinds go together; nothing where nobody has said either and the words propose none."""
    kinds = _kind(first), _kind(second)
    return "" if UNSORTED in kinds else kinship(*kinds)


def _of_kinds(first: Event, second: Event, together: str) -> float:
    """Less where nobody has chosen the kinds yet: what the words propose, the words already speak for."""
    proposed = UNSORTED in (first.kind, second.kind)
    return _OF_KINDS[together] - proposed if together else 0.0


def _kind(event: Event) -> str:
    return event.attrs.get("proposed", UNSORTED) if event.kind == UNSORTED else event.kind


def _of_names(first: Event, second: Event) -> float:
    return 1.0 * (second.agency in named(first.text)) + 1.0 * (first.agency in named(second.text))


def _of_times(first: Event, second: Event) -> float:
    if first.when.precision != "minute" or second.when.precision != "minute":
        return 0.0
    apart = abs(second.when.at - first.when.at)
    return 1.0 if apart <= _SAME_HOUR else -2.0 if apart >= _HOURS_APART else 0.0


def _reasons(pair: Pair) -> Iterator[Sentence]:
    first, second = pair.first, pair.second
    near = first.when.at < second.when.upto and second.when.at < first.when.upto
    yield sentence("the dates can be the same" if near else "the dates are a day apart")
    if pair.kinds in ("one", "same"):
        yield sentence("both are {}", kind(min(_kind(first), _kind(second), key=len)))
    elif pair.kinds == "ends":
        yield sentence("{} and {} can be the two ends of one thing", kind(_kind(first)), kind(_kind(second)))
    if pair.shared:
        yield sentence("both say {}", (SHARED, said_alike(first.text, second.text)))
    if second.agency in named(first.text) or first.agency in named(second.text):
        yield sentence("one names the other's agency")

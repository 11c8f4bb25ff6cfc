"""A file that an agency hands in again: which rows are the same, which were edited, which are gone, which are new.

The rule, in the order in which it is applied (docs/decisions/0015-corrected-files.md says why):

1. Rows that tell the same (dates, kind, whom, attributes, words) are the same row, wherever they stand. What stands
   several times is matched as often as both files have it, rows of one number first.
2. The longest run of those in one order are the anchors. Two rows stand in one place when the same anchors surround
   them.
3. Of what is left, a row was edited into another when enough of it stayed:
   - the words, with a date edited: the same words in the same place, or within a month, or words that neither file
     has twice;
   - the date, with the words edited: the same day, and half of the letters, or the only rows left in one place;
   - a part of both: the same place, words half alike and dates near, or one of them unreadable.
   The most alike are matched first, each row once.
4. What is then left of the earlier file is gone; what is left of the later one is new.

Nothing is decided by it: a person sees the edited rows side by side, and the gone and the new, before it is accepted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from heed.chronology.alike import weighty
from heed.chronology.events import Event
from heed.chronology.when import DAY

Both = tuple[int, int]

_SAME_WORDS = 0.9
_HALF = 0.5
_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)
# In a place with more rows than this on either side only rows of one day or with words in common are compared.
_MOST_IN_A_PLACE = 40


@dataclass(frozen=True)
class Matched:
    """By number in both files: rows that are the same, rows that were edited; then those in only one of them."""

    same: tuple[Both, ...]
    edited: tuple[Both, ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def match(before: Sequence[Event], after: Sequence[Event]) -> Matched:
    """Matches the rows of an earlier file with those of a later one, both in the order of their rows."""
    same = _same(before, after)
    left, right = _rest(len(before), {i for i, _ in same}), _rest(len(after), {j for _, j in same})
    edited = _edited(_Rows(before, after, _anchors(same), left, right))
    return Matched(
        tuple(same),
        tuple(edited),
        tuple(_rest(len(before), {i for i, _ in (*same, *edited)})),
        tuple(_rest(len(after), {j for _, j in (*same, *edited)})),
    )


def _rest(count: int, taken: set[int]) -> list[int]:
    return [number for number in range(count) if number not in taken]


def _row(event: Event) -> str:
    return event.source.rpartition(":")[2]


def _same(before: Sequence[Event], after: Sequence[Event]) -> list[Both]:
    waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for j, event in enumerate(after):
        waiting[event.tells].append(j)
    same: list[Both] = []
    later: list[int] = []
    for i, event in enumerate(before):
        found = waiting.get(event.tells, [])
        of_one_row = next((j for j in found if _row(after[j]) == _row(event)), None)
        if of_one_row is None:
            later.append(i)
        else:
            found.remove(of_one_row)
            same.append((i, of_one_row))
    for i in later:
        if found := waiting.get(before[i].tells, []):
            same.append((i, found.pop(0)))
    return sorted(same)


def _anchors(same: Sequence[Both]) -> list[Both]:
    """The longest run of same rows that stand in one order in both files."""
    tails: list[int] = []  # the last row of the shortest ending of a run of each length
    ends: list[int] = []  # which pair that is
    before: list[int | None] = []
    for number, (_, j) in enumerate(same):
        length = bisect_left(tails, j)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [j]
        ends[length : length + 1] = [number]
    run: list[Both] = []
    at = ends[-1] if ends else None
    while at is not None:
        run.append(same[at])
        at = before[at]
    return run[::-1]


class _Rows:
    """The rows left unmatched on both sides, with what tells whether one was edited into another."""

    def __init__(
        self,
        before: Sequence[Event],
        after: Sequence[Event],
        anchors: Sequence[Both],
        left: list[int],
        right: list[int],
    ) -> None:
        self.before, self.after, self.left, self.right = before, after, left, right
        firsts, seconds = [i for i, _ in anchors], [j for _, j in anchors]
        self.place_before = {i: bisect_left(firsts, i) for i in left}
        self.place_after = {j: bisect_left(seconds, j) for j in right}
        self.told_before = {i: _words(before[i]) for i in left}
        self.told_after = {j: _words(after[j]) for j in right}
        self.often = (Counter(map(_words, before)), Counter(map(_words, after)))
        self.alone = Counter(self.place_before.values()), Counter(self.place_after.values())

    def candidates(self) -> Iterator[Both]:
        """Rows worth comparing: of one place, of one day, or with a word of weight that few others have."""
        places, days, words = defaultdict(list), defaultdict(list), defaultdict(list)
        for j in self.right:
            places[self.place_after[j]].append(j)
            days[self.after[j].when.at.date()].append(j)
            for word in weighty(self.told_after[j]):
                words[word].append(j)
        for i in self.left:
            near = places[self.place_before[i]]
            found = set(near) if len(near) <= _MOST_IN_A_PLACE else set()
            found.update(days[self.before[i].when.at.date()][:_MOST_IN_A_PLACE])
            for word in weighty(self.told_before[i]):
                if len(words[word]) <= _MOST_IN_A_PLACE:
                    found.update(words[word])
            yield from ((i, j) for j in sorted(found))

    def likeness(self, i: int, j: int) -> float:
        """How much of row i stayed in row j, from 0 to 1; 0 where it is not enough to call it the same row."""
        words = fuzz.ratio(self.told_before[i], self.told_after[j]) / 100
        dates = _dates(self.before[i], self.after[j])
        place = self.place_before[i] == self.place_after[j]
        is_edited = (
            (words >= _SAME_WORDS and (place or dates >= _HALF or self._is_alone(i, j)))
            or (dates == 1 and (words >= _HALF or (place and self._only_two(i, j))))
            or (place and words >= _HALF and dates >= _HALF)
        )
        return 0.55 * words + 0.3 * dates + 0.15 * place if is_edited else 0.0

    def _is_alone(self, i: int, j: int) -> bool:
        """Whether neither file has these words a second time."""
        return self.often[0][self.told_before[i]] == 1 == self.often[1][self.told_after[j]]

    def _only_two(self, i: int, j: int) -> bool:
        return self.alone[0][self.place_before[i]] == 1 == self.alone[1][self.place_after[j]]


def _words(event: Event) -> str:
    """Everything that the row says in words, its attributes in one order."""
    said = [event.text, *(event.attrs[name] for name in ("action", "appraisal") if name in event.attrs)]
    return " ".join(" ".join(said).casefold().split())


def _dates(first: Event, second: Event) -> float:
    """How near two dates are: 1 on the same, a half within a month or where one could not be read, 0 further apart."""
    one, other = first.when, second.when
    if (one.at, one.upto, one.clock) == (other.at, other.upto, other.clock):
        return 1.0
    if one.is_open or other.is_open:
        return 0.6
    if one.clock != other.clock:
        return 0.0
    apart = max(one.at, other.at) - min(one.at, other.at)
    if apart < DAY:
        return 0.95
    if apart <= _WEEK:
        return 0.8
    return 0.6 if apart <= _MONTH or _slip(one.at, other.at) else 0.0


def _slip(one: datetime, other: datetime) -> bool:
    """Whether one part of the date alone differs, or day and month changed places: a slip of the pen."""
    parts = ((one.day, one.month, one.year), (other.day, other.month, other.year))
    differing = sum(a != b for a, b in zip(*parts, strict=True))
    return differing == 1 or (one.day, one.month, one.year) == (other.month, other.day, other.year)


def _edited(rows: _Rows) -> list[Both]:
    alike = [(rows.likeness(i, j), i, j) for i, j in rows.candidates()]
    ranked = sorted((-likeness, abs(i - j), i, j) for likeness, i, j in alike if likeness)
    taken: tuple[set[int], set[int]] = (set(), set())
    edited: list[Both] = []
    for _, _, i, j in ranked:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            edited.append((i, j))
    return sorted(edited)

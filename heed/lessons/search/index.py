"""An index of lessons in memory: which stands where, how telling each word is, and how many each facet holds.

Sets of entries are whole numbers, a bit for each entry, so that forty thousand are met and counted in microseconds.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from heed.lessons.search import words
from heed.lessons.search.asked import Asked, Term

# A word said often says hardly more than one said twice.
_SATURATED = 1.5
_LONG_WORD = 8


@dataclass(frozen=True)
class Entry:
    """What is found: its key; its texts, each with how much a word in it counts; the values of its facets."""

    key: int
    texts: tuple[tuple[str, float], ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """keys: the best first. places: the same as a set. some: no entry holds all that was asked; these hold most."""

    keys: tuple[int, ...]
    places: int
    some: bool = False


class Index:
    """Entries that can be searched; putting one in again replaces it."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._keys: list[int] = []
        self._place: dict[int, int] = {}
        self._alive = 0
        self._stands: dict[str, tuple[array[int], array[float]]] = {}
        self._sequences: list[str] = []
        self._facets: dict[tuple[str, str], int] = defaultdict(int)
        self._sets: dict[str, int] = {}
        self._written: dict[str, str] = {}
        for entry in entries:
            self.put(entry)

    def __len__(self) -> int:
        return self._alive.bit_count()

    def put(self, entry: Entry) -> None:
        """Take an entry in, in the place of the one with its key."""
        self.leave_out(entry.key)
        place = len(self._keys)
        self._keys.append(entry.key)
        self._place[entry.key] = place
        self._alive |= 1 << place
        counted, sequence = self._counted(entry)
        self._sequences.append(sequence)
        for token, count in counted.items():
            places, weights = self._stands.setdefault(token, (array("l"), array("f")))
            places.append(place)
            weights.append(count / (count + _SATURATED))
            self._sets.pop(token, None)
        for name, values in entry.facets.items():
            for value in values:
                self._facets[name, value] |= 1 << place

    def leave_out(self, key: int) -> None:
        """Take an entry out; one that is not there is passed over."""
        place = self._place.pop(key, None)
        if place is not None:
            self._alive &= ~(1 << place)

    def _counted(self, entry: Entry) -> tuple[Counter[str], str]:
        counted: Counter[str] = Counter()
        sequence: list[str] = []
        for text, counts in entry.texts:
            told = words.words(text)
            for word in told:
                if not words.is_slight(word.written):
                    counted[word.stem] += counts  # type: ignore[assignment]
                    self._written[word.written.lower()] = word.stem
            for meaning in words.meanings(told):
                counted[meaning.id] += counts  # type: ignore[assignment]
            sequence += ["", *(word.stem for word in told)]
        return counted, f" {' '.join(sequence)} "

    def nearest(self, word: str) -> str | None:
        """The known word that one standing nowhere is a slip away from; None where it is known or nothing is near."""
        stem = words.stem(word)
        if stem in self._stands or any(words.meanings(words.words(word), as_typed=True)):
            return None
        slips = 2 if len(word) >= _LONG_WORD else 1
        near = process.extract(word.lower(), self._written.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None)
        best = min(near, default=None, key=lambda each: (each[1], -self._often(each[0]), each[0]))
        return str(best[0]) if best else None

    def _often(self, written: str) -> int:
        return len(self._stands[self._written[written]][0])

    def facet(self, name: str, value: str) -> int:
        """The places of the entries with this value, as a set."""
        return self._facets.get((name, value), 0) & self._alive

    def values(self, name: str) -> list[str]:
        """Every value of a facet."""
        return [value for each, value in self._facets if each == name]

    def narrowed(self, found: Found, among: int) -> tuple[int, ...]:
        """The keys found that are in a set as well, the best first."""
        left = found.places & among
        return found.keys if left == found.places else tuple(k for k in found.keys if left >> self._place[k] & 1)

    def everything(self) -> int:
        return self._alive

    def search(self, asked: Asked, among: int) -> Found:
        """The entries of the set `among` that hold all that is asked; where none does, those that hold most of it."""
        for term in asked.without:
            among &= ~self._of(term)
        if not asked.terms:
            return Found(tuple(self._keys[place] for place in _places(among)), among)
        sets = [self._of(term) & among for term in asked.terms]
        every = among
        for each in sets:
            every &= each
        if every or len(sets) == 1:
            return Found(self._ranked(asked.terms, every), every)
        most = _most(sets)
        return Found(self._ranked(asked.terms, most), most, some=True)

    def _of(self, term: Term) -> int:
        """The places where a term stands."""
        if not term.is_phrase:
            found = 0
            for token in term.tokens:
                found |= self._set(token)
            return found & self._alive
        every = self._alive
        for token in term.tokens:
            if token in self._stands:
                every &= self._set(token)
        together = f" {' '.join(term.tokens)} "
        return sum(1 << place for place in _places(every) if together in self._sequences[place])

    def _set(self, token: str) -> int:
        if token not in self._sets:
            held = bytearray(len(self._keys) // 8 + 1)
            for place in self._stands[token][0] if token in self._stands else ():
                held[place >> 3] |= 1 << (place & 7)
            self._sets[token] = int.from_bytes(held, "little")
        return self._sets[token]

    def _ranked(self, terms: Sequence[Term], among: int) -> tuple[int, ...]:
        """The keys of a set, those first in which the rarest of the words stand most."""
        scores = dict.fromkeys(_places(among), 0.0)
        for token in {token for term in terms for token in term.tokens if token in self._stands}:
            places, weights = self._stands[token]
            rare = math.log(1 + len(self._keys) / (len(places) + 0.5))
            for place, weight in zip(places, weights, strict=True):
                if place in scores:
                    scores[place] += rare * weight
        return tuple(self._keys[place] for place in sorted(scores, key=lambda place: (-scores[place], place)))


def _most(sets: Sequence[int]) -> int:
    """Those that are in as many of the sets as any entry is."""
    in_at_least: list[int] = []
    for each in sets:
        carried = each
        for n, held in enumerate(in_at_least):
            in_at_least[n], carried = held | carried, held & carried
        in_at_least.append(carried)
    return next((held for held in reversed(in_at_least) if held), 0)


def _places(among: int) -> list[int]:
    """The places in a set, in their order."""
    found: list[int] = []
    for n, held in enumerate(among.to_bytes((among.bit_length() + 7) // 8, "little")):
        while held:
            low = held & -held
            found.append(n * 8 + low.bit_length() - 1)
            held ^= low
    return found

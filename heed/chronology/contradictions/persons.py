"""One person under two words, under two spellings of a name, or with two dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from heed.chronology.contradictions.passages import HIGH, LOW, Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.people import with_role
from heed.chronology.sentences import sentence, who, words
from heed.chronology.when import overlap

_FULL_NAME = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z][A-Za-z]*[a-z'’-]+)")
_LONG_ENOUGH = 4


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Two words for one person, two spellings of one name, and births that cannot be the same."""
    yield from _words(chronology, case)
    yield from _spellings(chronology, case)
    yield from _births(chronology, case)


def _words(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Persons whom a source calls by a word that is neither their role nor said of them elsewhere (`named_as`)."""
    named: dict[str, list[Event]] = {}
    for event in chronology.events:
        role = event.attrs.get("person") or event.about
        if event.attrs.get("named_as", role) != role:
            named.setdefault(role, []).append(event)
    for role, events in named.items():
        called = " and ".join(sorted({event.attrs["named_as"] for event in events}))
        say = sentence(
            "One person, here {}, is also called {}. The record does not settle which is right.",
            *(who(role), words(called)),
        )
        first = next((one for one in chronology.events if _calls(one, role)), None)
        passages = [passage(event) for event in ([first] if first else []) + events]
        yield Contradiction("words", case, say, tuple(passages), LOW)


def _calls(event: Event, role: str) -> bool:
    return role in (event.attrs.get("person"), event.about) and "named_as" not in event.attrs


def _spellings(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Two full names a letter apart: checks that were made under the one tell nothing of the other."""
    told: dict[str, dict[str, Event]] = {}
    for event in chronology.events:
        for first, last in _FULL_NAME.findall(event.text):
            told.setdefault(first, {}).setdefault(last, event)
    for first, lasts in told.items():
        for one, other in combinations(lasts, 2):
            if min(len(one), len(other)) >= _LONG_ENOUGH and _a_letter_apart(one, other):
                say = sentence(
                    "“{}” and “{}” may be two spellings of one name. What was asked under the one need not have been "
                    "found under the other.",
                    *(words(f"{first} {one}"), words(f"{first} {other}")),
                )
                yield Contradiction("spelling", case, say, (passage(lasts[one]), passage(lasts[other])))


def _a_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is another, too many, too few or changed places; a plural or a possessive is the same name."""
    bare = one.removesuffix("s").removesuffix("'"), other.removesuffix("s").removesuffix("'")
    return bare[0] != bare[1] and OSA.distance(one, other, score_cutoff=1) <= 1


def _births(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    for event in chronology.of_kind("birth"):
        if event.kind != "birth":
            continue
        person = with_role(chronology.people, event.about)
        if person and person.born and not overlap(person.born, event.when):
            say = sentence(
                "The birth of {} is dated {}, and elsewhere {}.", who(event.about), event.when.say(), person.born.say()
            )
            born = Passage("people", f"born {person.born.say()}")
            yield Contradiction("birth", case, say, (passage(event), born), HIGH)

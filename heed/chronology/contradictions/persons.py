"""One person under two words, or with two dates of birth."""

from __future__ import annotations

from collections.abc import Iterator

from heed.chronology.contradictions.passages import HIGH, LOW, Contradiction, Passage, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.people import with_role
from heed.chronology.sentences import sentence, who, words
from heed.chronology.when import overlap


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Two words for one person, and births that cannot be the same."""
    yield from _words(chronology, case)
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

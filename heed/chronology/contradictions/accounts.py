"""Rival accounts of one happening, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from heed.chronology.contradictions.passages import Contradiction, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.when import overlap

_OF_THE_ACCOUNT = {"rival", "account", "confidence"}


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Events that carry the same name under `rival`, with what they differ in."""
    told: dict[str, list[Event]] = {}
    for event in chronology.events:
        if name := event.attrs.get("rival"):
            told.setdefault(name, []).append(event)
    for name, events in told.items():
        if len(events) > 1:
            who = " and ".join(dict.fromkeys(_whose(event) for event in events))
            say = (
                f"{who} tell {name.replace('-', ' ').replace('_', ' ')} differently: {', '.join(_differences(events))}."
            )
            yield Contradiction("accounts", case, say, tuple(passage(event) for event in events))


def _whose(event: Event) -> str:
    return event.attrs.get("account") or event.agency or event.source


def _differences(events: list[Event]) -> list[str]:
    """What the accounts differ in, in words; the wording where nothing else does."""
    first, rest = events[0], events[1:]
    found = []
    if any(not overlap(first.when, other.when) for other in rest):
        found.append("when it happened")
    if any(first.kind != other.kind for other in rest):
        found.append("what it was")
    keys = {key for event in events for key in event.attrs} - _OF_THE_ACCOUNT
    differing = sorted(key for key in keys if len({event.attrs.get(key) for event in events}) > 1)
    found += [key.replace("_", " ") for key in differing]
    return found or ["in their words"]

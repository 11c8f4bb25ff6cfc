"""Rival accounts of one happening, and one plan, birth or move that two agencies date differently."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from heed.chronology.contradictions.passages import HIGH, Contradiction, passage
from heed.chronology.events import Chronology, Event
from heed.chronology.sentences import Part, agency, kind, sentence, who, words
from heed.chronology.when import CALENDAR, overlap

_OF_THE_ACCOUNT = {"rival", "account", "confidence"}

# What happens once, or not again before its opposite: two agencies that date it apart date one thing.
_ONCE = {
    "birth": (),
    "death": (),
    "plan.started": ("plan.ended",),
    "plan.ended": ("plan.started",),
    "looked_after.started": ("looked_after.ended",),
    "looked_after.ended": ("looked_after.started",),
    "police_protection.started": ("police_protection.ended",),
    "area.moved": ("area.moved",),
    "conference.held.initial": (),
}
# Further apart it is likely another plan or another move.
_NEAR = timedelta(days=62)
_ANY_TIME = ("birth", "death")


def find(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    """Events that carry the same name under `rival`; what happens once and is dated apart by two agencies."""
    yield from _rivals(chronology, case)
    for node, opposites in _ONCE.items():
        yield from _dated_apart(chronology, case, node, opposites)


def _rivals(chronology: Chronology, case: str) -> Iterator[Contradiction]:
    told: dict[str, list[Event]] = {}
    for event in chronology.events:
        if name := event.attrs.get("rival"):
            told.setdefault(name, []).append(event)
    for name, events in told.items():
        if len(events) > 1:
            tellers = list(dict.fromkeys(_whose(event) for event in events))
            text = f"{' and '.join(['{}'] * len(tellers))} tell {{}} differently: {{}}."
            what = words(name.replace("-", " ").replace("_", " "))
            say = sentence(text, *tellers, what, words(", ".join(_differences(events))))
            yield Contradiction("accounts", case, say, tuple(passage(event) for event in events), HIGH)


def _whose(event: Event) -> Part:
    return agency(event.attrs.get("account") or event.agency) if event.agency else words(_teller(event))


def _teller(event: Event) -> str:
    return event.attrs.get("account") or event.source


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


def _dated_apart(chronology: Chronology, case: str, node: str, opposites: tuple[str, ...]) -> Iterator[Contradiction]:
    turns = [event.when.at for event in chronology.of_kind(*opposites)] if opposites and node not in opposites else []
    told: dict[tuple[str, str], list[Event]] = {}
    for event in chronology.of_kind(node):
        if event.agency and event.when.clock == CALENDAR and not _is_no_happening(event):
            told.setdefault((event.about, event.kind), []).append(event)
    for (about, _), events in told.items():
        for first, second in pairwise(events):
            between = any(first.when.at < turn < second.when.upto for turn in turns)
            if not between and _differ(first, second, node):
                say = sentence(
                    "{} of {} is dated {} by {} and {} by {}.",
                    *(kind(first.kind), who(about), first.when.say(), agency(first.agency)),
                    *(second.when.say(), agency(second.agency)),
                )
                found = "birth" if node == "birth" else "dates"
                yield Contradiction(found, case, say, (passage(first), passage(second)), HIGH)


def _is_no_happening(event: Event) -> bool:
    """Whether it was only planned, or one account of several that is listed as such."""
    return bool(event.attrs.get("status") or event.attrs.get("rival") or event.when.is_open)


def _differ(first: Event, second: Event, node: str) -> bool:
    if first.agency == second.agency or overlap(first.when, second.when):
        return False
    return node in _ANY_TIME or second.when.at - first.when.upto <= _NEAR

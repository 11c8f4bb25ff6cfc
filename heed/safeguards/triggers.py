"""What sets a safeguard off: an event, so many events or agencies within a period, or a state as long as it lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heed.chronology.when import LATEST, MINUTE, Moment
from heed.safeguards import states
from heed.safeguards.evidence import Setting, matches, within
from heed.safeguards.meaning import Condition, Safeguard
from heed.safeguards.record import Entry, precedes
from heed.safeguards.truth import YES, Truth, all_hold, maybe


@dataclass(frozen=True)
class Fired:
    """A trigger on the record and how certain it is. later: a later interval of a state. ends: what ends the duty."""

    entry: Entry
    truth: Truth
    later: bool = False
    ends: Entry | None = None


def fired(safeguard: Safeguard, setting: Setting) -> list[Fired]:
    """Every time the record sets the safeguard off, or may, in order."""
    if safeguard.trigger.is_state:
        return list(_states(safeguard, setting))
    events = list(_events(safeguard.trigger.conditions, setting))
    return list(_counted(safeguard, events, setting)) if safeguard.trigger.count else events


def _events(conditions: Sequence[Condition], setting: Setting) -> Iterator[Fired]:
    kinds = tuple(kind for condition in conditions for kind in condition.kinds)
    for entry in setting.record.of(kinds):
        if entry.position in setting.record.straddling:
            continue
        # Each condition is tried; the first that certainly holds, or else the first that may, sets it off.
        truths = [truth for condition in conditions if (truth := matches(condition, entry, setting)).holds is not False]
        if truths:
            yield Fired(entry, next((truth for truth in truths if truth.holds), truths[0]))


def _counted(safeguard: Safeguard, events: list[Fired], setting: Setting) -> Iterator[Fired]:
    """Fires when the count is reached; the next count starts afresh, so one run of events is not told many times."""
    count = safeguard.trigger.count
    assert count is not None
    needed = setting.limits[count.at_least].number
    held: list[Fired] = []
    for found in (copy for event in events for copy in _repeated(event, count.different)):
        held = [kept for kept in held if _near(kept, found, count.within, setting).holds is not False]
        if count.different == "agency":
            held = [kept for kept in held if kept.entry.event.agency != found.entry.event.agency]
            if not found.entry.event.agency:
                continue
        held.append(found)
        if len(held) >= needed:
            yield _together(held, count.within, setting)
            held = []


def _repeated(found: Fired, different: str) -> list[Fired]:
    """One entry that says it stands for several (`count=4`) counts as so many events."""
    written = found.entry.event.attrs.get("count", "")
    return [found] * (int(written) if different == "event" and written.isdigit() else 1)


def _near(first: Fired, second: Fired, window: str, setting: Setting) -> Truth:
    if first is second:
        return YES
    return within(first.entry.when, second.entry.when, setting.limits[window], setting.record.nation)


def _together(held: list[Fired], window: str, setting: Setting) -> Fired:
    """The moment at which the count was reached: when the last of them happened."""
    last = held[-1].entry
    moments = [found.entry.when for found in held]
    if all(moment.clock == last.when.clock for moment in moments):
        reached = Moment(
            max(m.at for m in moments), max(m.upto for m in moments), last.when.text, clock=last.when.clock
        )
        if (reached.at, reached.upto) != (last.when.at, last.when.upto):
            last = Entry(last.position, replace(last.event, when=replace(reached, text="")))
    nearness = _span_within(moments, window, setting)
    return Fired(last, all_hold([*(found.truth for found in held), nearness]))


def _span_within(moments: list[Moment], window: str, setting: Setting) -> Truth:
    limit = setting.limits[window]
    first = min(moments, key=lambda moment: moment.at)
    if any(moment.clock != first.clock or moment.is_open for moment in moments):
        return maybe(f"The record's dates leave open whether these fall within {limit.say()}.")
    narrow = Moment(first.at, first.at + MINUTE, clock=first.clock)
    last = max(moments, key=lambda moment: moment.upto)
    ended = Moment(last.upto - MINUTE, last.upto, clock=last.clock) if last.upto < LATEST else last
    told = within(narrow, ended, limit, setting.record.nation)
    return told if told.holds else maybe(f"The record's dates leave open whether these fall within {limit.say()}.")


def _states(safeguard: Safeguard, setting: Setting) -> Iterator[Fired]:
    """The start of each run of the state, and each occurrence of what is expected while it lasts."""
    seen: set[int] = set()
    for condition in safeguard.trigger.conditions:
        for name in condition.states:
            for span in states.spans(setting.record, name):
                for found in _slots(safeguard, condition, span, setting):
                    if found.entry.position not in seen:
                        seen.add(found.entry.position)
                        yield found


def _slots(safeguard: Safeguard, condition: Condition, span: states.Span, setting: Setting) -> Iterator[Fired]:
    start = span.start
    if start is None or start.position in setting.record.straddling:
        return
    asked = replace(condition, states=(), kinds=())
    occurrences = [start, *_occurrences(safeguard, start, span.end, setting)]
    for number, entry in enumerate(occurrences):
        truth = matches(asked, entry, setting)
        if truth.holds is not False:
            yield Fired(entry, truth, later=number > 0, ends=span.end)


def _occurrences(safeguard: Safeguard, start: Entry, end: Entry | None, setting: Setting) -> Iterator[Entry]:
    """What is expected, as often as it surely happened between the start and the end of the state."""
    wanted = safeguard.expectations[0].condition
    inner = replace(setting, trigger=start)
    for entry in setting.record.of(wanted.kinds):
        if entry.position == start.position or precedes(entry, start) is not False:
            continue
        if end is not None and (entry.position == end.position or precedes(entry, end) is not True):
            continue
        if matches(wanted, entry, inner).holds:
            yield entry

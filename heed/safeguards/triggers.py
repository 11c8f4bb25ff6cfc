"""What sets a safeguard off: an event, so many events or agencies within a period, or a state as long as it lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from heed.chronology.when import MINUTE, ORDER, Moment
from heed.safeguards import states
from heed.safeguards.evidence import Setting, matches, within
from heed.safeguards.meaning import Condition, Count, Limit, Safeguard
from heed.safeguards.record import Entry, precedes
from heed.safeguards.truth import NO, YES, Truth, all_hold, maybe


@dataclass(frozen=True)
class Fired:
    """A trigger on the record and how certain it is. later: a later interval of a state.

    called: the trigger in words. ends: what ends the duty."""

    entry: Entry
    truth: Truth
    called: str
    later: bool = False
    ends: Entry | None = None


def fired(safeguard: Safeguard, setting: Setting) -> list[Fired]:
    """Every time the record sets the safeguard off, or may, in order."""
    if safeguard.trigger.is_state:
        return list(_states(safeguard, setting))
    events = list(_events(safeguard.trigger.conditions, setting))
    count = safeguard.trigger.count
    return list(_counted(count, events, safeguard.scope, setting)) if count else events


def _events(conditions: Sequence[Condition], setting: Setting) -> Iterator[Fired]:
    kinds = tuple(kind for condition in conditions for kind in condition.kinds)
    for entry in setting.record.of(kinds):
        if entry.position in setting.record.straddling:
            continue
        # Each condition is tried; the first that certainly holds, or else the first that may, sets it off.
        tried = [Fired(entry, matches(condition, entry, setting), condition.called) for condition in conditions]
        possible = [found for found in tried if found.truth.holds is not False]
        if possible:
            yield next((found for found in possible if found.truth.holds), possible[0])


def _counted(count: Count, events: list[Fired], scope: str, setting: Setting) -> Iterator[Fired]:
    """Fires when the count is reached, or may have been.

    Once it certainly was, the next count starts afresh; while it only may have been, that is told once.
    """
    groups: dict[tuple[str, str], list[Fired]] = {}
    for found in events:
        about = found.entry.event.about if scope == "child" else ""
        groups.setdefault((found.entry.when.clock, about), []).append(found)
    together = [reached for group in groups.values() for reached in _reached(count, group, setting)]
    yield from sorted(together, key=lambda reached: reached.entry.position)


def _reached(count: Count, events: list[Fired], setting: Setting) -> Iterator[Fired]:
    held: list[Fired] = []
    hinted = False
    for found in events:
        needed = setting.rules.limit_or_latest(count.at_least, found.entry.when)[0].number
        if not _what(found, count.different):
            continue
        held = [kept for kept in held if _near(kept, found, count.within, setting).holds is not False]
        held = [kept for kept in held if _what(kept, count.different) != _what(found, count.different)] + [found]
        surely = [kept for kept in held if kept.truth.holds and _near(kept, found, count.within, setting).holds]
        if found.truth.holds and len(surely) >= needed:
            yield _together(surely[-needed:], count.within, setting)
            held, hinted = [], False
        elif len(held) >= needed and not hinted:
            yield _together(held[-needed:], count.within, setting)
            hinted = True


def _what(found: Fired, different: str) -> str:
    """What makes an entry another one: its agency; or its occasion, so that marks seen together count once."""
    event = found.entry.event
    return event.agency if different == "agency" else event.attrs.get("occasion", "") or str(found.entry.position)


def _near(first: Fired, second: Fired, window: str, setting: Setting) -> Truth:
    if first is second:
        return YES
    return _span_within([first.entry.when, second.entry.when], window, setting)


def _together(held: list[Fired], window: str, setting: Setting) -> Fired:
    """The moment at which the count was reached: when the last of them happened."""
    last = held[-1].entry
    moments = [found.entry.when for found in held]
    reached = Moment(max(m.at for m in moments), max(m.upto for m in moments), last.when.text, clock=last.when.clock)
    if (reached.at, reached.upto) != (last.when.at, last.when.upto):
        last = Entry(last.position, replace(last.event, when=replace(reached, text="")))
    truth = all_hold([*(found.truth for found in held), _span_within(moments, window, setting)])
    return Fired(last, truth, held[-1].called)


def _span_within(moments: list[Moment], window: str, setting: Setting) -> Truth:
    """Whether all fall within the window, from the first to the last of them."""
    limit, told = setting.rules.limit_or_latest(window, moments[-1])
    why = f"The record's dates leave open whether these fall within {limit.say()}."
    if any(moment.precision in ("open", "before", "after") for moment in moments) or moments[0].clock == ORDER:
        return maybe(why)
    clock = moments[0].clock
    earliest, latest = min(m.at for m in moments), max(m.upto for m in moments) - MINUTE
    widest = _minutes_within(earliest, latest, limit, clock, setting)
    if widest:
        return told
    first, last = min(m.upto for m in moments) - MINUTE, max(m.at for m in moments)
    return maybe(why) if last <= first or _minutes_within(first, last, limit, clock, setting) is not False else NO


def _minutes_within(first: datetime, last: datetime, limit: Limit, clock: str, setting: Setting) -> bool | None:
    narrow = [Moment(at, at + MINUTE, clock=clock) for at in (first, last)]
    return within(narrow[0], narrow[1], limit, setting.record.nation).holds


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
            yield Fired(entry, truth, condition.called, later=number > 0, ends=span.end)


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

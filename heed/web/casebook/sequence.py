"""Entries in order, those of one day in the order that a person gave them.

By themselves entries stand by their earliest moment, and those of one moment in the order of their files. Where the
record does not say which of two came first, a person may; what the record does say holds against that: an order that
puts 14:30 before 9:00 is not followed any more once a corrected file gives those times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from heed.chronology.events import Event, Standing, placed
from heed.chronology.when import certainly_before
from heed.web.casebook.chains import Chains, chains_of
from heed.web.casebook.models import Case, DaySequence

Told = tuple[Event, int]


def in_sequence(case: Case | int, told: Iterable[Told]) -> list[Told]:
    """Entries with their records, given by position, as they stand in the chronology."""
    return [one for entries in days_in_sequence(case, told).values() for one in entries]


def days_in_sequence(case: Case | int, told: Iterable[Told]) -> dict[str, list[Told]]:
    """The entries of each day as they stand, the days in order."""
    key = case.pk if isinstance(case, Case) else case
    days = _by_day(told)
    orders = orders_of(key)
    if orders:
        chains = chains_of(key)
        days = {day: ordered(entries, orders.get(day, ()), chains) for day, entries in days.items()}
    return days


def _by_day(told: Iterable[Told]) -> dict[str, list[Told]]:
    """The entries of each day in the order of their files, the days in order."""
    told = list(told)
    keys = {id(event): pk for event, pk in told}
    days = groupby(placed(event for event, _ in told), key=lambda pair: _day(*pair))
    return {day: [(event, keys[id(event)]) for _, event in entries] for day, entries in days}


def _day(stands: Standing, event: Event) -> str:
    return f"{event.when.clock} {stands[2].date().isoformat()}"


def orders_of(case: int) -> dict[str, tuple[int, ...]]:
    """The order that holds for each day that has one, by first records."""
    latest = dict(DaySequence.objects.filter(case=case).values_list("day", "order"))
    return {day: tuple(order) for day, order in latest.items() if order}


def ordered(entries: Sequence[Told], order: Sequence[int], chains: Chains) -> list[Told]:
    """The entries of a day in this order; one that is not in it stands after the one it stood after."""
    firsts = {chains.first(pk): (event, pk) for event, pk in entries}
    if not set(order) & set(firsts):
        return list(entries)
    found = [first for first in order if first in firsts]
    above: int | None = None
    for first in firsts:
        if first not in found:
            found.insert(found.index(above) + 1 if above is not None else 0, first)
        above = first
    result = [firsts[first] for first in found]
    return result if fits([event for event, _ in result]) else list(entries)


def fits(events: Sequence[Event]) -> bool:
    """Whether no event stands before one that certainly came first."""
    return not any(
        certainly_before(later.when, event.when)
        for place, event in enumerate(events)
        for later in events[place + 1 :]
        if not later.when.is_open and not event.when.is_open
    )


def latest_of(case: Case, day: str) -> DaySequence | None:
    """The order that was set last for a day, also where it was taken back."""
    return DaySequence.objects.filter(case=case, day=day).last()

"""Where in a long chronology something stands: an entry, a day, the beginning of each year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from heed.chronology.when import EARLIEST, Moment
from heed.web.reviews.integrated import Integrated


@dataclass(frozen=True)
class Year:
    """A year of the chronology: how many of its entries begin in it, and the page and entry at which it begins."""

    title: str
    count: int
    page: int
    entry: int


Years = tuple[Year, ...]


def place_of_entry(shown: Integrated, written: str) -> int | None:
    """Where the entry of a record stands among those shown; None where it is not among them."""
    if not (written.isdecimal() and len(written) < 18):
        return None
    pk = int(written)
    return next((place for place, each in enumerate(shown.pks) if each == pk), None)


def place_of_moment(shown: Integrated, at: Moment) -> int | None:
    """Where the first entry stands that can be of this moment or a later one; the last where there is none."""
    if not shown.pks or not at.is_calendar:
        return None
    later = (
        place
        for place, event in enumerate(shown.events)
        if event.when.is_calendar and not event.when.is_open and event.when.at >= at.at
    )
    return next(later, len(shown.pks) - 1)


def years_of(shown: Integrated, groups: Sequence[tuple[int, ...]], page_of: Callable[[int], int]) -> Years:
    """The years in which entries begin, in order. page_of: the number of the page of a row."""
    found: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        when = shown.events[group[0]].when
        if when.is_calendar and when.at > EARLIEST:
            found.setdefault(when.at.year, [number, 0])[1] += len(group)
    return tuple(
        Year(str(year), count, page_of(number), shown.pks[groups[number][0]])
        for year, (number, count) in sorted(found.items())
    )

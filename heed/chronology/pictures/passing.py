"""Who knew what when: what one agency told another, when an agency wrote down what it told, which entries are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heed.chronology.events import Event
from heed.chronology.pictures.axis import Axis
from heed.chronology.pictures.lanes import REACH, Entry, Lane
from heed.chronology.pictures.svg import GREY, INK, element, line, path, words
from heed.chronology.pictures.wording import Label, shown
from heed.chronology.when import DAY

SHARED = "information.shared"
_MANY = 24


@dataclass(frozen=True)
class Tie:
    """Entries that tell one happening, by their places among those drawn; disputed where the accounts differ."""

    places: tuple[int, ...]
    disputed: bool = False


def told_to(event: Event) -> tuple[str, ...]:
    """The agencies that an entry says were told."""
    if not event.is_a(SHARED):
        return ()
    return tuple(event.attrs.get("to", "").replace(",", " ").replace(";", " ").split())


def passed_on(lanes: Sequence[Lane], label: Label) -> Iterator[str]:
    """An arrow from each entry that tells of sharing to the lane of whoever was told, while the eye can follow them."""
    by_agency = {lane.agency: lane for lane in lanes}
    found = [
        (lane, entry, by_agency[agency])
        for lane in lanes
        for entry in lane.entries
        for agency in told_to(entry.event)
        if agency in by_agency and agency != lane.agency
    ]
    for lane, entry, to in found if len(found) <= _MANY else []:
        yield _arrow(lane, entry, to, label)


def is_later(event: Event) -> bool:
    """Whether an agency wrote an entry down, or heard of it, a day or more after all of the time it can lie in."""
    return event.known is not None and event.when.is_calendar and event.known - event.when.upto >= DAY


def written_down(lane: Lane, entry: Entry, axis: Axis) -> str:
    """A tick where an agency wrote down or heard of what it tells, where that was after the day itself."""
    known = entry.event.known
    if known is None or not is_later(entry.event) or not axis.start <= known <= axis.end:
        return ""
    x, y = axis.x(known), lane.level_y(entry.level)
    if x - entry.x < REACH:
        return ""
    thread = line(entry.x + REACH, y, x, y, stroke=GREY, stroke_width=1, stroke_dasharray="2 2")
    return thread + line(x, y - 5, x, y + 5, stroke=INK, stroke_width=2, class_="timeline__known")


def tied(lanes: Sequence[Lane], ties: Sequence[Tie]) -> Iterator[str]:
    """A line through the entries that tell one happening: whole where they agree, broken where they do not."""
    at = where(lanes)
    for tie in ties:
        ends = sorted((at[place] for place in tie.places if place in at), key=lambda end: end[1])
        for (x, y), (right, below) in pairwise(ends):
            yield line(
                x,
                y,
                right,
                below,
                stroke=INK,
                stroke_width=1.4,
                stroke_dasharray="5 3" if tie.disputed else None,
                class_="timeline__tie",
            )


def where(lanes: Sequence[Lane]) -> Mapping[int, tuple[float, float]]:
    """Where each entry's sign stands, by its place among those drawn."""
    return {entry.place: (entry.x, lane.level_y(entry.level)) for lane in lanes for entry in lane.entries}


def _arrow(lane: Lane, entry: Entry, to: Lane, label: Label) -> str:
    down = to.top > lane.top
    start = lane.level_y(entry.level) + (REACH if down else -REACH)
    tip = to.top + 3 if down else to.top + to.height - 3
    way = -1 if down else 1
    head = path([(entry.x, tip), (entry.x - 4, tip + way * 8), (entry.x + 4, tip + way * 8)], closed=True)
    said = f"{entry.event.when.say()}: told to {shown(to.agency, label)}"
    return element(
        "g",
        element("title", words(said)),
        line(entry.x, start, entry.x, tip + way * 7, stroke=INK, stroke_width=1.1),
        element("path", d=head, fill=INK, stroke="none"),
        class_="timeline__passed",
    )

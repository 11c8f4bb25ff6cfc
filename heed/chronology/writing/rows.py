"""A chronology as rows of text: the ten columns, and the tables that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from heed.chronology import as_written, when
from heed.chronology.as_written import UnreadableDate
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.people import Person, Relationship
from heed.chronology.reading import attributes
from heed.chronology.reading.ten_columns import AS_WRITTEN, read_moment
from heed.chronology.when import MINUTE, OPEN, Moment

COVERAGE = ("case", "agency", "from", "to", "kinds")
PEOPLE = ("case", "person", "role", "born", "due", "sex", "household", "from", "to", "died", "aliases")
RELATIONSHIPS = ("case", "kind", "a", "b", "from", "to")
RECORD = ("nation", "reference")

Rows = list[tuple[str, ...]]


def of_event(event: Event) -> tuple[str, ...]:
    """The event's ten cells."""
    at, upto, text = _moment_cells(event.when)
    attrs = dict(event.attrs)
    if text is not None:
        attrs[AS_WRITTEN + "at"] = text
    known = _instant(event.known) if event.known else ""
    return (
        *(event.case, at, upto, event.kind, event.about, event.agency, known, event.source),
        attributes.joined(attrs),
        event.text,
    )


def beside(chronology: Chronology) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """The tables beside the events that hold anything: name, headings, rows."""
    tables: tuple[tuple[str, tuple[str, ...], Rows], ...] = (
        ("coverage", COVERAGE, [_coverage(one) for one in chronology.coverage]),
        ("people", PEOPLE, [row for person in chronology.people for row in _person(person)]),
        ("relationships", RELATIONSHIPS, [_relationship(one) for one in chronology.relationships]),
        ("record", RECORD, [(chronology.nation, reference(chronology))]),
    )
    return (table for table in tables if table[2])


def reference(chronology: Chronology) -> str:
    """The day after which nothing is known, or the instant where it is not the end of a day."""
    end = chronology.reference
    if end is None:
        return ""
    return f"{end - when.DAY:%Y-%m-%d}" if end == datetime(end.year, end.month, end.day) else _instant(end)


def _moment_cells(moment: Moment) -> tuple[str, str, str | None]:
    """The cells `at` and `upto`, and the words as written where the cells do not read back to them.

    The words themselves where they say exactly the interval; else the shortest text that does; else both ends.
    """
    for at in (moment.text, as_written.written(moment)):
        read = _read(at)
        if read == moment:
            return at, "", None
        if read and (read.at, read.upto, read.uncertain, read.clock) == _interval(moment):
            return at, "", moment.text
    mark = "?" if moment.uncertain else ""
    return mark + _instant(moment.at), _instant(moment.upto), moment.text


def _interval(moment: Moment) -> tuple[datetime, datetime, bool, str]:
    return moment.at, moment.upto, moment.uncertain, moment.clock


def _read(cell: str) -> Moment | None:
    try:
        return read_moment(cell)
    except UnreadableDate:
        return None


def _instant(at: datetime) -> str:
    """An instant to the minute, and finer only where it is."""
    whole = at.second == at.microsecond == 0
    return at.isoformat(" ", "minutes" if whole else "auto")


def _coverage(covered: Coverage) -> tuple[str, ...]:
    return (covered.case, covered.agency, *_period(covered.over), ";".join(covered.kinds))


def _person(person: Person) -> Rows:
    """One row a stay; one without a household where the person has none."""
    fixed = (person.case, person.id, person.role, _day(person.born), _day(person.due), person.sex)
    end = (_day(person.died), ";".join(person.aliases))
    stays = [(stay.household, *_period(stay.over)) for stay in person.stays] or [("", "", "")]
    return [(*fixed, *stay, *end) for stay in stays]


def _relationship(one: Relationship) -> tuple[str, ...]:
    return (one.case, one.kind, one.a, one.b, *_period(one.over))


def _day(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return moment.text if _read(moment.text) == moment else as_written.written(moment) or "unknown"


def _period(over: Moment) -> tuple[str, str]:
    """First and last day (or minute) of a period, empty where it is open."""
    if over == OPEN:
        return "", ""
    first = "" if over.at <= when.EARLIEST else _edge(over, over.at)
    return first, "" if over.upto >= when.LATEST else _edge(over, over.upto, last=True)


def _edge(over: Moment, instant: datetime, *, last: bool = False) -> str:
    if not over.is_calendar:
        day = (instant - when.ORIGIN - (MINUTE if last else timedelta())).days
        return f"{over.clock}+{day}"
    on_the_day = instant == datetime(instant.year, instant.month, instant.day)
    if on_the_day:
        return f"{instant - when.DAY if last else instant:%Y-%m-%d}"
    return _instant(instant - MINUTE if last else instant)

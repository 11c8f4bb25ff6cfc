"""A case's entries without their words: all that order, filters and pictures need of them, kept ready between pages.

An event is never changed or deleted, only replaced by a later record: how many records a case has, and which is its
last, tell whether what was read before still holds. Words are fetched for the entries that a page shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max

from heed.chronology.events import Event
from heed.chronology.when import Moment
from heed.web.casebook.chronologies import event_from
from heed.web.casebook.models import Case, DaySequence, EventRecord
from heed.web.casebook.sequence import Told, days_in_sequence, in_sequence

# The attributes that filters and pictures ask for. What an agency wrote at length is not among them.
ATTRIBUTES = frozenset(
    ("account", "confidence", "known_to", "person", "proposed", "rival", "status", "to"),
)
_COLUMNS = ("pk", "at", "upto", "uncertain", "clock", "kind", "about", "agency", "known", "attrs", "replaces_id")
_CASES_KEPT = 4
_AT_ONCE = 500

Stamp = tuple[Any, ...]


@dataclass(frozen=True)
class BareCase:
    """The entries in order, undated ones after the one above them; `pks` runs along them.

    codes, values: every code of whom and whose, and every value of an attribute, once. corrected: the records that
    stand in the place of an earlier one.
    """

    events: tuple[Event, ...]
    pks: tuple[int, ...]
    codes: frozenset[str]
    values: frozenset[str]
    corrected: frozenset[int]


def stamp_of(case: Case) -> Stamp:
    """What is another as soon as the case holds another record, or a day of it another order."""
    last = EventRecord.objects.filter(case=case).aggregate(Count("pk"), Max("pk"), Max("entered"))
    ordered = DaySequence.objects.filter(case=case).aggregate(Max("pk"))
    return (case.pk, case.opened, *last.values(), *ordered.values())


def events_with_words(pks: Sequence[int]) -> dict[int, Event]:
    """The events of these records with all that they hold."""
    found: dict[int, Event] = {}
    for start in range(0, len(pks), _AT_ONCE):
        records = EventRecord.objects.filter(pk__in=pks[start : start + _AT_ONCE])
        found |= {record.pk: event_from(record) for record in records}
    return found


@lru_cache(maxsize=_CASES_KEPT)
def bare_case(stamp: Stamp) -> BareCase:
    """The case of a stamp without words: read once, for as long as the stamp is the case's."""
    rows = _rows(stamp[0])
    told = in_sequence(stamp[0], ((_event(row, str(stamp[0])), row[0]) for row in rows))
    events = tuple(event for event, _ in told)
    return BareCase(
        events,
        tuple(pk for _, pk in told),
        frozenset(code for event in events for code in (event.about, event.agency)),
        frozenset(value for event in events for value in event.attrs.values()),
        frozenset(row[0] for row in rows if row[-1] is not None),
    )


def day_of(case: Case, pk: int) -> tuple[str, list[Told]] | None:
    """The day that the entry of a record stands in, and all its entries as they stand; None where it stands nowhere."""
    told = ((_event(row, str(case.pk)), row[0]) for row in _rows(case.pk))
    days = days_in_sequence(case, told).items()
    return next(((day, entries) for day, entries in days if any(each == pk for _, each in entries)), None)


def _rows(case: int) -> list[tuple[Any, ...]]:
    records = EventRecord.objects.filter(case=case).current().order_by("position", "pk")
    return list(records.values_list(*_COLUMNS).iterator(2_000))


def _event(row: tuple[Any, ...], case: str) -> Event:
    _, at, upto, uncertain, clock, kind, about, agency, known, attrs, _ = row
    return Event(
        case,
        Moment(datetime.fromisoformat(at), datetime.fromisoformat(upto), "", uncertain, clock),
        kind,
        about,
        agency,
        datetime.fromisoformat(known) if known else None,
        attrs=dict(_kept(attrs)),
    )


def _kept(attrs: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in attrs.items() if name in ATTRIBUTES)

"""From kept records to the papers of the knowing rooms, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from heed.anonymity.labels import Entry, Labels
from heed.chronology.as_written import read, written
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.people import Person, Relationship, Stay
from heed.chronology.pictures.wording import in_words
from heed.chronology.when import OPEN, Moment
from heed.web.casebook.models import (
    Case,
    CoverageRecord,
    EventRecord,
    Interval,
    PersonRecord,
    RelationshipRecord,
    stored,
)
from heed.web.casebook.sequence import in_sequence


def chronology_of(case: Case) -> Chronology:
    """Everything the case holds, corrections in place of what they replace."""
    return chronology_with_keys(case)[0]


def chronology_with_keys(case: Case) -> tuple[Chronology, tuple[int, ...]]:
    """The chronology, and along its events the key of the record that holds each."""
    records = EventRecord.objects.filter(case=case).current().order_by("position", "pk")
    told = in_sequence(case, ((event_from(record), record.pk) for record in records))
    return replace(frame_of(case), events=tuple(event for event, _ in told)), tuple(pk for _, pk in told)


def frame_of(case: Case) -> Chronology:
    """The chronology without its events: coverage, people, and how they stand to each other."""
    return Chronology(
        events=(),
        coverage=tuple(_coverage_from(record) for record in case.coverage.all()),
        people=people_of(case),
        relationships=tuple(relationship_from(record) for record in case.relationships.filter(removed=False)),
        reference=case.reference.replace(tzinfo=None) if case.reference else None,
        nation=case.nation,
    )


def people_of(case: Case) -> tuple[Person, ...]:
    """The people of the case, in the order they were entered."""
    return tuple(person_from(record) for record in case.people.all())


def labels_of(case: Case) -> Labels:
    """The one labels table of the case."""
    return Labels(tuple(Entry(record.person, record.label, names=tuple(record.names)) for record in case.people.all()))


def moment_from(record: Interval) -> Moment:
    return Moment(
        datetime.fromisoformat(record.at),
        datetime.fromisoformat(record.upto),
        record.as_written,
        record.uncertain,
        record.clock,
    )


def interval_fields(moment: Moment) -> dict[str, Any]:
    """A moment as the columns of `Interval`."""
    return {
        "at": stored(moment.at),
        "upto": stored(moment.upto),
        "as_written": moment.text[:200],
        "uncertain": moment.uncertain,
        "clock": moment.clock,
    }


def event_from(record: EventRecord) -> Event:
    """The event as the knowing rooms read it."""
    return Event(
        case=str(record.case_id),
        when=moment_from(record),
        kind=record.kind,
        about=record.about,
        agency=record.agency,
        known=datetime.fromisoformat(record.known) if record.known else None,
        source=record.source,
        attrs=record.attrs,
        text=record.text,
    )


def record_from(case: Case, event: Event, position: int, entered_by: str) -> EventRecord:
    """An event as a record not yet saved."""
    return EventRecord(
        case=case,
        kind=event.kind,
        about=event.about,
        agency=event.agency,
        known=stored(event.known) if event.known else "",
        source=event.source[:200],
        attrs=dict(event.attrs),
        text=event.text,
        position=position,
        entered_by=entered_by,
        **interval_fields(event.when),
    )


def person_records(case: Case, people: Iterable[Person], labels: dict[str, str]) -> list[PersonRecord]:
    """People as records not yet saved, each under its label (or its role in words)."""
    return [
        PersonRecord(
            case=case,
            person=person.id,
            role=person.role,
            label=labels.get(person.id) or in_words(person.role),
            born=written(person.born) if person.born else "",
            due=written(person.due) if person.due else "",
            died=written(person.died) if person.died else "",
            sex=person.sex,
            stays=[{"household": stay.household, "over": written(stay.over)} for stay in person.stays],
            aliases=list(person.aliases),
        )
        for person in people
    ]


def relationship_records(case: Case, relationships: Iterable[Relationship]) -> list[RelationshipRecord]:
    return [
        RelationshipRecord(case=case, kind=one.kind, a=one.a, b=one.b, over=written(one.over)) for one in relationships
    ]


def coverage_record(case: Case, coverage: Coverage, source: str) -> CoverageRecord:
    return CoverageRecord(
        case=case,
        agency=coverage.agency,
        kinds=list(coverage.kinds),
        source=source[:200],
        **interval_fields(coverage.over),
    )


def _coverage_from(record: CoverageRecord) -> Coverage:
    return Coverage(record.agency, moment_from(record), kinds=tuple(record.kinds))


def person_from(record: PersonRecord) -> Person:
    """Somebody as the knowing rooms have them."""
    return Person(
        id=record.person,
        role=record.role,
        born=read(record.born) if record.born else None,
        due=read(record.due) if record.due else None,
        sex=record.sex,
        died=read(record.died) if record.died else None,
        stays=tuple(Stay(stay["household"], read(stay["over"]) if stay["over"] else OPEN) for stay in record.stays),
        aliases=tuple(record.aliases),
    )


def relationship_from(record: RelationshipRecord) -> Relationship:
    """A relationship as the knowing rooms have it."""
    return Relationship(record.kind, record.a, record.b, read(record.over) if record.over else OPEN)

"""Every write to the casebook. Each is one transaction with its line in the trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from heed.chronology.events import Chronology, Event
from heed.web.casebook import chronologies
from heed.web.casebook.models import (
    ENTERED_IN_ERROR,
    Case,
    CoverageRecord,
    EventRecord,
    PersonRecord,
    RelationshipRecord,
)
from heed.web.partnership import trail
from heed.web.partnership.models import Agency, Member

Writer = Member | trail.Command


@transaction.atomic
def open_case(
    *, by: Writer, key: str, purpose: str = Case.REVIEW, agency: Agency | None = None, nation: str = "england"
) -> Case:
    """A new case under a pseudonymous key. Raises ValueError where the partnership has that key already."""
    if Case.objects.filter(partnership=by.partnership, key=key).exists():
        raise ValueError(f"There is a case '{key}' already. Choose another key.")
    case = Case.objects.create(partnership=by.partnership, key=key, purpose=purpose, agency=agency, nation=nation)
    trail.enter(who=by, action="opened a case", subject=case)
    return case


@transaction.atomic
def enter(*, by: Writer, case: Case, events: Sequence[Event]) -> list[EventRecord]:
    """Adds events to a case, in the order given; nothing already there is touched."""
    after = EventRecord.objects.filter(case=case).count()
    name = _name_of(by)
    records = [
        chronologies.record_from(case, event, after + number, name) for number, event in enumerate(events, start=1)
    ]
    EventRecord.objects.bulk_create(records)
    trail.enter(who=by, action=f"entered {len(records)} events", subject=case)
    return records


@transaction.atomic
def correct(*, by: Writer, record: EventRecord, event: Event) -> EventRecord:
    """Enters `event` in the place of a record, which stays. Raises ValueError where it was replaced already."""
    if EventRecord.objects.filter(replaces=record).exists():
        raise ValueError("This entry was corrected already. Correct the later one.")
    correction = chronologies.record_from(record.case, event, record.position, _name_of(by))
    correction.replaces = record
    correction.save()
    trail.enter(who=by, action="corrected an event", subject=correction)
    return correction


@transaction.atomic
def take_back(*, by: Writer, records: Sequence[EventRecord]) -> None:
    """Says of records that they were entered in error; they stay, and are no longer read as events.

    Raises ValueError where one of them was replaced already.
    """
    for record in records:
        event = replace(chronologies.event_from(record), kind=ENTERED_IN_ERROR, attrs={}, text="")
        correct(by=by, record=record, event=event)


@transaction.atomic
def enter_chronology(
    *, by: Writer, case: Case, chronology: Chronology, source: str, labels: Mapping[str, str] | None = None
) -> None:
    """Adds a whole chronology: events, coverage, and the people and relationships not there yet."""
    enter(by=by, case=case, events=chronology.events)
    CoverageRecord.objects.bulk_create(
        chronologies.coverage_record(case, covered, source) for covered in chronology.coverage
    )
    there = set(case.people.values_list("person", flat=True))
    newcomers = [person for person in chronology.people if person.id not in there]
    PersonRecord.objects.bulk_create(chronologies.person_records(case, newcomers, dict(labels or {})))
    if not case.relationships.exists():
        RelationshipRecord.objects.bulk_create(chronologies.relationship_records(case, chronology.relationships))
    if chronology.reference and case.reference is None:
        case.reference = timezone.make_aware(chronology.reference)
        case.save(update_fields=["reference"])


@transaction.atomic
def name_person(*, by: Writer, person: PersonRecord, label: str, names: Sequence[str]) -> None:
    """Sets the label everybody reads, and the names only the entitled do."""
    person.label, person.names = label, [name.strip() for name in names if name.strip()]
    person.save(update_fields=["label", "names"])
    trail.enter(who=by, action="changed the labels table", subject=person.case)


def _name_of(by: Writer) -> str:
    return by.user.name if isinstance(by, Member) else by.name

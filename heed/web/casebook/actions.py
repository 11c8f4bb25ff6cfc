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
from heed.web.partnership import history, trail
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
def enter(
    *, by: Writer, case: Case, events: Sequence[Event], positions: Sequence[int] | None = None
) -> list[EventRecord]:
    """Adds events to a case; nothing already there is touched.

    positions: where each stands among those of one moment; in the order given, after all that are there, unless said.
    """
    if positions is None:
        after = EventRecord.objects.filter(case=case).count()
        positions = range(after + 1, after + 1 + len(events))
    name = _name_of(by)
    records = [
        chronologies.record_from(case, event, position, name) for event, position in zip(events, positions, strict=True)
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
def correct_all(*, by: Writer, case: Case, corrections: Mapping[EventRecord, Event]) -> dict[EventRecord, EventRecord]:
    """Enters each event in the place of its record, as `correct` does, and gives the new record of each.

    Raises ValueError where one of them was replaced already: nothing is entered then.
    """
    if EventRecord.objects.filter(replaces__in=corrections).exists():
        raise ValueError("One of these entries was corrected already. Look at the chronology as it is now.")
    name = _name_of(by)
    made = {}
    for record, event in corrections.items():
        made[record] = chronologies.record_from(case, event, record.position, name)
        made[record].replaces = record
    EventRecord.objects.bulk_create(made.values())
    trail.enter(who=by, action=f"corrected {len(made)} events", subject=case)
    return made


@transaction.atomic
def put_back(*, by: Writer, records: Sequence[EventRecord]) -> list[EventRecord]:
    """Enters again, as they were, entries that were taken back; each is named by the record that took it back.

    Raises ValueError where one of them is not taken back, or no longer.
    """
    put = []
    for record in records:
        if record.kind != ENTERED_IN_ERROR or record.replaces is None:
            raise ValueError("This entry is not taken back. Look at the chronology as it is now.")
        put.append(correct(by=by, record=record, event=chronologies.event_from(record.replaces)))
    return put


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
    *,
    by: Writer,
    case: Case,
    chronology: Chronology,
    source: str,
    labels: Mapping[str, str] | None = None,
    positions: Sequence[int] | None = None,
) -> list[EventRecord]:
    """Adds a whole chronology: events (see `enter`), coverage, and the people and relationships not there yet."""
    entered = enter(by=by, case=case, events=chronology.events, positions=positions)
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
    return entered


@transaction.atomic
def name_person(*, by: Writer, person: PersonRecord, label: str, names: Sequence[str]) -> None:
    """Sets the label everybody reads, and the names only the entitled do."""
    person.label, person.names = label, [name.strip() for name in names if name.strip()]
    tell_of_person(by=by, person=person)


@transaction.atomic
def tell_of_person(*, by: Writer, person: PersonRecord, seen: int | None = None) -> None:
    """Saves what is known of somebody, with its history. Raises ChangedMeanwhile as `history.save` does."""
    if history.save(by=by, record=person, seen=seen):
        trail.enter(who=by, action="changed the labels table", subject=person.case)


@transaction.atomic
def relate(*, by: Writer, relationship: RelationshipRecord, seen: int | None = None) -> None:
    """Saves how two people stand to each other, new or changed, with its history. Raises ChangedMeanwhile."""
    is_new = relationship._state.adding
    if history.save(by=by, record=relationship, seen=seen) or is_new:
        trail.enter(who=by, action="changed a relationship", subject=relationship.case)


def _name_of(by: Writer) -> str:
    return by.user.name if isinstance(by, Member) else by.name

"""Who is in a review, and the one label each is known by."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from django.db import transaction

from heed.chronology.events import Chronology
from heed.chronology.people import Person, Relationship, impossible
from heed.web.casebook.actions import Writer, enter_chronology, name_person, relate, tell_of_person
from heed.web.casebook.chronologies import person_from, relationship_from
from heed.web.casebook.models import PersonRecord, RelationshipRecord
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.reviews.models import PlaceLabel, Review


@transaction.atomic
def add_people(
    *,
    by: Writer,
    review: Review,
    people: Sequence[Person],
    labels: Mapping[str, str],
    names: Mapping[str, Sequence[str]] | None = None,
    relationships: Sequence[Relationship] = (),
) -> None:
    """People whom no file has named yet, each under a label. Raises NotPossible where somebody is there already."""
    there = set(PersonRecord.objects.filter(case=review.case).values_list("person", flat=True))
    if twice := [person.id for person in people if person.id in there]:
        raise NotPossible(
            f"Somebody is '{twice[0]}' to the child already. Number another, such as {_next(twice[0], there)}; "
            "to change the first, change that line."
        )
    told = Chronology((), people=tuple(people), relationships=tuple(relationships))
    enter_chronology(by=by, case=review.case, chronology=told, source="", labels=labels)
    change_labels(by=by, review=review, labels=labels, names=names)


def _next(id: str, there: Container[str]) -> str:
    """The first free numbered identifier: sibling.2 where there is a sibling, or a sibling.1."""
    role = id.partition(".")[0]
    return next(free for number in count(2) if (free := f"{role}.{number}") not in there)


@transaction.atomic
def change_labels(
    *, by: Writer, review: Review, labels: Mapping[str, str], names: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Sets the label (and names, where given) of each person by identifier.

    Raises NotPossible where two people would have one label, or a label would be empty: nothing is changed then.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    people = {record.person: record for record in PersonRecord.objects.filter(case=review.case)}
    after = {person: labels.get(person, record.label).strip() for person, record in people.items()}
    if "" in after.values():
        raise NotPossible("A person has no label. Write one, such as Mother or Sibling 1.")
    folded = [label.casefold() for label in after.values()]
    if twice := sorted({label for label in after.values() if folded.count(label.casefold()) > 1}):
        raise NotPossible(f"Two people have the label {twice[0]}. Give each a label of their own.")
    for person in [person for person in people if person in labels or person in (names or {})]:
        record = people[person]
        name_person(by=by, person=record, label=after[person], names=(names or {}).get(person, record.names))


@transaction.atomic
def change_person(*, by: Writer, review: Review, record: PersonRecord, seen_version: int, **known: Any) -> None:
    """What is known of somebody: label, names, born, due, died, sex, aliases, stays. What it was before is kept.

    Raises ChangedMeanwhile where somebody else saved since `seen_version`; NotPossible for a label that is taken or
    empty, and for what cannot be in a family.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    before = set(_amiss(review))
    others = PersonRecord.objects.filter(case=review.case).exclude(pk=record.pk)
    label = known["label"].strip()
    if not label or any(one.label.casefold() == label.casefold() for one in [*others, *review.places.all()]):
        raise NotPossible("Somebody or something has that label already. Give each a label of their own.")
    for name, value in known.items():
        setattr(record, name, value)
    tell_of_person(by=by, person=record, seen=seen_version)
    _refuse_new(review, before)


@transaction.atomic
def relate_people(
    *, by: Writer, review: Review, relationship: RelationshipRecord, seen_version: int | None = None
) -> RelationshipRecord:
    """How two people stand to each other, new or changed; the same twice is one.

    Raises ChangedMeanwhile as `change_person` does, and NotPossible for what cannot be in a family.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    before = set(_amiss(review))
    if relationship._state.adding:
        same = {name: getattr(relationship, name) for name in ("kind", "a", "b", "over")}
        kept = RelationshipRecord.objects.filter(case=review.case, removed=False, **same)
        there: RelationshipRecord | None = kept.first()
        if there is not None:
            return there
    relate(by=by, relationship=relationship, seen=seen_version)
    _refuse_new(review, before)
    return relationship


@transaction.atomic
def remove_relationship(*, by: Writer, relationship: RelationshipRecord, removed: bool = True) -> None:
    """Takes a relationship out of the family, or puts it back; what it was stays to be seen."""
    relationship = RelationshipRecord.objects.select_for_update().get(pk=relationship.pk)
    relationship.removed = removed
    relate(by=by, relationship=relationship)


def _amiss(review: Review) -> list[str]:
    people = [replace(person_from(one), role=one.label) for one in review.case.people.all()]
    ties = [relationship_from(one) for one in review.case.relationships.filter(removed=False)]
    return list(impossible(people, ties))


def _refuse_new(review: Review, before: Container[str]) -> None:
    """What was amiss before may stay; a change makes nothing new impossible."""
    if new := [say for say in _amiss(review) if say not in before]:
        raise NotPossible(" ".join(new))


@transaction.atomic
def add_place(*, by: Writer, review: Review, label: str, names: Sequence[str], kind: str = "place") -> PlaceLabel:
    """A place under a label. Raises NotPossible where a person or a place has that label already."""
    Review.objects.select_for_update().get(pk=review.pk)
    taken = [*PersonRecord.objects.filter(case=review.case), *review.places.all()]
    if any(one.label.casefold() == label.casefold() for one in taken):
        raise NotPossible(f"{label} stands for somebody or something else already. Choose another label.")
    place = PlaceLabel.objects.create(review=review, label=label, names=list(names), kind=kind)
    trail.enter(who=by, action="changed the labels table", subject=review)
    return place

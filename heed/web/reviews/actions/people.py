"""Who is in a review, and the one label each is known by."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import count

from django.db import transaction

from heed.chronology.events import Chronology
from heed.chronology.people import Person, Relationship
from heed.web.casebook.actions import Writer, enter_chronology, name_person
from heed.web.casebook.models import PersonRecord
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
def add_place(*, by: Writer, review: Review, label: str, names: Sequence[str], kind: str = "place") -> PlaceLabel:
    """A place under a label. Raises NotPossible where a person or a place has that label already."""
    Review.objects.select_for_update().get(pk=review.pk)
    taken = [*PersonRecord.objects.filter(case=review.case), *review.places.all()]
    if any(one.label.casefold() == label.casefold() for one in taken):
        raise NotPossible(f"{label} stands for somebody or something else already. Choose another label.")
    place = PlaceLabel.objects.create(review=review, label=label, names=list(names), kind=kind)
    trail.enter(who=by, action="changed the labels table", subject=review)
    return place

"""Names that stand in the entries and had no label: given to somebody, or left because they tell nobody."""

from __future__ import annotations

from django.db import transaction

from heed.web.casebook.actions import Writer
from heed.web.casebook.models import PersonRecord
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.reviews.actions.people import change_labels
from heed.web.reviews.models import PublicName, Review


@transaction.atomic
def give_name(*, by: Writer, review: Review, person: PersonRecord, written: str) -> None:
    """Adds a name to those a person of the review goes by; from then on their label stands for it everywhere.

    The same twice is one. Raises NotPossible for somebody of another review.
    """
    if person.case_id != review.case_id:
        raise NotPossible("That person is not in this review. Choose somebody of the list.")
    Review.objects.select_for_update().get(pk=review.pk)
    person = PersonRecord.objects.get(pk=person.pk)
    if written not in person.names:
        names = {person.person: [*person.names, written]}
        change_labels(by=by, review=review, labels={person.person: person.label}, names=names)


@transaction.atomic
def let_name_stand(*, by: Writer, review: Review, written: str, why: str = "") -> PublicName:
    """Says that a name needs no label, so that it is not asked about again; the same twice is one."""
    said = {"why": why, "said_by": name_of(by)}
    name, is_new = PublicName.objects.get_or_create(review=review, written=written, defaults=said)
    if is_new:
        trail.enter(who=by, action="let a name stand", subject=review)
    return name


@transaction.atomic
def ask_about_name_again(*, by: Writer, name: PublicName) -> None:
    """Takes back that a name may stand."""
    trail.enter(who=by, action="asked about a name again", subject=name.review)
    name.delete()

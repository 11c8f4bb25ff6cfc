"""Publications that their publisher withdrew: marked, never deleted."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from heed.web.lessons.models import Publication
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member


@transaction.atomic
def withdraw(
    *,
    by: Member,
    publication: Publication,
    because: str,
    replaced_by: Publication | None = None,
    on: date | None = None,
    who: str = "",
) -> None:
    """Marks a publication as withdrawn by its publisher; it and its lessons stay.

    replaced_by: what took its place. on: the day, today where none is said. who: who withdrew it, as a rule its
    publisher. Raises NotPossible for a day to come and for a publication in its own place, through others too.
    """
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise NotPossible("That day has not come yet. Mark it on the day on which it is withdrawn.")
    place = replaced_by
    while place is not None:
        if place.pk == publication.pk:
            raise NotPossible("A publication does not take its own place. Choose another, or none.")
        place = place.replaced_by
    publication.withdrawn, publication.withdrawn_because, publication.withdrawn_by = day, because, who
    publication.replaced_by = replaced_by
    _keep_withdrawal(publication)
    trail.enter(who=by, action="marked a publication as withdrawn", subject=publication)


@transaction.atomic
def take_back_withdrawal(*, by: Member, publication: Publication) -> None:
    """The mark is taken off again."""
    publication.withdrawn, publication.withdrawn_because, publication.withdrawn_by = None, "", ""
    publication.replaced_by = None
    _keep_withdrawal(publication)
    trail.enter(who=by, action="took back that a publication is withdrawn", subject=publication)


def _keep_withdrawal(publication: Publication) -> None:
    publication.save(update_fields=["withdrawn", "withdrawn_by", "withdrawn_because", "replaced_by"])
    publication.lessons.update(changed=timezone.now())  # whoever follows them is told

"""The template of a review made and changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from heed.chronology.template import Column
from heed.web.casebook.actions import Writer
from heed.web.partnership import history, trail
from heed.web.reviews.models import ChronologyTemplate, Review


@transaction.atomic
def design_template(
    *, by: Writer, review: Review, columns: Sequence[Column], instructions: str, seen_version: int = 0
) -> ChronologyTemplate:
    """Makes the review's own template, or changes it; what it was before is kept.

    Raises ChangedMeanwhile where somebody else saved since `seen_version`.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    kept = ChronologyTemplate.objects.filter(review=review).first()
    template = kept or ChronologyTemplate(review=review)
    template.columns = [asdict(column) for column in columns]
    template.instructions = instructions
    history.save(by=by, record=template, seen=seen_version if kept else None)
    trail.enter(who=by, action="designed the template of a review", subject=review)
    return template

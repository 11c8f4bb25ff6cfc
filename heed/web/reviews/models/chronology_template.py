"""The template a review gives its agencies, where it has made one of its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heed.chronology.template import STANDARD, Column, Template
from heed.web.partnership.models import VERSIONED, Versioned
from heed.web.reviews.models.review import OfAReview, Review


class ChronologyTemplate(Versioned):
    """Columns in order, each with what it means, its heading and whether every row has to fill it; and what to do."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="template")
    columns = models.JSONField(default=list)
    instructions = models.TextField(blank=True)

    IDENTIFYING: ClassVar = VERSIONED | {"review": False, "columns": False, "instructions": True}

    objects = OfAReview.as_manager()

    def __str__(self) -> str:
        return f"the template of {self.review}"


def template_of(review: Review) -> Template:
    """What agencies are asked to fill in: the review's own template, or the one that ships."""
    kept = ChronologyTemplate.objects.filter(review=review).first()
    title = f"Chronology for the review of {review.label}"
    if kept is None:
        return Template(STANDARD.columns, STANDARD.instructions, title)
    columns = tuple(Column(one["means"], one["heading"], one["mandatory"]) for one in kept.columns)
    return Template(columns, tuple(line for line in kept.instructions.splitlines() if line.strip()), title)


def mandatory_in(review: Review) -> frozenset[str]:
    """What every row has to have: nothing more than a date and an event until the review has made its own template."""
    has_own = ChronologyTemplate.objects.filter(review=review).exists()
    return template_of(review).mandatory if has_own else frozenset()

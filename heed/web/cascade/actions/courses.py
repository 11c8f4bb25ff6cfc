"""Courses and groups at which people learned what an issue says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from heed.web.briefings.models import Issue
from heed.web.cascade.models import Course
from heed.web.partnership import trail
from heed.web.partnership.models import Agency, Member


@transaction.atomic
def record_course(
    *,
    by: Member,
    title: str,
    kind: str,
    held: date,
    attended: int,
    issues: Iterable[Issue],
    agency: Agency | None = None,
    note: str = "",
) -> Course:
    """Records that a course carried these issues; sending the same twice records it once."""
    issues = list(issues)
    told = {"title": title, "kind": kind, "held": held, "attended": attended, "agency": agency}
    for there in Course.objects.filter(partnership=by.partnership, by=by, **told):
        if set(there.issues.all()) == set(issues):
            return there
    course = Course.objects.create(partnership=by.partnership, by=by, note=note, **told)
    course.issues.set(issues)
    trail.enter(who=by, action="recorded a course", subject=course)
    return course

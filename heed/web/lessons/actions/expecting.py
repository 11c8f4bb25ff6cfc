"""What lessons expect of practice is kept beside them, so that a library is compared without being read anew."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from heed.lessons.expectations import expected_in, version
from heed.web.lessons.models import Expected, Lesson

_AT_ONCE = 500


def keep_expected(lessons: Iterable[Lesson]) -> int:
    """Reads out of each lesson what it expects and keeps it in place of what was kept; how many lessons there were."""
    read = (Expected(lesson=lesson, names=list(expected_in(lesson.said)), read_with=version()) for lesson in lessons)
    count = 0
    while some := list(islice(read, _AT_ONCE)):
        Expected.objects.bulk_create(
            some, update_conflicts=True, unique_fields=["lesson"], update_fields=["names", "read_with"]
        )
        count += len(some)
    return count


def keep_what_is_expected() -> int:
    """Of every accepted lesson for which nothing is kept, or what another table said; how many there were."""
    accepted = Lesson.objects.accepted().exclude(expected__read_with=version())
    return keep_expected(accepted.order_by("pk").iterator(_AT_ONCE))

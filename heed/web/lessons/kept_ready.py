"""What is made of a library's lessons and kept in memory: brought up to date before each use.

A lesson is never deleted and says when it last changed, so what changed since is all that has to be read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.models import Partnership

Made = TypeVar("Made")
_AT_ONCE = 2_000


@dataclass
class _Kept(Generic[Made]):
    """begun: when the library's first publication was added. until: when the last lesson read so far changed."""

    begun: datetime | None
    made: Made
    until: datetime | None = None
    at_the_end: frozenset[int] = frozenset()


class KeptReady(Generic[Made]):
    """One thing made for each partnership's library. put: takes a lesson into it, in place of what it was."""

    def __init__(self, make: Callable[[], Made], put: Callable[[Made, Lesson], None]) -> None:
        self._make, self._put = make, put
        self._kept: dict[int, _Kept[Made]] = {}
        self._lock = Lock()

    def of(self, partnership: Partnership) -> Made:
        """What is made of the library as it is now."""
        added = Publication.objects.filter(partnership=partnership).order_by("pk").values_list("added", flat=True)
        begun = added.first()
        with self._lock:
            kept = self._kept.get(partnership.pk)
            if kept is None or kept.begun != begun:
                kept = self._kept[partnership.pk] = _Kept(begun, self._make())
            self._bring_up_to_date(kept, partnership)
            return kept.made

    def _bring_up_to_date(self, kept: _Kept[Made], partnership: Partnership) -> None:
        changed = Lesson.objects.filter(publication__partnership=partnership).order_by("changed", "pk")
        if kept.until is not None:
            changed = changed.filter(changed__gte=kept.until)
        changed = changed.select_related("publication", "expected").defer(
            "publication__document", "publication__reading"
        )
        for lesson in changed.iterator(_AT_ONCE):
            if lesson.changed == kept.until and lesson.pk in kept.at_the_end:
                continue
            self._put(kept.made, lesson)
            together = kept.at_the_end if lesson.changed == kept.until else frozenset()
            kept.until, kept.at_the_end = lesson.changed, together | {lesson.pk}

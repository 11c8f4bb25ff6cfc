"""How often a person agreed with what was read out of publications: the reader's worth, counted and said openly."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from heed.web.lessons.actions import FORMS, MISSED
from heed.web.lessons.models import Lesson
from heed.web.partnership.models import Member

COUNTED = {
    "proposed": "read out of publications",
    "judged": "judged by a person",
    "as_proposed": "accepted just as proposed",
    "stance": "accepted as something else (stance)",
    "themes_added": "given a theme that was not proposed",
    "themes_removed": "without a theme that was proposed",
    "merged": "one with another",
    "refused": "no lesson",
    "missed": "missed by the reader, found by a person",
}


@dataclass(frozen=True)
class Worth:
    """The counts of one form of publication, or of all; the keys are those of COUNTED."""

    form: str
    counts: dict[str, int]


def reader_worth(member: Member) -> list[Worth]:
    """All forms together first, then each form of publication in the member's library."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTED, 0))
    lessons = Lesson.objects.filter(publication__partnership_id=member.partnership_id)
    columns = ("key", "publication__form", "state", "stance", "proposed_stance", "themes", "proposed_themes")
    for key, form, state, stance, read_as, themes, proposed in lessons.values_list(*columns).iterator(2_000):
        for name in ("", form):
            if key.startswith(MISSED):
                counts[name]["missed"] += state == Lesson.ACCEPTED
                continue
            _count(counts[name], state, stance != read_as, set(themes), set(proposed))
    every = [Worth("All forms", counts.pop(""))] if counts else []
    return every + [Worth(FORMS.get(form, form).capitalize(), counts[form]) for form in sorted(counts)]


def _count(counts: dict[str, int], state: str, other_stance: bool, themes: set[str], proposed: set[str]) -> None:
    counts["proposed"] += 1
    counts["judged"] += state != Lesson.PROPOSED
    counts["merged"] += state == Lesson.MERGED
    counts["refused"] += state == Lesson.REJECTED
    if state == Lesson.ACCEPTED:
        counts["as_proposed"] += not other_stance and themes == proposed
        counts["stance"] += other_stance
        counts["themes_added"] += bool(themes - proposed)
        counts["themes_removed"] += bool(proposed - themes)

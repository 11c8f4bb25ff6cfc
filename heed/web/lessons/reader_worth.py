"""How often a person agreed with what was read out of publications: the reader's worth, counted and said openly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from heed.web.lessons.actions import FORMS, MISSED
from heed.web.lessons.models import Judged, Lesson, Passage
from heed.web.partnership.models import Member

COUNTED = {
    "proposed": "read out of publications",
    "judged": "judged by a person",
    "as_proposed": "accepted just as proposed",
    "stance": "accepted as something else (stance)",
    "themes_added": "given a theme that was not proposed",
    "themes_removed": "without a theme that was proposed",
    "text": "accepted in other words",
    "addressee": "addressed to somebody else",
    "goes_with": "gone with another, or with none",
    "merged": "one with another",
    "refused": "none",
    "missed": "missed by the reader, found by a person",
}
# The same, where a column is narrow.
HEADS = {
    "proposed": "Read",
    "judged": "Judged",
    "as_proposed": "As proposed",
    "stance": "Another stance",
    "themes_added": "Theme added",
    "themes_removed": "Theme removed",
    "text": "Other words",
    "addressee": "Other addressee",
    "goes_with": "Goes with another",
    "merged": "Merged",
    "refused": "None",
    "missed": "Missed",
}
KINDS = {"lesson": "Lessons"} | {
    Passage.RECOMMENDATION: "Recommendations",
    Passage.QUESTION: "Questions to the reader",
    Passage.RESPONSE: "Responses",
}
# What cannot be otherwise in a kind is not counted of it.
_NOT_OF = {
    "lesson": {"text", "addressee", "goes_with"},
    Passage.RECOMMENDATION: {"stance", "themes_added", "themes_removed", "goes_with"},
    Passage.QUESTION: {"stance", "themes_added", "themes_removed", "addressee"},
    Passage.RESPONSE: {"stance", "themes_added", "themes_removed", "addressee"},
}
_AT_ONCE = 2_000


@dataclass(frozen=True)
class Worth:
    """The counts of one form of publication, or of all; the keys are those of COUNTED that its kind can have."""

    form: str
    counts: dict[str, int]


def reader_worth(member: Member) -> dict[str, list[Worth]]:
    """By kind, all forms together first, then each form of publication in the member's library."""
    here = {"publication__partnership_id": member.partnership_id}
    # No document and no words are read that nothing is counted by.
    lessons = Lesson.objects.filter(**here).select_related("publication").only(*_columns(Lesson))
    passages = Passage.objects.filter(**here).select_related("publication").only(*_columns(Passage), "kind")
    found = {"lesson": _worths("lesson", lessons.iterator(_AT_ONCE))}
    for kind, _ in Passage.KINDS:
        found[kind] = _worths(kind, passages.filter(kind=kind).iterator(_AT_ONCE))
    return {kind: worths for kind, worths in found.items() if worths}


def _columns(of: type[Judged]) -> list[str]:
    return ["key", "state", "publication__form", *of.MENDED, *(f"proposed_{name}" for name in of.MENDED)]


def _worths(kind: str, read: Iterable[Judged]) -> list[Worth]:
    names = [name for name in COUNTED if name not in _NOT_OF[kind]]
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(names, 0))
    for one in read:
        for form in ("", one.publication.form):
            _count(counts[form], one)
    every = [Worth("All forms", counts.pop(""))] if counts else []
    return every + [Worth(FORMS.get(form, form).capitalize(), counts[form]) for form in sorted(counts)]


def _count(counts: dict[str, int], one: Judged) -> None:
    if one.key.startswith(MISSED):
        counts["missed"] += one.state == Judged.ACCEPTED
        return
    counts["proposed"] += 1
    counts["judged"] += one.state != Judged.PROPOSED
    counts["merged"] += one.state == Judged.MERGED
    counts["refused"] += one.state == Judged.REJECTED
    if one.state == Judged.ACCEPTED:
        otherwise = one.otherwise()
        counts["as_proposed"] += not otherwise
        for name in {"text" if field == "parts" else field for field in otherwise} & counts.keys():
            counts[name] += 1
        if isinstance(one, Lesson):
            counts["themes_added"] += bool(set(one.themes) - set(one.proposed_themes))
            counts["themes_removed"] += bool(set(one.proposed_themes) - set(one.themes))

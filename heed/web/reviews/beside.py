"""What the review makes of entries, to stand beside them: notes, appraisals, and the findings that cite them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heed.web.reviews.models import Appraisal, Finding, Note, Review
from heed.web.reviews.two_views import View


@dataclass
class Beside:
    """What stands beside one entry. notes: who wrote each, and its words. findings: number and key of each."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    findings: list[tuple[int, int]] = field(default_factory=list)
    appraised: bool = False


def beside_of(review: Review, pks: Sequence[int], view: View) -> Mapping[int, Beside]:
    """What stands beside the entries of these records; those with nothing beside them are not there."""
    found: dict[int, Beside] = {}
    for note in Note.objects.filter(review=review, record__in=pks):
        found.setdefault(note.record_id, Beside()).notes.append((note.written_by, view(note.text)))
    standing = {"finding__review": review, "finding__withdrawn_because": ""}
    cited = Finding.cites.through.objects.filter(eventrecord__in=pks, **standing)
    for pk, number, finding in cited.values_list("eventrecord", "finding__number", "finding").order_by(
        "finding__number"
    ):
        found.setdefault(pk, Beside()).findings.append((number, finding))
    for pk in Appraisal.objects.filter(record__in=pks).values_list("record", flat=True):
        found.setdefault(pk, Beside()).appraised = True
    return found

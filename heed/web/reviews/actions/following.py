"""What the review holds on to an entry by follows it to the record that takes its place.

What is kept by the entry's first record (links, the place in a day) needs no step: see `casebook.chains`.
"""

from __future__ import annotations

from collections.abc import Mapping

from heed.web.casebook.models import EventRecord
from heed.web.reviews.models import Appraisal, Finding, Note

# Each table that names a record of the chronology as it stands, with the column that does.
HOLDING = ((Appraisal, "record"), (Note, "record"), (Finding.cites.through, "eventrecord"))


def follow(made: Mapping[EventRecord, EventRecord]) -> None:
    """Lets citations and appraisals of each record hold on to the one in its place. Inside an action's transaction."""
    after = {before.pk: record.pk for before, record in made.items()}
    for table, column in HOLDING:
        held = list(table._default_manager.filter(**{f"{column}__in": after}))
        for row in held:
            setattr(row, f"{column}_id", after[getattr(row, f"{column}_id")])
        if held:
            table._default_manager.bulk_update(held, [column])


def held_by(record: EventRecord) -> list[str]:
    """What the review holds the record by, in words: what stands in the way of taking it back."""
    held = [f"finding {finding.number} stands on it" for finding in record.findings.standing()]
    if Appraisal.objects.filter(record=record).exists():
        held.append("it is appraised")
    if record.notes.exists():
        held.append("somebody wrote a note of it")
    return held

"""What every field was before, and who changed it; and the second to save sees what the first wrote.

    finding.text = text
    history.save(by=by, record=finding, seen=seen_version)

A page gives its form `SeenForm` and does the action under `refused_in(form)`: where somebody else saved meanwhile the
form comes back with the writer's own words in it and both versions beside them.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from heed.web.partnership.actions import ChangedMeanwhile
from heed.web.partnership.models import Change, Member, Versioned
from heed.web.partnership.trail import Command

Writer = Member | Command
# Who judged and when is in the change itself: two who judge alike have written the same.
_NOT_WORDS = {"version", "changed", "changed_by", "judged", "judged_by", "judged_as"}


@transaction.atomic
def save(*, by: Writer, record: Versioned, seen: int | None = None, besides: bool = False) -> list[Change]:
    """Saves a record and keeps what each changed field was before; the list of changes is empty for a new one.

    seen: the version the writer had before them; None where nobody can have written meanwhile. besides: something that
    is no column changes too, so that it is another version. Raises ChangedMeanwhile where the kept version is another
    than the one seen: nothing is saved then.
    """
    kept = type(record)._base_manager.select_for_update().filter(pk=record.pk).first() if record.pk else None
    if kept is None:
        record.version, record.changed_by = 1, name_of(by)
        record.save()
        return []
    before, after = written(kept), written(record)
    changed = [field for field in after if before[field] != after[field]]
    if not changed and not besides:  # a form sent twice, or two who wrote the same
        return []
    if seen is not None and kept.version != seen:
        raise ChangedMeanwhile(kept)
    record.version, record.changed_by = kept.version + 1, name_of(by)
    record.save()
    return [note(by=by, record=record, field=field, before=before[field], after=after[field]) for field in changed]


def note(*, by: Writer, record: Model, field: str, before: str, after: str) -> Change:
    """Keeps one change of a record, for what is no column of its own: the entries a finding cites."""
    return Change.objects.create(
        who=name_of(by),
        member_id=by.pk if isinstance(by, Member) else None,
        partnership_id=by.partnership.pk,
        record_type=record._meta.label_lower,
        record_id=record.pk,
        field=field,
        before=before,
        after=after,
    )


def written(record: Model) -> dict[str, str]:
    """Every field that a person writes, by name, as text."""
    fields = [field for field in record._meta.concrete_fields if not field.primary_key]
    return {field.name: _text(getattr(record, field.attname)) for field in fields if field.name not in _NOT_WORDS}


def name_of(by: Writer) -> str:
    """Who wrote something, as it is kept beside what they wrote."""
    return by.user.name if isinstance(by, Member) else by.name


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)

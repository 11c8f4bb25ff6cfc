"""An entry through its corrections: the record it was first entered as, and the one that stands now.

What a person decided about an entry (a link, a place in the day) is kept with its first record, so that a later
correction, a kind that is chosen or a corrected file of the agency takes nothing away from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heed.web.casebook.models import ENTERED_IN_ERROR, Case, EventRecord


@dataclass(frozen=True)
class Chains:
    """For the records of one case. replaced: the key of a record to that of the one it replaces."""

    replaced: Mapping[int, int]
    by: Mapping[int, int]
    taken_back: frozenset[int]

    def first(self, pk: int) -> int:
        """The record that the entry of this record was first entered as."""
        while pk in self.replaced:
            pk = self.replaced[pk]
        return pk

    def latest(self, pk: int) -> int:
        """The record that stands for this record's entry now, or that says it was taken back."""
        while pk in self.by:
            pk = self.by[pk]
        return pk

    def current(self, pk: int) -> int | None:
        """The record that stands for this record's entry now; None where it was taken back."""
        latest = self.latest(pk)
        return None if latest in self.taken_back else latest

    def currents(self, pks: Iterable[int]) -> list[int]:
        """The records that stand now for the entries of these, those taken back left out."""
        return [current for pk in pks if (current := self.current(pk)) is not None]


def chains_of(case: Case | int) -> Chains:
    """Which record of a case replaces which."""
    rows = list(EventRecord.objects.filter(case=case, replaces__isnull=False).values_list("pk", "replaces_id", "kind"))
    replaced = {pk: before for pk, before, _ in rows}
    return Chains(
        replaced,
        {before: pk for pk, before in replaced.items()},
        frozenset(pk for pk, _, kind in rows if kind == ENTERED_IN_ERROR),
    )


def standing_now(records: Iterable[EventRecord]) -> list[EventRecord]:
    """The records that stand in the place of these by now, each once; a page may have been open for a while.

    Raises ValueError where one of them was taken back.
    """
    found = list(records)
    while later := {
        record.replaces_id: record for record in EventRecord.objects.filter(replaces__in=[one.pk for one in found])
    }:
        found = [later.get(one.pk, one) for one in found]
    if any(one.kind == ENTERED_IN_ERROR for one in found):
        raise ValueError("One of these entries was taken back. Look at the chronology as it is now.")
    return list(dict.fromkeys(found))

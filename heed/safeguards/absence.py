"""Whether the record could show that something is not there.

Absence is judged only inside the coverage of agencies that would hold the record and whose records can carry its kind.
Where a safeguard names who would hold it (`held_by`), one of their records is enough; where anybody might, the records
of every agency that handed in one of such kinds, or that acted and handed in none, must cover the whole period.
"""

from __future__ import annotations

from collections.abc import Sequence

from heed.chronology.when import LATEST, Moment
from heed.safeguards.covering import covered
from heed.safeguards.meaning import ANOTHER_AGENCY, SAME_AGENCY, Expectation
from heed.safeguards.record import Entry, Record
from heed.safeguards.sentences import agencies_in_words, kind_in_words


def unjudged(record: Record, expectation: Expectation, trigger: Entry, period: Moment) -> tuple[str, ...]:
    """Why the absence of what is expected cannot be judged over the period; nothing where it can."""
    holders = _holders(expectation, trigger)
    kinds = expectation.condition.kinds
    reasons = [why for kind in kinds if (why := _uncovered(record, holders, kind, period))]
    return tuple(dict.fromkeys(reasons))


def _holders(expectation: Expectation, trigger: Entry) -> tuple[str, ...]:
    named = expectation.held_by or expectation.condition.by
    if SAME_AGENCY in named:
        return tuple(name for name in (trigger.event.agency, *named) if name and name != SAME_AGENCY)
    return tuple(name for name in named if name != ANOTHER_AGENCY)


def _uncovered(record: Record, holders: Sequence[str], kind: str, period: Moment) -> str:
    rows = [row for row in record.coverage if row.carries(kind)]
    agencies = tuple(dict.fromkeys(row.agency for row in rows))
    words = kind_in_words(kind)
    when = period.say() if period.is_calendar else "that time"
    if not agencies:
        return f"No record handed in can carry {words}."
    if holders:
        if any(covered(rows, agency, period) for agency in holders):
            return ""
        return f"No record of {agencies_in_words(holders)} that can carry {words} covers {when}."
    missing = [agency for agency in (*agencies, *record.without_a_record) if not covered(rows, agency, period)]
    return (
        f"The record of {agencies_in_words(missing, 'and')}, which could carry {words}, does not cover {when}."
        if missing
        else ""
    )


def clipped(period: Moment, record: Record) -> Moment:
    """The part of a period that had passed by the end of what is known."""
    now = record.known_until(period.clock)
    if now >= period.upto or now <= period.at or now == LATEST:
        return period
    return Moment(period.at, now, clock=period.clock)

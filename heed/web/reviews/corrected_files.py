"""What accepting a file would do to a chronology, worked out before anybody accepts it. Nothing here writes.

A later file of an agency is compared with what that agency told before (`heed.chronology.corrections`), not with what
the reviewer has made of it since: a kind that was chosen is no edit of the agency's. Where the file changed something,
the entry is corrected in that alone, and keeps what the reviewer made of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from heed.chronology.corrections import Matched, match
from heed.chronology.events import Chronology, Event, in_rows
from heed.chronology.kinds import vocabulary
from heed.chronology.problems import UnusableInput
from heed.web.casebook.chains import chains_of
from heed.web.casebook.chronologies import event_from, record_from
from heed.web.casebook.models import ENTERED_IN_ERROR, Case, EventRecord
from heed.web.partnership.models import Member
from heed.web.reviews.models import Acceptance, ReceivedFile, Submission
from heed.web.reviews.reading_reports import reading_of

# Columns that say one thing together, and are kept or changed together.
_TOGETHER = (
    ("at", "upto", "as_written", "uncertain", "clock"),
    *(("kind",), ("about",), ("agency",), ("known",), ("text",)),
)
# Attributes that the program made of the words.
PROPOSED = frozenset({"proposed", "because"})
Columns = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """An entry of the agency: the record that stands now, and what the agency last told."""

    record: EventRecord
    told: EventRecord

    @property
    def taken_back(self) -> bool:
        return self.record.kind == ENTERED_IN_ERROR


@dataclass(frozen=True)
class Correction:
    """A row that the file tells another way: the entry as it is, as it would be, and as the agency tells it.

    clashes: columns that the reviewer changed as well; the file's stand.
    """

    kept: Kept
    event: Event
    told: Event
    clashes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What accepting a file would do. still_out: rows of the file whose entry a reviewer took back; it stays so."""

    same: tuple[Kept, ...]
    corrections: tuple[Correction, ...]
    gone: tuple[Kept, ...]
    new: tuple[Event, ...]
    positions: tuple[int, ...]
    still_out: tuple[Kept, ...]
    chronology: Chronology

    @property
    def is_first(self) -> bool:
        """Whether nothing of the agency stands in the chronology yet."""
        return not (self.same or self.corrections or self.gone or self.still_out)


def changes_of(submission: Submission, file: ReceivedFile) -> Changes:
    """What accepting this file would do to the chronology of the review. Raises UnusableInput as reading does."""
    case = submission.review.case
    told = reading_of(file).chronology
    events = [replace(event, case=str(case.pk)) for event in in_rows(told.events)]
    kept = kept_of(submission)
    matched = match([_as_written(event_from(one.told)) for one in kept], list(map(_as_written, events)))
    edited = [_corrected(case, kept[i], events[j]) for i, j in matched.edited]
    return Changes(
        same=tuple(kept[i] for i, _ in matched.same if not kept[i].taken_back),
        corrections=tuple(one for one in edited if not one.kept.taken_back),
        gone=tuple(kept[i] for i in matched.gone if not kept[i].taken_back),
        new=tuple(events[j] for j in matched.new),
        positions=tuple(_positions(submission, kept, matched, len(events))),
        still_out=tuple(kept[i] for i, _ in (*matched.same, *matched.edited) if kept[i].taken_back),
        chronology=told,
    )


def _as_written(event: Event) -> Event:
    """The event without what the program made of its words: another proposal is no edit of the agency's."""
    return replace(event, attrs={name: value for name, value in event.attrs.items() if name not in PROPOSED})


def kept_of(submission: Submission) -> list[Kept]:
    """Every entry that this agency has told, in the order of its rows, those taken back as well."""
    case, code = submission.review.case, submission.agency.code
    told: dict[int, Acceptance] = {}
    elsewhere: set[int] = set()
    accepted = Acceptance.objects.filter(file__submission__review__case=case).select_related("file__submission__agency")
    for acceptance in accepted.defer("file__data"):
        if acceptance.file.submission_id == submission.pk:
            told |= dict.fromkeys(map(int, acceptance.told), acceptance)
        else:
            elsewhere |= set(map(int, acceptance.told))
    again = {one.file_id: _rows_of(one.file) for one in set(told.values())}
    kept = []
    for chain in _chains(case):
        last = next((record for record in reversed(chain) if record.pk in told), None)
        if last is not None:
            acceptance = told[last.pk]
            row = again[acceptance.file_id].get(last.source)
            as_told_then = as_told(last, acceptance.told[str(last.pk)])
            kept.append(Kept(chain[-1], record_from(case, row, last.position, "") if row else as_told_then))
        elif chain[0].agency == code and not any(record.pk in elsewhere for record in chain):
            kept.append(Kept(chain[-1], chain[0]))
    return sorted(kept, key=lambda one: (one.record.position, one.record.pk))


def _rows_of(file: ReceivedFile) -> dict[str, Event]:
    """The rows of a file accepted earlier, read as files are read now, by their sources.

    Both files are then read by one program, and what differs is what the agency changed.
    """
    try:
        return {event.source: event for event in reading_of(file).chronology.events}
    except UnusableInput:
        return {}


def _chains(case: Case) -> Iterator[list[EventRecord]]:
    """The records of each entry, from the first to the one that stands now."""
    records = list(case.events.order_by("pk"))
    by = {record.replaces_id: record for record in records if record.replaces_id}
    for record in records:
        if record.replaces_id is None:
            chain = [record]
            while chain[-1].pk in by:
                chain.append(by[chain[-1].pk])
            yield chain


def as_told(record: EventRecord, columns: Columns) -> EventRecord:
    """The record with what the agency tells in the place of what the reviewer made of it; not saved."""
    return EventRecord(**(_columns(record) | columns), case_id=record.case_id, position=record.position)


def _columns(record: EventRecord) -> Columns:
    names = ("source", "attrs", *(name for together in _TOGETHER for name in together))
    return {name: getattr(record, name) for name in names}


def _corrected(case: Case, kept: Kept, told: Event) -> Correction:
    """The entry with what the file changed, and nothing else of it."""
    base, mine = _columns(kept.told), _columns(kept.record)
    theirs = _columns(record_from(case, told, 0, ""))
    result, clashes = dict(mine), []
    for together in _TOGETHER:
        was, now, file = ([columns[name] for name in together] for columns in (base, mine, theirs))
        if file == was:
            continue
        if now not in (was, file):
            clashes.append(together[0])
        result |= dict(zip(together, file, strict=True))
    result["attrs"] = _attributes(base["attrs"], mine["attrs"], theirs["attrs"])
    result["source"] = theirs["source"]
    event = event_from(EventRecord(**result, case_id=case.pk))
    return Correction(kept, event, told, tuple(clashes))


def _attributes(was: Mapping[str, str], now: Mapping[str, str], file: Mapping[str, str]) -> dict[str, str]:
    """What the reviewer has, with what the file set, changed or took out."""
    kept = {name: value for name, value in now.items() if name in file or name not in was}
    return kept | {name: value for name, value in file.items() if was.get(name) != value or name not in now}


def differs_from(record: EventRecord, told: Event) -> Columns:
    """The columns in which a record does not hold what the agency tells, with what it tells."""
    theirs = _columns(record_from(record.case, told, 0, ""))
    return {name: value for name, value in theirs.items() if getattr(record, name) != value and name != "source"}


def file_of(member: Member, record: EventRecord) -> ReceivedFile | None:
    """The file whose acceptance entered a record or corrected it last, where the member may see it."""
    files = Acceptance.objects.reachable_by(member).filter(file__submission__review__case=record.case_id)
    accepted = {
        int(pk): one.file
        for one in files.select_related("file__submission__agency").defer("file__data")
        for pk in one.told
    }
    if not accepted:
        return None
    at: int | None = record.pk
    replaced = chains_of(record.case).replaced
    while at is not None and at not in accepted:
        at = replaced.get(at)
    return accepted.get(at) if at is not None else None


def has_source(member: Member, record: EventRecord) -> bool:
    """Whether the row behind an entry can be shown to the member."""
    return file_of(member, record) is not None


# Entries of one moment stand in the order of the agencies' codes and then of their rows, so that the order in which
# files are accepted makes no difference. Between two rows there is room for those that a later file adds.
_ROOM = 64
_ROWS = 100_000
_RANKS = 256


def _rank(code: str) -> int:
    """The place of an agency among the others: that of the vocabulary, and behind them one made of its letters."""
    codes = sorted(vocabulary().codes["agency"])
    if code in codes:
        return codes.index(code) + 1
    spare = _RANKS - len(codes) - 1
    return len(codes) + 1 + int.from_bytes(code.encode()[:6].ljust(6, b"\0")) * spare // 256**6


def _positions(submission: Submission, kept: Sequence[Kept], matched: Matched, rows: int) -> Iterator[int]:
    """Where each new row stands: after the row above it in its file, before the next."""
    first = _rank(submission.agency.code) * _ROWS * _ROOM
    known = {j: kept[i].record.position for i, j in (*matched.same, *matched.edited)}
    below: int | None = None
    below_of: dict[int, int | None] = {}
    for j in range(rows - 1, -1, -1):
        below_of[j] = below
        below = known.get(j, below)
    above = None
    for j in range(rows):
        if j in known:
            above = known[j]
        else:
            above = _between(above, below_of[j], first)
            yield above


def _between(above: int | None, below: int | None, first: int) -> int:
    if above is None:
        return first + _ROOM if below is None else max(below - _ROOM // 2, 0)
    if below is None or below <= above:
        return above + _ROOM
    return (above + below) // 2

"""What a file changes, or has changed, in words: each edited row with from and to side by side, the gone, the new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heed.chronology.events import Event
from heed.chronology.pictures.wording import in_words, kind_in_words
from heed.web.casebook.chains import Chains, chains_of
from heed.web.casebook.chronologies import event_from
from heed.web.casebook.models import EventRecord
from heed.web.reviews.corrected_files import PROPOSED, Changes
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.differences import Stretch, marked
from heed.web.reviews.models import Acceptance

MOST_LISTED = 200
_TITLES = {"action": "Action", "appraisal": "The agency’s comment", "source_of_information": "Told by"}


@dataclass(frozen=True)
class Line:
    """One thing of an entry, before and after."""

    title: str
    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]


@dataclass(frozen=True)
class Told:
    """An entry in a few words. pk: the record that stands for it now, where there is one."""

    when: str
    text: str
    source: str
    pk: int | None = None


@dataclass(frozen=True)
class Changed:
    """An entry that is corrected, line by line. clashes: whether the file changed what the reviewer had changed too."""

    entry: Told
    lines: tuple[Line, ...]
    clashes: bool = False


@dataclass(frozen=True)
class Shown:
    """What a page says: how many rows are the same, and the others (at most MOST_LISTED of the new)."""

    same: int
    changed: tuple[Changed, ...]
    gone: tuple[Told, ...]
    taken_back: tuple[Told, ...]
    new: tuple[Told, ...]
    new_in_all: int
    is_first: bool = False
    still_out: int = 0


def as_proposed(changes: Changes) -> Shown:
    """What accepting a file would do."""
    return Shown(
        same=len(changes.same),
        changed=tuple(
            Changed(
                _told(one.event, one.kept.record.pk),
                tuple(lines(event_from(one.kept.record), one.event)),
                bool(one.clashes),
            )
            for one in changes.corrections
        ),
        gone=tuple(_told(event_from(one.record), one.record.pk) for one in changes.gone),
        taken_back=(),
        new=tuple(_told(event) for event in changes.new[:MOST_LISTED]),
        new_in_all=len(changes.new),
        is_first=changes.is_first,
        still_out=len(changes.still_out),
    )


def as_done(acceptance: Acceptance) -> Shown:
    """What an acceptance did. Of the rows that were gone, which still stand and which were taken back since."""
    chains = chains_of(acceptance.file.submission.review.case)
    named = {pk for pair in acceptance.corrected for pk in pair}
    named |= {chains.latest(pk) for pk in acceptance.gone} | set(acceptance.gone)
    named |= set(acceptance.added[:MOST_LISTED])
    records = EventRecord.objects.in_bulk(named)
    gone = [chains.latest(pk) for pk in acceptance.gone]
    return Shown(
        same=acceptance.same,
        changed=tuple(
            Changed(
                _told(event_from(records[after]), after),
                tuple(lines(event_from(records[before]), event_from(records[after]))),
                after in acceptance.clashes,
            )
            for before, after in acceptance.corrected
        ),
        gone=tuple(_told(event_from(records[pk]), pk) for pk in gone if pk not in chains.taken_back),
        taken_back=tuple(_taken_back(records, pk, chains) for pk in gone if pk in chains.taken_back),
        new=tuple(_told(event_from(records[pk]), pk) for pk in acceptance.added[:MOST_LISTED]),
        new_in_all=len(acceptance.added),
    )


def _taken_back(records: dict[int, EventRecord], pk: int, chains: Chains) -> Told:
    """An entry that was taken back, in its own words: the record that took it back has none."""
    before = records.get(chains.replaced[pk]) or EventRecord.objects.get(pk=chains.replaced[pk])
    return _told(event_from(before), pk)


def _told(event: Event, pk: int | None = None) -> Told:
    return Told(event.when.say(), event.text, event.source, pk)


def lines(before: Event, after: Event) -> Iterator[Line]:
    """What of an entry is another, one line each."""
    one, other = dict(_said(before)), dict(_said(after))
    for title in dict.fromkeys((*one, *other)):
        was, now = one.get(title, ""), other.get(title, "")
        if was != now:
            yield Line(title, *marked(was, now))


def _said(event: Event) -> Iterable[tuple[str, str]]:
    written = event.when.text
    yield "When", event.when.say() + (f" (written “{written}”)" if written and written != event.when.say() else "")
    yield "Kind", kind_in_words(event.kind)
    yield "About", in_words(event.about)
    yield "What", event.text
    if event.known:
        yield "Recorded or received", day_in_words(event.known)
    yield from more_of(event)


def more_of(event: Event) -> Iterator[tuple[str, str]]:
    """What else a row says besides its date and words, each with its title."""
    for name, value in sorted(event.attrs.items()):
        if name not in PROPOSED and not name.startswith("as_written."):
            yield _TITLES.get(name, in_words(name)), value

"""What was read from a file, kept beside it: how many rows, which entries, what should be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from heed.chronology.events import Chronology, Event
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import Reading, read_bytes

Report = dict[str, Any]


def report_on(name: str, data: bytes, agency: str) -> Report:
    """The report of a file: `rows`, `entries` and `problems`, or `unusable`, one sentence that says what to do."""
    try:
        return _report(read_bytes(name, data, agency))
    except UnusableInput as unusable:
        return {"unusable": str(unusable), "rows": 0, "entries": [], "problems": []}


def _report(reading: Reading) -> Report:
    return {
        "unusable": "",
        "format": reading.format,
        "rows": reading.rows,
        "entries": [_entry(event) for event in reading.chronology.events],
        "problems": [problem.as_json() for problem in reading.problems],
    }


def _entry(event: Event) -> dict[str, str]:
    return {
        "row": event.source.rsplit(":", 1)[-1],
        "written": event.when.text,
        "read": event.when.say(),
        "kind": event.kind,
        "text": event.text,
    }


def not_there_yet(kept: Chronology, told: Chronology) -> Chronology:
    """What `told` adds to `kept`. An entry told twice in one file is two entries; told by two files it is one."""
    there = Counter(_said(event) for event in kept.events)
    new = []
    for event in told.events:
        if there[_said(event)]:
            there[_said(event)] -= 1
        else:
            new.append(event)
    periods = {(covered.agency, covered.over.at, covered.over.upto, covered.kinds) for covered in kept.coverage}
    coverage = [c for c in told.coverage if (c.agency, c.over.at, c.over.upto, c.kinds) not in periods]
    return replace(told, events=tuple(new), coverage=tuple(coverage))


def _said(event: Event) -> Hashable:
    """What makes two entries the same, wherever they stand in a file of whatever name."""
    attrs = tuple(sorted(event.attrs.items()))
    return event.agency, event.when.at, event.when.upto, event.when.clock, event.kind, event.about, attrs, event.text

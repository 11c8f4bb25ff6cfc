"""Event logs and JSON: XES, OCEL 2.0 in JSON, and Heed's own tables in JSON, each as the tables that a CSV would be.

A log that Heed wrote reads back to the same chronology. In one of another program the instant is the date: midnight is
taken for the day, and a kind that is not of the vocabulary stays an entry to be sorted, with a problem.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from lxml import etree

from heed.chronology.problems import UnusableInput
from heed.chronology.reading.guarding import unescaped
from heed.chronology.reading.headings import BESIDE, TEN
from heed.chronology.reading.packages import local, parsed
from heed.chronology.reading.places import Place
from heed.chronology.reading.records import columns_of, table_of
from heed.chronology.reading.tables import Table

Record = dict[str, str]
_EVENTS = "chronology"
_AGAIN = "Save it again with the program that made it."


def read_json(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> list[Table]:
    """The tables of a JSON file: an OCEL 2.0 log, or Heed's own. Raises UnusableInput."""
    held = _loaded(name, data)
    if "objectTypes" in held or "eventTypes" in held:
        events = [_ocel_event(name, event) for event in _list(name, "events", held)]
        return list(_tables(name, events, held.get("heed") or {}))
    if _EVENTS not in held:
        raise UnusableInput(f"{name} is JSON and holds no chronology. It has to have a list named '{_EVENTS}'.")
    return list(_tables(name, _list(name, _EVENTS, held), held))


def read_xes(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> list[Table]:
    """The tables of an XES log. Raises UnusableInput for XML that is none."""
    root = parsed(name, data)
    if local(root) != "log":
        raise UnusableInput(f"{name} is XML and no event log. Save the chronology as Word, Excel or CSV.")
    about = {key: _rows_of(value) for key, value in _strings(root) if key.removeprefix("heed:") in BESIDE}
    beside = {key.removeprefix("heed:"): records for key, records in about.items()}
    events = [record for trace in root if local(trace) == "trace" for record in _trace(trace)]
    return list(_tables(name, events, beside))


def _tables(name: str, events: Sequence[Record], beside: Mapping[str, Any]) -> Iterator[Table]:
    # Only what goes beside a chronology is taken; every name of a record is kept, as every column of a CSV is.
    yield table_of(Place(name, _EVENTS), events, columns_of(events, TEN))
    for kind in BESIDE:
        records = beside.get(kind)
        if isinstance(records, list) and records and all(isinstance(one, dict) for one in records):
            yield table_of(Place(name, kind), records, columns_of(records))


def _loaded(name: str, data: bytes) -> Mapping[str, Any]:
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnusableInput(
            f"{name} begins like JSON and is damaged. Save it again with the program that made it."
        ) from None
    if not isinstance(held, dict):
        raise UnusableInput(f"{name} is JSON and no chronology. Save the chronology as Word, Excel or CSV.")
    return held


def _list(name: str, key: str, held: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = held.get(key)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UnusableInput(
            f"{name}: '{key}' has to be a list of records. Save it again with the program that made it."
        )
    return found


def _ocel_event(name: str, event: Mapping[str, Any]) -> Record:
    attributes, ties = (_list(name, key, {key: event.get(key, [])}) for key in ("attributes", "relationships"))
    told = {str(one.get("name", "")): one.get("value") for one in attributes}
    case = next((str(tie.get("objectId", "")) for tie in ties), "")
    return _record(
        {key: str(value) for key, value in told.items() if value is not None},
        event.get("type"),
        case,
        event.get("time"),
    )


def _trace(trace: etree._Element) -> Iterator[Record]:
    case = dict(_strings(trace)).get("concept:name", "")
    for event in trace:
        if local(event) == "event":
            told = dict(_strings(event))
            cells = {key.removeprefix("heed:"): value for key, value in told.items() if not key.startswith("concept:")}
            kept = {key: value for key, value in cells.items() if not _is_ours(cells) or ":" not in key}
            yield _record(kept, told.get("concept:name"), case, told.get("time:timestamp"), case_named=True)


def _record(told: dict[str, str], kind: Any, case: str, instant: Any, *, case_named: bool = False) -> Record:
    """The cells of one event: Heed's own where it wrote them, else the case and the instant of the log."""
    ours = _is_ours(told)
    told.pop("precision", None)
    told.pop("time:timestamp", None)
    if case_named or not ours:
        told["case"] = case
    if not ours:
        told["at"] = _day_or_minute(str(instant or ""))
        if group := told.pop("org:group", ""):
            told["agency"] = group
    return told | {"kind": str(kind or "")}


def _is_ours(told: Mapping[str, str]) -> bool:
    """Whether Heed wrote the moment itself beside the instant: nothing, where the record gives no date."""
    return "at" in told or told.get("precision") == "open"


def _day_or_minute(instant: str) -> str:
    """An instant of another program as a date in figures; as it stands where it is none."""
    try:
        at = datetime.fromisoformat(instant)
    except ValueError:
        return instant
    return f"{at:%Y-%m-%d}" if at.hour == at.minute == at.second == 0 else f"{at:%Y-%m-%d %H:%M}"


def _strings(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of a log, trace or event that hold one value each."""
    for child in element:
        if local(child) in ("string", "date", "int", "float", "boolean", "id"):
            yield str(child.get("key", "")), unescaped(str(child.get("value", "")))


def _rows_of(written: str) -> Iterable[Any]:
    try:
        return json.loads(written) or []
    except ValueError:
        return []

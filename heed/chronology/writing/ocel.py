"""OCEL 2.0 in JSON: an event relates to a case, to the person it is about and to the agency that acted.

The shape is that of the standard (https://www.ocel-standard.org/2.0/ocel20-schema-json.json). The cells of the ten
columns are attributes of each event, so that the file reads back to the same chronology; `time` is the instant at which
an event is drawn and its attribute `precision` says how much of that is known. Tables beside the events stand under
`heed`, which other programs pass over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heed.chronology.events import Chronology, Event
from heed.chronology.reading.headings import TEN
from heed.chronology.writing import instants, rows
from heed.chronology.writing.json_tables import beside, filled, packed

OBJECT_TYPES = ("case", "person", "agency")
_ATTRIBUTES = ("precision", *(name for name in TEN if name != "kind"))


def as_bytes(chronology: Chronology) -> bytes:
    """The log."""
    kinds = sorted({event.kind for event in chronology.events})
    described = [{"name": name, "type": "string"} for name in _ATTRIBUTES]
    pairs = zip(chronology.events, instants.instants(chronology.events), strict=True)
    log: dict[str, Any] = {
        "objectTypes": [{"name": name, "attributes": []} for name in OBJECT_TYPES],
        "eventTypes": [{"name": kind, "attributes": described} for kind in kinds],
        "objects": list(_objects(chronology)),
        "events": [_event(number, event, instants.say(at)) for number, (event, at) in enumerate(pairs, 1)],
    }
    tables = beside(chronology)
    return packed(log | {"heed": tables} if tables else log)


def _event(number: int, event: Event, time: str) -> dict[str, Any]:
    cells = {"precision": event.when.precision} | filled(TEN, rows.of_event(event))
    related = [("case", event.case), ("person", _person(event.case, event.about)), ("agency", event.agency)]
    return {
        "id": f"e{number}",
        "type": event.kind,
        "time": time,
        "attributes": [{"name": name, "value": cell} for name, cell in cells.items() if name != "kind"],
        "relationships": [
            {"objectId": f"{of}:{name}", "qualifier": of} for of, name in related if name or of == "case"
        ],
    }


def _person(case: str, role: str) -> str:
    return f"{case}/{role}"


def _objects(chronology: Chronology) -> Iterator[dict[str, Any]]:
    """Every case, person and agency once; a person with the case and with those they are related to."""
    cases = dict.fromkeys([event.case for event in chronology.events])
    roles = {(person.case, person.id): person.role for person in chronology.people}
    abouts = dict.fromkeys([(event.case, event.about) for event in chronology.events])
    people = abouts | dict.fromkeys((case, role) for (case, _), role in roles.items())
    related: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for tie in chronology.relationships:
        first, second = ((tie.case, roles.get((tie.case, one), one)) for one in (tie.a, tie.b))
        people |= {first: None, second: None}
        related.setdefault(first, []).append((f"person:{_person(*second)}", tie.kind))
    for case in cases | dict.fromkeys(case for case, _ in people):
        yield _object("case", case, [])
    for case, role in people:
        yield _object("person", _person(case, role), [(f"case:{case}", "case"), *related.get((case, role), [])])
    for agency in dict.fromkeys(event.agency for event in chronology.events if event.agency):
        yield _object("agency", agency, [])


def _object(of: str, name: str, related: list[tuple[str, str]]) -> dict[str, Any]:
    ties = [{"objectId": other, "qualifier": qualifier} for other, qualifier in related]
    return {"id": f"{of}:{name}", "type": of, "attributes": [], "relationships": ties}

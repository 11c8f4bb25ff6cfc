"""XES 1.0 (IEEE 1849), the event log that process mining reads: a trace for each case, an event for each event.

`concept:name` is the kind, `time:timestamp` the instant at which an event is drawn, `org:group` the agency; the cells
of the ten columns stand under `heed:`, so that the file reads back to the same chronology and nobody takes the instant
for the date. Tables beside the events are JSON in attributes of the log.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from xml.sax.saxutils import quoteattr

from heed.chronology.events import Chronology, Event
from heed.chronology.reading.guarding import escaped
from heed.chronology.reading.headings import TEN
from heed.chronology.writing import instants, rows
from heed.chronology.writing.json_tables import beside, filled

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xes.features="" xmlns="http://www.xes-standard.org/">
 <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
 <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
 <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
 <global scope="trace">
  <string key="concept:name" value=""/>
 </global>
 <global scope="event">
  <string key="concept:name" value="entry"/>
  <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
 </global>
 <classifier name="Kind" keys="concept:name"/>
"""


def as_bytes(chronology: Chronology) -> bytes:
    """The log."""
    return "".join(_log(chronology)).encode("utf-8")


def _log(chronology: Chronology) -> Iterator[str]:
    yield _HEAD
    for name, records in beside(chronology).items():
        yield _string(f"heed:{name}", json.dumps(records), " ")
    pairs = zip(chronology.events, instants.instants(chronology.events), strict=True)
    for case, told in groupby(pairs, key=lambda pair: pair[0].case):
        yield f" <trace>\n{_string('concept:name', case, '  ')}"
        for event, instant in told:
            yield from _event(event, instant)
        yield " </trace>\n"
    yield "</log>\n"


def _event(event: Event, instant: datetime) -> Iterator[str]:
    cells = filled(TEN, rows.of_event(event))
    yield f"  <event>\n{_string('concept:name', event.kind)}"
    yield f'   <date key="time:timestamp" value="{instants.say(instant)}"/>\n'
    if event.agency:
        yield _string("org:group", event.agency)
    yield _string("heed:precision", event.when.precision)
    yield from (_string(f"heed:{name}", cell) for name, cell in cells.items() if name not in ("case", "kind"))
    yield "  </event>\n"


def _string(key: str, value: str, indent: str = "   ") -> str:
    # White space in an attribute is folded by whoever reads XML, unless it is written as a number.
    written = quoteattr(escaped(value), {"\n": "&#10;", "\t": "&#9;"})
    return f'{indent}<string key="{key}" value={written}/>\n'

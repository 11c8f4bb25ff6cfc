"""Event logs for process mining: no invented date, every relation leads somewhere, a foreign log is read as it is."""

import json
from datetime import datetime

import pytest
from lxml import etree

from heed.chronology import when
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person, Relationship
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import read_bytes
from heed.chronology.writing import as_bytes
from heed.chronology.writing.instants import EPOCH, instants

EVENTS = (
    Event("K", when.day(2016, 6, 3, "3.6.16"), "injury.seen.bruise", agency="gp", source="x:2", text="Seen & <noted>"),
    Event("K", when.OPEN, "entry", agency="gp", source="x:3", text="no date"),
    Event("K", when.month(2016, 7), "referral.made", about="mother", agency="school", source="x:4"),
)
CHRONOLOGY = Chronology(
    EVENTS,
    people=(Person("m1", "mother", "K"), Person("c1", "child", "K"), Person("f1", "father", "K")),
    relationships=(Relationship("parent", "m1", "c1", case="K"), Relationship("parent", "f1", "c1", case="K")),
)


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([when.day(2016, 6, 3), when.OPEN], [datetime(2016, 6, 3), datetime(2016, 6, 3)]),
        ([when.OPEN, when.day(2016, 6, 3)], [datetime(2016, 6, 3), datetime(2016, 6, 3)]),
        ([when.before(datetime(2015, 2, 3))], [datetime(2015, 2, 2, 23, 59)]),
        ([when.after(datetime(2015, 2, 3))], [datetime(2015, 2, 3)]),
        ([when.relative("birth", 14, 28)], [datetime(1970, 1, 15)]),
        ([when.OPEN], [EPOCH]),
    ],
)
def test_an_instant_is_an_edge_that_the_record_knows(moments: list[when.Moment], expected: list[datetime]) -> None:
    assert instants([Event("K", moment, "entry") for moment in moments]) == expected


def test_an_undated_entry_takes_nothing_from_another_case() -> None:
    told = [Event("K", when.day(2016, 6, 3), "entry"), Event("L", when.OPEN, "entry")]
    assert instants(told) == [datetime(2016, 6, 3), EPOCH]


def test_an_xes_log_has_a_trace_a_case_and_says_how_precise_an_instant_is() -> None:
    log = etree.fromstring(as_bytes(CHRONOLOGY, "xes"))
    space = {"x": "http://www.xes-standard.org/"}
    assert log.xpath("count(x:trace)", namespaces=space) == 1
    assert log.xpath("//x:event/x:date/@value", namespaces=space) == [
        "2016-06-03T00:00:00.000+00:00",
        "2016-06-03T00:00:00.000+00:00",
        "2016-07-01T00:00:00.000+00:00",
    ]
    assert log.xpath("//x:event/x:string[@key='heed:precision']/@value", namespaces=space) == ["day", "open", "month"]
    assert log.xpath("//x:event/x:string[@key='org:group']/@value", namespaces=space) == ["gp", "gp", "school"]


def test_an_ocel_log_relates_each_event_to_case_person_and_agency() -> None:
    log = json.loads(as_bytes(CHRONOLOGY, "ocel.json"))
    assert [one["type"] for one in log["events"]] == ["injury.seen.bruise", "entry", "referral.made"]
    assert [tie["objectId"] for tie in log["events"][2]["relationships"]] == [
        "case:K",
        "person:K/mother",
        "agency:school",
    ]
    mother = next(one for one in log["objects"] if one["id"] == "person:K/mother")
    assert {"objectId": "person:K/child", "qualifier": "parent"} in mother["relationships"]


def test_every_relation_of_an_ocel_log_leads_to_an_object_and_every_type_is_declared() -> None:
    log = json.loads(as_bytes(CHRONOLOGY, "ocel.json"))
    objects = {one["id"]: one["type"] for one in log["objects"]}
    assert len(objects) == len(log["objects"])
    told = [*log["objects"], *log["events"]]
    assert {tie["objectId"] for one in told for tie in one["relationships"]} <= set(objects)
    assert set(objects.values()) <= {one["name"] for one in log["objectTypes"]}
    declared = {one["name"]: {held["name"] for held in one["attributes"]} for one in log["eventTypes"]}
    assert all({held["name"] for held in one["attributes"]} <= declared[one["type"]] for one in log["events"])


def test_half_a_surrogate_pair_is_kept_in_json() -> None:
    told = Chronology((Event("K", when.day(2016, 6, 3), "entry", source="x", text="\ud800"),))
    assert read_bytes("k.json", as_bytes(told, "json")).chronology.events == told.events


FOREIGN_XES = b"""<?xml version="1.0"?><!-- of another program -->
<log xmlns="http://www.xes-standard.org/"><trace><string key="concept:name" value="A1"/>
<event><string key="concept:name" value="birth"/><date key="time:timestamp" value="2024-06-03T00:00:00+01:00"/>
<string key="org:group" value="midwifery"/></event>
<event><string key="concept:name" value="tea.drunk"/><date key="time:timestamp" value="2024-06-03T14:30:00Z"/></event>
</trace></log>"""
FOREIGN_OCEL = json.dumps(
    {
        "objectTypes": [{"name": "child", "attributes": []}],
        "eventTypes": [{"name": "birth", "attributes": []}],
        "objects": [{"id": "A1", "type": "child"}],
        "events": [
            {"id": "1", "type": "birth", "time": "2024-06-03T00:00:00Z", "relationships": [{"objectId": "A1"}]},
            {"id": "2", "type": "tea.drunk", "time": "2024-06-03T14:30:00Z", "relationships": [{"objectId": "A1"}]},
        ],
    }
).encode()


@pytest.mark.parametrize("data", [FOREIGN_XES, FOREIGN_OCEL], ids=["xes", "ocel"])
def test_a_log_of_another_program_is_read_and_a_strange_kind_is_an_entry_to_be_sorted(data: bytes) -> None:
    reading = read_bytes("log", data)
    birth, tea = reading.chronology.events
    assert (birth.case, birth.kind, birth.when) == ("A1", "birth", when.day(2024, 6, 3, birth.when.text))
    assert (tea.kind, tea.when.at, tea.when.precision) == ("entry", datetime(2024, 6, 3, 14, 30), "minute")
    assert [(problem.code, problem.row) for problem in reading.problems] == [("unknown-kind", 2)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"a": [1,', "damaged"),
        (b'{"a": 1}', "holds no chronology"),
        (b'{"chronology": 3}', "has to be a list of records"),
        (b'{"chronology": [3]}', "has to be a list of records"),
        (b'{"objectTypes": [], "events": [{"attributes": 3}]}', "has to be a list of records"),
        (b"{" * 100_000, "damaged"),
        (b"<log><trace></log>", "damaged"),
        (b"<!DOCTYPE log><log></log>", "declares entities"),
        (b'<!DOCTYPE log [<!ENTITY a "b">]><log>&a;</log>', "no"),
    ],
)
def test_what_is_no_log_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnusableInput, match=says):
        read_bytes("log", data)

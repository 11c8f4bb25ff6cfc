"""Heed's own ten columns: kinds checked, attributes parsed, every cell that cannot be kept as meant kept as written."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronology.reading import Reading, read_bytes
from heed.chronology.reading.attributes import joined, parsed
from heed.chronology.reading.guarding import escaped, guarded, unescaped, unguarded

HEADING = "case,at,upto,kind,about,agency,known,source,attrs,text"


def read_row(row: str, agency: str = "") -> Reading:
    return read_bytes("events.csv", f"{HEADING}\n{row}\n".encode(), agency)


@pytest.mark.parametrize(
    ("at", "upto", "interval"),
    [
        ("about June 2016", "", (datetime(2016, 6, 1), datetime(2016, 7, 1))),
        ("2016-06-03", "2016-06-05", (datetime(2016, 6, 3), datetime(2016, 6, 5))),
        (
            "2016-06-03T10:30:15",
            "2016-06-03T10:30:16",
            (datetime(2016, 6, 3, 10, 30, 15), datetime(2016, 6, 3, 10, 30, 16)),
        ),
        ("w/c 5 Nov 2018", "", (datetime(2018, 11, 5), datetime(2018, 11, 12))),
        ("", "2016-06-05", (datetime(1, 1, 1), datetime(2016, 6, 5))),
        ("birth+14d", "birth+29d", (datetime(1000, 1, 15), datetime(1000, 1, 30))),
    ],
)
def test_at_and_upto(at: str, upto: str, interval: tuple[datetime, datetime]) -> None:
    moment = read_row(f"K,{at},{upto},entry,,,,,,").chronology.events[0].when
    assert (moment.at, moment.upto) == interval


@pytest.mark.parametrize(
    ("row", "code", "column", "kept"),
    [
        ("K,31/02/2016,,birth,,,,,,x", "date-does-not-exist", "at", None),
        ("K,some day,,birth,,,,,,x", "date-not-read", "at", None),
        ("K,3/6/16,2/6/16,birth,,,,,,x", "upto-not-after-at", "upto", ("as_written.upto", "2/6/16")),
        ("K,3/6/16,then,birth,,,,,,x", "date-not-read", "upto", ("as_written.upto", "then")),
        ("K,3/6/16,,injury.sen,,,,,,x", "unknown-kind", "kind", ("as_written.kind", "injury.sen")),
        ("K,3/6/16,,,,,,,,x", "kind-missing", "kind", None),
        ("K,3/6/16,,birth,,,later,,,x", "known-not-read", "known", ("as_written.known", "later")),
        ("K,3/6/16,,birth,,,,,just words,x", "attrs-not-read", "attrs", ("note", "just words")),
        ("K,3/6/16,,birth,,,,,a=1; a=2,x", "attrs-not-read", "attrs", ("a.2", "2")),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_is_kept(
    row: str, code: str, column: str, kept: tuple[str, str] | None
) -> None:
    reading = read_row(row)
    (problem,) = reading.problems
    assert (problem.code, problem.row, problem.column) == (code, 2, column)
    (event,) = reading.chronology.events
    assert event.text == "x"
    assert kept is None or kept in event.attrs.items()


def test_an_unknown_kind_is_an_entry_and_the_nearest_is_named() -> None:
    reading = read_row("K,3/6/16,,injury.sen.bruise,,,,,,x")
    assert reading.chronology.events[0].kind == "entry"
    assert "The nearest is 'injury.seen.bruise'" in reading.problems[0].say


def test_a_discriminator_among_the_attributes_settles_the_kind() -> None:
    (event,) = read_row("K,3/6/16,,plan.started,,,,,type=child_protection,").chronology.events
    assert event.kind == "plan.started.child_protection"


def test_a_row_names_its_own_agency_and_source_or_is_given_them() -> None:
    assert [
        (event.agency, event.source)
        for row in ("K,3/6/16,,birth,,midwifery,,record p2,,", "K,3/6/16,,birth,,,,,,")
        for event in read_row(row, "gp").chronology.events
    ] == [("midwifery", "record p2"), ("gp", "events.csv:2")]


def test_a_row_without_a_case_is_amiss_only_among_rows_that_have_one() -> None:
    assert read_row(",3/6/16,,birth,,,,,,").problems == ()
    assert [problem.code for problem in read_row("K,3/6/16,,birth,,,,,,\n,3/6/16,,birth,,,,,,").problems] == [
        "case-missing"
    ]


WORDS = st.text(max_size=12)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.dictionaries(WORDS.filter(lambda key: bool(key)), WORDS, max_size=4))
def test_attributes_joined_and_parsed_are_the_same(attrs: dict[str, str]) -> None:
    assert parsed(joined(attrs)) == (attrs, ())


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet="=+-@'\t\r\n \u200b\u2212a\ufeff\xa0", max_size=6) | st.text(max_size=6))
def test_no_cell_can_be_run_by_a_spreadsheet_and_every_cell_comes_back(cell: str) -> None:
    visible = guarded(cell).lstrip().lstrip("\u200b\ufeff \t\r\n\xa0")
    assert not visible.startswith(("=", "+", "-", "@"))
    assert unguarded(guarded(cell)) == cell


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="_x0aA1D\x0c\r\ud800\uffff", max_size=12))
def test_what_xml_cannot_hold_comes_back(cell: str) -> None:
    assert not set(escaped(cell)) & set("\x0c\r\ud800\uffff")
    assert unescaped(escaped(cell)) == cell

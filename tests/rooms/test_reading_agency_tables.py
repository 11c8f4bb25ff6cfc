"""An agency's own chronology, as Word, Excel or CSV: the same events from each, every row kept, each quirk said."""

import csv
import os
from datetime import datetime
from pathlib import Path

import pytest

from heed.chronology.events import Event
from heed.chronology.problems import Problem
from heed.chronology.reading import Reading, UnknownHeadings, read, read_bytes
from tests.rooms.agency_files import csv_of, docx_of, xlsx_of

HEADING = ("Date", "Time", "Source of information", "Event", "Action taken", "Comment")
ROWS = (
    ("?14 Feb 2016", "", "Maternity notes", "Late booking for antenatal care.", "Routine care", "A known risk."),
    ("22.05.16", "", "HV record", "Birth notification received.", "New birth visit arranged", ""),
    ("03-jun-16", "10.30", "HV record", "New birth visit. Grandmother present.", "", ""),
    ("June 2016", "", "HV record", "Two visits; no access.", "Card left", ""),
    (
        "19/07/2016",
        "2.15pm",
        "HV record",
        "Small bruise seen to left cheek.",
        "Advised to see GP",
        "No referral recorded.",
    ),
)
FORMATS = {"csv": csv_of, "docx": docx_of, "xlsx": xlsx_of}


def read_rows(rows: object, ending: str = "csv", agency: str = "health_visiting") -> Reading:
    return read_bytes(f"hv.{ending}", FORMATS[ending](rows), agency)  # type: ignore[arg-type]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def only(reading: Reading, code: str) -> Problem:
    (found,) = (problem for problem in reading.problems if problem.code == code)
    return found


def told(event: Event) -> tuple[object, ...]:
    return (event.when, event.kind, event.about, event.agency, dict(event.attrs), event.text)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_rows_are_the_same_events_in_every_format(ending: str) -> None:
    assert [*map(told, read_rows((HEADING, *ROWS), ending).chronology.events)] == [
        *map(told, read_rows((HEADING, *ROWS)).chronology.events)
    ]


@pytest.mark.parametrize(
    ("ending", "source"), [("csv", "hv.csv:4"), ("docx", "hv.docx:table 1:4"), ("xlsx", "hv.xlsx:Chronology:4")]
)
def test_the_source_is_the_row_as_the_person_sees_it(ending: str, source: str) -> None:
    reading = read_rows((HEADING, *ROWS), ending)
    (visit,) = (event for event in reading.chronology.events if event.text.startswith("New birth visit"))
    assert visit.source == source


def test_what_becomes_of_each_column() -> None:
    bruise = read_rows((HEADING, *ROWS)).chronology.events[-1]
    assert bruise.when.at == datetime(2016, 7, 19, 14, 15)
    assert bruise.when.text == "19/07/2016 2.15pm"
    assert (bruise.kind, bruise.agency, bruise.text) == ("entry", "health_visiting", "Small bruise seen to left cheek.")
    assert bruise.attrs == {
        "source_of_information": "HV record",
        "action": "Advised to see GP",
        "appraisal": "No referral recorded.",
        "hindsight": "appraisal",
        "proposed": "injury.seen.bruise",
        "because": "bruise seen",
    }


@pytest.mark.parametrize("heading", ["Comment", "IMR author analysis", "Author's analysis", "Single agency analysis"])
def test_what_an_author_thinks_of_practice_is_an_appraisal(heading: str) -> None:
    reading = read_rows((("Date", "Event", heading), ("22.05.16", "Home visit.", "No plan is recorded.")))
    (event,) = reading.chronology.events
    assert event.attrs["appraisal"] == "No plan is recorded."


@pytest.mark.parametrize(
    "heading",
    [
        ("Date of event", "Significant event"),
        ("DATE / TIME", "Incident"),
        ("Start Date", "Event details (please be brief)"),
        ("Date or Period", "Significant Event"),
        ("When", "What happened"),
    ],
)
def test_usual_headings_are_known(heading: tuple[str, str]) -> None:
    reading = read_rows((heading, ("22.05.16", "Home visit.")))
    assert [(event.when.at, event.text) for event in reading.chronology.events] == [
        (datetime(2016, 5, 22), "Home visit.")
    ]


def test_end_dates_and_times_of_a_chronology_that_has_them() -> None:
    heading = ("Event Ref", "Start Date", "Start Time", "End Date", "End Time", "Source of Information", "Event")
    rows = (
        (heading),
        ("1", "12/08/2016", "", "15/08/2016", "", "Ward notes", "In hospital."),
        ("2", "16/08/2016", "10.30", "", "11.15", "Diary", "Home visit."),
        ("3", "17/08/2016", "", "16/08/2016", "", "Diary", "Telephone call."),
    )
    reading = read_rows(rows)
    stay, visit, call = reading.chronology.events
    assert (stay.when.at, stay.when.upto, stay.attrs["ref"]) == (datetime(2016, 8, 12), datetime(2016, 8, 16), "1")
    assert (visit.when.at, visit.when.upto) == (datetime(2016, 8, 16, 10, 30), datetime(2016, 8, 16, 11, 16))
    assert (call.when.precision, call.attrs["as_written.end_date"]) == ("day", "16/08/2016")
    assert (only(reading, "end-not-read").row, only(reading, "end-not-read").column) == (4, "End Date")


def test_a_row_that_cannot_be_read_is_kept_as_text_with_an_open_moment() -> None:
    reading = read_rows((HEADING, ("31/02/2016", "", "", "Home visit.", "", "")))
    (event,) = reading.chronology.events
    assert (event.when.is_open, event.when.text, event.text) == (True, "31/02/2016", "Home visit.")
    problem = only(reading, "date-does-not-exist")
    assert (problem.row, problem.column, problem.found) == (2, "Date", "31/02/2016")
    assert problem.say.startswith("hv.csv, row 2, Date: '31/02/2016' is not a date: February 2016 has no such day.")
    assert "Write the day that is meant" in problem.say


# the row below 22.05.16 10.30 | its moment | whether in doubt | the problem
BELOW = [
    (("", ""), (datetime(2016, 5, 22), datetime(2016, 5, 23)), True, "date-as-above"),
    (("", "11.00"), (datetime(2016, 5, 22, 11), datetime(2016, 5, 22, 11, 1)), True, "date-as-above"),
    (("24 May", ""), (datetime(2016, 5, 24), datetime(2016, 5, 25)), False, "year-from-above"),
    (("42514", ""), (datetime(2016, 5, 24), datetime(2016, 5, 25)), False, "date-from-day-number"),
    (("24/05/2016 00:00:00", ""), (datetime(2016, 5, 24), datetime(2016, 5, 25)), False, None),
    (("24.05.16", "25.61"), (datetime(2016, 5, 24), datetime(2016, 5, 25)), False, "time-not-read"),
    (("20.05.16", ""), (datetime(2016, 5, 20), datetime(2016, 5, 21)), False, "out-of-order"),
    (("unknown", ""), (datetime(1, 1, 1), datetime(9999, 12, 31)), False, None),
    (("soon after", ""), (datetime(1, 1, 1), datetime(9999, 12, 31)), False, "date-not-read"),
]


@pytest.mark.parametrize(("cells", "moment", "uncertain", "code"), BELOW, ids=[" ".join(row[0]) for row in BELOW])
def test_dates_that_lean_on_the_row_above(
    cells: tuple[str, str], moment: tuple[datetime, datetime], uncertain: bool, code: str | None
) -> None:
    reading = read_rows((HEADING, ("22.05.16", "10.30", "", "First.", "", ""), (*cells, "", "Second.", "", "")))
    (second,) = (event for event in reading.chronology.events if event.text == "Second.")
    assert (second.when.at, second.when.upto, second.when.uncertain) == (*moment, uncertain)
    assert codes(reading) == ([code] if code else [])


def test_a_first_row_without_a_date_says_so() -> None:
    assert codes(read_rows((HEADING, ("", "", "", "Something.", "", "")))) == ["date-missing"]


def test_titles_repeated_headings_and_banners_are_said_and_are_no_events() -> None:
    rows = (("Chronology of Child W",), HEADING, ("Earlier history",), ROWS[0], HEADING, ROWS[1])
    for ending in FORMATS:
        reading = read_rows(rows, ending)
        found = {problem.code: problem.found for problem in reading.problems}
        assert found["rows-above-headings"] == "Chronology of Child W"
        assert found["banner-row"] == "Earlier history"
        assert "repeated-heading" in found
        assert reading.rows == len(reading.chronology.events) == 2
        assert {event.attrs["context"] for event in reading.chronology.events} == {"Earlier history"}


def test_cells_under_a_heading_nobody_knows_are_kept_under_its_name() -> None:
    reading = read_rows((("Date", "Event", "Ward"), ("22.05.16", "Admitted to hospital.", "Rowan")))
    assert reading.chronology.events[0].attrs["Ward"] == "Rowan"
    assert only(reading, "unknown-heading").column == "Ward"


def test_a_cell_beyond_the_headings_is_not_lost() -> None:
    reading = read_rows((("Date", "Event"), ("22.05.16", "Home visit.", "and one more thing")))
    assert reading.chronology.events[0].attrs["column 3"] == "and one more thing"


def test_several_columns_of_one_meaning_are_joined_where_they_are_words() -> None:
    reading = read_rows(
        (("Date", "Event", "Analysis", "Learning"), ("22.05.16", "Visit.", "Timely.", "Ask who is in."))
    )
    assert reading.chronology.events[0].attrs["appraisal"] == "Timely.\nAsk who is in."


def test_own_headings_are_asked_for_and_then_used() -> None:
    rows = csv_of((("Day", "Storyline"), ("22.05.16", "Home visit.")))
    with pytest.raises(UnknownHeadings, match="no heading row") as asked:
        read_bytes("own.csv", rows)
    assert asked.value.headings == ("Day", "Storyline")
    reading = read_bytes("own.csv", rows, columns={"Day": "date", "Storyline": "event"})
    assert reading.chronology.events[0].text == "Home visit."


@pytest.mark.parametrize(
    ("given", "cell", "agency", "kept"),
    [
        ("", "Police\u00a0", "police", None),
        ("", "Children's Services", "childrens_social_care", "Children's Services"),
        ("", "HV", "health_visiting", "HV"),
        ("", "Ferrybridge Trust", "Ferrybridge Trust", None),
        ("gp", "Surgery", "gp", "Surgery"),
    ],
)
def test_whose_record_it_is(given: str, cell: str, agency: str, kept: str | None) -> None:
    reading = read_rows((("Date", "Agency", "Event"), ("22.05.16", cell, "Call.")), agency=given)
    (event,) = reading.chronology.events
    assert (event.agency, event.attrs.get("as_written.agency")) == (agency, kept)


def test_a_person_and_the_day_of_recording_where_the_table_has_them() -> None:
    rows = (("Date", "Date recorded", "Person", "Event"), ("22.05.16", "24.05.16", "Sibling 1", "Seen at school."))
    (event,) = read_rows(rows).chronology.events
    assert (event.about, event.attrs["as_written.about"]) == ("sibling.1", "Sibling 1")
    assert (event.known, event.attrs["as_written.known"]) == (datetime(2016, 5, 24), "24.05.16")


def test_twelve_faults_are_twelve_messages_in_one_pass() -> None:
    rows = [HEADING, *((f"{day}/13/2016", "", "", f"Entry {day}.", "", "") for day in range(1, 13))]
    reading = read_rows(rows)
    assert [(problem.code, problem.row) for problem in reading.problems] == [
        ("date-does-not-exist", row) for row in range(2, 14)
    ]
    assert reading.rows == 12


def test_entries_of_one_day_keep_the_order_of_their_rows() -> None:
    rows = [HEADING, *(("22.05.16", "", "", f"Entry {number}.", "", "") for number in range(9))]
    assert [event.text for event in read_rows(rows).chronology.events] == [f"Entry {number}." for number in range(9)]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_table_with_its_newest_row_at_the_top_is_said_once_to_be_so(ending: str) -> None:
    rows = [HEADING, *((f"{day:02}.05.16", "", "", f"Entry {day}.", "", "") for day in range(28, 0, -1))]
    reading = read_rows(rows, ending)
    assert [event.text for event in reading.chronology.events] == [f"Entry {day}." for day in range(1, 29)]
    assert codes(reading) == ["newest-first"]


def test_rows_that_jump_back_and_forth_are_each_said_to_be_out_of_order() -> None:
    rows = [HEADING, *((f"{day:02}.05.16", "", "", "Entry.", "", "") for day in (5, 1, 6, 2, 7, 3, 8, 4, 9, 3))]
    assert codes(read_rows(rows)) == ["out-of-order"] * 5


SHARED = Path(os.environ.get("HEED_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "chronology"
AGENCIES = {
    "child_w_police.xlsx": "police",
    "child_w_health_visiting.docx": "health-visiting",
    "child_w_childrens_social_care.docx": "csc",
}


def precisely(instant: datetime) -> str:
    return instant.isoformat(timespec="minutes").removesuffix("T00:00")


if SHARED.is_dir():

    @pytest.mark.seeds
    def test_three_agencies_files_have_the_intervals_a_careful_reader_gives_them() -> None:
        found = [
            (
                precisely(event.when.at),
                precisely(event.when.upto),
                event.when.precision,
                str(int(event.when.uncertain)),
                agency,
            )
            for name, agency in AGENCIES.items()
            for event in read(SHARED / name, agency).chronology.events
        ]
        with (SHARED / "child_w_expected.csv").open(encoding="utf-8") as file:
            expected = [tuple(row.values()) for row in csv.DictReader(file)]
        assert sorted(found) == sorted(expected)

"""Excel as it comes: real dates, times alone, formulas, hidden rows and sheets, merged banners, several sheets."""

from datetime import date, datetime, time

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from heed.chronology.problems import UnusableInput
from heed.chronology.reading import Reading, read_bytes
from tests.rooms.agency_files import changed, xlsx_of

HEADING = ("Date", "Time", "Event", "Outcome")


def read_rows(*rows: tuple[object, ...], **arranged: object) -> Reading:
    return read_bytes("police.xlsx", xlsx_of((HEADING, *rows), **arranged), "police")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date_cell", "time_cell", "at", "precision"),
    [
        (datetime(2016, 8, 12), None, datetime(2016, 8, 12), "day"),
        (date(2016, 8, 12), None, datetime(2016, 8, 12), "day"),
        (datetime(2016, 1, 30, 23, 40), None, datetime(2016, 1, 30, 23, 40), "minute"),
        (datetime(2016, 8, 12), time(10, 30), datetime(2016, 8, 12, 10, 30), "minute"),
        ("13.08.16", "14:30", datetime(2016, 8, 13, 14, 30), "minute"),
        (42594, None, datetime(2016, 8, 12), "day"),
        (2009, None, datetime(2009, 1, 1), "year"),
    ],
)
def test_dates_of_a_spreadsheet(date_cell: object, time_cell: object, at: datetime, precision: str) -> None:
    (event,) = read_rows((date_cell, time_cell, "Call.", None)).chronology.events
    assert (event.when.at, event.when.precision) == (at, precision)


def test_a_date_is_shown_day_first_as_it_was_written() -> None:
    (event,) = read_rows((datetime(2016, 1, 30, 23, 40), None, "Call.", None)).chronology.events
    assert event.when.text == "30/01/2016 23:40"


def test_the_calendar_that_begins_in_1904() -> None:
    data = xlsx_of((HEADING, (datetime(2016, 8, 12), None, "Call.", None)))
    shifted = changed(data, "xl/workbook.xml", "<workbookPr ?/>", '<workbookPr date1904="1"/>')
    assert read_bytes("mac.xlsx", shifted).chronology.events[0].when.at == datetime(2020, 8, 13)


def test_hidden_rows_are_read_and_reported() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    reading = read_rows(("12.08.16", None, "One.", None), ("13.08.16", None, "Two.", None), arrange=hide)
    assert [event.text for event in reading.chronology.events] == ["One.", "Two."]
    assert [(problem.code, problem.row) for problem in reading.problems] == [("hidden-row", 3)]


def test_hidden_sheets_are_read_and_other_sheets_reported_with_their_words() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    notes = (("Not part of the chronology",),)
    reading = read_rows(("12.08.16", None, "One.", None), arrange=hide, Notes=notes)
    assert {problem.code: problem.found for problem in reading.problems} == {
        "hidden-sheet": "",
        "table-not-known": "Not part of the chronology",
    }


def test_several_sheets_of_one_chronology_are_all_read() -> None:
    reading = read_rows(("12.08.16", None, "One.", None), Later=(("Date", "Event"), ("1.9.16", "Two.")))
    assert [event.source for event in reading.chronology.events] == ["police.xlsx:Chronology:2", "police.xlsx:Later:2"]


def test_a_formula_saved_without_its_value_is_reported_with_its_cell() -> None:
    reading = read_rows(("12.08.16", None, "One.", None), ("=A2+1", None, "Two.", None))
    assert [(problem.code, problem.row, problem.column) for problem in reading.problems] == [
        ("formula-without-value", 3, "A3"),
        ("date-not-read", 3, "Date"),
    ]
    assert [event.text for event in reading.chronology.events] == ["One.", "Two."]


def test_a_formula_saved_with_its_value_is_that_value() -> None:
    data = xlsx_of((HEADING, ("12.08.16", None, "One.", None), ("=A2+1", None, "Two.", None)))
    kept = changed(data, "xl/worksheets/sheet1.xml", r'<c r="A3"[^>]*><f>A2\+1</f><v ?/?>(</v>)?</c>',
                   '<c r="A3" t="str"><f>A2+1</f><v>13.08.16</v></c>')  # fmt: skip
    assert read_bytes("x.xlsx", kept).chronology.events[1].when.at == datetime(2016, 8, 13)


def test_a_cell_with_an_error_is_reported() -> None:
    (problem,) = read_rows(("12.08.16", None, "#N/A", None)).problems
    assert (problem.code, problem.row, problem.found) == ("cell-error", 2, "#N/A")


def test_a_banner_merged_over_the_sheet_is_context() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:D2")

    reading = read_rows(("Before the birth", None, None, None), ("12.08.16", None, "One.", None), arrange=merge)
    assert [event.attrs.get("context") for event in reading.chronology.events] == ["Before the birth"]


def test_a_column_left_empty_shifts_nothing() -> None:
    (event,) = read_rows(("12.08.16", None, "One.", "Card left")).chronology.events
    assert event.attrs["action"] == "Card left"


@pytest.mark.parametrize(
    ("part", "pattern", "replacement", "says"),
    [
        ("xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData", "is damaged"),
        ("xl/worksheets/sheet1.xml", r'r="2"', 'r="two"', "is damaged"),
        ("xl/worksheets/sheet1.xml", "<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', "declares entities"),
    ],
)
def test_a_damaged_or_hostile_workbook_is_refused(part: str, pattern: str, replacement: str, says: str) -> None:
    data = changed(xlsx_of((HEADING, ("12.08.16", None, "One.", None))), part, pattern, replacement)
    with pytest.raises(UnusableInput, match=says):
        read_bytes("x.xlsx", data)

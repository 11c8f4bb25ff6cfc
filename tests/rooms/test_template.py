"""A template to fill in: what it says, what it looks like, and that what is filled in is read as it was meant."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from heed.chronology.reading import read_bytes
from heed.chronology.template import COLUMNS, STANDARD, Column, Template
from heed.chronology.writing.blank_template import as_docx, as_xlsx

ROWS = [
    ("14/02/2016", "09:30", "Records", "Seen at home", "None", "Too late?", "15/02/2016"),
    ("May 2016", "", "", "No reply", "Card left", "", ""),
]
OWN = Template(
    (Column("date", "Day"), Column("event", "Our account", True), Column("source", "How we know", True)), ("Be brief.",)
)


def filled_docx(template: Template, rows: list[tuple[str, ...]]) -> bytes:
    document = Document(io.BytesIO(as_docx(template)))
    for row, cells in zip(document.tables[0].rows[1:], rows, strict=False):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def filled_xlsx(template: Template, rows: list[tuple[str, ...]]) -> bytes:
    book = load_workbook(io.BytesIO(as_xlsx(template)))
    for number, cells in enumerate(rows, 2):
        for column, text in enumerate(cells, 1):
            book["Chronology"].cell(number, column, text or None)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_standard_template_has_seven_columns_and_three_that_every_row_has_to_fill() -> None:
    assert len(STANDARD.columns) == 7
    assert STANDARD.mandatory == {"date", "event", "source"}


@pytest.mark.parametrize("fill", [filled_docx, filled_xlsx])
def test_what_is_filled_in_is_read_and_a_missing_mandatory_cell_names_row_and_column(fill) -> None:  # type: ignore[no-untyped-def]
    reading = read_bytes("t", fill(STANDARD, ROWS), "gp", STANDARD.headings, STANDARD.mandatory)
    first, second = reading.chronology.events
    assert (first.text, first.attrs["action"], first.attrs["appraisal"]) == ("Seen at home", "None", "Too late?")
    assert (second.when.precision, second.attrs.get("source_of_information")) == ("month", None)
    (missing,) = [problem for problem in reading.problems if problem.code == "mandatory-missing"]
    assert (missing.row, missing.column) == (3, "Source of information")
    assert "fill it in" in missing.say


@pytest.mark.parametrize("fill", [filled_docx, filled_xlsx])
def test_headings_in_a_partnerships_own_words_are_read_as_they_were_meant(fill) -> None:  # type: ignore[no-untyped-def]
    data = fill(OWN, [("3/5/16", "Seen", "Letter")])
    (event,) = read_bytes("t", data, "gp", OWN.headings, OWN.mandatory).chronology.events
    assert (event.text, event.attrs["source_of_information"]) == ("Seen", "Letter")


def test_a_file_without_a_mandatory_column_says_so_in_each_row() -> None:
    reading = read_bytes("t.csv", b"Date,Event\n3/5/16,Seen\n", "gp", mandatory=frozenset({"source"}))
    (missing,) = [problem for problem in reading.problems if problem.code == "mandatory-missing"]
    assert (missing.row, "no column for it" in missing.say) == (2, True)


def test_it_says_above_the_table_what_to_do_and_what_is_mandatory() -> None:
    words = [paragraph.text for paragraph in Document(io.BytesIO(as_docx(OWN))).paragraphs]
    assert "Be brief." in words
    assert "Every row has to have: Day, Our account, How we know." in words
    sheet = load_workbook(io.BytesIO(as_xlsx(OWN)))["What to do"]
    assert [row[0].value for row in sheet.iter_rows()][-1] == "Every row has to have: Day, Our account, How we know."


def test_a_blank_template_holds_no_event() -> None:
    assert read_bytes("t.docx", as_docx(STANDARD), "gp", STANDARD.headings).chronology.events == ()
    assert read_bytes("t.xlsx", as_xlsx(STANDARD), "gp", STANDARD.headings).chronology.events == ()


def test_the_same_template_is_the_same_bytes() -> None:
    assert (as_docx(STANDARD), as_xlsx(STANDARD)) == (as_docx(STANDARD), as_xlsx(STANDARD))


def test_every_column_is_one_that_the_reader_knows() -> None:
    for means, heading in COLUMNS.items():
        told = Template((Column("date", "Date"), Column("event", "Event"), Column(means, f"x {heading}")))
        assert told.headings[f"x {heading}"] == means

"""CSV as it comes: any usual encoding and delimiter, cells of several lines, and a quotation mark left open."""

import pytest

from heed.chronology.problems import UnusableInput
from heed.chronology.reading import read_bytes

TEXT = "Date,Event\r\n22.05.16,Visit to Zoë – “well”.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_usual_encoding(encoding: str) -> None:
    reading = read_bytes("x.csv", TEXT.encode(encoding))
    assert reading.chronology.events[0].text == "Visit to Zoë – “well”."
    assert [problem.code for problem in reading.problems] == (["encoding-assumed"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter(delimiter: str) -> None:
    rows = ("Title, of, several; words", "Date,Event", "22.05.16,Home visit")
    text = rows[0] + "\n" + "\n".join(row.replace(",", delimiter) for row in rows[1:])
    assert read_bytes("x.csv", text.encode()).chronology.events[0].text == "Home visit"


def test_a_cell_of_several_lines_is_one_row() -> None:
    text = 'Date,Event\n22.05.16,"Home visit.\nMother, tearful."\n23.05.16,"Said ""no""."\n'
    first, second = read_bytes("x.csv", text.encode()).chronology.events
    assert (first.text, first.source) == ("Home visit.\nMother, tearful.", "x.csv:2")
    assert (second.text, second.source) == ('Said "no".', "x.csv:3")


def test_blank_rows_count_as_rows_but_tell_nothing() -> None:
    reading = read_bytes("x.csv", b"Date,Event\n\n,\n22.05.16,Home visit\n")
    assert ([event.source for event in reading.chronology.events], reading.rows) == (["x.csv:4"], 1)


def test_a_quotation_mark_never_closed_is_said() -> None:
    reading = read_bytes("x.csv", b'Date,Event\n22.05.16,"Home visit\n23.05.16,Another\n')
    assert [(problem.code, problem.row) for problem in reading.problems] == [("quotation-never-closed", 2)]
    assert "Another" in reading.chronology.events[0].text


def test_a_cell_longer_than_any_cell_is_refused_with_the_limit() -> None:
    with pytest.raises(UnusableInput, match="131,072 characters"):
        read_bytes("x.csv", b"Date,Event\n22.05.16," + b"x" * 140_000)


@pytest.mark.parametrize(("columns", "says"), [(201, "201 columns")])
def test_a_table_too_wide_is_refused_with_the_limit(columns: int, says: str) -> None:
    with pytest.raises(UnusableInput, match=says):
        read_bytes("x.csv", b"Date,Event" + b"," * (columns - 2) + b"\n")


def test_text_that_is_not_in_the_encoding_it_claims_is_refused() -> None:
    with pytest.raises(UnusableInput, match="says it is utf-8-sig text but is not"):
        read_bytes("x.csv", b"\xef\xbb\xbf\xff\xff")

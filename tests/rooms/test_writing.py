"""What is written reads back to the same, in each format; the same chronology is the same bytes; nothing can run."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from heed.chronology import as_written, when
from heed.chronology.events import Chronology, Coverage, Event
from heed.chronology.people import Person
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import read, read_bytes
from heed.chronology.writing import ENDINGS, as_bytes, as_files, parquet, write
from tests.rooms.chronologies import CHRONOLOGIES

FORMULA = '=HYPERLINK("http://x.invalid")'
CHRONOLOGY = Chronology(
    events=(
        Event("K", when.day(2016, 6, 3, "03-jun-16"), "injury.seen.bruise", agency="gp", source="x:2", text=FORMULA),
        Event("K", when.day(2016, 6, 4, "4/6/16"), "entry", agency="gp", source="x:3", attrs={"action": "-none"}),
    ),
    coverage=(Coverage("gp", when.year(2016), "K"),),
    people=(Person("c1", "child", "K", born=when.month(2016, 5, "May 2016")),),
    reference=datetime(2017, 1, 1),
    nation="wales",
)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(derandomize=True, max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chronology=CHRONOLOGIES)
def test_what_is_written_reads_back_to_the_same(ending: str, chronology: Chronology) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"chronology.{ending}"
        write(chronology, path)
        assert read(path).chronology == chronology


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_chronology_is_the_same_bytes(ending: str) -> None:
    assert as_bytes(CHRONOLOGY, ending) == as_bytes(CHRONOLOGY, ending)


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_no_moment_of_making_stands_in_an_office_file(ending: str) -> None:
    with zipfile.ZipFile(io.BytesIO(as_bytes(CHRONOLOGY, ending))) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_csv_has_its_other_tables_beside_it(tmp_path: Path) -> None:
    assert sorted(as_files(CHRONOLOGY, "k.csv")) == ["k.coverage.csv", "k.csv", "k.people.csv", "k.record.csv"]
    write(CHRONOLOGY, tmp_path / "k.csv")
    assert (tmp_path / "k.coverage.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "case,agency,from,to,kinds",
        "K,gp,2016-01-01,2016-12-31,",
    ]


def test_no_cell_is_a_formula() -> None:
    assert f"'{FORMULA}".replace('"', '""') in as_bytes(CHRONOLOGY, "csv").decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(as_bytes(CHRONOLOGY, "xlsx")))["chronology"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"s"}
    assert sheet["J2"].value == "'" + FORMULA


def test_a_workbook_has_a_frozen_heading_row_and_a_filter() -> None:
    book = load_workbook(io.BytesIO(as_bytes(CHRONOLOGY, "xlsx")))
    assert book.sheetnames == ["chronology", "coverage", "people", "record"]
    assert (book["chronology"].freeze_panes, book["chronology"].auto_filter.ref) == ("A2", "A1:J3")


def test_a_document_lies_on_its_side_with_its_heading_row_on_every_page() -> None:
    document = Document(io.BytesIO(as_bytes(CHRONOLOGY, "docx")))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    heading, *rest = document.tables[0].rows
    assert heading._tr.xpath("./w:trPr/w:tblHeader")
    assert not any(row._tr.xpath("./w:trPr/w:tblHeader") for row in rest)
    assert "PAGE" in section.footer._element.xml
    assert [table.cell(0, 0).text for table in document.tables] == ["case", "case", "case", "nation"]


def test_words_of_any_length_in_excel_are_whole_or_refused() -> None:
    long = Chronology((Event("K", when.day(2016, 6, 3), "entry", text="x" * 32_768),))
    with pytest.raises(UnusableInput, match=r"Row 2, text: the text has 32,768 characters"):
        as_bytes(long, "xlsx")
    assert read_bytes("k.docx", as_bytes(long, "docx")).chronology.events[0].text == "x" * 32_768


def test_parquet_has_the_columns_of_an_event_and_its_metadata() -> None:
    file = pq.ParquetFile(io.BytesIO(as_bytes(CHRONOLOGY, "parquet")))
    # Parquet counts no coarser than milliseconds, so the seconds of the schema come back as those.
    found = [
        (field.name, str(field.type).replace("[ms]", "[s]").replace(" ('attrs')", "")) for field in file.schema_arrow
    ]
    assert found == [(field.name, str(field.type)) for field in parquet.SCHEMA]
    metadata = file.schema_arrow.metadata
    assert {key: metadata[key] for key in (b"schema", b"jurisdiction", b"reference_date")} == {
        b"schema": b"heed.events/1",
        b"jurisdiction": b"wales",
        b"reference_date": b"2016-12-31",
    }
    assert b'"agency": "gp"' in metadata[b"coverage"]
    assert b'"person": "c1"' in metadata[b"people"]


def test_parquet_is_sorted_and_no_case_is_split_over_two_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS_IN_A_GROUP", 4)
    events = tuple(
        Event(f"c{case}", when.day(2016, 1, number), "entry", source="x") for case in range(5) for number in (1, 2, 3)
    )
    undated = Event("c2", when.OPEN, "entry", source="x", text="between")
    chronology = Chronology((*events[:7], undated, *events[7:]))
    data = as_bytes(chronology, "parquet")
    file = pq.ParquetFile(io.BytesIO(data))
    groups = [file.read_row_group(number).to_pydict() for number in range(file.num_row_groups)]
    assert [sorted(set(group["case"])) for group in groups] == [["c0", "c1"], ["c2"], ["c3", "c4"]]
    assert all(
        pairs == sorted(pairs) for group in groups for pairs in [list(zip(group["case"], group["at"], strict=True))]
    )
    assert read_bytes("k.parquet", data).chronology.events == chronology.events


@pytest.mark.parametrize(
    ("ending", "says"),
    [
        ("pdf", "cannot write"),
        ("", "cannot write"),
    ],
)
def test_an_ending_that_is_not_written_is_refused_with_those_that_are(ending: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=says) as refused:
        write(CHRONOLOGY, tmp_path / f"k.{ending}".rstrip("."))
    assert ".csv, .xlsx, .docx, .parquet, .json, .xes, .ocel.json" in str(refused.value)


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"nowhere/k\.csv cannot be written"):
        write(CHRONOLOGY, tmp_path / "nowhere" / "k.csv")


def test_a_row_of_a_workbook_is_as_high_as_its_longest_cell_needs() -> None:
    long = Event("x", as_written.read("3/5/16"), "entry", "child", "gp", text="word " * 100)
    short = Event("x", as_written.read("4/5/16"), "entry", "child", "gp", text="Seen.")
    sheet = load_workbook(io.BytesIO(as_bytes(Chronology((long, short)), "xlsx")))["chronology"]
    assert [sheet.row_dimensions[number].height for number in (2, 3)] == [7 * 15, 15]
    assert sheet.print_title_rows == "$1:$1"

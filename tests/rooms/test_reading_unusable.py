"""What cannot be used at all: one plain sentence with the file's name and what to do, whatever was sent."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from heed.chronology.problems import UnusableInput
from heed.chronology.reading import limits, read, read_bytes
from tests.rooms.agency_files import docx_of


def archive_of(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def docx_without_tables() -> bytes:
    file = io.BytesIO()
    document = Document()
    document.add_paragraph("Only words.")
    document.save(file)
    return file.getvalue()


WRONG = {
    "empty.csv": (b"", "is empty"),
    "blank.csv": (b"\n\n,,\n", "no row with anything in it"),
    "words.docx": (docx_without_tables(), "has no table in it"),
    "other.csv": (b"Name,Colour\nx,y\n", "row 1: no heading row of a chronology"),
    "scan.pdf": (b"%PDF-1.7 ...", "is a PDF, which has no rows"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Word or Excel file, or one locked"),
    "page.xls": (b"<html><table></table>", "is a web page or XML"),
    "note.rtf": (b"{\\rtf1 hello}", "rich text"),
    "photo.jpg": (b"\xff\xd8\xff\xe0", "is a picture"),
    "bytes.csv": (b"Date\0\1\2,\0Event", "is not a table of text"),
    "broken.xlsx": (b"PK\x03\x04 and no more", "is damaged"),
    "table.ods": (archive_of(content_xml=b"<a/>"), "OpenDocument"),
    "photos.zip": (archive_of(a=b"x"), "an archive without a Word or Excel file"),
    "none.xlsx": (archive_of(xl__workbook_xml=b"<workbook/>"), "has no sheet in it"),
    "events.parquet": (b"PAR1 and no more", "damaged Parquet"),
}


@pytest.mark.parametrize(("name", "data", "says"), [(name, *wrong) for name, wrong in WRONG.items()], ids=[*WRONG])
def test_one_sentence_names_the_file_and_what_is_wrong(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnusableInput, match=says) as refused:
        read_bytes(name, data)
    assert name in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_missing_file_and_a_folder_without_a_chronology(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"There is no file .*nowhere\.csv"):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(UnusableInput, match=r"holds no chronology\.csv"):
        read(tmp_path)


def test_the_name_of_a_file_says_nothing_about_what_it_is() -> None:
    reading = read_bytes("chronology.csv", docx_of((("Date", "Event"), ("22.05.16", "Visit."))))
    assert (reading.format, reading.rows) == ("docx", 1)


def test_a_file_that_would_unpack_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = archive_of(word__document_xml=b"<a>" + b" " * (limits.MOST_UNPACKED_BYTES + 1) + b"</a>")
    assert len(bomb) < 1_000_000
    with pytest.raises(UnusableInput, match="would unpack to"):
        read_bytes("bomb.docx", bomb)


def test_a_file_too_large_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(limits.MOST_BYTES + 1)
    with pytest.raises(UnusableInput, match="more than the 67,108,864"):
        read(large)
    with pytest.raises(UnusableInput, match=r"1,000,001 rows|more than the 1,000,000 rows"):
        limits.check_rows("x.csv", limits.MOST_ROWS + 1)

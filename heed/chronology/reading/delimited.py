"""CSV and its relatives: any usual encoding, any usual delimiter, cells of several lines."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping

from heed.chronology.problems import Problem, UnusableInput
from heed.chronology.reading import limits
from heed.chronology.reading.guarding import unguarded
from heed.chronology.reading.headings import recognise
from heed.chronology.reading.places import Place
from heed.chronology.reading.tables import Row, Table

DELIMITERS = (",", ";", "\t", "|")
_ROWS_TRIED = 100
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_tables(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> tuple[Table, ...]:
    """The one table of a delimited text file. Raises UnusableInput where it is not text."""
    text, problems = _text(Place(name), data)
    place = Place(name)
    delimiter = _delimiter(place, text, columns)
    rows = tuple(_rows(place, text, delimiter))
    return (Table(place, rows, restored=unguarded, problems=(*problems, *_unclosed(place, text, delimiter))),)


def _text(place: Place, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(place, data, encoding), ()
    if encoding := _unmarked_utf16(data):
        return _decoded(place, data, encoding), ()
    if b"\0" in data:
        raise UnusableInput(
            f"{place.file} is not a table of text. Save the chronology as CSV, Excel (.xlsx) or Word (.docx)."
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        if _looks_mac(data):
            return data.decode("mac_roman"), (_assumed(place, "Mac"),)
        return _windows(data), (_assumed(place, "Windows"),)


def _decoded(place: Place, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnusableInput(
            f"{place.file} says it is {encoding} text but is not. Save it again as CSV UTF-8."
        ) from None


def _unmarked_utf16(data: bytes) -> str:
    """The byte order of UTF-16 text without a mark: every other byte of Western text in it is nought."""
    start = data[:400]
    if len(start) < 4 or len(data) % 2:
        return ""
    nought_first, nought_second = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if nought_second > 0.7 * half and nought_first < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if nought_first > 0.7 * half and nought_second < 0.1 * half else ""


def _windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _looks_mac(data: bytes) -> bool:
    """Whether the bytes for dashes, quotation marks and the commonest accents are an older Mac's more than Windows'.

    What is an en dash on one is a capital letter that English does not have on the other.
    """
    counts = [data.count(byte) for byte in range(256)]
    mac = sum(counts[0xD0:0xD6]) + counts[0x8E] + counts[0x8F] + counts[0x87] + counts[0x88]
    return mac > sum(counts[0x91:0x98]) + sum(counts[0xE0:0x100])


def _assumed(place: Place, whose: str) -> Problem:
    return place.problem(
        "encoding-assumed",
        f"the file is not UTF-8 text and was read as {whose} text. Look whether letters with accents, dashes and pound "
        "signs came out right; if not, save it again as CSV UTF-8.",
    )


def _delimiter(place: Place, text: str, columns: Mapping[str, str] | None) -> str:
    """The delimiter under which a heading row is found; where there is none, the one that makes most columns."""
    return max(DELIMITERS, key=lambda delimiter: _fit(place, text, delimiter, columns))


def _fit(place: Place, text: str, delimiter: str, columns: Mapping[str, str] | None) -> tuple[int, int]:
    rows = tuple(row for row, _ in zip(_rows(place, text, delimiter), range(_ROWS_TRIED), strict=False))
    found = recognise(Table(place, rows), columns)
    known = sum(1 for column in found.columns if column) if found else 0
    return known, max((len(row.cells) for row in rows), default=0)


def _rows(place: Place, text: str, delimiter: str) -> Iterator[Row]:
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if number % 1000 == 1:
                limits.check_rows(place.file, number)
                limits.check_columns(place.file, len(cells))
            yield Row(number, tuple(cells))
    except csv.Error:
        raise UnusableInput(
            f"{place.file} has a cell longer than {limits.MOST_CHARACTERS_IN_A_CELL:,} characters, most likely after a "
            "quotation mark that is never closed. Close it, or save the file again from the spreadsheet."
        ) from None


def _unclosed(place: Place, text: str, delimiter: str) -> tuple[Problem, ...]:
    """A quotation mark opened and never closed swallows every row below it into one cell."""
    if text.count('"') % 2 == 0:
        return ()
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    read = 0
    try:
        for _ in rows:
            read += 1
    except csv.Error as wrong:
        if "unexpected end" in str(wrong):
            return (place.problem("quotation-never-closed", _SWALLOWED, read + 1),)
    return ()


_SWALLOWED = "a quotation mark is opened and never closed, so all that stands below it is in this row. Close it."

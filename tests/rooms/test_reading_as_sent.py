"""Files as agencies really send them: nothing in them is lost without a word, and none of them stops the reader."""

import io
import time
import zipfile
from collections.abc import Callable

import docx
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from heed.chronology.problems import UnusableInput
from heed.chronology.reading import Reading, read_bytes
from tests.rooms.agency_files import changed, docx_of, xlsx_of

HEADING = ("Date", "Agency", "Event", "Action taken")
ROW = ("22.05.16", "School", "One.", "Card left")
DOCUMENT = "word/document.xml"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_part(data: bytes, name: str, root: str, inside: str) -> bytes:
    """The Office file with one more part in it."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, f"<w:{root} {NAMESPACE}>{inside}</w:{root}>")
    return out.getvalue()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def found_in(reading: Reading) -> dict[str, str]:
    return {problem.code: problem.found for problem in reading.problems}


@pytest.mark.parametrize(
    ("part", "root", "inside", "code"),
    [
        ("comments", "comments", f"<w:comment>{paragraph('Ask the GP.')}</w:comment>", "margin-comment"),
        ("footnotes", "footnotes", f"<w:footnote>{paragraph('Ask the GP.')}</w:footnote>", "footnote-beside"),
        ("endnotes", "endnotes", f"<w:endnote>{paragraph('Ask the GP.')}</w:endnote>", "footnote-beside"),
        (
            "header1",
            "hdr",
            f"<w:tbl><w:tr><w:tc>{paragraph('Ask the GP.')}</w:tc></w:tr></w:tbl>",
            "table-in-page-head",
        ),
    ],
)
def test_what_stands_beside_the_text_of_a_word_document_is_reported_with_its_words(
    part: str, root: str, inside: str, code: str
) -> None:
    reading = read_bytes("a.docx", with_part(docx_of((HEADING, ROW)), f"word/{part}.xml", root, inside))
    assert (reading.rows, found_in(reading)) == (1, {code: "Ask the GP."})


def test_the_head_of_a_page_without_a_table_is_no_news() -> None:
    data = with_part(docx_of((HEADING, ROW)), "word/header1.xml", "hdr", paragraph("Official sensitive"))
    assert not read_bytes("a.docx", data).problems


def test_hidden_words_are_read_and_said_to_be_hidden() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>One.</w:t>"
    reading = read_bytes("a.docx", changed(docx_of((HEADING, ROW)), DOCUMENT, "<w:r><w:t>One.</w:t>", hidden))
    assert (reading.chronology.events[0].text, found_in(reading)) == ("One.", {"hidden-text": "One."})


def test_words_moved_under_tracked_changes_stand_where_they_went_and_both_places_are_said() -> None:
    run = "<w:r><w:t>One.</w:t></w:r>"
    data = docx_of((HEADING, ROW, ("23.05.16", "School", "Two.", "")))
    moved = changed(data, DOCUMENT, run, f"<w:moveFrom>{run}</w:moveFrom>")
    moved = changed(moved, DOCUMENT, "<w:r><w:t>Two.</w:t></w:r>", f"<w:moveTo>{run}</w:moveTo>")
    reading = read_bytes("a.docx", moved)
    assert [event.text for event in reading.chronology.events] == ["", "One."]
    assert {"tracked-deletion": "One.", "tracked-insertion": "One."}.items() <= found_in(reading).items()


def test_a_sign_of_a_picture_font_is_a_sign_and_one_nobody_knows_a_square() -> None:
    signs = '<w:t>One.</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Webdings" w:char="F012"/>'
    reading = read_bytes("a.docx", changed(docx_of((HEADING, ROW)), DOCUMENT, "<w:t>One.</w:t>", signs))
    assert reading.chronology.events[0].text == "One.✓□"


@pytest.mark.parametrize("span", ["x", "-3", "", "²", "99999999999999999999"])
def test_a_span_that_word_would_not_write_is_one_column(span: str) -> None:
    data = changed(docx_of((HEADING, ROW)), DOCUMENT, "<w:tcPr>", f'<w:tcPr><w:gridSpan w:val="{span}"/>')
    assert read_bytes("a.docx", data).rows == 1


def test_a_row_indented_beyond_any_table_is_refused_before_it_is_built() -> None:
    indented = '<w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr>'
    with pytest.raises(UnusableInput, match="100,000,003 columns"):
        read_bytes("a.docx", changed(docx_of((HEADING, ROW)), DOCUMENT, "<w:tr>", indented))


TALL = (HEADING, ROW, ("", "", "Two.", ""), ("24.05.16", "GP", "Three.", ""))


def tall_in_word() -> bytes:
    document = docx.Document()
    table = document.add_table(4, 4)
    for number, row in enumerate(TALL):
        for at, words in enumerate(row):
            table.cell(number, at).text = words
    for at in (0, 1):
        table.cell(1, at).merge(table.cell(2, at))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def tall_in_excel() -> bytes:
    return xlsx_of(TALL, arrange=merging("A2:A3", "B2:B3"))


def merging(*ranges: str) -> Callable[[Worksheet], None]:
    def arrange(sheet: Worksheet) -> None:
        for cells in ranges:
            sheet.merge_cells(cells)

    return arrange


@pytest.mark.parametrize(("ending", "made"), [("docx", tall_in_word), ("xlsx", tall_in_excel)])
def test_a_cell_merged_over_several_rows_says_the_same_in_each(ending: str, made: object) -> None:
    assert callable(made)
    reading = read_bytes(f"a.{ending}", made())
    told = [(event.when.at.day, event.when.uncertain, event.agency, event.text) for event in reading.chronology.events]
    assert told == [(22, False, "school", "One."), (22, False, "school", "Two."), (24, False, "gp", "Three.")]
    assert not reading.problems


def test_a_row_of_which_nothing_is_its_own_is_not_another_event() -> None:
    rows = (HEADING, ROW, ("", "", "", ""))
    every = merging("A2:A3", "B2:B3", "C2:C3", "D2:D3")
    assert read_bytes("a.xlsx", xlsx_of(rows, arrange=every)).rows == 1


def test_headings_merged_over_two_rows_are_one_heading_row() -> None:
    rows = (("Date", "Event", "Action"), ("", "", "What we did"), ("22.05.16", "One.", "Card left"))
    reading = read_bytes("a.xlsx", xlsx_of(rows, arrange=merging("A1:A2", "B1:B2")))
    assert [(event.text, event.attrs["action"]) for event in reading.chronology.events] == [("One.", "Card left")]
    assert "What we did" in found_in(reading)["repeated-heading"]


@pytest.mark.parametrize("cell", ["XFD1", "XFD2", "A1048576"])
def test_cells_that_are_only_formatted_count_for_nothing(cell: str) -> None:
    def arrange(sheet: object) -> None:
        sheet[cell].font = Font(bold=True)  # type: ignore[index]

    reading = read_bytes("a.xlsx", xlsx_of((HEADING, ROW), arrange=arrange))
    assert (reading.rows, reading.problems) == (1, ())


def test_headings_over_two_rows_are_read_together() -> None:
    rows = (("Date of", "Time of", "Significant", "Action"), ("event", "event", "event", "taken"))
    reading = read_bytes("a.docx", docx_of((*rows, ("22.05.16", "14.30", "One.", "Card left"))))
    (event,) = reading.chronology.events
    assert (event.when.at.hour, event.text, dict(event.attrs)) == (14, "One.", {"action": "Card left"})


def within_seconds(seconds: float, name: str, data: bytes) -> Reading:
    start = time.monotonic()
    reading = read_bytes(name, data)
    assert time.monotonic() - start < seconds
    return reading


@pytest.mark.parametrize("written", ["about " * 20_000, "(" * 20_000, "1-" * 30_000, "22" + " " * 50_000 + "x"])
def test_a_date_made_to_take_time_takes_none(written: str) -> None:
    reading = within_seconds(2, "a.csv", f"Date,Event\r\n{written},One.\r\n".encode())
    assert (reading.rows, set(found_in(reading))) == (1, {"date-not-read"})


def test_merged_cells_made_to_take_time_take_little() -> None:
    many = "".join(f'<mergeCell ref="A{at}:A{at + 1999}"/>' for at in range(3, 20_000))
    sheet = "xl/worksheets/sheet1.xml"
    data = changed(xlsx_of((HEADING, ROW)), sheet, "</sheetData>", f"</sheetData><mergeCells>{many}</mergeCells>")
    assert within_seconds(4, "a.xlsx", data).rows == 1


def test_rows_with_nothing_in_them_cost_little() -> None:
    empty = "".join(f'<row r="{at}"/>' for at in range(3, 200_000))
    data = changed(xlsx_of((HEADING, ROW)), "xl/worksheets/sheet1.xml", "</sheetData>", f"{empty}</sheetData>")
    assert within_seconds(4, "a.xlsx", data).rows == 1


@pytest.mark.parametrize(
    "start", ["<html>", "\ufeff<html>", "<table><tr><td>Date</td></tr></table>", "<meta charset=x>"]
)
def test_a_web_page_under_another_name_is_said_to_be_one(start: str) -> None:
    with pytest.raises(UnusableInput, match="is a web page"):
        read_bytes("a.xls", start.encode())


@pytest.mark.parametrize(("encoding", "said"), [("cp1252", "Windows"), ("mac-roman", "Mac")])
def test_an_older_programs_text_is_told_by_its_dashes_and_quotation_marks(encoding: str, said: str) -> None:
    words = "Café – “unable to settle”, mother’s words. £5"
    reading = read_bytes("a.csv", f'Date,Event\r\n22.05.16,"{words}"\r\n'.encode(encoding))
    (problem,) = reading.problems
    assert (reading.chronology.events[0].text, said in problem.say) == (words, True)

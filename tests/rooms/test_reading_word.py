"""Word as it comes: several tables, merged and split cells, tracked changes, text boxes, words outside the tables."""

from heed.chronology.reading import Reading, read_bytes
from tests.rooms.agency_files import changed, docx_of

HEADING = ("Date", "Event", "Action")
PART = "word/document.xml"


def read_changed(pattern: str, replacement: str, *rows: tuple[str, ...]) -> Reading:
    return read_bytes("hv.docx", changed(docx_of((HEADING, *rows)), PART, pattern, replacement), "health_visiting")


def codes(reading: Reading) -> dict[str, str]:
    return {problem.code: problem.found for problem in reading.problems}


def test_several_paragraphs_in_a_cell_stay_apart() -> None:
    reading = read_bytes("hv.docx", docx_of((HEADING, ("22.05.16", "Home visit.\nMother tearful.", ""))))
    assert reading.chronology.events[0].text == "Home visit.\nMother tearful."


def test_every_table_is_read_and_numbered() -> None:
    data = docx_of((HEADING, ("22.05.16", "One.", "")), (HEADING, ("23.05.16", "Two.", "")))
    assert [event.source for event in read_bytes("hv.docx", data).chronology.events] == [
        "hv.docx:table 1:2",
        "hv.docx:table 2:2",
    ]


def test_a_table_that_goes_on_without_headings_takes_those_before_it() -> None:
    reading = read_bytes("hv.docx", docx_of((HEADING, ("22.05.16", "One.", "")), (("23.05.16", "Two.", "Card left"),)))
    assert reading.chronology.events[1].attrs["action"] == "Card left"
    assert "headings-carried-over" in codes(reading)


def test_a_table_of_something_else_is_reported_with_its_words() -> None:
    reading = read_bytes("hv.docx", docx_of((HEADING, ("22.05.16", "One.", "")), (("HV", "Health visitor"),)))
    assert codes(reading) == {"table-not-known": "HV | Health visitor"}


def test_words_outside_the_tables_are_reported() -> None:
    reading = read_bytes("hv.docx", docx_of((HEADING, ("22.05.16", "One.", "")), before=("Child W", "Confidential")))
    assert codes(reading) == {"text-outside-tables": "Child W\nConfidential"}


def test_deleted_text_is_left_out_and_inserted_text_kept_and_both_are_said() -> None:
    reading = read_changed(
        "<w:r><w:t>One.</w:t></w:r>",
        '<w:r><w:t>Seen </w:t></w:r><w:del w:author="a"><w:r><w:delText>alone</w:delText></w:r></w:del>'
        '<w:ins w:author="a"><w:r><w:t>with mother</w:t></w:r></w:ins>',
        ("22.05.16", "One.", ""),
    )
    assert reading.chronology.events[0].text == "Seen with mother"
    assert codes(reading) == {"tracked-deletion": "alone", "tracked-insertion": "with mother"}


def test_a_text_box_is_reported_once_and_is_no_part_of_the_cell() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Note in a box</w:t></w:r></w:p></w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    namespace = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    reading = read_changed(
        "<w:t>One.</w:t>",
        f"<w:t>One.</w:t><mc:AlternateContent {namespace}>{twice}</mc:AlternateContent>",
        ("22.05.16", "One.", ""),
    )
    assert reading.chronology.events[0].text == "One."
    assert [(problem.code, problem.found) for problem in reading.problems] == [("text-box", "Note in a box")]


def test_cells_inside_content_controls_are_read() -> None:
    reading = read_changed(
        "(<w:tc>(?:(?!<w:tc>).)*One\\..*?</w:tc>)",
        r"<w:sdt><w:sdtContent>\1</w:sdtContent></w:sdt>",
        ("22.05.16", "One.", "Card left"),
    )
    (event,) = reading.chronology.events
    assert (event.text, event.attrs["action"]) == ("One.", "Card left")


def test_a_date_merged_downwards_is_the_date_above() -> None:
    reading = read_changed("<w:t>23.05.16</w:t>", "<w:t></w:t>", ("22.05.16", "One.", ""), ("23.05.16", "Two.", ""))
    assert [event.when.at.day for event in reading.chronology.events] == [22, 22]
    assert "date-as-above" in codes(reading)

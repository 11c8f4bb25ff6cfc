"""Word: lists with the numbers Word prints, tables, text boxes, notes and heads, wherever a writer put the words."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from heed.lessons.documents import Document
from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes
from tests.lessons_read import lost
from tests.rooms import lessons_printed as printed


def reading(document: Any) -> Document:
    out = io.BytesIO()
    document.save(out)
    return read_bytes("briefing.docx", out.getvalue())


def shape(document: Document) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.number, block.words) for block in document.blocks]


def test_a_numbered_list_has_its_numbers_and_a_list_within_it_letters_or_bullets() -> None:
    written = docx.Document()
    written.add_paragraph("Tell the lead.", style="List Number")
    written.add_paragraph("By telephone.", style="List Bullet 2")
    written.add_paragraph("Write it down.", style="List Number")
    assert shape(reading(written)) == [
        ("bullet", 0, "1", "Tell the lead."),
        ("bullet", 1, "", "By telephone."),
        ("bullet", 0, "2", "Write it down."),
    ]


def test_a_text_box_is_read_where_it_is_anchored() -> None:
    words = [block.words for block in read_bytes("briefing.docx", printed.word()).blocks]
    assert words[-2:] == [printed.FIND_OUT, printed.CONTACT]


def test_the_head_of_the_page_is_set_aside() -> None:
    assert read_bytes("briefing.docx", printed.word()).furniture == (f"{printed.BOARD} - for sharing",)


def test_footnotes_are_notes() -> None:
    written = docx.Document()
    written.add_paragraph("Remember the guideline.")
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<w:footnotes xmlns:w="{name}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>See the guideline itself.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), written.part.package)
    written.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    publication = extract(reading(written))
    assert [note.words for note in publication.notes] == ["See the guideline itself."]


def test_places_are_pages_where_the_file_says_where_they_break() -> None:
    written = docx.Document()
    written.add_paragraph("The first page.").add_run().add_break(WD_BREAK.PAGE)
    written.add_paragraph("The second page.")
    document = reading(written)
    assert (document.unit, [block.place.number for block in document.blocks]) == ("page", [1, 2])


def test_columns_of_lists_in_a_table_are_read_one_after_the_other() -> None:
    written = docx.Document()
    written.add_heading("Learning summary", 1)
    table = written.add_table(rows=2, cols=2)
    heads = ("Key learning", "Good practice")
    faults = ("Nobody asked about the father.", "The plan was not shared.")
    items = (faults, ("The nurse rang the office at once.", "The notes were full and clear."))
    for n, (head, listed) in enumerate(zip(heads, items, strict=True)):
        table.cell(0, n).text = head
        table.cell(1, n).text = listed[0]
        table.cell(1, n).add_paragraph(listed[1])
    document = reading(written)
    publication = extract(document)
    assert [(point.under, point.passage.words) for point in publication.learning_points] == [
        (head, item) for head, listed in zip(heads, items, strict=True) for item in listed
    ]
    assert [praised.words for praised in publication.good_practice] == list(items[1])
    assert lost(document, publication) == []


@pytest.mark.parametrize("head", ["1. What happened", "What happened"])
def test_a_heading_in_bold_is_a_heading_with_or_without_its_number(head: str) -> None:
    written = docx.Document()
    written.add_paragraph().add_run(head).bold = True
    written.add_paragraph("Child W was seen in March 2022 and was not weighed.")
    (section,) = extract(reading(written)).sections
    assert section.kind == "background"

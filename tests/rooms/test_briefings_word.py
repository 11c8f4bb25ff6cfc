"""The Word document: headings, lists that count, tables with a header, a sheet to write on."""

from __future__ import annotations

import io

import pytest
from docx import Document

from heed.briefings.filling import FEEDBACK_SHEET
from heed.briefings.layouts import LAYOUTS
from heed.briefings.source import RecommendationForBriefing
from heed.briefings.writing import word
from tests.rooms.avonmere import LESSONS, briefing
from tests.rooms.office_files import WORD

FORMS = [form for form, layout in LAYOUTS.items() if "docx" in layout.files]


def opened(form: str, **changes: object):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(word.write(briefing(form, **changes))))


def words_of(element) -> str:  # type: ignore[no-untyped-def]
    return "".join(one.text or "" for one in element.iter(f"{WORD}t"))


def everything(document) -> str:  # type: ignore[no-untyped-def]
    return " ".join(words_of(one) for one in document.element.body.iter(f"{WORD}p")).replace("\u00a0", " ")


@pytest.mark.parametrize("form", FORMS)
def test_every_word_of_every_panel_is_there(form: str) -> None:
    text = everything(opened(form))
    for panel in briefing(form).panels:
        assert panel.title in text
        for point in panel.points:
            assert point.text in text
            assert point.ask in text
        for group in panel.groups:
            assert group.title in text
        for table in panel.tables:
            assert all(cell in text for row in table.rows for cell in row)


@pytest.mark.parametrize("form", FORMS)
def test_the_title_is_the_first_heading_and_each_panel_the_second(form: str) -> None:
    document = opened(form)
    found = [
        (one.find(f"{WORD}pPr/{WORD}pStyle").get(f"{WORD}val"), words_of(one))
        for one in document.element.body.iter(f"{WORD}p")
        if one.find(f"{WORD}pPr/{WORD}pStyle") is not None
    ]
    headings = [(style, text) for style, text in found if style.startswith("Heading")]
    assert headings[0] == ("Heading1", briefing().title)
    titles = [text.split("  ")[-1] for style, text in headings if style == "Heading2"]
    assert [panel.title for panel in briefing(form).panels] == titles[: len(briefing(form).panels)]


def test_recommendations_counted_from_one_are_a_list_that_counts() -> None:
    document = opened("practice_note")
    counted = [one.text for one in document.paragraphs if one.style.name == "List Number"]
    assert [text.split(":")[0] for text in counted] == ["Avonmere Health Trust", "MASH", "The partnership"]


def test_numbers_that_no_list_would_count_are_kept_as_they_are() -> None:
    asked = (RecommendationForBriefing("1a", "Ask.", "MASH"), RecommendationForBriefing("3", "Tell.", "MASH"))
    document = opened("practice_note", recommendations=asked)
    told = [one.text for one in document.paragraphs]
    assert [text for text in told if text.endswith(("Ask.", "Tell."))] == ["1a. MASH: Ask.", "3. MASH: Tell."]


def test_a_question_keeps_to_its_learning_point() -> None:
    paragraphs = opened("practice_note").paragraphs
    for lesson in LESSONS:
        place = next(n for n, one in enumerate(paragraphs) if one.text == lesson.text)
        assert paragraphs[place].paragraph_format.keep_with_next
        assert paragraphs[place + 1].text == f"Question: {lesson.question}"


def test_a_table_has_a_header_that_is_repeated_and_says_what_it_is() -> None:
    (table,) = opened("full_report").tables
    assert table.rows[0]._tr.find(f"{WORD}trPr/{WORD}tblHeader") is not None
    assert table._tbl.tblPr.find(f"{WORD}tblCaption").get(f"{WORD}val")
    assert [cell.text for cell in table.rows[0].cells] == ["Number", "For whom", "What is asked", "What is being done"]


def test_the_feedback_sheet_can_be_typed_into_and_begins_a_page() -> None:
    document = opened("practice_note")
    aliases = [one.get(f"{WORD}val") for one in document.element.body.iter(f"{WORD}alias")]
    assert aliases == [label[:64] for label, _ in FEEDBACK_SHEET]
    heading = next(one for one in document.paragraphs if one.text == "Feedback sheet")
    assert heading.paragraph_format.page_break_before


@pytest.mark.parametrize("form", FORMS)
def test_the_paper_is_a4_and_the_poster_lies_on_its_side(form: str) -> None:
    section = opened(form).sections[0]
    size = round(section.page_width.mm), round(section.page_height.mm)
    assert size == ((297, 210) if form == "seven_minute_briefing" else (210, 297))


def test_boxes_of_the_poster_are_read_in_the_order_of_their_numbers() -> None:
    text = everything(opened("seven_minute_briefing"))
    places = [text.index(f"{panel.number:02d}  {panel.title}") for panel in briefing().panels]
    assert places == sorted(places)


def test_only_styles_that_are_used_travel_and_all_are_in_one_font() -> None:
    document = opened("full_report")
    assert len(list(document.styles)) < 35
    fonts = {one.get(f"{WORD}ascii") for one in document.styles.element.iter(f"{WORD}rFonts")}
    assert fonts == {"Arial"}


def test_a_telephone_number_stays_on_one_line() -> None:
    assert "01632\u00a0960400" in words_of(opened("practice_note").element.body)

"""The forms on pages of A4, as PDF: tagged, whole, the same each time, within the pages they may take."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pdfplumber
import pytest

from heed.briefings import logos
from heed.briefings.layouts import LAYOUTS, PAGE
from heed.briefings.source import Logo
from heed.briefings.writing import pages, pdf
from heed.briefings.writing.typesetting import CannotBeSet
from tests.rooms.avonmere import FACTS, LESSONS, STYLE, briefing
from tests.rooms.test_briefings_office import a_logo
from tests.rooms.test_briefings_pdf import bare, text_of, walked

FORMS = [form for form, layout in LAYOUTS.items() if layout.paper == PAGE]


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    return {form: pdf.write(briefing(form)) for form in FORMS}


@pytest.mark.parametrize("form", FORMS)
class TestEachForm:
    def test_holds_every_word(self, written: dict[str, bytes], form: str) -> None:
        text = bare(text_of(written[form]))
        for panel in briefing(form).panels:
            assert bare(panel.title) in text
            for line in (*panel.paragraphs, *(point.text for point in panel.points)):
                assert bare(line) in text

    def test_is_tagged_with_title_language_and_headings(self, written: dict[str, bytes], form: str) -> None:
        with pdfplumber.open(io.BytesIO(written[form])) as opened:
            assert opened.doc.catalog["MarkInfo"]["Marked"]
            assert opened.doc.catalog["Lang"] in (b"en-GB", "en-GB")
            assert opened.metadata["Title"] == FACTS.title
            assert opened.metadata["Author"] == STYLE.name
            tags = [tag["type"] for tag in walked(opened.structure_tree)]
        assert tags.count("H1") == 1
        assert tags.count("H2") >= len(briefing(form).panels)
        assert b"pdfuaid" in written[form]

    def test_is_a4_and_the_same_each_time(self, written: dict[str, bytes], form: str) -> None:
        assert pdf.write(briefing(form)) == written[form]
        with pdfplumber.open(io.BytesIO(written[form])) as opened:
            assert {(round(page.width), round(page.height)) for page in opened.pages} == {(595, 842)}
            most = LAYOUTS[form].pages
            assert not most or len(opened.pages) <= most

    def test_shows_the_logo_with_what_is_read_out_in_its_place(self, written: dict[str, bytes], form: str) -> None:
        logo = Logo(logos.cleaned(a_logo()), "Avonmere, a heron over water")
        with pdfplumber.open(io.BytesIO(pdf.write(briefing(form, style=replace(STYLE, logo=logo))))) as opened:
            told = [tag["alt_text"] for tag in walked(opened.structure_tree) if tag["type"] == "Figure"]
        assert told == ["Avonmere, a heron over water"]


def test_a_table_is_one_with_heads() -> None:
    with pdfplumber.open(io.BytesIO(pdf.write(briefing("full_report")))) as opened:
        tags = [tag["type"] for tag in walked(opened.structure_tree)]
    assert tags.count("Table") == 1
    assert tags.count("TH") == 4
    assert tags.count("TD") == 12


def test_learning_notes_that_take_a_second_page_are_refused_with_the_part_to_shorten() -> None:
    long = replace(FACTS, story=("The visit was planned and then it was not made. " * 60,))
    with pytest.raises(CannotBeSet, match=r"takes 2 pages and may take 1\. Shorten the longest part, What happened"):
        pdf.write(briefing("learning_notes", facts=long))


def test_letters_grow_smaller_only_where_that_saves_a_page() -> None:
    sizes = {
        pages.setting(briefing("learning_notes", facts=replace(FACTS, story=("A visit was made. " * n,))))[0]
        for n in (5, 60)
    }
    assert max(sizes) == max(LAYOUTS["learning_notes"].letters)
    assert min(sizes) < max(sizes)


def test_a_long_report_and_an_empty_one_can_be_printed() -> None:
    many = tuple(replace(LESSONS[n % 4], text=f"{n}. {LESSONS[n % 4].text}", theme=f"Theme {n % 7}") for n in range(80))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.write(briefing("full_report", lessons=many)))) > 5
    empty = replace(FACTS, process=(), story=(), issues=(), links=(), good_practice=())
    assert pdf.write(briefing("full_report", facts=empty, lessons=(), questions=(), recommendations=(), responses=()))

"""The poster: tagged, whole, the same each time, and never clipped."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest

from heed.briefings.source import HouseStyle, LessonForBriefing
from heed.briefings.writing import pdf
from heed.briefings.writing import poster as posters
from tests.rooms.avonmere import FACTS, briefing


@pytest.fixture(scope="module")
def poster() -> bytes:
    return pdf.write(briefing())


def text_of(document: bytes) -> str:
    with pdfplumber.open(io.BytesIO(document)) as opened:
        # Panels stand side by side: the words are taken in the order of the document, not of the lines.
        return "".join(char["text"] for page in opened.pages for char in page.chars)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_poster_is_one_sheet_of_a4_on_its_side(poster: bytes) -> None:
    with pdfplumber.open(io.BytesIO(poster)) as opened:
        (page,) = opened.pages
        assert (round(page.width), round(page.height)) == (842, 595)


def test_every_word_of_every_panel_can_be_taken_out_again(poster: bytes) -> None:
    text = bare(text_of(poster))
    for panel in briefing().panels:
        assert bare(panel.title) in text
        for part in (*panel.paragraphs, *(point.text for point in panel.points), *(link.label for link in panel.links)):
            assert bare(part) in text


def test_it_is_tagged_with_title_language_headings_and_alternative_text(poster: bytes) -> None:
    with pdfplumber.open(io.BytesIO(poster)) as opened:
        catalog = opened.doc.catalog
        assert catalog["MarkInfo"]["Marked"]
        assert catalog["Lang"] in (b"en-GB", "en-GB")
        assert opened.metadata["Title"] == FACTS.title
        assert opened.metadata["Author"] == "Avonmere Safeguarding Children Partnership"
        tags = [*walked(opened.structure_tree)]
    assert [tag["type"] for tag in tags if tag["type"] in ("H1", "H2")] == ["H1", *["H2"] * 7]
    assert [tag["alt_text"] for tag in tags if tag["type"] == "Figure"] == [posters.RING]
    assert b"pdfuaid" in poster


def walked(tags):  # type: ignore[no-untyped-def]
    for tag in tags:
        yield tag
        yield from walked(tag.get("children", []))


def test_the_font_travels_in_the_file(poster: bytes) -> None:
    with pdfplumber.open(io.BytesIO(poster)) as opened:
        fonts = {char["fontname"] for page in opened.pages for char in page.chars}
    assert {name.partition("+")[2] for name in fonts} == {"LiberationSans", "LiberationSans-Bold"}


def test_the_same_briefing_gives_the_same_bytes(poster: bytes) -> None:
    assert pdf.write(briefing()) == poster
    assert pdf.write(briefing(issued=date(2021, 6, 5))) != poster


def test_two_sides_hold_the_same_words() -> None:
    document = pdf.write(briefing(), sides=2)
    with pdfplumber.open(io.BytesIO(document)) as opened:
        assert len(opened.pages) == 2
    text = bare(text_of(document))
    assert all(bare(panel.text.split("\n")[0]) in text for panel in briefing().panels[:6])


def test_what_does_not_fit_is_refused_with_the_panel_and_by_how_much() -> None:
    long = briefing(facts=replace(FACTS, story=("The visit was planned and then it was not made. " * 100,)))
    with pytest.raises(posters.DoesNotFit, match=r"panel 2 \(What happened\) is \d+ mm too long") as refused:
        pdf.write(long)
    assert refused.value.panels[2] > 10


def test_a_title_too_long_for_its_band_is_refused() -> None:
    with pytest.raises(posters.DoesNotFit, match="the title is"):
        pdf.write(briefing(facts=replace(FACTS, title="A review of many words " * 20)))


def test_words_are_data_and_never_markup() -> None:
    tricky = '#panic("no") *bold* $x$ <label> @ref \\ // not a comment [x] " and \' = heading'
    document = pdf.write(briefing(lessons=[LessonForBriefing(tricky, '#read("/etc/passwd")?', "s. 1")]))
    assert bare(tricky).replace('"', "") in bare(text_of(document)).replace('"', "")


def test_a_pale_house_colour_is_darkened_and_a_draft_not_yet_issued_is_said_to_be_one() -> None:
    document = pdf.write(briefing(style=HouseStyle("Avonmere", "#ffee00"), issued=None))
    assert bare("Version 1, not yet issued") in bare(text_of(document))


def test_an_empty_draft_can_be_printed() -> None:
    empty = briefing(facts=replace(FACTS, process=(), story=(), issues=(), links=()), lessons=[], recommendations=[])
    assert bare("Emerging issues") in bare(text_of(pdf.write(empty)))

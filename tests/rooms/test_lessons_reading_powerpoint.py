"""PowerPoint: titles, continued slides, groups, tables and notes; a slide without words is told."""

from __future__ import annotations

import io
from typing import Any

import pptx
from pptx.util import Inches

from heed.lessons.documents import Document
from heed.lessons.extraction import extract
from heed.lessons.reading import read_bytes
from tests.rooms import lessons_printed as printed


def reading(deck: Any) -> Document:
    out = io.BytesIO()
    deck.save(out)
    return read_bytes("deck.pptx", out.getvalue())


def test_a_title_that_continues_carries_its_section_on() -> None:
    publication = extract(read_bytes("deck.pptx", printed.deck()))
    slides = [point.passage.place.number for point in publication.learning_points]
    assert slides == [3, 3, 3, 4, 4]
    assert {part.kind for part in publication.sections if part.title.place.number in (3, 4)} == {"learning"}


def test_notes_of_the_speaker_are_kept_apart() -> None:
    publication = extract(read_bytes("deck.pptx", printed.deck()))
    assert [note.words for note in publication.notes] == ["Ask who has met this in their own work."]
    assert publication.notes[0].place.number == 3


def test_what_stands_in_a_group_is_read() -> None:
    publication = extract(read_bytes("deck.pptx", printed.deck()))
    assert [contact.words for contact in publication.contacts] == [printed.CONTACT]


def test_a_slide_is_read_from_top_to_bottom_whatever_the_order_of_its_shapes() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    for top, text in ((4, "Said last."), (2, "Said first.")):
        slide.shapes.add_textbox(Inches(1), Inches(top), Inches(4), Inches(1)).text_frame.text = text
    slide.shapes.title.text = "What we learned"
    assert [block.words for block in reading(deck).blocks] == ["What we learned", "Said first.", "Said last."]


def test_a_slide_without_words_is_told_by_its_number() -> None:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "What we learned"
    deck.slides.add_slide(deck.slide_layouts[6])
    said = {problem.code: problem.say for problem in extract(reading(deck)).problems}
    assert "slide 2" in said["no-text"]
    assert "What we learned" in said["section-empty"]

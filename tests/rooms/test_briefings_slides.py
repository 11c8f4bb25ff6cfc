"""The deck: one thing on a slide, notes for whoever presents, titles, one order of reading; in PowerPoint and PDF."""

from __future__ import annotations

import io
from dataclasses import replace

import pdfplumber
import pytest
from pptx import Presentation
from pptx.util import Mm

from heed.briefings.source import LessonForBriefing
from heed.briefings.writing import pdf, powerpoint
from heed.briefings.writing.slides import MOST_POINTS, MOST_WORDS, slides
from heed.briefings.writing.typesetting import CannotBeSet
from tests.rooms.avonmere import FACTS, LESSONS, briefing


@pytest.fixture(scope="module")
def deck():  # type: ignore[no-untyped-def]
    return Presentation(io.BytesIO(powerpoint.write(briefing("slides"))))


def test_it_is_wide_and_every_slide_has_a_title_of_its_own(deck) -> None:  # type: ignore[no-untyped-def]
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert titles[0] == FACTS.title


def test_every_slide_has_notes_that_are_not_its_words(deck) -> None:  # type: ignore[no-untyped-def]
    for slide in deck.slides:
        told = slide.notes_slide.notes_text_frame.text
        assert told
        assert told not in [shape.text_frame.text for shape in slide.placeholders]


def test_it_is_read_title_first_then_words_then_question_then_foot(deck) -> None:  # type: ignore[no-untyped-def]
    for slide in list(deck.slides)[1:]:
        kinds = [shape.placeholder_format.type.name for shape in slide.placeholders]
        order = [shape.placeholder_format.idx for shape in slide.shapes if shape.is_placeholder]
        assert order[0] == 0
        assert order == sorted(order)
        assert kinds.count("SLIDE_NUMBER") == 1


def test_each_learning_point_has_a_slide_with_its_question_beside_it(deck) -> None:  # type: ignore[no-untyped-def]
    told = [[shape.text_frame.text for shape in slide.placeholders] for slide in deck.slides]
    for lesson in LESSONS:
        assert any(lesson.text in texts and f"Ask yourselves\n{lesson.question}" in texts for texts in told)


def test_nothing_lies_over_anything_else_or_off_the_slide(deck) -> None:  # type: ignore[no-untyped-def]
    for slide in deck.slides:
        boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in slide.shapes]
        for place, (left, top, right, bottom) in enumerate(boxes):
            assert 0 <= left < right <= deck.slide_width
            assert 0 <= top < bottom <= deck.slide_height
            for other in boxes[place + 1 :]:
                assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    assert Mm(1) < min(shape.width for slide in deck.slides for shape in slide.shapes)


def test_only_our_four_layouts_travel_and_none_holds_a_date(deck) -> None:  # type: ignore[no-untyped-def]
    assert len(deck.slide_layouts) == 4
    kinds = {shape.placeholder_format.type.name for layout in deck.slide_layouts for shape in layout.placeholders}
    assert "DATE" not in kinds


def test_a_long_story_takes_more_slides_and_loses_no_word() -> None:
    sentences = [f"In month {n} a nurse came and wrote down what she saw." for n in range(60)]
    made = slides(briefing("slides", facts=replace(FACTS, story=(" ".join(sentences[:30]), " ".join(sentences[30:])))))
    told = [slide for slide in made if slide.title.startswith("What happened (")]
    assert " ".join(text for slide in told for text in slide.paragraphs).split() == " ".join(sentences).split()
    assert all(sum(len(text.split()) for text in slide.paragraphs) <= MOST_WORDS for slide in told)
    assert told[0].title == f"What happened (1 of {len(told)})"


def test_many_points_are_shared_out_evenly() -> None:
    made = slides(briefing("slides", facts=replace(FACTS, issues=tuple(f"Point {n} is short." for n in range(11)))))
    counts = [len(slide.points) for slide in made if slide.title.startswith("What the review saw")]
    assert sum(counts) == 11
    assert max(counts) <= MOST_POINTS
    assert max(counts) - min(counts) <= 1


def test_too_much_on_one_slide_is_refused_by_its_title() -> None:
    long = (LessonForBriefing("word " * 400, "Do I?", "s. 1"),)
    with pytest.raises(CannotBeSet, match=r"What we learned: 1 of 1\. Shorten it"):
        powerpoint.write(briefing("slides", lessons=long))


def test_slides_of_one_part_have_letters_of_one_size() -> None:
    made = slides(briefing("slides"))
    for kind in {(slide.part, slide.alone) for slide in made}:
        assert len({slide.letters for slide in made if (slide.part, slide.alone) == kind}) == 1


def test_what_was_learned_and_asks_nothing_stands_alone_in_larger_letters() -> None:
    lessons = (*LESSONS[:1], LessonForBriefing("Ask who lives there.", "", "s. 1"))
    learned = [
        slide for slide in slides(briefing("slides", lessons=lessons)) if slide.title.startswith("What we learned")
    ]
    assert [slide.alone for slide in learned] == [False, True]
    assert learned[1].letters > learned[0].letters


def test_as_pdf_it_has_the_same_slides_tagged() -> None:
    document = pdf.write(briefing("slides"))
    with pdfplumber.open(io.BytesIO(document)) as opened:
        assert len(opened.pages) == 1 + len(slides(briefing("slides")))
        assert round(opened.pages[0].width / opened.pages[0].height, 2) == 1.78
        assert opened.doc.catalog["MarkInfo"]["Marked"]
    assert b"pdfuaid" in document

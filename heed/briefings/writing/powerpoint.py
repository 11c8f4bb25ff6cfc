"""A briefing as PowerPoint slides, 16:9: real titles, notes for whoever presents, one order of reading."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Mm, Pt

from heed.briefings import colour, logos
from heed.briefings.contents import Briefing, opening
from heed.briefings.writing import office, powerpoint_master
from heed.briefings.writing.powerpoint_master import ALONE, BESIDE, FIRST, WIDE
from heed.briefings.writing.slides import Slide, foot, slides, title_letters
from heed.briefings.writing.typesetting import LOGO_BOX, LOGO_ON_A_SLIDE

ASK = "Ask yourselves"
_TITLE_NOTES = (
    "Welcome people. Say how long this takes, and that it asks what everybody can learn, not who is to blame."
)


def write(briefing: Briefing) -> bytes:
    """The deck. Raises typesetting.CannotBeSet, which names a slide with too much on it."""
    office.sayable(briefing)
    deck = Presentation()
    layouts = powerpoint_master.dress(deck, colour.palette(briefing.style))
    made = slides(briefing)
    _first(deck, layouts[FIRST], briefing)
    for number, slide in enumerate(made, 2):
        _slide(deck, layouts, slide, number, briefing)
    powerpoint_master.undated(deck.notes_master)
    office.describe(deck.core_properties, briefing)
    saved = io.BytesIO()
    deck.save(saved)
    return office.cleaned(saved.getvalue())


def _first(deck: Any, layout: Any, briefing: Briefing) -> None:
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = briefing.title
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(title_letters(briefing.title))
    slide.placeholders[1].text = f"{briefing.style.name}\n{briefing.imprint}"
    if logo := briefing.style.logo:
        wide, high = logos.fitted(logo.png, *(side * LOGO_ON_A_SLIDE for side in LOGO_BOX))
        left = powerpoint_master.SLIDE_WIDE - powerpoint_master.EDGE - wide
        picture = slide.shapes.add_picture(io.BytesIO(logo.png), Mm(left), Mm(14), Mm(wide), Mm(high))
        picture.name = "Logo"
        picture._element.nvPicPr.cNvPr.set("descr", logo.alt)
    slide.notes_slide.notes_text_frame.text = _TITLE_NOTES
    _speak(slide)


def _slide(deck: Any, layouts: dict[str, Any], told: Slide, number: int, briefing: Briefing) -> None:
    kind = BESIDE if told.ask else ALONE if told.alone else WIDE
    slide = deck.slides.add_slide(layouts[kind])
    slide.shapes.title.text = told.title
    _tell(slide.placeholders[1].text_frame, told)
    if told.ask:
        _ask(slide.placeholders[2].text_frame, told)
    powerpoint_master.foot(slide, foot(briefing), number)
    slide.notes_slide.notes_text_frame.text = told.notes
    _speak(slide)


def _tell(frame: Any, told: Slide) -> None:
    lines: list[tuple[str, str, bool]] = [(*opening(text), False) for text in told.paragraphs]
    for point in told.points:
        lead = f"{point.number}. {point.lead}".strip() if point.number else point.lead
        lines.append((lead, point.text, not point.number))
    _lines(frame, lines, told.letters)
    for link in told.links:
        paragraph = frame.add_paragraph() if lines else frame.paragraphs[0]
        _plain(paragraph)
        run = paragraph.add_run()
        run.text, run.font.size = link.label, Pt(told.letters)
        if link.address:
            run.hyperlink.address = link.address


def _lines(frame: Any, lines: Sequence[tuple[str, str, bool]], letters: float) -> None:
    for place, (lead, text, is_point) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if not is_point:
            _plain(paragraph)
        for words, bold in ((f"{lead} " if lead else "", True), (text, False)):
            if words:
                run = paragraph.add_run()
                run.text, run.font.size = office.unbroken(words), Pt(letters)
                run.font.bold = bold or None


def _ask(frame: Any, told: Slide) -> None:
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    label, question = frame.paragraphs[0], frame.add_paragraph()
    for paragraph, words, letters in ((label, ASK, told.letters * 0.75), (question, told.ask, told.letters)):
        _plain(paragraph)
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = words, Pt(letters), True
    label.runs[0].font.color.theme_color = powerpoint_master.ACCENT


def _plain(paragraph: Any) -> None:
    """A paragraph without a bullet."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.insert_element_before(powerpoint_master.drawing("buNone"), "a:tabLst", "a:defRPr", "a:extLst")


def _speak(slide: Any) -> None:
    """Every run is in our language, on the slide and in its notes."""
    for part in (slide, slide.notes_slide):
        for run in part._element.iter(powerpoint_master.RUN_PROPERTIES):
            run.set("lang", office.LANGUAGE)
        for run in part._element.iter(powerpoint_master.RUN):
            run.get_or_add_rPr().set("lang", office.LANGUAGE)

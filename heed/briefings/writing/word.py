"""A briefing as a Word document: real headings, lists that count, tables with a header, nothing hidden.

Every look is a style, so that a partnership can change it in one place; every file opens without repair.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.shared import Mm

from heed.briefings import colour, logos
from heed.briefings.contents import Briefing, Panel, opening
from heed.briefings.filling import Blank, Group, Point, Table
from heed.briefings.layouts import PARENTS, POSTER
from heed.briefings.source import Link
from heed.briefings.writing import office, pages, poster, word_styles
from heed.briefings.writing.typesetting import LOGO_BOX
from heed.briefings.writing.word_parts import (
    add_link,
    add_link_within,
    add_page_numbers,
    add_room,
    as_bookmark,
    emphasise,
    keep_row_whole,
    list_of,
    repeat_as_header,
    table_is,
)

QUESTION = "Question: "
SOURCES = "Where the learning points come from"
CONTENTS = "Contents"
# What a logo above the band takes, what a link and the sources take in the last box, in millimetres.
_LOGO_LINE, _LINE = LOGO_BOX[1] + 4, 5.0
_SMALLER = 0.97
# Between the edges of a sheet on its side, in millimetres.
_LYING = 279.0
# A part of no more words than this stays on one page.
_SHORT = 70


def write(briefing: Briefing, *, sides: int = 1) -> bytes:
    """The document, A4, in letters with which it keeps to the pages its form may take. sides: of paper, for a poster.

    Raises typesetting.CannotBeSet for a sign that no file of Word can hold.
    """
    office.sayable(briefing)
    is_poster = briefing.layout.paper == POSTER
    rows = poster.in_rows(briefing, sides=sides, taken=_taken(briefing)) if is_poster else None
    letters = rows.letters if rows else pages.setting(briefing)[0] * _SMALLER
    document = Document()
    word_styles.dress(document, colour.palette(briefing.style), letters=letters, tight=is_poster)
    _page(document, lying=is_poster)
    _head(document, briefing)
    if rows:
        _poster(document, briefing, rows, sides)
    else:
        _pages(document, briefing)
    _foot(document, briefing)
    office.describe(document.core_properties, briefing)
    saved = io.BytesIO()
    document.save(saved)
    return office.cleaned(saved.getvalue())


def _taken(briefing: Briefing) -> float:
    """The millimetres of a poster that Word needs for what stands elsewhere in the PDF."""
    links = sum(len(panel.links) for panel in briefing.panels)
    return (_LOGO_LINE if briefing.style.logo else 0) + _LINE * (links + bool(briefing.sources))


def _page(document: WordDocument, *, lying: bool) -> None:
    section = document.sections[0]
    wide, high = (297, 210) if lying else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    edge = 9 if lying else 20
    section.left_margin = section.right_margin = Mm(edge)
    section.top_margin, section.bottom_margin = Mm(8 if lying else 17), Mm(11 if lying else 18)
    section.header_distance, section.footer_distance = Mm(5), Mm(5 if lying else 9)


def _head(document: WordDocument, briefing: Briefing) -> None:
    if logo := briefing.style.logo:
        paragraph = document.add_paragraph(style="Logo")
        wide, high = logos.fitted(logo.png, *LOGO_BOX)
        picture = paragraph.add_run().add_picture(io.BytesIO(logo.png), Mm(wide), Mm(high))
        picture._inline.docPr.set("descr", logo.alt)
        picture._inline.docPr.set("name", "Logo")
    document.add_paragraph(f"{briefing.style.name} · {briefing.layout.title}", style="Banner")
    document.add_paragraph(briefing.title, style="Heading 1")
    minutes = f"about {briefing.minutes} minute{'' if briefing.minutes == 1 else 's'} to read"
    document.add_paragraph(f"{briefing.imprint} · {minutes}", style="Banner end")


def _foot(document: WordDocument, briefing: Briefing) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.text = f"{briefing.style.name} · {briefing.imprint} · page "
    add_page_numbers(paragraph)


def _pages(document: WordDocument, briefing: Briefing) -> None:
    if briefing.layout.contents:
        document.add_paragraph(CONTENTS, style="Contents heading")
        for panel in briefing.panels:
            add_link_within(document.add_paragraph(style="Contents"), _bookmark(panel), panel.title)
    for panel in briefing.panels:
        heading = document.add_paragraph(panel.title, style="Heading 2")
        heading.paragraph_format.page_break_before = panel.new_page or None
        as_bookmark(heading, panel.number, _bookmark(panel))
        before = len(document.paragraphs)
        _fill(document, panel, document)
        if panel.words < _SHORT:
            for paragraph in document.paragraphs[before:-1]:
                paragraph.paragraph_format.keep_with_next = True
    has_sheet = any(panel.new_page for panel in briefing.panels)
    if briefing.sources and briefing.layout.readers != PARENTS and not has_sheet:
        document.add_paragraph(SOURCES, style="Heading 2")
        _listed(document, document, (Point(source) for source in briefing.sources))


def _bookmark(panel: Panel) -> str:
    return f"part_{panel.number}"


def _poster(document: WordDocument, briefing: Briefing, rows: poster.Rows, sides: int) -> None:
    """Boxes in rows: each row a table whose cells are read one after the other."""
    panels = {panel.number: panel for panel in briefing.panels}
    for place, (numbers, widths) in enumerate(zip(rows.numbers, rows.widths, strict=True)):
        if place and sides > 1:
            document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        share = _LYING / sum(widths)
        wide = [width * share for width in widths]
        _boxes(document, [panels[number] for number in numbers], wide, briefing.layout.key_panel)
    cell = _boxes(document, [panels[rows.across]], [_LYING], briefing.layout.key_panel)
    if briefing.sources:
        cell.add_paragraph("Sources: " + "; ".join(briefing.sources), style="Small")


def _boxes(document: WordDocument, panels: Sequence[Panel], widths: Sequence[float], key: int) -> Any:
    """One row of boxes; gives the last."""
    table = document.add_table(rows=1, cols=len(panels), style="Boxes")
    named = ", ".join(panel.title for panel in panels)
    table_is(table, named, "The panels of the briefing, side by side; read from left to right.", widths=widths)
    for cell, panel in zip(table.rows[0].cells, panels, strict=True):
        heading = cell.paragraphs[0]
        heading.style = document.styles["Heading 2"]
        run = heading.add_run(f"{panel.number:02d}  {panel.title}")
        if panel.number == key:
            emphasise(cell, heading, run, word_styles.fill_of(document.styles["Heading 1"]))
        _fill(document, panel, cell)
    repeat_as_header(table.rows[0])
    keep_row_whole(table.rows[0])
    document.add_paragraph(style="Spacer")
    return table.rows[0].cells[-1]


def _fill(document: WordDocument, panel: Panel, into: Any) -> None:
    """The words of a panel, into the document or a cell of a table."""
    for paragraph in panel.paragraphs:
        lead, rest = opening(paragraph)
        told = into.add_paragraph(style="Normal")
        if lead:
            told.add_run(f"{lead} ", style="Strong")
        told.add_run(rest)
    _listed(document, into, panel.points, counted=panel.is_numbered)
    for group in panel.groups:
        _group(document, into, group)
    for table in panel.tables:
        _table(document, table)
    for blank in panel.blanks:
        _blank(document, blank)
    _links(into, panel.links)


def _group(document: WordDocument, into: Any, group: Group) -> None:
    into.add_paragraph(group.title, style="Heading 3")
    _listed(document, into, group.points)


def _listed(document: WordDocument, into: Any, points: Iterable[Point], *, counted: bool = False) -> None:
    told = list(points)
    counting = list_of(document) if counted else None
    for point in told:
        by_hand = bool(point.number) and counting is None
        paragraph = into.add_paragraph(style="Normal" if by_hand else "List Number" if counted else "List Bullet")
        if counting is not None:
            counting(paragraph)
        lead = " ".join(filter(None, (f"{point.number}." if by_hand else "", point.lead)))
        if lead:
            paragraph.add_run(f"{lead} ", style="Strong")
        paragraph.add_run(office.unbroken(point.text))
        if point.ask:
            paragraph.paragraph_format.keep_with_next = True
            asked = into.add_paragraph(style="Question")
            asked.add_run(QUESTION, style="Strong")
            asked.add_run(point.ask)


def _table(document: WordDocument, told: Table) -> None:
    document.add_paragraph(told.caption, style="Caption")
    table = document.add_table(rows=1, cols=len(told.headings), style="Rows")
    wide = (34.0, 136.0) if len(told.headings) == 2 else (21.0, 33.0, 58.0, 58.0)
    for cell, heading in zip(table.rows[0].cells, told.headings, strict=True):
        cell.paragraphs[0].text = heading
        cell.paragraphs[0].style = document.styles["Table heading"]
    repeat_as_header(table.rows[0])
    for row in told.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.paragraphs[0].text = text
            cell.paragraphs[0].style = document.styles["Cell"]
    for one in table.rows:
        keep_row_whole(one)
    table_is(table, told.caption, "", widths=wide)
    document.add_paragraph(style="Spacer")


def _blank(document: WordDocument, blank: Blank) -> None:
    document.add_paragraph(blank.label, style="Label")
    add_room(document.add_paragraph(style="Room"), blank.label, blank.lines)


def _links(into: Any, links: Iterable[Link]) -> None:
    for link in links:
        paragraph = into.add_paragraph(style="Normal")
        if link.address:
            add_link(paragraph, link.address, link.label)
        else:
            paragraph.add_run(link.label)

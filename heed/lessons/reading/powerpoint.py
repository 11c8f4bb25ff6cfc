"""PowerPoint decks: titles, text, grouped shapes, tables and notes, slide by slide, from top to bottom."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Document, Link, squashed
from heed.lessons.reading.drafts import Draft, Run

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FURNITURE = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER)


def read(name: str, data: bytes) -> Document:
    """The document in a deck. Raises UnusableInput where it cannot be opened."""
    try:
        deck = pptx.Presentation(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception:
        raise UnusableInput(
            f"{name} is a PowerPoint deck that cannot be opened. Open it in PowerPoint, save it again and send that."
        ) from None
    draft = Draft("slide")
    for slide in deck.slides:
        draft.turn()
        for shape in _in_order(slide.shapes):
            _shape(shape, draft)
        if slide.has_notes_slide:
            notes = slide.notes_slide.notes_text_frame
            for paragraph in notes.paragraphs if notes is not None else ():
                draft.add("note", list(_runs(paragraph)), links=list(_links(paragraph)))
    return draft.finished(name, "pptx", data)


def _in_order(shapes: Iterable[Any]) -> list[Any]:
    """The title first, then from top to bottom and left to right; a group's shapes stand where the group does."""
    flat = list(_flat(shapes))
    return sorted(flat, key=lambda shape: (not _is_title(shape), shape.top or 0, shape.left or 0))


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _is_title(shape: Any) -> bool:
    return bool(shape.is_placeholder) and shape.placeholder_format.type in _TITLES


def _shape(shape: Any, draft: Draft) -> None:
    if shape.is_placeholder and shape.placeholder_format.type in _FURNITURE:
        draft.furniture.append(squashed(shape.text_frame.text)) if shape.has_text_frame else None
    elif getattr(shape, "has_table", False) and shape.has_table:
        _table(shape.table, draft)
    elif shape.has_text_frame:
        _text(shape, draft)


def _text(shape: Any, draft: Draft) -> None:
    listed = shape.is_placeholder and shape.placeholder_format.type in (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
    for paragraph in shape.text_frame.paragraphs:
        runs, links = list(_runs(paragraph)), list(_links(paragraph))
        if _is_title(shape):
            draft.add("heading", runs, level=1, links=links)
        elif shape.is_placeholder and shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            draft.add("heading", runs, level=2, links=links)
        elif _is_bullet(paragraph, listed):
            draft.add("bullet", runs, level=paragraph.level, links=links)
        else:
            draft.add("paragraph", runs, links=links)


def _is_bullet(paragraph: Any, listed: bool) -> bool:
    """Whether a paragraph bears a bullet: its own setting, else that of the place it stands in."""
    marks = [child.tag.rsplit("}", 1)[-1] for child in paragraph._p.pPr] if paragraph._p.pPr is not None else []
    if "buNone" in marks:
        return False
    return listed or "buChar" in marks or "buAutoNum" in marks or paragraph.level > 0


def _table(table: Any, draft: Draft) -> None:
    for n, row in enumerate(table.rows):
        cells = [squashed(cell.text_frame.text) for cell in row.cells if not cell.is_spanned]
        draft.add("table_row", [Run(" | ".join(cells))], cells=cells, heading_row=n == 0)


def _runs(paragraph: Any) -> Iterator[Run]:
    for run in paragraph.runs:
        yield Run(run.text.replace("\v", "\n"), bool(run.font.bold), bool(run.font.italic))
        following = run._r.getnext()
        if following is not None and following.tag.endswith("}br"):
            yield Run("\n")


def _links(paragraph: Any) -> Iterator[Link]:
    for run in paragraph.runs:
        if run._r.rPr is not None and run._r.rPr.hlinkClick is not None and squashed(run.text):
            yield Link(squashed(run.text), run.hyperlink.address or "")

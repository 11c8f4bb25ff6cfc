"""The characters of a PDF's pages, as pdfplumber gives them but without what is not asked for, which is most of it."""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTChar, LTItem


def lean(page: Any) -> Any:
    """The page of pdfplumber, whose characters keep their words, places, fonts and sizes and no more."""
    as_ever = page.process_object
    left, top = page.mediabox[:2]
    height = page.height + top

    def process(item: LTItem) -> dict[str, Any]:
        if not isinstance(item, LTChar) or not isinstance(item.fontname, str):
            return as_ever(item)  # type: ignore[no-any-return]
        above = height - item.y1
        return {
            "object_type": "char",
            "text": item.get_text(),
            "fontname": item.fontname,
            "size": item.size,
            "upright": item.upright,
            "matrix": item.matrix,
            "x0": item.x0 + left,
            "x1": item.x1 + left,
            "top": above,
            "bottom": height - item.y0,
            "doctop": page.initial_doctop + above,
            "width": item.width,
            "height": item.height,
        }

    page.process_object = process
    return page

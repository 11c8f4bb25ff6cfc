"""A briefing as a file: every kind it can be, by one call."""

from __future__ import annotations

from heed.briefings.contents import Briefing
from heed.briefings.writing import html, pdf, powerpoint, word

# What each kind is called on a page, and what a browser is told that it is.
KINDS = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pptx": ("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "html": ("web page", "text/html; charset=utf-8"),
}


def write(briefing: Briefing, kind: str, *, sides: int = 1) -> bytes:
    """The file of that kind. sides: of paper, for a poster.

    Raises KeyError for a kind the form is not made in; typesetting.CannotBeSet for what does not fit.
    """
    if kind not in briefing.layout.files:
        raise KeyError(kind)
    if kind == "pdf":
        return pdf.write(briefing, sides=sides)
    if kind == "docx":
        return word.write(briefing, sides=sides)
    if kind == "pptx":
        return powerpoint.write(briefing)
    return html.page(briefing).encode()

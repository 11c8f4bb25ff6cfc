"""A Word file as it reads once its tracked changes are accepted, without the wrappings that hide its words."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

# What was struck out, or moved to stand elsewhere.
_GONE = (qn("w:del"), qn("w:moveFrom"))
# What only stands round words, rows or cells: what was put in, a form's fields, what a program thought it recognised.
_ROUND = (qn("w:ins"), qn("w:moveTo"), qn("w:smartTag"), qn("w:customXml"), qn("w:sdt"), qn("w:fldSimple"))
_ABOUT = (qn("w:sdtPr"), qn("w:sdtEndPr"), qn("w:smartTagPr"), qn("w:customXmlPr"))


def accept(body: Any) -> None:
    """Takes what is struck out from the body of a document, and the wrappings from what stays."""
    for gone in list(body.iter(*_GONE)):
        properties = gone.getparent()
        if properties is None:
            continue
        if properties.tag == qn("w:trPr"):
            row = properties.getparent()
            row.getparent().remove(row)
        else:
            properties.remove(gone)
    for round_words in reversed(list(body.iter(*_ROUND))):
        holder = round_words.getparent()
        content = round_words.find(qn("w:sdtContent")) if round_words.tag == qn("w:sdt") else round_words
        at = holder.index(round_words)
        inside = [child for child in content if child.tag not in _ABOUT] if content is not None else []
        holder[at : at + 1] = inside

"""The numbers of Word's lists, which the file does not hold and Word counts anew whenever it is opened."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_FIGURES = {"decimal": "{}", "decimalZero": "{:02}"}
_LETTERS = ("lowerLetter", "upperLetter")


class Numbering:
    """Counts the items of each list as they come. A bullet, and a number format not known here, count as no number."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[tuple[str, str], tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        try:
            root = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except KeyError:  # a document without lists
            return
        lists = {each.get(qn("w:abstractNumId")): each for each in root.findall(qn("w:abstractNum"))}
        for num in root.findall(qn("w:num")):
            kept = lists.get(num.find(qn("w:abstractNumId")).get(qn("w:val")))
            for level in kept.findall(qn("w:lvl")) if kept is not None else ():
                self._formats[num.get(qn("w:numId")), level.get(qn("w:ilvl"))] = _format(level)

    def number(self, paragraph: Paragraph) -> str:
        """The number that Word prints before the paragraph; empty where it prints none."""
        listed = _list_of(paragraph)
        if listed is None:
            return ""
        number_id, level = listed
        format, start = self._formats.get((number_id, str(level)), ("", 1))
        counts = self._counts[number_id]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if format in _LETTERS:
            return chr(ord("a") + (counts[level] - 1) % 26)
        return _FIGURES.get(format, "").format(counts[level])


def level_of(paragraph: Paragraph) -> int | None:
    """How deep in a list the paragraph stands; None where it is in none."""
    listed = _list_of(paragraph)
    return listed[1] if listed else None


def _list_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and level of a paragraph, by its own setting, else by that of its style and those it is built on."""
    properties: Any = paragraph._p.pPr
    found: Any = properties.find(qn("w:numPr")) if properties is not None else None
    style: Any = paragraph.style
    while found is None and style is not None:
        properties = style.element.find(qn("w:pPr"))
        found = properties.find(qn("w:numPr")) if properties is not None else None
        style = style.base_style
    number_id = found.find(qn("w:numId")) if found is not None else None
    # Number 0 takes a paragraph out of the list that its style would put it in.
    if number_id is None or number_id.get(qn("w:val")) == "0":
        return None
    level = found.find(qn("w:ilvl"))
    return number_id.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0


def _format(level: Any) -> tuple[str, int]:
    format, start = level.find(qn("w:numFmt")), level.find(qn("w:start"))
    return (
        format.get(qn("w:val")) if format is not None else "",
        int(start.get(qn("w:val"))) if start is not None else 1,
    )

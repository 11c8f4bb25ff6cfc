"""What hides in a PDF: properties, annotations, links, attached files, and words that are there but not seen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdftypes import PDFStream, resolve1

from heed.anonymity.hidden.hidden import Hidden, hidden
from heed.chronology.problems import UnusableInput

_OF_THE_PROGRAM = {"Producer", "CreationDate", "ModDate", "Trapped", "PTEX.Fullbanner"}
_MOST_PAGES, _MOST_OBJECTS, _MOST_XMP = 400, 50_000, 1_000_000
_SMALLEST = 2.0
# How dark a box is that is drawn to cover words, and how light words are that are not seen.
_DARK, _LIGHT = 0.25, 0.95


def find(name: str, data: bytes) -> Iterator[Hidden]:
    """Raises UnusableInput for a file that is damaged, locked or of too many pages."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise UnusableInput(f"{name} has more than {_MOST_PAGES} pages. Send the briefing alone.")
            found = [*_properties(document.doc), *_alternative(document.doc)]
            for page in document.pages:
                found += [*_annotations(page), *_unseen(page)]
                page.close()
        found += _attached(data)
    except UnusableInput:
        raise
    except Exception:
        # The readers of PDF raise whatever their parsers meet; the file is one that they cannot use.
        raise UnusableInput(f"{name} is damaged or locked with a password. Save it again without one.") from None
    yield from found


def _properties(doc: Any) -> Iterator[Hidden]:
    for info in doc.info:
        for key, value in info.items():
            if key not in _OF_THE_PROGRAM and (said := _words(resolve1(value))):
                yield hidden("property", f"properties, {key}", said, "A property of the file that no page shows.")
    stream = resolve1(doc.catalog.get("Metadata"))
    if isinstance(stream, PDFStream):
        packet = stream.get_data()[:_MOST_XMP].decode("utf-8", "replace")
        for said in dict.fromkeys(re.findall(r"<rdf:li[^>]*>([^<]+)</rdf:li>", packet)):
            yield hidden("property", "properties (XMP)", said, "A property of the file that no page shows.")


def _alternative(doc: Any) -> Iterator[Hidden]:
    seen = 0
    for table in doc.xrefs:
        for number in table.get_objids():
            if (seen := seen + 1) > _MOST_OBJECTS:
                return
            thing = resolve1(doc.getobj(number))
            if isinstance(thing, Mapping) and (said := _words(resolve1(thing.get("Alt") or ""))):
                yield hidden(
                    "alternative text", "a picture", said, "Words of a picture that are read aloud and not shown."
                )


def _annotations(page: Any) -> Iterator[Hidden]:
    where = f"page {page.page_number}"
    for each in page.annots:
        if each.get("uri"):
            yield hidden("link", where, each["uri"], "Where a link leads, which the page does not say.")
        said = " ".join(filter(None, (each.get("title"), each.get("contents"))))
        if said:
            yield hidden("annotation", where, said, "A note laid over the page, with who wrote it.")


def _unseen(page: Any) -> Iterator[Hidden]:
    filled = [box for box in (*page.rects, *page.curves) if box.get("fill")]
    dark = [box for box in filled if _is_dark(box.get("non_stroking_color"))]
    # Light words are seen on a colour or a picture, as in the head of a poster.
    under = [*(box for box in filled if not _is_light(box.get("non_stroking_color"))), *page.images]
    sides = (page.width, page.height)
    for why, letters in groupby(page.chars, key=lambda letter: _why_unseen(letter, dark, under, sides)):
        said = "".join(letter["text"] for letter in letters)
        if why and said.strip():
            yield hidden(why[0], f"page {page.page_number}", said, why[1])


def _why_unseen(
    letter: Mapping[str, Any], dark: list[Any], under: list[Any], sides: tuple[float, float]
) -> tuple[str, str] | None:
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    if not (0 <= x <= sides[0] and 0 <= y <= sides[1]):
        return "hidden text", "Words beside the page."
    is_light = _is_light(letter.get("non_stroking_color"))
    if not is_light and _is_within(x, y, dark):
        return "covered text", "Words under a dark box: they are copied and searched as any others."
    if is_light and not _is_within(x, y, under):
        return "hidden text", "White words on a white page."
    if 0 < letter["size"] < _SMALLEST:
        return "hidden text", "Words too small to be read."
    return None


def _is_within(x: float, y: float, boxes: list[Any]) -> bool:
    return any(box["x0"] <= x <= box["x1"] and box["top"] <= y <= box["bottom"] for box in boxes)


def _grey(colour: Any) -> float | None:
    values = (
        [float(each) for each in colour]
        if isinstance(colour, (list, tuple))
        else [float(colour)]
        if colour is not None
        else []
    )
    if len(values) == 4:
        return (1 - values[3]) * (1 - sum(values[:3]) / 3)
    return sum(values) / len(values) if values else None


def _is_dark(colour: Any) -> bool:
    grey = _grey(colour)
    return grey is not None and grey <= _DARK


def _is_light(colour: Any) -> bool:
    grey = _grey(colour)
    return grey is not None and grey >= _LIGHT


def _attached(data: bytes) -> list[Hidden]:
    document = pypdfium2.PdfDocument(data)
    try:
        names = [document.get_attachment(n).get_name() for n in range(document.count_attachments())]
    finally:
        document.close()
    return [hidden("embedded file", "attachments", name, "A file that the PDF carries.") for name in names]


def _words(value: Any) -> str:
    if isinstance(value, bytes):
        for start, coding in ((b"\xfe\xff", "utf-16"), (b"\xff\xfe", "utf-16")):
            if value.startswith(start):
                return value.decode(coding, "replace").strip()
        return value.decode("utf-8", "replace").strip()
    return str(value).strip() if value else ""

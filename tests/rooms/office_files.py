"""Word and PowerPoint files as they lie in their zip, for tests that look at what a reader does not see."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def trees(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    for name, part in parts(data).items():
        if name.endswith((".xml", ".rels")):
            yield name, etree.fromstring(part)

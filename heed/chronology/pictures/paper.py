"""A picture on a sheet of paper: SVG in, PDF out, tagged (PDF/UA-1, enforced by Typst), the same bytes each time.

The picture and its words go to Typst as data, never into its source.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import typst

# Width and height of a sheet on its side, in millimetres (ISO 216).
LANDSCAPE = {"a3": (420, 297), "a4": (297, 210)}
# The date that stands in a file, so that the same picture gives the same bytes.
_FIXED = int(datetime(2000, 1, 1, 12, tzinfo=UTC).timestamp())


@cache
def fonts() -> typst.Fonts:
    """The fonts that ship with Heed and no other, so that every machine sets the same lines."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_here() / "fonts")])


@lru_cache(maxsize=8)
def pdf_of(svg: str, *, title: str, alt: str, foot: str = "", size: str = "a3") -> bytes:
    """The picture as large as one sheet takes it, on its side. alt: what a reader hears who does not see it.

    size: "a3" or "a4". Raises KeyError for another.
    """
    width, height = LANDSCAPE[size]
    told = {"svg": svg, "title": title, "alt": alt, "foot": foot, "width": width, "height": height, "page": "Heed"}
    pdf: bytes = typst.compile(
        input=str(_here() / "paper.typ"),
        root=str(_here()),
        font_paths=fonts(),
        sys_inputs={"told": json.dumps(told)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=_FIXED,
    )
    return pdf


def _here() -> Path:
    return Path(str(files(__package__)))

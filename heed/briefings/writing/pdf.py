"""A briefing as a poster in PDF: tagged (PDF/UA-1, enforced by Typst), fonts embedded, the same bytes each time.

The words go to Typst as data, never into its source. Typst measures the panels, takes the largest text size at which
all of them fit, and tells where they do not: nothing is ever clipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import typst

from heed.briefings import colour
from heed.briefings.contents import Briefing
from heed.briefings.layouts import Sheet
from heed.chronology.pictures.paper import fonts

# Text sizes in points, the largest first; below the last a poster cannot be read on a wall.
TEXT_SIZES = tuple(quarter / 4 for quarter in range(60, 35, -1))
# The date that stands in a file not yet issued: a fixed one, so that the same draft gives the same bytes.
_NOT_ISSUED = date(2000, 1, 1)
# Read out in place of the ring in the banner.
RING = "A ring of seven segments, one for each minute and panel."


# How Typst names a sign for which the fonts of the poster have no picture.
_NO_PICTURE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


class CannotBeSet(ValueError):
    """The briefing cannot be made a poster; the text says why and what to do, for whoever writes it."""


class DoesNotFit(CannotBeSet):
    """The briefing is too long even at the smallest text size.

    panels: number of the panel (0: the title) and by how many millimetres.
    """

    def __init__(self, panels: dict[int, float], briefing: Briefing, sides: int) -> None:
        self.panels = panels
        titles = {0: "the title"} | {
            plan.number: f"panel {plan.number} ({plan.title})" for plan in briefing.layout.panels
        }
        named = "; ".join(f"{titles[number]} is {max(over, 1):.0f} mm too long" for number, over in panels.items())
        more = min((number for number in briefing.layout.sheets if number > sides), default=0)
        otherwise = f", or print it on {more} sides" if more else ""
        super().__init__(f"It does not fit: {named}. Shorten what is named{otherwise}.")


def write(briefing: Briefing, *, sides: int = 1) -> bytes:
    """The poster on one side of A4, or on two.

    Raises DoesNotFit, which names each panel and by how much; CannotBeSet for a sign that no font of ours holds.
    """
    sheets = briefing.layout.sheets[sides]
    measured = _measured(_as_data(briefing, sheets, TEXT_SIZES))
    if over := _over(measured):
        raise DoesNotFit(over, briefing, sides)
    data = _as_data(briefing, sheets, [min(found["size"] for found in measured)])
    day = briefing.issued or _NOT_ISSUED
    return _set(data, int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


# A draft is looked at, proved, approved and issued in turn, each time with the same words.
@lru_cache(maxsize=16)
def _set(data: str, noon: int) -> bytes:
    try:
        pdf = typst.compile(**_source(data), format="pdf", pdf_standards=["ua-1"], timestamp=noon)
    except typst.TypstError as fault:
        sign = _NO_PICTURE.search(str(fault))
        if sign is None:
            raise
        raise CannotBeSet(
            f"The poster cannot show '{sign[1]}', which its fonts do not hold. Take it out, or write it in letters."
        ) from None
    return cast(bytes, pdf)


def too_long(briefing: Briefing, *, sides: int = 1, letters: float = TEXT_SIZES[-1]) -> dict[int, float]:
    """Which panels are too long for letters of so many points, and by how many millimetres (0: the title)."""
    sizes = [size for size in TEXT_SIZES if size >= letters]
    return _over(_measured(_as_data(briefing, briefing.layout.sheets[sides], sizes)))


def _over(measured: Sequence[Any]) -> dict[int, float]:
    return {number: by for found in measured for number, by in _too_long(found)}


@lru_cache(maxsize=64)
def _measured(data: str) -> list[Any]:
    return cast(list[Any], json.loads(typst.query(**_source(data), selector="<fit>", field="value")))


def _too_long(sheet: dict[str, Any]) -> Iterator[tuple[int, float]]:
    """Of each column that is too high, the highest panel, and by how much; 0 stands for the title."""
    if sheet["title-over"] > 0:
        yield 0, sheet["title-over"]
    for column in sheet["columns"]:
        if column["over"] > 0:
            yield max(zip(column["heights"], column["numbers"], strict=True))[1], column["over"]


def _source(data: str) -> dict[str, Any]:
    here = Path(str(files(__package__)))
    return {
        "input": str(here / "poster.typ"),
        "root": str(here),
        "font_paths": fonts(),
        "sys_inputs": {"briefing": data},
    }


def _as_data(briefing: Briefing, sheets: Sequence[Sheet], sizes: Sequence[float]) -> str:
    house = colour.readable(briefing.style.colour)
    said = briefing.as_json()
    del said["id"]  # it is not printed
    data = said | {
        "panels": [
            asdict(panel) | {"links": [{"label": link.label, "address": link.address} for link in panel.links]}
            for panel in briefing.panels
        ],
        "form-title": briefing.layout.title,
        "imprint": briefing.imprint,
        "sources-line": "Sources: " + "; ".join(briefing.sources) if briefing.sources else "",
        "ring-alt": RING,
        "sizes": list(sizes),
        "key-panel": briefing.layout.key_panel,
        "sheets": [asdict(sheet) for sheet in sheets],
        "colours": {
            "house": house,
            "tint": colour.mixed(house, colour.WHITE, 0.12),
            "paper": colour.mixed(house, colour.WHITE, 0.05),
            "line": colour.mixed(house, colour.WHITE, 0.35),
            "key-off": colour.mixed(house, colour.WHITE, 0.6),
        },
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)

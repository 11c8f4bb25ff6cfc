"""A briefing as a poster in PDF. Typst measures the panels, takes the largest text size at which all of them fit, and
tells where they do not: nothing is ever clipped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from heed.briefings.contents import Briefing
from heed.briefings.layouts import Sheet
from heed.briefings.writing.typesetting import CannotBeSet, as_data, document, measured, noon_of, words_of

TEMPLATE = "poster.typ"
# Text sizes in points, the largest first; below the last a poster cannot be read on a wall.
TEXT_SIZES = tuple(quarter / 4 for quarter in range(60, 35, -1))
# Read out in place of the ring in the banner.
RING = "A ring of seven segments, one for each minute and panel."


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
        more = min((number for number in briefing.layout.sheets or {} if number > sides), default=0)
        otherwise = f", or print it on {more} sides" if more else ""
        super().__init__(f"It does not fit: {named}. Shorten what is named{otherwise}.")


def write(briefing: Briefing, *, sides: int = 1) -> bytes:
    """The poster on one side of A4, or on two.

    Raises DoesNotFit, which names each panel and by how much; CannotBeSet for a sign that no font of ours holds.
    """
    sheets = briefing.layout.sides(sides)
    found = measured(TEMPLATE, _as_data(briefing, sheets, TEXT_SIZES))
    if over := _over(found):
        raise DoesNotFit(over, briefing, sides)
    data = _as_data(briefing, sheets, [min(one["size"] for one in found)])
    return document(TEMPLATE, data, noon_of(briefing))


@dataclass(frozen=True)
class Rows:
    """A poster set row by row instead of in columns: the letters in points, and the widths of the boxes in mm."""

    letters: float
    widths: tuple[tuple[float, ...], ...]
    numbers: tuple[tuple[int, ...], ...]
    across: int


def in_rows(briefing: Briefing, *, sides: int = 1, taken: float = 0) -> Rows:
    """How it is set in rows, for writers that know tables; in the smallest letters where none fit.

    taken: the millimetres that something else needs there.
    """
    sheets = briefing.layout.sides(2)

    def tried(letters: float) -> tuple[bool, Sequence[Any]]:
        found = measured(TEMPLATE, _as_data(briefing, sheets, [letters]))
        highs = [max(sum(column["heights"]) for column in sheet["columns"]) for sheet in found]
        return (sum(highs) if sides == 1 else max(highs)) <= found[-1]["room"] - taken, found

    # The place in TEXT_SIZES of the first that fits, by halving: smaller letters never stand higher.
    place = min(bisect_left(TEXT_SIZES, True, key=lambda letters: tried(letters)[0]), len(TEXT_SIZES) - 1)
    columns = [sheet["columns"] for sheet in tried(TEXT_SIZES[place])[1]]
    return Rows(
        TEXT_SIZES[place],
        tuple(tuple(column["width"] for column in sheet) for sheet in columns),
        tuple(tuple(number for column in sheet for number in column["numbers"]) for sheet in columns),
        sheets[1].across or 0,
    )


def too_long(briefing: Briefing, *, sides: int = 1, letters: float = TEXT_SIZES[-1]) -> dict[int, float]:
    """Which panels are too long for letters of so many points, and by how many millimetres (0: the title)."""
    sizes = [size for size in TEXT_SIZES if size >= letters]
    return _over(measured(TEMPLATE, _as_data(briefing, briefing.layout.sides(sides), sizes)))


def _over(found: Sequence[Any]) -> dict[int, float]:
    return {number: by for sheet in found for number, by in _too_long(sheet)}


def _too_long(sheet: dict[str, Any]) -> Iterator[tuple[int, float]]:
    """Of each column that is too high, the highest panel, and by how much; 0 stands for the title."""
    if sheet["title-over"] > 0:
        yield 0, sheet["title-over"]
    for column in sheet["columns"]:
        if column["over"] > 0:
            yield max(zip(column["heights"], column["numbers"], strict=True))[1], column["over"]


def _as_data(briefing: Briefing, sheets: Sequence[Sheet], sizes: Sequence[float]) -> str:
    return as_data(
        words_of(briefing)
        | {
            "sources-line": "Sources: " + "; ".join(briefing.sources) if briefing.sources else "",
            "ring-alt": RING,
            "sizes": list(sizes),
            "key-panel": briefing.layout.key_panel,
            "sheets": [asdict(sheet) for sheet in sheets],
        }
    )

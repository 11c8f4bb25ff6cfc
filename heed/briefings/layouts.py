"""The forms of a briefing as data: panels and their order, how much each holds, how they stand on paper."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

# Reading speed assumed for a team that reads aloud and stops to think; an assumption, not a finding.
WORDS_A_MINUTE = 130
SEVEN_MINUTES = 7 * WORDS_A_MINUTE
POSTER, PAGE, SLIDES = "poster", "page", "slides"
PARENTS = "parents"
# Sizes of running text, in points: the smaller ones where they save a page.
LETTERS = (11, 10.75, 10.5)


@dataclass(frozen=True)
class PanelPlan:
    """A numbered panel: its fixed title, what belongs in it, the most words that stay readable, what it is filled with.

    or_else: what fills it where `fill` gives nothing; if_empty: what stands there then. leave_out: the panel goes
    instead. each: every point is a slide of its own.
    """

    number: int
    title: str
    holds: str
    words: int
    fill: tuple[str, ...] = ()
    or_else: tuple[str, ...] = ()
    if_empty: str = ""
    if_empty_standing: str = ""
    leave_out: bool = False
    new_page: bool = False
    each: bool = False
    notes: str = ""


@dataclass(frozen=True)
class Sheet:
    """One side of paper: numbers of panels in columns from left to right, each read downwards, then one across."""

    columns: tuple[tuple[int, ...], ...]
    across: int | None = None


@dataclass(frozen=True)
class Layout:
    """A form of briefing. words: the most it may hold altogether. sheets: by the number of sides it is printed on.

    key_panel: the one a passer-by should read if they read only one (0: none). is_short: what is marked for the longer
    forms stays out. contents: a list of its parts stands first. pages: the most it may take on paper (0: as many as it
    needs). letters: sizes in points, of which pages.py chooses.
    """

    form: str
    title: str
    purpose: str
    paper: str
    files: tuple[str, ...]
    words: int
    panels: tuple[PanelPlan, ...]
    is_short: bool = False
    readers: str = "practitioners"
    contents: bool = False
    pages: int = 0
    letters: tuple[float, ...] = ()
    key_panel: int = 0
    sheets: dict[int, tuple[Sheet, ...]] | None = None

    def plan(self, number: int) -> PanelPlan:
        """The panel of that number. Raises KeyError."""
        for plan in self.panels:
            if plan.number == number:
                return plan
        raise KeyError(number)

    def sides(self, sides: int) -> tuple[Sheet, ...]:
        """The sheets of a poster on so many sides. Raises KeyError where it has no such setting."""
        return (self.sheets or {})[sides]


def _layout(row: dict[str, Any]) -> Layout:
    panels = tuple(_plan(number, told) for number, told in enumerate(row["panels"], 1))
    sheets = {sides: tuple(map(_sheet, told)) for sides, told in row.get("sheets", {}).items()}
    return Layout(
        form=row["form"],
        title=row["title"],
        purpose=row["for"],
        paper=row["paper"],
        files=tuple(row["files"]),
        words=row["words"],
        panels=panels,
        is_short=row.get("length") == "short",
        readers=row.get("readers", "practitioners"),
        contents=row.get("contents", False),
        pages=row.get("pages", 0),
        letters=tuple(row.get("letters", LETTERS)),
        key_panel=row.get("key_panel", 0),
        sheets=sheets or None,
    )


def _plan(number: int, told: dict[str, Any]) -> PanelPlan:
    rest: dict[str, Any] = told | {name: tuple(told.get(name, ())) for name in ("fill", "or_else")}
    return PanelPlan(number=number, **rest)


def _sheet(told: dict[str, Any]) -> Sheet:
    return Sheet(tuple(map(tuple, told["columns"])), told.get("across"))


def _read() -> dict[str, Layout]:
    rows = yaml.safe_load(files("heed.briefings").joinpath("layouts.yaml").read_text(encoding="utf-8"))
    return {row["form"]: _layout(row) for row in rows}


LAYOUTS = _read()
SEVEN_MINUTE = LAYOUTS["seven_minute_briefing"]

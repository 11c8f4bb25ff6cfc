"""A survey on paper: boxes to tick, lines to write on, and the short code by which it is typed in."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from heed.hearing.paper import set_in_type


@dataclass(frozen=True)
class SheetQuestion:
    """options: to be ticked; none where there are lines to write on. hint: how many may be ticked."""

    text: str
    options: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class Sheet:
    """What stands on the sheet; its fixed words come with it, in the reader's language."""

    title: str
    house: str
    introduction: str
    code: str
    closes: str
    language: str
    direction: str
    privacy: str
    agency: str
    agencies: tuple[str, ...]
    questions: tuple[SheetQuestion, ...]
    code_word: str = "Code"


def as_pdf(sheet: Sheet, day: date) -> bytes:
    """The sheet as a tagged PDF. Raises CannotBeSet for a sign that our fonts lack."""
    return set_in_type("sheet.typ", asdict(sheet), day)

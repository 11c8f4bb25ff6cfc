"""A list of people as a spreadsheet holds it: lines that can be taken in, and every problem at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from heed.chronology import as_written
from heed.chronology.problems import Problem, UnusableInput
from heed.chronology.reading import delimited, excel
from heed.chronology.reading.tables import Row, Table

# What each column may be called, in the words of the lists that people have; the first is what Heed writes.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "person", "display name"),
    "email": ("email", "e-mail", "email address", "e-mail address", "mail"),
    "agency": ("agency", "organisation", "organization", "employer"),
    "agency_kind": ("agency kind", "kind of agency"),
    "team": ("team", "service", "department", "unit"),
    "job": ("role", "job", "job title", "post", "position"),
    "manages": ("manager", "manages", "team manager"),
    "joined": ("joined", "start date", "started", "from"),
    "left": ("left", "leaving date", "end date", "leaves", "to"),
}
NEEDED = ("name", "email", "agency")
YES, NO = {"yes", "y", "true", "1", "x"}, {"", "no", "n", "false", "0"}
MOST_LINES = 50_000


@dataclass(frozen=True)
class Line:
    """One person of the list, with the row they stand in. None: the list does not say."""

    row: int
    name: str
    email: str
    agency: str
    agency_kind: str = ""
    team: str = ""
    job: str = ""
    manages: bool = False
    joined: date | None = None
    left: date | None = None


def read(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The people in a CSV or Excel file. Raises UnusableInput where there is no list of people in it."""
    reader = excel if data[:2] == b"PK" else delimited
    for table in reader.read_tables(name, data):
        found = _heading(table)
        if found is not None:
            return _read(table, *found)
    asked = ", ".join(COLUMNS[column][0] for column in COLUMNS)
    raise UnusableInput(f"{name} has no row of headings with name, email and agency. The columns are: {asked}.")


def _heading(table: Table) -> tuple[Row, dict[str, int]] | None:
    """The first row that names the columns a list needs, with the place of each column."""
    for row in table.rows[:20]:
        places = {_column(cell): place for place, cell in reversed(list(enumerate(row.cells)))}
        if all(column in places for column in NEEDED):
            return row, {column: place for column, place in places.items() if column}
    return None


def _column(cell: str) -> str:
    said = " ".join(re.sub(r"[_*:]", " ", cell).lower().split())
    return next((column for column, names in COLUMNS.items() if said in names), "")


def _read(table: Table, heading: Row, places: Mapping[str, int]) -> tuple[list[Line], list[Problem]]:
    lines: list[Line] = []
    problems = list(table.problems)
    seen: dict[str, int] = {}
    for row in table.below(heading):
        cells = {column: _cell(table, row, place) for column, place in places.items()}
        found = list(_problems(row.number, cells, seen))
        problems += found
        seen.setdefault(cells["email"].lower(), row.number)
        if not found:
            lines.append(_line(row.number, cells))
    if len(lines) > MOST_LINES:
        raise UnusableInput(f"The list has {len(lines):,} people; at most {MOST_LINES:,} are taken in one file.")
    return lines, problems


def _cell(table: Table, row: Row, place: int) -> str:
    return " ".join(table.restored(row.cells[place]).split()) if place < len(row.cells) else ""


def _line(row: int, cells: Mapping[str, str]) -> Line:
    return Line(
        row,
        name=cells["name"],
        email=cells["email"].lower(),
        agency=cells["agency"],
        agency_kind=cells.get("agency_kind", ""),
        team=cells.get("team", ""),
        job=cells.get("job", ""),
        manages=cells.get("manages", "").lower() in YES,
        joined=_day(cells.get("joined", "")),
        left=_day(cells.get("left", "")),
    )


def _problems(row: int, cells: Mapping[str, str], seen: Mapping[str, int]) -> Iterator[Problem]:
    for column, most in (("name", 140), ("agency", 160), ("team", 160), ("job", 120)):
        words = cells.get(column, "")
        if column in NEEDED and not words:
            yield Problem("missing", f"nothing stands here. Write the {column}.", row, COLUMNS[column][0])
        if len(words) > most:
            yield Problem("too-long", f"has {len(words)} characters; write at most {most}.", row, COLUMNS[column][0])
    yield from _problems_of_email(row, cells["email"], seen)
    if cells.get("manages", "").lower() not in YES | NO:
        yield Problem("yes-or-no", "is neither yes nor no. Write one of them.", row, "manager", cells["manages"])
    yield from _problems_of_dates(row, cells)


def _problems_of_email(row: int, email: str, seen: Mapping[str, int]) -> Iterator[Problem]:
    if not email:
        yield Problem("missing", "nothing stands here. Write the person's e-mail address.", row, "email")
        return
    try:
        validate_email(email)
    except ValidationError:
        yield Problem("email", "is no e-mail address. Write one, such as sam@trust.example.", row, "email", email)
    if (before := seen.get(email.lower())) is not None:
        yield Problem("twice", f"stands in row {before} too. Keep one of the two rows.", row, "email", email)


def _problems_of_dates(row: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    for column in ("joined", "left"):
        if cells.get(column) and _day(cells[column]) is None:
            say = "is not a day. Write one such as 14/03/2026, or leave it empty."
            yield Problem("date", say, row, column, cells[column])
    joined, left = _day(cells.get("joined", "")), _day(cells.get("left", ""))
    if joined and left and left < joined:
        yield Problem("dates", f"is before the day they joined, {cells['joined']}.", row, "left", cells["left"])


def _day(written: str) -> date | None:
    """The day, where the words name exactly one."""
    try:
        moment = as_written.read(written)
    except (ValueError, as_written.UnreadableDate):
        return None
    return moment.at.date() if moment.is_calendar and moment.upto - moment.at == timedelta(days=1) else None

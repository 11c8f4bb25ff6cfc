"""What goes with a chronology in tables of its own: coverage, people, relationships, and the record's own facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from heed.chronology import as_written, when
from heed.chronology.as_written import UnreadableDate
from heed.chronology.events import Coverage
from heed.chronology.people import RELATIONSHIPS, Person, Relationship, Stay
from heed.chronology.problems import Problem
from heed.chronology.reading.headings import Headings
from heed.chronology.reading.places import Place
from heed.chronology.reading.tables import Table
from heed.chronology.reading.ten_columns import read_moment
from heed.chronology.when import OPEN, Moment
from heed.chronology.working_days import NATIONS


@dataclass
class Beside:
    """What was read so far from the tables beside the events, of every kind."""

    coverage: list[Coverage] = field(default_factory=list)
    people: dict[tuple[str, str], Person] = field(default_factory=dict)
    relationships: list[Relationship] = field(default_factory=list)
    reference: datetime | None = None
    nation: str = ""
    problems: list[Problem] = field(default_factory=list)

    def take(self, table: Table, headings: Headings) -> None:
        """Adds the rows of one table, told apart by its headings."""
        read = {
            "coverage": self._coverage,
            "people": self._person,
            "relationships": self._relationship,
            "record": self._record,
        }[headings.kind]
        for row in table.below(headings.row):
            if not headings.repeated_in(row):
                cells = (table.restored(cell).strip() for cell in row.cells)
                named = dict(zip(headings.columns, cells, strict=False))
                read(_Cells(table.place, row.number, named, self.problems))

    def _coverage(self, cells: _Cells) -> None:
        over = cells.period()
        if over is None:
            say = "this period is not counted as covered until its dates are mended."
            self.problems.append(cells.place.problem("coverage-not-counted", say, cells.row, found=cells["agency"]))
            return
        kinds = tuple(kind for kind in re.split(r"[;,\s]+", cells["kinds"]) if kind)
        self.coverage.append(Coverage(cells["agency"], over, cells["case"], kinds))

    def _person(self, cells: _Cells) -> None:
        key = (cells["case"], cells["person"])
        person = self.people.get(key) or Person(
            id=cells["person"],
            role=cells["role"],
            case=cells["case"],
            born=cells.moment("born"),
            due=cells.moment("due"),
            sex=cells["sex"],
            died=cells.moment("died"),
            aliases=tuple(alias.strip() for alias in cells["aliases"].split(";") if alias.strip()),
        )
        if cells["household"]:
            stay = Stay(cells["household"], cells.period() or OPEN)
            person = replace(person, stays=(*person.stays, stay))
        self.people[key] = person

    def _relationship(self, cells: _Cells) -> None:
        if cells["kind"] not in RELATIONSHIPS:
            say = (
                f"'{cells['kind']}' is not a relationship that Heed can draw. Write one of {', '.join(RELATIONSHIPS)}."
            )
            self.problems.append(cells.place.problem("unknown-relationship", say, cells.row, "kind", cells["kind"]))
        over = cells.period() or OPEN
        self.relationships.append(Relationship(cells["kind"], cells["a"], cells["b"], over, cells["case"]))

    def _record(self, cells: _Cells) -> None:
        self.settle(cells.place, cells["nation"], cells["reference"], cells.row)

    def settle(self, place: Place, nation: str, reference: str, row: int | None = None) -> None:
        """Takes the nation whose bank holidays count, and the day after which the record knows nothing."""
        if nation and nation not in NATIONS:
            say = f"'{nation}' is not a nation of the United Kingdom. Write one of {', '.join(NATIONS)}."
            self.problems.append(place.problem("unknown-nation", say, row, "nation", nation))
        elif nation:
            self.nation = nation
        if not reference:
            return
        try:
            self.reference = _end_of(reference)
        except UnreadableDate as unreadable:
            self.problems.append(place.problem("date-not-read", str(unreadable), row, "reference", reference))


def _end_of(reference: str) -> datetime | None:
    """The end of the day (or month ...) written; an instant where a time is written."""
    moment = read_moment(reference)
    if moment.precision == "minute":
        return moment.at
    return None if moment.upto >= when.LATEST else moment.upto


@dataclass(frozen=True)
class _Cells:
    """One row's cells by column, absent ones empty; dates that cannot be read become problems."""

    place: Place
    row: int
    named: dict[str, str]
    problems: list[Problem]

    def __getitem__(self, column: str) -> str:
        return self.named.get(column, "")

    def moment(self, column: str) -> Moment | None:
        """The moment of a cell; None where it is empty or cannot be read."""
        if not self[column]:
            return None
        try:
            return as_written.read(self[column])
        except UnreadableDate as unreadable:
            code = "date-does-not-exist" if unreadable.no_such_day else "date-not-read"
            self.problems.append(self.place.problem(code, str(unreadable), self.row, column, self[column]))
            return None

    def period(self) -> Moment | None:
        """From `from` to the end of `to`, open where a cell is empty; None where a date cannot be read."""
        first, last = self.moment("from"), self.moment("to")
        if any(self[column] and not moment for column, moment in (("from", first), ("to", last))):
            return None
        clock = (first or last or OPEN).clock
        at, upto = first.at if first else when.EARLIEST, last.upto if last else when.LATEST
        if upto <= at or (first and last and first.clock != last.clock):
            say = f"the period ends ('{self['to']}') before it begins ('{self['from']}'). Write the earlier date first."
            self.problems.append(self.place.problem("ends-before-it-begins", say, self.row, "to", self["to"]))
            return None
        return Moment(at, upto, clock=clock)

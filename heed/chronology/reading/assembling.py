"""One chronology from the tables of a file: events, what stands beside them, and everything that has to be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heed.chronology.events import Chronology, Event, in_order
from heed.chronology.problems import Problem
from heed.chronology.reading import agency_table, ten_columns
from heed.chronology.reading.beside import Beside
from heed.chronology.reading.headings import BESIDE, Headings, UnknownHeadings, recognise
from heed.chronology.reading.tables import Table

# So much of a table that is no chronology is shown; the file itself holds the rest.
_SHOWN = 2_000


@dataclass
class _Assembling:
    beside: Beside
    agency: str
    columns: Mapping[str, str] | None
    mandatory: frozenset[str] = frozenset()
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[Table] = field(default_factory=list)
    last: Headings | None = None

    def add(self, table: Table) -> None:
        headings = recognise(table, self.columns) or self._carried_over(table)
        self.problems += table.problems
        if headings is None:
            self.passed_over.append(table)
        elif headings.kind in BESIDE:
            self.beside.take(table, headings)
        else:
            self._add_events(table, headings)

    def _add_events(self, table: Table, headings: Headings) -> None:
        self.last = headings
        self._note_above(table, headings)
        self._note_unknown(table, headings)
        if headings.kind == "ten":
            read = ten_columns.read_events(table, headings, self.agency)
        else:
            read = agency_table.read_events(table, headings, self.agency, self.mandatory)
        for event, problems in read:
            self.problems += problems
            if event:
                self.events.append(event)

    def _carried_over(self, table: Table) -> Headings | None:
        """The headings of the table before, where this one goes on in the same columns without any of its own."""
        if not self.last or not table.rows or self.last.kind == "ten":
            return None
        filled = [row for row in table.rows if not row.is_blank]
        same = [row for row in filled if not row.banner and len(row.cells) == len(self.last.columns)]
        dated = self.last.columns.index("date")
        if not same or not any(mark.isdigit() for mark in same[0].cells[dated]):
            return None
        say = "this table has no headings of its own, so those of the table before it were used."
        self.problems.append(table.place.problem("headings-carried-over", say, filled[0].number))
        return Headings(self.last.kind, type(filled[0])(0, self.last.row.cells), self.last.columns)

    def _note_above(self, table: Table, headings: Headings) -> None:
        above = [row for row in table.rows if row.number < headings.row.number and not row.is_blank]
        if above:
            words = " / ".join(row.words() for row in above)
            say = "what stands above the heading row was taken as the title, not as entries."
            self.problems.append(table.place.problem("rows-above-headings", say, above[0].number, found=words))

    def _note_unknown(self, table: Table, headings: Headings) -> None:
        for heading, column in zip(headings.row.cells, headings.columns, strict=True):
            if heading.strip() and not column:
                say = (
                    f"Heed does not know what the column '{heading.strip()}' means. Its cells were kept with each "
                    "event under that name; say which column it is if it is one of the usual."
                )
                place = table.place
                self.problems.append(
                    place.problem("unknown-heading", say, headings.row.number, heading.strip(), heading)
                )

    def note_passed_over(self) -> None:
        for table in self.passed_over:
            words = " / ".join(row.words() for row in table.rows if not row.is_blank)
            if words:
                say = "no heading row of a chronology was found here, so nothing was taken from it. Look at it."
                self.problems.append(table.place.problem("table-not-known", say, found=words[:_SHOWN]))


def assemble(
    tables: Sequence[Table],
    beside: Beside,
    agency: str = "",
    columns: Mapping[str, str] | None = None,
    mandatory: frozenset[str] = frozenset(),
) -> tuple[Chronology, tuple[Problem, ...], int]:
    """The chronology of the tables, its problems, and how many rows told of an event.

    Raises UnknownHeadings where no table has headings that Heed knows.
    """
    made = _Assembling(beside, agency, columns, mandatory)
    for table in tables:
        made.add(table)
    if made.last is None and len(made.passed_over) == len(tables):
        raise _unknown(tables)
    made.note_passed_over()
    return chronology_of(made.events, beside), (*made.problems, *beside.problems), len(made.events)


def chronology_of(events: Sequence[Event], beside: Beside) -> Chronology:
    """The events in order, with what stands beside them."""
    return Chronology(
        in_order(events),
        coverage=tuple(beside.coverage),
        people=tuple(beside.people.values()),
        relationships=tuple(beside.relationships),
        reference=beside.reference,
        nation=beside.nation or "england",
    )


def _unknown(tables: Sequence[Table]) -> UnknownHeadings:
    filled = [(table, row) for table in tables for row in table.rows if not row.is_blank and not row.banner]
    file = tables[0].place.file
    if not filled:
        return UnknownHeadings(
            f"{file} has no row with anything in it. Save the chronology again and send that file.", ()
        )
    table, row = max(filled, key=lambda pair: (sum(bool(cell.strip()) for cell in pair[1].cells), -pair[1].number))
    found = tuple(cell.strip() for cell in row.cells if cell.strip())
    return UnknownHeadings(
        f"{table.place.say(row.number)}: no heading row of a chronology was found. It needs a column for the date and "
        "one for the event (headings such as 'Date' and 'Event'). Write them over the columns.",
        found,
    )

"""Rows of an agency's own chronology (date, time, source, event, action, comment) into events.

What a person at the agency concluded afterwards (comment, analysis) is hindsight: it is kept with the event and marked
so, and is never an event of its own. The kind is proposed from the words, for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from heed.chronology import as_written, when
from heed.chronology.as_written import UnreadableDate
from heed.chronology.events import CHILD, Event
from heed.chronology.kinds import UNSORTED
from heed.chronology.problems import Problem
from heed.chronology.reading import dates
from heed.chronology.reading.agency_names import code_of
from heed.chronology.reading.headings import Headings, folded
from heed.chronology.reading.proposals import proposed
from heed.chronology.reading.tables import Row, Table
from heed.chronology.reading.ten_columns import AS_WRITTEN
from heed.chronology.template import COLUMNS
from heed.chronology.when import CALENDAR, Moment

# Columns whose second occurrence goes on where the first ended; a second date or agency is another thing.
_JOINED = ("event", "action", "comment")
_ATTRIBUTES = {"source": "source_of_information", "ref": "ref", "action": "action", "comment": "appraisal"}


def read_events(
    table: Table, headings: Headings, agency: str = "", mandatory: frozenset[str] = frozenset()
) -> Iterator[tuple[Event | None, tuple[Problem, ...]]]:
    """Each row below the headings as an event with its problems; None for rows that are headings or banners.

    mandatory: columns that every row has to fill, where the review asks for more than a date and an event.
    agency: whose record it is; it goes before what the row's own agency column says, which is then kept beside it.
    """
    reader = _TableReader(table, headings, agency, mandatory)
    read = []
    for row in table.below(headings.row):
        event = reader.event(row)
        read.append((event, tuple(reader.problems)))
        reader.problems.clear()
    yield from _newest_first(table, read) if reader.earlier > _FEW and reader.earlier > 4 * reader.later else read


_Read = tuple[Event | None, tuple[Problem, ...]]
# So many rows earlier than the one above them may be slips; more, and four times as many as later ones, are an order.
_FEW = 3


def _newest_first(table: Table, read: list[_Read]) -> Iterator[_Read]:
    """What was read, with one thing said of a table whose newest row stands at the top instead of one of every row."""
    say = (
        "the newest entry stands at the top here. The entries were put in order of their dates; those of one day "
        "without times stay as they stand, so look at these."
    )
    yield None, (table.place.problem("newest-first", say),)
    for event, problems in read:
        yield event, tuple(problem for problem in problems if problem.code != "out-of-order")


@dataclass
class _TableReader:
    """Reads the rows in order, remembering what the rows above said."""

    table: Table
    headings: Headings
    agency: str
    mandatory: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    above: Moment | None = None
    earlier: int = 0
    later: int = 0
    context: str = ""

    def event(self, row: Row) -> Event | None:
        if self.headings.repeated_in(row):
            self._say(
                "repeated-heading", "this row repeats the heading row and was passed over.", row, found=row.words()
            )
            return None
        cells = self._cells(row)
        if _is_banner(row, cells):
            self.context = row.words()
            say = "this row stands across the table and was kept as the heading of the entries below it."
            self._say("banner-row", say, row, found=row.words())
            return None
        self._look_for_mandatory(row, cells)
        attrs: dict[str, str] = {}
        moment = self._moment(row, cells, attrs)
        agency = self._agency(cells, attrs)
        return self._event(row, cells, attrs, moment, agency)

    def _look_for_mandatory(self, row: Row, cells: dict[str, str]) -> None:
        """Says which cells the review asks for are empty; a missing date or event is said by what reads it."""
        for column in sorted(self.mandatory - {"date", "event"}):
            if not cells.get(column):
                heading = self.headings.word(column) if column in self.headings.columns else ""
                where = f"under '{heading}'" if heading else f"of the {COLUMNS[column].lower()}, and no column for it"
                say = f"this row has nothing {where}. The review asks for it in every row: fill it in."
                self._say("mandatory-missing", say, row, column)

    def _say(self, code: str, say: str, row: Row, column: str = "", found: str = "") -> None:
        heading = self.headings.word(column) if column else ""
        self.problems.append(self.table.place.problem(code, say, row.number, heading, found))

    def _cells(self, row: Row) -> dict[str, str]:
        """The cells by column; those under an unknown heading by its words; further ones of one column joined."""
        named: dict[str, str] = {}
        for position, written in enumerate(row.cells):
            cell = written.strip()
            inside = position < len(self.headings.columns)
            column = self.headings.columns[position] if inside else ""
            if column in _JOINED and named.get(column):
                named[column] = f"{named[column]}\n{cell}".strip()
            elif column and column not in named:
                named[column] = cell
            elif cell:
                heading = " ".join(self.headings.row.cells[position].split()) if inside else ""
                named[f"+{heading or f'column {position + 1}'}"] = cell
        return named

    def _event(self, row: Row, cells: dict[str, str], attrs: dict[str, str], moment: Moment, agency: str) -> Event:
        text = cells.get("event", "")
        attrs |= {name: cells[column] for column, name in _ATTRIBUTES.items() if cells.get(column)}
        if "appraisal" in attrs:
            attrs["hindsight"] = "appraisal"
        if self.context:
            attrs["context"] = self.context
        attrs |= {name[1:]: cell for name, cell in cells.items() if name.startswith("+")}
        if likely := proposed(text):
            attrs |= {"proposed": likely[0], "because": likely[1]}
        if not text:
            self._say(
                "event-missing", "this row does not say what happened. Write it, or take the row out.", row, "event"
            )
        source = self.table.place.source(row.number)
        about = _role(cells.get("about", ""), attrs)
        event = Event(cells.get("case", ""), moment, UNSORTED, about, agency, source=source, attrs=attrs, text=text)
        return self._recorded(row, event, cells.get("known", ""))

    def _recorded(self, row: Row, event: Event, written: str) -> Event:
        """The event with the day it was recorded, where a column says so."""
        if not written:
            return event
        found = dates.read_cell(written)
        if found.code not in ("", "date-from-day-number"):
            self._say("known-not-read", found.say, row, "known", written)
        if found.moment.at <= when.EARLIEST or found.moment.clock != CALENDAR:
            return replace(event, attrs={**event.attrs, AS_WRITTEN + "known": written})
        return replace(event, known=found.moment.at, attrs={**event.attrs, AS_WRITTEN + "known": written})

    def _agency(self, cells: dict[str, str], attrs: dict[str, str]) -> str:
        written = cells.get("agency", "")
        agency = self.agency or code_of(written)
        if written and folded(written) != folded(agency):
            attrs[AS_WRITTEN + "agency"] = written
        return agency

    def _moment(self, row: Row, cells: dict[str, str], attrs: dict[str, str]) -> Moment:
        found = dates.read_cell(cells.get("date", ""), cells.get("time", ""), self.above)
        if found.code:
            column = "time" if found.code == "time-not-read" else "date"
            self._say(found.code, found.say, row, column, cells.get(column, ""))
        if found.left:
            attrs[AS_WRITTEN + "time"] = found.left
        moment = self._ended(row, cells, attrs, found.moment)
        self.later += bool(self.above and when.certainly_before(self.above, moment))
        if self.above and when.certainly_before(moment, self.above):
            self.earlier += 1
            say = "this row is earlier than the one above it. The entries were put in order; look at its date."
            self._say("out-of-order", say, row, "date", cells.get("date", ""))
        self.above = moment
        return moment

    def _ended(self, row: Row, cells: dict[str, str], attrs: dict[str, str], start: Moment) -> Moment:
        """The moment of the start, to the end that columns of its own give."""
        date, time = cells.get("end_date", ""), cells.get("end_time", "")
        if not (date or time):
            return start
        problem = ""
        try:
            end = as_written.read(date, time) if date else as_written.at_time(_day_of(start), time)
            if not end.is_open:
                return dates.ended(start, end)
        except UnreadableDate as unreadable:
            problem = str(unreadable)
        except ValueError:
            problem = (
                f"'{date or time}' is before the row's own date. Write the end of what happened, or leave it empty."
            )
        if problem:
            self._say("end-not-read", problem, row, "end_date" if date else "end_time", date or time)
        attrs |= {f"{AS_WRITTEN}{name}": cells[name] for name in ("end_date", "end_time") if cells.get(name)}
        return start


def _day_of(moment: Moment) -> Moment:
    return when.day(moment.at.year, moment.at.month, moment.at.day)


def _role(written: str, attrs: dict[str, str]) -> str:
    """A person's words as a role: "Sibling 1" is sibling.1."""
    role = ".".join(written.lower().split())
    if role and role != written:
        attrs[AS_WRITTEN + "about"] = written
    return role or CHILD


def _is_banner(row: Row, cells: dict[str, str]) -> bool:
    """A row merged across the table, or one with a few words where the date would be and nothing else."""
    filled = [column for column, cell in cells.items() if cell]
    if row.banner:
        return True
    alone = filled == ["date"] and not any(mark.isdigit() for mark in cells["date"])
    return alone and cells["date"].strip(" ?-.") != ""

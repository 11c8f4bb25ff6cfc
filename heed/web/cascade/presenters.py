"""Figures as they may be shown: small ones point at somebody and are not told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.anonymity.small_numbers import SMALLEST_PUBLISHED, SUPPRESSED, breakdown
from heed.web.briefings.presenters import counted
from heed.web.cascade.measuring import AgencyRows, Measured, TeamRow, Week


@dataclass(frozen=True)
class Line:
    """One line of the table: whose it is, and each figure as words. is_total: it adds up those above it."""

    place: str
    people: int
    refused: int
    opened: str
    read: str
    talk: str
    replies: str
    has_no_record: bool = False
    is_total: bool = False


class Shown:
    """What became of an issue, in words and figures that may be read by others."""

    def __init__(self, measured: Measured) -> None:
        self.measured, self.issue = measured, measured.issue
        self.asked, self.no_record = len(measured.asked), measured.no_record
        self.talked = self.asked - len(self.no_record)
        self.not_sent = measured.not_sent
        self.steps = measured.steps
        self.opened, self.read = counted(self.steps.opened), counted(self.steps.read)
        self.outside = measured.outside

    def agencies(self) -> Iterator[tuple[AgencyRows, list[Line]]]:
        """Each agency with a line for each of its teams and a last one for all of it."""
        for agency in self.measured.agencies:
            yield agency, list(_lines(agency))


def _lines(agency: AgencyRows) -> Iterator[Line]:
    opened = _may_be_told([row.steps.opened for row in agency.rows])
    read = _may_be_told([row.steps.read for row in agency.rows])
    replies = [figure.replace("nobody", "none") for figure in _may_be_told([row.replies for row in agency.rows])]
    for row, *figures in zip(agency.rows, opened, read, replies, strict=False):
        yield _line(row, *figures)
    if len(agency.rows) > 1:
        steps = agency.steps
        asked = [row for row in agency.rows if row.is_asked and row.team]
        of = f"{len(asked)} team{'' if len(asked) == 1 else 's'}"
        talk = f"{sum(not row.has_no_record for row in asked)} of {of}" if asked else ""
        told = (opened[-1], read[-1], talk, replies[-1])
        yield Line("All of them", steps.people, steps.refused, *told, is_total=True)


def _line(row: TeamRow, opened: str, read: str, replies: str) -> Line:
    place = str(row.team) if row.team else "In no team"
    told = (opened, read, _talk(row), replies)
    return Line(place, row.steps.people, row.steps.refused, *told, has_no_record=row.has_no_record)


def _talk(row: TeamRow) -> str:
    if row.talks:
        days = ", ".join(f"{held.day} {held:%B %Y}" for held, _ in row.talks[-3:])
        return f"{days}; {counted(row.present)} present"
    if row.team is None:
        return ""
    return "No record" if row.is_asked else "Not shared with it"


def _may_be_told(counts: Sequence[int]) -> list[str]:
    """Figures and their total, none of which gives a small one away."""
    told = breakdown({str(n): count for n, count in enumerate(counts)})
    return [_words(figure) for figure in told.values()]


def _words(figure: str) -> str:
    return {"0": "nobody yet", SUPPRESSED: "not told"}.get(figure, figure)


@dataclass(frozen=True)
class WeekShown:
    week: Week
    opened: str
    read: str


def weeks_shown(weeks: Sequence[Week]) -> list[WeekShown]:
    """Each week; where it brought only a few more, it is told as the week before, so that they are not pointed at."""
    opened = _as_told([week.opened for week in weeks])
    read = _as_told([week.read for week in weeks])
    return [WeekShown(*told) for told in zip(weeks, opened, read, strict=True)]


def _as_told(counts: Sequence[int]) -> Iterator[str]:
    last = 0
    for count in counts:
        last = count if count - last >= SMALLEST_PUBLISHED else last
        yield counted(last or count)


def rows_of_csv(shown: Shown) -> Iterator[Sequence[object]]:
    """The table as a file, with the same figures told."""
    yield "agency", "team", "people", "letters refused or back", "opened", "read", "talk", "replies", "no record"
    for agency, lines in shown.agencies():
        for line in lines:
            place = "all" if line.is_total else line.place
            flag = "yes" if line.has_no_record else ""
            figures = (line.people, line.refused, line.opened, line.read, line.talk, line.replies)
            yield agency.agency, place, *figures, flag

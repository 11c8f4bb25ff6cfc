"""The chronology an agency is asked to fill in: its columns, which of them every row must have, and how to go about it.

A file handed in need not be made from it: whatever an agency keeps is read. What the review asks of every row is then
looked for in that file too.
"""

from __future__ import annotations

from dataclasses import dataclass

# What each column of an agency's table can mean, with the heading it has unless somebody writes another.
COLUMNS = {
    "date": "Date",
    "time": "Time",
    "end_date": "To (date)",
    "source": "Source of information",
    "about": "Person it is about",
    "event": "What happened",
    "action": "Action taken and outcome",
    "comment": "Your agency's analysis",
    "known": "Recorded on",
    "agency": "Agency",
    "ref": "Reference",
}
# Without these a table is no chronology.
NEEDED = ("date", "event")

INSTRUCTIONS = (
    "One row for each contact, event or decision, in the order in which they happened.",
    "Write a date as exactly as your record has it and no more: 14/02/2016, February 2016, about 2015, before 3/2/15.",
    "Write the facts under “What happened”, as your record has them at the time, without opinion.",
    "What you think of it now goes under “Your agency's analysis”: it is read as your comment and never as an event.",
    "Name people in full the first time. The review gives everybody a label before others read it.",
)


@dataclass(frozen=True)
class Column:
    """A column of a template. means: one of COLUMNS. mandatory: whether every row has to have something in it."""

    means: str
    heading: str
    mandatory: bool = False


@dataclass(frozen=True)
class Template:
    """What an agency is given to fill in."""

    columns: tuple[Column, ...]
    instructions: tuple[str, ...] = INSTRUCTIONS
    title: str = "Chronology"

    @property
    def mandatory(self) -> frozenset[str]:
        """What every row has to have, by what the column means."""
        return frozenset(column.means for column in self.columns if column.mandatory)

    @property
    def headings(self) -> dict[str, str]:
        """Each heading with the column it means, so that a file made from the template is read as it was meant."""
        return {column.heading: column.means for column in self.columns}


def _column(means: str, mandatory: bool = False) -> Column:
    return Column(means, COLUMNS[means], mandatory)


STANDARD = Template(
    (
        *(_column("date", True), _column("time"), _column("source", True), _column("event", True)),
        *(_column("action"), _column("comment"), _column("known")),
    )
)

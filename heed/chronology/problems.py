"""What could not be read, in the words of the person who has to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing about a row that somebody should look at. Each `code` is explained in docs/reference/problems.md.

    row: as the person sees it, counted from 1 with the heading row. found: the words in the cell.
    """

    code: str
    say: str
    row: int | None = None
    column: str = ""
    found: str = ""

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "row": self.row,
            "column": self.column,
            "found": self.found,
            "say": self.say,
        }


class UnusableInput(Exception):
    """An input that cannot be used at all: one sentence says which, where, and what to do."""


class Refused(UnusableInput):
    """An input made to harm, or too large for any honest chronology: refused unread, and nothing of it is kept."""

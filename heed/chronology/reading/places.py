"""Where something stands in a file, said as the person who opens the file sees it."""

from __future__ import annotations

from dataclasses import dataclass

from heed.chronology.problems import Problem


@dataclass(frozen=True)
class Place:
    """A file and, where it has several, the table or sheet in it ("table 1", "Chronology")."""

    file: str
    table: str = ""

    def source(self, row: int) -> str:
        """The source of the event in this row: "police.xlsx:Chronology:7"."""
        return ":".join(part for part in (self.file, self.table, str(row)) if part)

    def say(self, row: int | None = None, column: str = "") -> str:
        """The place in words: "police.xlsx, Chronology, row 7, Date"."""
        return ", ".join(part for part in (self.file, self.table, f"row {row}" if row else "", column) if part)

    def problem(self, code: str, say: str, row: int | None = None, column: str = "", found: str = "") -> Problem:
        """The problem with its place put before the sentence."""
        return Problem(code, f"{self.say(row, column)}: {say}", row, column, found)

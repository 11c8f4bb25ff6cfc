"""The integrated chronology as a Word document that people read: the words of the page, not the columns of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heed.chronology.writing import word
from heed.web.reviews.rows import Row

HEADINGS = ("No.", "Date", "Age", "Agency", "What the record says", "Action, source and comment", "To know")


def as_docx(title: str, note: str, rows: Iterable[Row]) -> bytes:
    """A row of the document for each entry; accounts of one happening follow one another and say so."""
    return word.to_read(title, note, HEADINGS, (_cells(row, said) for row, said in _each(rows)))


def _each(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    for row in rows:
        accounts = row.accounts or (row,)
        for number, account in enumerate(accounts, 1):
            yield account, _account(number, len(accounts), row.disputed)


def _account(number: int, of: int, disputed: bool) -> str:
    if of == 1:
        return ""
    return f"Account {number} of {of} of one happening{': they do not agree' if disputed else ''}"


def _cells(row: Row, account: str) -> tuple[str, ...]:
    beside = row.beside
    notes = [f"Note by {who}: {words}" for who, words in beside.notes] if beside else []
    findings = [f"Finding {number} stands on it" for number, _ in beside.findings] if beside else []
    outside = ["Outside the scope of the review"] if row.outside else []
    known = (account, *(mark.text for mark in row.marks), *outside, *findings, *notes)
    return (
        str(row.index),
        _lines(row.when, row.precision, f"written \u201c{row.written}\u201d" if row.written else ""),
        row.age,
        _lines(row.agency, row.about and f"about {row.about}"),
        _lines(row.kind, row.text),
        _lines(*(f"{title}: {words}" for title, words in row.more), row.source and f"From {row.source}"),
        _lines(*known),
    )


def _lines(*said: str) -> str:
    return "\n".join(line for line in said if line)

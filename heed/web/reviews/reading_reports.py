"""What was read from a file, kept beside it: how many rows, which entries, what should be mended."""

from __future__ import annotations

from typing import Any

from heed.chronology.events import Event
from heed.chronology.problems import Problem, Refused, UnusableInput
from heed.chronology.reading import Reading, UnknownHeadings, read_bytes
from heed.web.reviews.models import ReceivedFile
from heed.web.reviews.models.agency_columns import columns_of
from heed.web.reviews.models.chronology_template import mandatory_in, template_of

Report = dict[str, Any]

# What a file says of itself until it has been read; it stays so where a fault of Heed stopped the reading.
NOT_READ: Report = {
    "unusable": "A fault of Heed stopped the reading of this file. Hand it in as another kind of file: a CSV.",
    "rows": 0,
    "entries": [],
    "problems": [],
}


def report_on(file: ReceivedFile) -> Report:
    """The report of a file: `rows`, `entries` and `problems`, or `unusable`, one sentence that says what to do.

    `headings` are those of a table whose columns nobody has said the meaning of yet. Raises Refused for a file of which
    nothing may be kept.
    """
    try:
        return _report(reading_of(file))
    except Refused:
        raise
    except UnknownHeadings as unknown:
        return NOT_READ | {"unusable": str(unknown), "headings": list(unknown.headings)}
    except UnusableInput as unusable:
        return NOT_READ | {"unusable": str(unusable)}


def reading_of(file: ReceivedFile) -> Reading:
    """A file that was handed in, read from its bytes as its review asks and with its agency's own headings.

    Raises UnusableInput where nothing can be read.
    """
    submission = file.submission
    columns = template_of(submission.review).headings | columns_of(submission.agency)
    mandatory = mandatory_in(submission.review)
    return read_bytes(file.name, bytes(file.data), submission.agency.code, columns, mandatory)


def _report(reading: Reading) -> Report:
    return {
        "unusable": "",
        "format": reading.format,
        "rows": reading.rows,
        "entries": [_entry(event) for event in reading.chronology.events],
        "problems": [problem.as_json() | {"write": _without_place(problem)} for problem in reading.problems],
    }


def _without_place(problem: Problem) -> str:
    """The sentence without the file, row and column it begins with: beside it they have columns of their own."""
    place, colon, say = problem.say.partition(": ")
    if not colon or (problem.row is not None and f"row {problem.row}" not in place):
        return problem.say
    return say[:1].upper() + say[1:]


def _entry(event: Event) -> dict[str, str]:
    return {
        "row": event.source.rsplit(":", 1)[-1],
        "written": event.when.text,
        "read": event.when.say(),
        "kind": event.kind,
        "text": event.text,
        "action": event.attrs.get("action", ""),
    }

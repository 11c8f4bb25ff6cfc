"""Tables as CSV files, their cells harmless to a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponse

from heed.chronology.reading.guarding import guarded
from heed.web.cascade.listed_people import COLUMNS
from heed.web.cascade.models import Recipient


def as_csv(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The rows as a file that spreadsheets open with the right letters (UTF-8 with its mark)."""
    text = io.StringIO()
    csv.writer(text).writerows([guarded("" if cell is None else str(cell)) for cell in row] for row in rows)
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def list_rows(people: Iterable[Recipient]) -> Iterator[Sequence[object]]:
    """The list of people as it can be taken in again: those of the partnership's agencies."""
    yield [names[0] for names in COLUMNS.values()]
    for one in people:
        if one.agency is not None:
            manages = "yes" if one.manages else ""
            kind = one.agency.get_code_display()
            yield one.name, one.email, one.agency, kind, one.team, one.job, manages, one.joined, one.left

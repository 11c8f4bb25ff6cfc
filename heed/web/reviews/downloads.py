"""Files that leave: always as a download, never as something a browser opens in the site's own name."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_OFFICE = "application/vnd.openxmlformats-officedocument"
# Each ending that a chronology is written in, with what a person calls it and what a browser does.
TYPES = {
    "docx": ("Word, to bring back", f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": ("Excel", f"{_OFFICE}.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "json": ("JSON", "application/json"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "xes": ("XES, an event log for process mining", "application/xml"),
    "ocel.json": ("OCEL 2.0, an event log with its people and agencies", "application/json"),
}


def as_attachment(data: bytes, name: str, kind: str = "application/octet-stream") -> HttpResponse:
    """A response that a browser saves under `name`."""
    answer = HttpResponse(data, content_type=kind)
    answer.headers["Content-Disposition"] = _disposition(name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _disposition(name: str) -> str:
    return content_disposition_header(True, name) or "attachment"

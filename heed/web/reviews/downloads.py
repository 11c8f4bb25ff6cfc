"""Files that leave: always as a download, never as something a browser opens in the site's own name."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def as_attachment(data: bytes, name: str, kind: str = "application/octet-stream") -> HttpResponse:
    """A response that a browser saves under `name`."""
    answer = HttpResponse(data, content_type=kind)
    answer.headers["Content-Disposition"] = _disposition(name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _disposition(name: str) -> str:
    return content_disposition_header(True, name) or "attachment"

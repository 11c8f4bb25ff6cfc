"""What a file is, told by its content."""

from __future__ import annotations

import io
import re
import zipfile

from heed.chronology.problems import Refused, UnusableInput
from heed.chronology.reading import limits

CSV, XLSX, DOCX, PARQUET, JSON, XES = "csv", "xlsx", "docx", "parquet", "json", "xes"
_SAVE = "Save the chronology as Word (.docx), Excel (.xlsx) or CSV."
# The first bytes of files that hold no chronology Heed can read, each with what it is and what to do.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "is an older Word or Excel file, or one locked with a password", f"Unlock it. {_SAVE}"),
    (b"%PDF", "is a PDF, which has no rows", "Ask for the Word or Excel file it was made from."),
    (b"{\\rtf", "is a rich text file", _SAVE),
    (b"\x89PNG", "is a picture", _SAVE),
    (b"\xff\xd8\xff", "is a picture", _SAVE),
    (b"GIF8", "is a picture", _SAVE),
    (b"\x1f\x8b", "is a compressed file", "Unpack it and send the file inside."),
)


# How a program of Windows, Linux or macOS, or a script of a shell, begins.
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
# The root of an event log, after the declaration, comments and style sheets of XML.
_LOG = re.compile(rb"\A(?:<[?!][^>]*>\s*)*<(?:\w+:)?log[\s>]")


def format_of(name: str, data: bytes) -> str:
    """csv, xlsx, docx, parquet, json or xes. Raises UnusableInput for anything else, with what to do."""
    if data.startswith(b"PAR1"):
        return PARQUET
    if data.startswith(b"PK"):
        return _of_archive(name, data)
    if data.startswith(_PROGRAMS):
        raise Refused(f"{name} is a program and no document, whatever its name says. {_SAVE}")
    for start, what, remedy in _OTHERS:
        if data.startswith(start):
            raise UnusableInput(f"{name} {what}. {remedy}")
    start = data[:2_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return JSON
    if _LOG.search(start):
        return XES
    if start[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml", b"<table", b"<meta", b"<head", b"<body")):
        raise UnusableInput(f"{name} is a web page or XML, not a table of a chronology. {_SAVE}")
    return CSV


def _of_archive(name: str, data: bytes) -> str:
    try:
        parts = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, RuntimeError, ValueError):
        # A RuntimeError is zipfile's word for an archive of a version it does not know.
        raise UnusableInput(
            f"{name} is damaged and cannot be opened. Open it in its own program, save it again."
        ) from None
    limits.check_parts(name, len(parts))
    if "word/document.xml" in parts:
        return DOCX
    if "xl/workbook.xml" in parts:
        return XLSX
    if "content.xml" in parts:
        raise UnusableInput(f"{name} is an OpenDocument file. {_SAVE}")
    raise UnusableInput(
        f"{name} is an archive without a Word or Excel file in it. Unpack it and send the files inside."
    )


def has_macros(data: bytes) -> bool:
    """Whether a Word or Excel file carries macros, which are never run."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(part.rsplit("/", 1)[-1].lower().startswith("vbaproject") for part in archive.namelist())

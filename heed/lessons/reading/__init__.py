"""Published documents, read into a `Document` whatever their format. The format is told from the content."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from heed.chronology.problems import UnusableInput
from heed.lessons.documents import Document
from heed.lessons.reading import html, pdf, powerpoint, recognition, text, word

# An upload larger than this is no briefing; reading it would only exhaust the machine.
LARGEST = 50 * 1024 * 1024
LARGEST_UNPACKED = 192 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|main|article|div|section|h[1-6]|p|ul|table)[\s>]", re.IGNORECASE
)


def read(path: Path) -> Document:
    """The document in a file. Raises UnusableInput with one sentence: what was found, where, what to do."""
    return read_bytes(path.name, contents(path))


def contents(path: Path) -> bytes:
    """The bytes of a file, no more than a publication may have. Raises UnusableInput."""
    if path.is_dir():
        raise UnusableInput(f"{path.name} is a folder. Name the document inside it that should be read.")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnusableInput(f"There is no file {path}. Check the name and the folder.") from None
    except OSError as error:
        raise UnusableInput(f"{path.name} cannot be opened ({error.strerror}). Check that you may read it.") from None
    if len(data) > LARGEST:
        raise UnusableInput(f"{path.name} is larger than 50 MB. Save the briefing alone, without its pictures.")
    return data


def read_bytes(name: str, data: bytes) -> Document:
    """The document in the bytes of a file called `name`. Raises UnusableInput."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnusableInput(f"{name} is empty. Send the file again, or check that it was saved.")
    document = _read(name, data)
    if not document.blocks:
        raise UnusableInput(f"{name} holds no words that can be read. Send it as text, or with its text in place.")
    return document


def _read(name: str, data: bytes) -> Document:
    if data[:1024].lstrip().startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return pdf.read(name, data)
    if data.startswith(b"PK"):
        return _office(name, data)
    if data.startswith(_OLE):
        raise UnusableInput(_old_office(name, data))
    if data.startswith(b"{\\rtf"):
        raise UnusableInput(f"{name} is rich text (RTF). Open it in a word processor and save it as DOCX or PDF.")
    if data.startswith(_PICTURES) and (found := recognition.read(name, data, is_pdf=False)):
        return found
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP":
        raise UnusableInput(f"{name} is a picture. Run text recognition (OCR) over it, or send the document itself.")
    start = data[:8192].decode("utf-16", "ignore").encode() if data.startswith(html.UTF_16) else data[:4096]
    if _HTML.search(start) and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return html.read(name, data)
    return text.read(name, data)


def _office(name: str, data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
            # A tree of XML takes some twenty times the room of its text, a picture only its own.
            weights = {part: 6 if part.filename.endswith(".xml") else 1 for part in parts.infolist()}
            unpacked = sum(part.file_size * weight for part, weight in weights.items())
    except zipfile.BadZipFile:
        raise UnusableInput(
            f"{name} is a damaged Word or PowerPoint file. Open it there, save it again and send that."
        ) from None
    if unpacked > LARGEST_UNPACKED:
        raise UnusableInput(
            f"{name} would take {unpacked:,} bytes to open, which no briefing does. Save it without its pictures."
        )
    if any(part.startswith("word/document") for part in names):
        return word.read(name, data)
    if any(part.startswith("ppt/presentation") for part in names):
        return powerpoint.read(name, data)
    raise UnusableInput(
        f"{name} is neither a Word document nor a PowerPoint deck, though it is packed like one. "
        "Save the briefing as DOCX, PPTX or PDF."
    )


def _old_office(name: str, data: bytes) -> str:
    # An encrypted package of today's Office is kept in yesterday's container, under this name.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{name} is protected by a password. Save a copy without the password and send that."
    return f"{name} is in an old Office format. Open it in Word or PowerPoint and save it as DOCX or PPTX."

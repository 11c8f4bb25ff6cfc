"""What hides in a file: everything in its bytes that somebody who reads its pages does not see.

Nothing is taken out here. Each is told with where it is, what it is and what to do; a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from heed.anonymity.hidden import mails, office, pages, pdf, pictures
from heed.anonymity.hidden.hidden import KINDS, Hidden
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import limits

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_A_FILE_IN_A_MAIL_IN_A_MAIL = 3


def find(name: str, data: bytes) -> tuple[Hidden, ...]:
    """Everything hidden in a DOCX, PPTX, XLSX, PDF, HTML, picture or mail, told apart by content.

    Raises UnusableInput for a file that is none of them, damaged, locked, or made to fill the machine.
    """
    return tuple(dict.fromkeys(_find(name, data, _A_FILE_IN_A_MAIL_IN_A_MAIL)))


def _find(name: str, data: bytes, deep: int) -> Iterator[Hidden]:
    limits.check_size(name, len(data))
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        yield from pdf.find(name, data)
    elif data.startswith(b"PK"):
        yield from office.find(name, data)
    elif data.startswith(_OLD_OFFICE):
        raise UnusableInput(
            f"{name} is in an old Office format or locked. Save a copy as DOCX, PPTX or XLSX without a password."
        )
    elif data.startswith(_PICTURES):
        yield from pictures.find(name, data)
    elif start.startswith(b"<"):
        yield from pages.find(name, data)
    elif mails.is_mail(start):
        yield from _in_mail(name, data, deep)
    elif b"\0" in data[:4096]:
        raise UnusableInput(
            f"{name} is no file that Heed can look into. Send DOCX, PPTX, XLSX, PDF, HTML or a picture."
        )


def _in_mail(name: str, data: bytes, deep: int) -> Iterator[Hidden]:
    yield from mails.find(name, data)
    for attached, part in mails.attachments(data):
        try:
            if deep and part:
                yield from _find(f"{name}, {attached}", part, deep - 1)
        except UnusableInput as why:
            yield Hidden("embedded file", attached, attached, str(why), "Leave the attachment out, or send it apart.")


__all__ = ["KINDS", "Hidden", "find"]

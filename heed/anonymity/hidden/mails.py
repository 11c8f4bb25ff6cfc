"""What hides in a mail: who wrote it, whom it went to, by what ways, and the files it carries (RFC 5322)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from heed.anonymity.hidden.hidden import Hidden, hidden

_HEADER = re.compile(
    rb"^(?:From|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Date|Subject|To|X-[\w-]+):", re.I
)
_SHOWN = {"from", "to", "cc", "subject", "date", "mime-version", "content-type", "content-transfer-encoding"}
_MOST_PARTS = 200


def is_mail(start: bytes) -> bool:
    """Whether the file begins as a mail does: two headers or more in its first lines."""
    return bool(_HEADER.match(start)) and len(re.findall(rb"^[\w-]+:\s", start, re.MULTILINE)) > 1


def find(name: str, data: bytes) -> Iterator[Hidden]:
    """Headers that a mail program does not show, and the files attached."""
    message = message_from_bytes(data, policy=policy.default)
    for header, value in message.items():
        if header.casefold() not in _SHOWN:
            yield hidden("property", f"header {header}", str(value), "A line of the mail that its reader does not see.")
    for attached, _ in attachments(data):
        yield hidden("embedded file", name, attached, "A file that the mail carries.")


def attachments(data: bytes) -> list[tuple[str, bytes]]:
    """The files that a mail carries, and its body where that is a page."""
    message = message_from_bytes(data, policy=policy.default)
    found = []
    for part in list(message.walk())[:_MOST_PARTS]:
        if isinstance(part, EmailMessage) and not part.is_multipart():
            content = part.get_payload(decode=True)
            if part.get_filename() or part.get_content_type() == "text/html":
                found.append(
                    (part.get_filename() or "the page of the mail", content if isinstance(content, bytes) else b"")
                )
    return found

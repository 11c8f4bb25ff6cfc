"""Deadlines as a calendar file that any calendar program opens (RFC 5545): whole days, each with a lasting identifier.

A calendar travels: it holds what is due and the label of the review, and no other word of the case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MEDIA_TYPE = "text/calendar; charset=utf-8"
_OCTETS_A_LINE = 75


@dataclass(frozen=True)
class Entry:
    """One whole day of a calendar. The same `uid` again is the same entry, moved or reworded."""

    uid: str
    day: date
    summary: str
    description: str = ""


def calendar(entries: Iterable[Entry], name: str, made: datetime) -> bytes:
    """The calendar as bytes, in UTF-8 with CRLF ends; `made` is a moment in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Heed//deadlines of reviews//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for entry in entries:
        lines += _event(entry, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, made: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{_text(entry.uid)}", f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"]
    lines += [f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}", f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"]
    lines.append(f"SUMMARY:{_text(entry.summary)}")
    if entry.description:
        lines.append(f"DESCRIPTION:{_text(entry.description)}")
    return [*lines, "CLASS:CONFIDENTIAL", "TRANSP:TRANSPARENT", "END:VEVENT"]


def _text(words: str) -> str:
    """Words as a TEXT value (RFC 5545, 3.3.11): what would end a value is escaped, controls are left out."""
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in words if sign >= " " and sign != "\x7f")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which splits a character (RFC 5545, 3.1)."""
    pieces, piece, octets = [], "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _OCTETS_A_LINE:
            pieces.append(piece)
            piece, octets = "", 1  # the space that a continued line begins with
        piece, octets = piece + sign, octets + size
    return "\r\n ".join([*pieces, piece])

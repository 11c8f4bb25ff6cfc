"""Deadlines as a calendar file: whole days, lasting identifiers, lines of at most 75 octets."""

from datetime import date, datetime

import pytest

from heed.reviews.calendar import Entry, calendar

MADE = datetime(2026, 1, 5, 9, 30)


def lines(*entries: Entry) -> list[str]:
    written = calendar(entries, "Reviews", MADE)
    assert written.endswith(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    return written.decode().replace("\r\n ", "").split("\r\n")


def test_an_entry_is_a_whole_day() -> None:
    found = lines(Entry("review-7-notification@heed.invalid", date(2025, 12, 31), "Child W: Notification"))
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0",
        "UID:review-7-notification@heed.invalid",
        "DTSTAMP:20260105T093000Z",
        "DTSTART;VALUE=DATE:20251231",
        "DTEND;VALUE=DATE:20260101",
        "SUMMARY:Child W: Notification",
        "CLASS:CONFIDENTIAL",
    ):
        assert line in found


def test_an_empty_calendar_is_a_calendar() -> None:
    assert lines()[-2:] == ["END:VCALENDAR", ""]


@pytest.mark.parametrize("words", ["é" * 200, "x" * 300, "ab" + "😀" * 60, "short"])
def test_a_long_line_is_folded_between_characters(words: str) -> None:
    written = calendar([Entry("u", date(2026, 1, 1), words)], "Reviews", MADE)
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert [line.decode() for line in written.split(b"\r\n")]  # no character is cut
    assert f"SUMMARY:{words}" in written.decode().replace("\r\n ", "")


def test_what_would_end_a_value_is_escaped() -> None:
    entry = Entry("u", date(2026, 1, 1), "Child W; due, or\nEND:VEVENT\\", "a\x00b")
    found = lines(entry)
    assert "SUMMARY:Child W\\; due\\, or\\nEND:VEVENT\\\\" in found
    assert "DESCRIPTION:ab" in found
    assert found.count("END:VEVENT") == 1

"""Web pages and plain text: what surrounds a page is left out, and a line is joined to the one it carries on."""

from __future__ import annotations

import pytest

from heed.lessons.documents import Document
from heed.lessons.reading import read_bytes
from tests.rooms import lessons_printed as printed


def reading(text: str) -> Document:
    return read_bytes("page", text.encode())


def shape(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.words) for block in reading(text).blocks]


def page(body: str) -> str:
    return f"<!doctype html><html><body>{body}</body></html>"


def test_navigation_banner_and_footer_are_left_out() -> None:
    words = reading(printed.html()).whole
    assert printed.POINTS[0] in words
    around = ("Home", "Cookies", "What can we do now?", "Borough Council", "color")
    assert [each for each in around if each in words] == []


def test_lists_within_lists_keep_their_depth() -> None:
    assert shape(page("<ul><li>Outer<ul><li>Inner</li></ul></li><li>Outer again</li></ul>")) == [
        ("bullet", 0, "Outer"),
        ("bullet", 1, "Inner"),
        ("bullet", 0, "Outer again"),
    ]


def test_a_link_that_leads_nowhere_is_lost_and_its_words_are_kept() -> None:
    document = reading(page('<p>See <a href="#">the leaflet</a> or <a href="https://avonmere.example.org">us</a>.</p>'))
    assert [(link.label, link.lost) for block in document.blocks for link in block.links] == [
        ("the leaflet", True),
        ("us", False),
    ]
    assert document.whole == "See the leaflet or us."


def test_words_outside_any_paragraph_are_read_too() -> None:
    assert shape(page("<div>Loose words<p>A paragraph.</p>and more</div>")) == [
        ("paragraph", 0, "Loose words"),
        ("paragraph", 0, "A paragraph."),
        ("paragraph", 0, "and more"),
    ]


TYPED = {
    "a dash, a dot": ("- one\n• two", [("bullet", 0, "one"), ("bullet", 0, "two")]),
    "a star, a tick": ("* one\n✓ two", [("bullet", 0, "one"), ("bullet", 0, "two")]),
    "a slip of one space": ("- one\n - two", [("bullet", 0, "one"), ("bullet", 0, "two")]),
    "depth": ("- one\n    - two", [("bullet", 0, "one"), ("bullet", 1, "two")]),
    "a wrapped item": ("- one that goes\n  on below", [("bullet", 0, "one that goes on below")]),
    "underlined": ("Learning\n========", [("heading", 1, "Learning")]),
    "marked": ("## Learning ##", [("heading", 2, "Learning")]),
    "a numeral alone": ("06", [("numeral", 0, "06")]),
    "a rule": ("one\n\n---\n\ntwo", [("paragraph", 0, "one"), ("paragraph", 0, "two")]),
    "a footnote": ("¹ See the guideline", [("note", 0, "¹ See the guideline")]),
    "italic alone": ("*They said so.*", [("quote", 0, "They said so.")]),
}


@pytest.mark.parametrize(("text", "expected"), TYPED.values(), ids=TYPED)
def test_text_as_people_type_it(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(text) == expected


def test_a_place_counts_lines_and_characters_as_an_editor_shows_them() -> None:
    document = reading("\n\n  Two lines that\nare one sentence.\n")
    (block,) = document.blocks
    assert (block.place.number, block.place.start, block.place.end) == (3, 2, 34)
    assert document.at(block.place) == "Two lines that are one sentence."

"""One briefing in nine printings: the same lessons come out of each, every one at a place that holds its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from heed.lessons.documents import Document
from heed.lessons.extraction import extract
from heed.lessons.publications import Publication
from heed.lessons.reading import read_bytes
from tests.lessons_read import lost, not_verbatim
from tests.rooms import lessons_printed as printed

PRINTINGS: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "markdown": ("markdown", "line", lambda: printed.markdown().encode()),
    "plain text": ("text", "line", lambda: printed.plain_text().encode()),
    "web page": ("html", "line", lambda: printed.html().encode()),
    "word, by style": ("docx", "line", printed.word),
    "word, by hand": ("docx", "line", lambda: printed.word(styled=False)),
    "deck": ("pptx", "slide", printed.deck),
    "pdf": ("pdf", "page", printed.pdf),
    "pdf, two columns": ("pdf", "page", lambda: printed.pdf(columns=2)),
    "pdf, poster": ("pdf", "page", printed.poster),
}
each_printing = pytest.mark.parametrize("printing", PRINTINGS)


@cache
def understood(printing: str) -> tuple[Document, Publication]:
    document = read_bytes(printing, PRINTINGS[printing][2]())
    return document, extract(document)


@each_printing
def test_the_same_lessons_come_out(printing: str) -> None:
    assert printed.said(understood(printing)[1]) == printed.EXPECTED


@each_printing
def test_every_text_stands_at_its_place_and_no_word_is_lost(printing: str) -> None:
    document, publication = understood(printing)
    assert not_verbatim(document, publication) == []
    assert lost(document, publication) == []


@each_printing
def test_the_format_and_the_unit_of_places_are_told(printing: str) -> None:
    document, publication = understood(printing)
    assert (document.format, document.unit) == PRINTINGS[printing][:2]
    assert all(point.passage.place.unit == document.unit for point in publication.learning_points)


@each_printing
def test_whose_it_is_and_whom_its_recommendations_are_for(printing: str) -> None:
    _, publication = understood(printing)
    assert publication.authority is not None
    assert (publication.authority.name, publication.authority.basis) == (printed.BOARD, "stated")
    assert publication.review.label == "Child W"
    asked = [printed.straight(one.addressee) for one in publication.recommendations]
    assert asked == list(printed.ADDRESSEES)
    assert any("01632 960142" in contact.words for contact in publication.contacts)


@each_printing
def test_the_date_of_issue_is_the_printed_one_or_none(printing: str) -> None:
    _, publication = understood(printing)
    issued = publication.published.text if publication.published else None
    assert issued == (None if printing in ("deck", "pdf, poster") else "14 March 2023")


@pytest.mark.parametrize("printing", [name for name in PRINTINGS if "by hand" not in name and "poster" not in name])
def test_a_printed_number_is_kept(printing: str) -> None:
    assert [one.number for one in understood(printing)[1].recommendations] == ["1", "2", "3"]

"""The same briefing as HTML: the same words, in order, with headings, and nothing that runs."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup

from heed.briefings.contents import HouseStyle, LessonForBriefing, Link
from heed.briefings.writing import html
from tests.rooms.avonmere import FACTS, briefing


def parsed(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "lxml")


def test_the_headings_are_the_title_the_seven_panels_and_the_sources() -> None:
    page = parsed(html.page(briefing()))
    assert [heading.get_text(" ", strip=True) for heading in page.find_all(["h1", "h2"])] == [
        FACTS.title,
        *(f"{panel.number} {panel.title}" for panel in briefing().panels),
        "Where the learning points come from",
    ]


def test_every_word_stands_in_the_order_of_the_panels() -> None:
    text = " ".join(parsed(html.fragment(briefing())).get_text(" ").split())
    places = [text.find(line) for panel in briefing().panels for line in panel.paragraphs] + [
        text.find(point.text) for panel in briefing().panels[2:] for point in panel.points
    ]
    assert -1 not in places
    assert places == sorted(places)


def test_a_fragment_has_no_style_and_no_script_and_its_heading_fits_the_page_around_it() -> None:
    fragment = parsed(html.fragment(briefing(), heading=2))
    assert not fragment.find_all(["style", "script", "link"])
    assert not [tag for tag in fragment.find_all(True) if tag.has_attr("style")]
    assert fragment.find("h1") is None
    assert len(fragment.find_all("h3")) == 8


def test_every_label_points_at_something_and_no_identifier_is_used_twice() -> None:
    page = parsed(html.page(briefing()))
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {tag["aria-labelledby"] for tag in page.find_all(attrs={"aria-labelledby": True})} <= set(ids)


def test_the_page_says_its_language_and_title() -> None:
    page = parsed(html.page(briefing()))
    assert page.html is not None
    assert page.html["lang"] == "en-GB"
    assert page.title is not None
    assert page.title.string == f"{FACTS.title} - 7-minute briefing - Avonmere Safeguarding Children Partnership"


def test_a_strict_site_gives_a_nonce_or_a_style_sheet_of_its_own() -> None:
    assert '<style nonce="abc">' in html.page(briefing(), nonce="abc")
    linked = html.page(briefing(), stylesheet="/static/briefing.css")
    assert '<link rel="stylesheet" href="/static/briefing.css">' in linked
    assert "<style" not in linked


def test_whatever_is_typed_is_shown_and_never_run() -> None:
    evil = "<script>alert('x')</script> & \"quoted\" $title"
    tricky = briefing(
        facts=replace(FACTS, title=evil, links=(Link(evil, "javascript:alert(1)"), Link("ok", 'https://a.example/"x'))),
        lessons=[LessonForBriefing(evil, evil, evil)],
        style=HouseStyle(evil, "#1d5c63"),
    )
    page = parsed(html.page(tricky))
    assert not page.find_all("script")
    assert [link["href"] for link in page.find_all("a")] == ['https://a.example/"x']
    assert page.h1 is not None
    assert page.h1.get_text() == evil


def test_the_house_colour_is_in_the_style_and_dark_enough() -> None:
    assert "--house: #1d5c63" in html.style(briefing())
    assert "#ffee00" not in html.style(briefing(style=HouseStyle("Avonmere", "#ffee00")))

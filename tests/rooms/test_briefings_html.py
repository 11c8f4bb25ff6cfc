"""The same briefing as HTML: the same words, in order, with headings, and nothing that runs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from heed.briefings.layouts import LAYOUTS
from heed.briefings.source import HouseStyle, LessonForBriefing, Link, Logo
from heed.briefings.writing import html
from tests.rooms.avonmere import FACTS, STYLE, briefing


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


@pytest.mark.parametrize("form", sorted(LAYOUTS))
class TestEveryForm:
    def test_says_every_word_once_in_order(self, form: str) -> None:
        text = " ".join(parsed(html.fragment(briefing(form))).get_text(" ").split())
        lines = [
            line for panel in briefing(form).panels for line in (*panel.paragraphs, *(p.text for p in panel.points))
        ]
        place = 0
        for line in lines:
            place = text.find(" ".join(line.split()), place)
            assert place >= 0, line

    def test_has_headings_that_step_down_by_one_and_labels_that_lead_somewhere(self, form: str) -> None:
        page = parsed(html.page(briefing(form)))
        levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4"])]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids))
        assert {tag["aria-labelledby"] for tag in page.find_all(attrs={"aria-labelledby": True})} <= set(ids)
        assert {tag["href"][1:] for tag in page.find_all("a") if tag["href"].startswith("#")} <= set(ids)

    def test_runs_nothing_and_carries_its_look_in_the_style_sheet(self, form: str) -> None:
        fragment = parsed(html.fragment(briefing(form)))
        assert not fragment.find_all(["style", "script", "link"])
        assert not [tag for tag in fragment.find_all(True) if tag.has_attr("style")]


def test_a_table_has_heads_for_its_columns_and_rows_and_says_them_on_a_phone() -> None:
    table = parsed(html.page(briefing("full_report"))).table
    assert table is not None
    assert [one["scope"] for one in table.find_all("th")] == ["col"] * 4 + ["row"] * 3
    assert {one["data-heading"] for one in table.find_all("td")} == {"For whom", "What is asked", "What is being done"}


def test_a_slide_has_its_notes_beneath_it() -> None:
    page = parsed(html.page(briefing("slides")))
    shown = page.find_all(class_="heed-briefing__slide")
    assert all(slide.find(class_="heed-briefing__notes") for slide in shown)


def test_the_logo_is_in_the_page_with_what_is_read_out_in_its_place() -> None:
    page = parsed(html.page(briefing(style=replace(STYLE, logo=Logo(b"\x89PNG", 'A "heron" over water')))))
    assert page.img is not None
    assert page.img["alt"] == 'A "heron" over water'
    assert str(page.img["src"]).startswith("data:image/png;base64,")

"""A briefing composed from lessons, and what a draft of it still lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.briefings import colour, layouts, wording
from heed.briefings.contents import (
    Contact,
    HouseStyle,
    LessonForBriefing,
    Link,
    RecommendationForBriefing,
    ReviewFacts,
    compose,
    faults,
)
from tests.rooms.avonmere import FACTS, LESSONS, briefing


def kinds(**changes: object) -> list[tuple[str, int | None]]:
    return [(fault.kind, fault.panel) for fault in faults(briefing(**changes))]


def test_a_briefing_has_seven_panels_with_fixed_numbers_and_titles() -> None:
    assert [(panel.number, panel.title) for panel in briefing().panels] == [
        (plan.number, plan.title) for plan in layouts.SEVEN_MINUTE.panels
    ]
    assert [panel.number for panel in briefing().panels] == [1, 2, 3, 4, 5, 6, 7]


def test_every_learning_point_is_answered_by_its_question_in_the_same_order() -> None:
    panels = {panel.number: [point.text for point in panel.points] for panel in briefing().panels}
    assert panels[4] == [lesson.text for lesson in LESSONS]
    assert panels[6] == [*(lesson.question for lesson in LESSONS), "What will our team do differently from Monday?"]


def test_a_recommendation_begins_with_its_number_and_whom_it_is_for() -> None:
    assert briefing().panels[4].points[0].lead == "1. Avonmere Health Trust:"


def test_the_good_example_lacks_nothing() -> None:
    assert faults(briefing()) == []


def test_nothing_is_written_that_was_not_given() -> None:
    bare = compose(ReviewFacts("r", "A review"), [])
    assert bare.words == 0
    assert [fault.kind for fault in faults(bare)].count("empty_panel") == 7


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"lessons": [LessonForBriefing("Ask who lives there.", "", "s. 1")]}, ("no_question", 6)),
        ({"lessons": [LessonForBriefing("Ask who lives there.", "Do I?", "")]}, ("no_source", 4)),
        ({"recommendations": [RecommendationForBriefing("1", "Ask.")]}, ("no_addressee", 5)),
        ({"style": HouseStyle("Avonmere", "#1d5c63", (Contact("The office"),))}, ("no_contact", 7)),
        ({"style": HouseStyle("Avonmere", "teal", (Contact("The office", "01632 960401"),))}, ("no_colour", None)),
        ({"facts": replace(FACTS, links=(Link("The protocol", "#"),))}, ("lost_link", 7)),
        ({"facts": replace(FACTS, links=(Link("The protocol", "javascript:alert(1)"),))}, ("lost_link", 7)),
        ({"facts": replace(FACTS, story=("Mother failed to engage.",))}, ("blaming_words", 2)),
        ({"facts": replace(FACTS, story=("The ICPC was late.",))}, ("abbreviation", 2)),
        ({"facts": replace(FACTS, story=("word " * 191,))}, ("panel_too_long", 2)),
        ({"facts": replace(FACTS, story=("word " * 901,))}, ("too_long", None)),
    ],
)
def test_what_a_draft_lacks_is_said_with_the_panel(changes: dict[str, object], fault: tuple[str, int | None]) -> None:
    assert fault in kinds(**changes)


def test_a_briefing_too_long_says_how_many_words_to_take_out() -> None:
    long = briefing(facts=replace(FACTS, story=("word " * 1000,)))
    (say,) = [fault.say for fault in faults(long) if fault.kind == "too_long"]
    assert f"take out {long.words - 900}" in say


def test_the_time_to_read_is_told_at_130_words_a_minute() -> None:
    assert briefing(facts=replace(FACTS, story=("word " * 520,))).minutes == 7


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("The MASH was told.", [("MASH", "multi-agency safeguarding hub")]),
        ("The multi-agency safeguarding hub (MASH) was told. MASH agreed.", []),
        ("MASH (the multi-agency safeguarding hub) was told.", []),
        ("The QXZ was told.", [("QXZ", "")]),
        ("The GP and the NHS in the UK, NICE CG89 too.", []),
        ("HS was seen.", []),
        ("Two IROs met.", [("IRO", "independent reviewing officer")]),
    ],
)
def test_an_abbreviation_is_explained_where_it_first_stands(text: str, unexplained: list[tuple[str, str]]) -> None:
    assert list(wording.unexplained(text, labels=["HS"])) == unexplained


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She was hard to reach.", ["was hard to reach"]),
        ("This was disguised compliance.", ["disguised compliance"]),
        ("He DNA'd twice and failed to ring.", ["DNA'd", "failed to"]),
        ("A chaotic family that absconded.", ["chaotic family", "absconded"]),
        ("Workers should have known.", ["should have known"]),
        ("The child was not brought; the record does not show why.", []),
        ("It was not so much that notes failed to go as how they went.", []),
        ("The letter failed to arrive. Failure to thrive was seen.", []),
        ("The nurse with the notes failed to come.", ["failed to"]),
        ("He wrote that the records failed to show it.", ["failed to"]),
        ("A failure of the team that kept notes.", ["failure"]),
    ],
)
def test_words_that_blame_are_found_and_each_has_a_plainer_way(text: str, words: list[str]) -> None:
    found = list(wording.blaming(text))
    assert sorted(said for said, _ in found) == sorted(words)
    assert all(instead for _, instead in found)


@pytest.mark.parametrize("house", ["#1d5c63", "#ffcc00", "#ffffff", "#00a3e0", "#000000"])
def test_white_text_can_be_read_on_any_house_colour(house: str) -> None:
    assert colour.contrast(colour.readable(house), "#ffffff") >= 4.5


def test_a_colour_that_is_dark_enough_is_left_as_it_is() -> None:
    assert colour.readable("#1d5c63") == "#1d5c63"
    assert round(colour.contrast("#000000", "#ffffff")) == 21


def test_the_text_for_the_checks_holds_every_word_of_every_panel() -> None:
    text = briefing().text
    assert all(lesson.text in text and lesson.question in text for lesson in LESSONS)
    assert FACTS.title in text
    assert FACTS.story[2] in text


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("www.a.example", "https://www.a.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("#", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_link_leads_only_to_the_web_or_to_mail(target: str, address: str) -> None:
    assert Link("there", target).address == address

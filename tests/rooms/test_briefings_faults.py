"""What a draft still lacks, in whatever form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.briefings.faults import faults, faults_of_forms
from heed.briefings.layouts import LAYOUTS
from heed.briefings.source import Contact, HouseStyle, LessonForBriefing, Link, RecommendationForBriefing
from tests.rooms.avonmere import FACTS, LESSONS, briefing


def kinds(**changes: object) -> list[tuple[str, int | None]]:
    return [(fault.kind, fault.panel) for fault in faults(briefing(**changes))]


@pytest.mark.parametrize("form", sorted(set(LAYOUTS) - {"leaflet"}))
def test_the_good_example_lacks_nothing(form: str) -> None:
    assert faults(briefing(form)) == []


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
        ({"facts": replace(FACTS, story=("The record was not passed on.",))}, ("hides_who", 2)),
        ({"facts": replace(FACTS, story=("The QXZ was late.",))}, ("abbreviation", 2)),
        ({"facts": replace(FACTS, story=("word " * 191,))}, ("panel_too_long", 2)),
        ({"facts": replace(FACTS, story=("word " * 26,))}, ("long_sentence", 2)),
        ({"facts": replace(FACTS, story=("word " * 901,))}, ("too_long", None)),
        ({"facts": replace(FACTS, story=())}, ("empty_panel", 2)),
    ],
)
def test_what_a_draft_lacks_is_said_with_the_panel(changes: dict[str, object], fault: tuple[str, int | None]) -> None:
    changes = {key: tuple(value) if isinstance(value, list) else value for key, value in changes.items()}
    assert fault in kinds(**changes)


def test_a_briefing_too_long_says_how_many_words_to_take_out() -> None:
    long = briefing(facts=replace(FACTS, story=("word " * 1000,)))
    (say,) = [fault.say for fault in faults(long) if fault.kind == "too_long"]
    assert f"take out {long.words - 900}" in say


def test_a_known_abbreviation_is_no_fault_for_every_form_explains_it() -> None:
    assert "abbreviation" not in [kind for kind, _ in kinds(facts=replace(FACTS, story=("The ICPC was late.",)))]


def test_parents_are_spared_the_words_of_the_trade_that_practitioners_may_read() -> None:
    lessons = (replace(LESSONS[0], text="Make a referral after every safeguarding assessment."),)
    found = {fault.say for fault in faults(briefing("leaflet", lessons=lessons)) if fault.kind == "jargon"}
    assert len(found) == 3
    assert not [fault for fault in faults(briefing(lessons=lessons)) if fault.kind == "jargon"]


def test_a_parents_leaflet_in_a_parents_words_lacks_nothing() -> None:
    plain = tuple(
        replace(one, plain="Any mark on a baby who cannot crawl is looked at by a doctor.") for one in LESSONS
    )
    assert faults(briefing("leaflet", lessons=plain)) == []


def test_what_every_form_lacks_is_said_once_with_the_forms() -> None:
    facts = replace(FACTS, story=("Mother failed to engage.",))
    found = faults_of_forms([briefing(form, facts=facts) for form in LAYOUTS])
    (forms,) = [forms for fault, forms in found if fault.kind == "blaming_words"]
    assert forms == tuple(layout.title for form, layout in LAYOUTS.items() if form != "leaflet")

"""One source, seven forms: what each takes, and what it says where there is nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.briefings import colour, layouts
from heed.briefings.composing import compose
from heed.briefings.contents import opening
from heed.briefings.filling import standing_paragraphs
from heed.briefings.layouts import LAYOUTS
from heed.briefings.source import (
    HouseStyle,
    LessonForBriefing,
    Link,
    QuestionForBriefing,
    RecommendationForBriefing,
    ReviewFacts,
    Source,
)
from tests.rooms.avonmere import FACTS, LESSONS, RESPONSES, STYLE, briefing, source

FORMS = sorted(LAYOUTS)


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
    first = briefing().panels[4].points[0]
    assert (first.number, first.lead) == ("1", "Avonmere Health Trust:")
    assert first.said.startswith("1. Avonmere Health Trust: Show that")


def test_whom_it_is_for_begins_with_a_capital_and_a_panel_with_nothing_says_so() -> None:
    made = briefing(
        facts=replace(FACTS, issues=(), good_practice=()),
        recommendations=(RecommendationForBriefing("", "Talk about it.", "every team"),),
    )
    assert made.panels[4].points[0].lead == "Every team:"
    assert made.panels[2].paragraphs == ("The learning points tell what this review saw.",)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_what_was_learned_in_panels_counted_from_one(form: str) -> None:
    made = briefing(form)
    assert [panel.number for panel in made.panels] == list(range(1, len(made.panels) + 1))
    assert LESSONS[0].text in made.text
    assert made.title == FACTS.title


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_written_that_was_not_given_or_does_not_stand_in_every_briefing(form: str) -> None:
    bare = compose(Source(ReviewFacts("r", "A review")), form)
    allowed = {text.replace("{house}", bare.style.name) for text in standing_paragraphs().values()}
    allowed |= {plan.if_empty for plan in LAYOUTS[form].panels}
    sheet = {blank.label for panel in bare.panels for blank in panel.blanks}
    assert {line for panel in bare.panels for line in panel.lines} <= allowed | sheet
    assert bare.lessons == ()


@pytest.mark.parametrize("form", ["practice_note", "slides", "full_report"])
def test_a_learning_point_stands_with_its_question_where_there_is_room(form: str) -> None:
    pairs = [(point.text, point.ask) for panel in briefing(form).panels for point in panel.points if point.ask]
    assert pairs == [(lesson.text, lesson.question) for lesson in LESSONS]


def test_learning_points_stand_under_their_themes_in_the_order_in_which_they_come() -> None:
    lessons = [
        LessonForBriefing("One.", "One?", "s", "Bruises"),
        LessonForBriefing("Two.", "Two?", "s", "Fathers"),
        LessonForBriefing("Three.", "Three?", "s", "Bruises"),
        LessonForBriefing("Four.", "Four?", "s"),
    ]
    (learned,) = [panel for panel in briefing("synopsis", lessons=tuple(lessons)).panels if panel.groups]
    assert [(group.title, [point.text for point in group.points]) for group in learned.groups] == [
        ("Bruises", ["One.", "Three."]),
        ("Fathers", ["Two."]),
        ("More learning", ["Four."]),
    ]


def test_one_theme_is_no_heading() -> None:
    lessons = (LessonForBriefing("One.", "One?", "s", "Bruises"), LessonForBriefing("Two.", "Two?", "s", "Bruises"))
    assert not [panel for panel in briefing("synopsis", lessons=lessons).panels if panel.groups]


def test_what_is_marked_for_the_longer_forms_stays_out_of_the_short_ones() -> None:
    parts = {
        "facts": replace(FACTS, more_issues=("A further issue.",)),
        "lessons": (*LESSONS, LessonForBriefing("A further lesson.", "Do I?", "s. 9", longer=True)),
        "questions": (QuestionForBriefing("A further question?", longer=True),),
        "recommendations": (RecommendationForBriefing("4", "A further thing.", "MASH", longer=True),),
    }
    further = {"A further issue.", "A further lesson.", "A further question?", "A further thing."}
    for form, layout in LAYOUTS.items():
        told = {words for words in further if words in briefing(form, **parts).text}
        if layout.is_short:
            assert told == set(), form
    assert {words for words in further if words in briefing("full_report", **parts).text} == further


def test_a_parent_reads_what_was_put_in_a_parents_words() -> None:
    lessons = (LessonForBriefing("Refer it.", "Do I?", "s", plain="Tell somebody the same day."), LESSONS[1])
    told = briefing("leaflet", lessons=lessons).text
    assert "Tell somebody the same day." in told
    assert "Refer it." not in told
    assert "Do I?" not in told


def test_each_recommendation_stands_beside_what_is_said_to_it() -> None:
    (table,) = [table for panel in briefing("full_report").panels for table in panel.tables]
    assert [row[0] for row in table.rows] == ["1", "2", "3"]
    assert table.rows[0][3] == f"Avonmere Health Trust: {RESPONSES[0].text}"
    assert table.rows[1][3].endswith("A register of advice is kept. By June 2021.")
    assert table.rows[2][3] == "No answer is told yet."


def test_an_answer_to_no_recommendation_is_not_lost() -> None:
    made = briefing("full_report", recommendations=(), responses=RESPONSES)
    assert all(one.text in made.text for one in RESPONSES)
    unmatched = briefing(
        "full_report", responses=(*RESPONSES, replace(RESPONSES[0], number="9", text="Something else."))
    )
    assert "Something else." in unmatched.text


def test_a_standing_paragraph_is_worded_once_and_stands_in_every_form() -> None:
    ours = replace(STYLE, standing={"what_a_review_is": "{house} looks back to learn."})
    for form in ("synopsis", "practice_note", "slides", "full_report"):
        assert "Avonmere Safeguarding Children Partnership looks back to learn." in briefing(form, style=ours).text


def test_the_feedback_sheet_asks_how_with_whom_what_and_what_stands_in_the_way() -> None:
    last = briefing("practice_note").panels[-1]
    assert last.new_page
    assert len(last.blanks) == 5


@pytest.mark.parametrize("form", FORMS)
def test_an_abbreviation_is_explained_where_each_form_uses_it_first(form: str) -> None:
    facts = replace(FACTS, story=("The IRO rang.", "The IRO wrote."), full_story=())
    made = briefing(form, facts=facts)
    if "IRO" in made.text:
        assert made.text.count("independent reviewing officer (IRO)") == 1
        assert "The IRO wrote." in made.text


def test_the_report_lists_the_short_forms_it_used() -> None:
    last = briefing("full_report", facts=replace(FACTS, story=("The IRO rang.",))).panels[-1]
    assert ("IRO:", "independent reviewing officer") in [(point.lead, point.text) for point in last.points]


def test_the_time_to_read_is_told_at_130_words_a_minute_and_against_seven_minutes() -> None:
    long = briefing(facts=replace(FACTS, story=("word " * 520,)))
    assert long.minutes == 7
    assert long.length == f"{long.words} words, about 7 minutes to read; seven minutes hold 910"


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        ("June 2016: A baby was born.", "June 2016:"),
        ("October 2016 to January 2017: Worry.", "October 2016 to January 2017:"),
        ("At birth: A baby was born.", "At birth:"),
        ("Mother said: no.", ""),
        ("The parents: they came in 2016: late.", ""),
    ],
)
def test_a_time_that_opens_a_paragraph_is_known(paragraph: str, lead: str) -> None:
    found, rest = opening(paragraph)
    assert found == lead
    assert f"{found} {rest}".strip() == paragraph


@pytest.mark.parametrize("house", ["#1d5c63", "#ffcc00", "#ffffff", "#00a3e0", "#000000", "#767676"])
def test_text_can_be_read_on_any_house_colour_and_on_its_tint(house: str) -> None:
    palette = colour.palette(HouseStyle("Avonmere", house, accent=house))
    assert colour.contrast(palette.house, "#ffffff") >= 4.5
    assert colour.contrast(palette.house, palette.tint) >= 4.5
    assert colour.contrast(palette.accent, palette.accent_tint) >= 4.5


def test_a_colour_that_is_dark_enough_is_left_as_it_is() -> None:
    assert colour.readable("#1d5c63") == "#1d5c63"
    assert colour.palette(STYLE).house == "#1d5c63"
    assert round(colour.contrast("#000000", "#ffffff")) == 21


def test_the_text_for_the_checks_holds_every_word_of_every_panel() -> None:
    text = briefing().text
    assert all(lesson.text in text and lesson.question in text for lesson in LESSONS)
    assert FACTS.title in text
    assert FACTS.story[2] in text


def test_the_source_is_told_without_a_word_lost() -> None:
    made = compose(source(), "full_report")
    assert all(one in made.text for one in FACTS.issues + FACTS.good_practice)


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

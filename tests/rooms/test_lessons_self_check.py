"""Ten questions made of a lesson: its words, its question, what it is, its theme, and what carries it."""

import pytest

from heed.lessons.self_check import ANY, ASPECTS, OF_THE_THEME, Asked, questions, told_of_themes
from heed.lessons.themes import theme_names

BRUISE = Asked(
    text="A bruise on a baby who could not yet roll was accepted as an accident.",
    stance="fault",
    themes=("bruising-non-mobile", "over-optimism"),
    question="What would you do today if you saw a bruise?",
    safeguards=(("BRU-01", "A bruise on a baby who is not mobile is reported the same day."),),
)


def words(*lessons: Asked, theme: str = "") -> dict[str, str]:
    return {one.aspect: one.words for one in questions(lessons, theme)}


def test_there_are_ten_in_their_order() -> None:
    assert [one.aspect for one in questions([BRUISE])] == list(ASPECTS)
    assert len(ASPECTS) == 10


def test_they_are_made_of_the_lesson() -> None:
    asked = words(BRUISE)
    assert asked["known"].startswith("\u201cA bruise on a baby who could not yet roll")
    assert asked["notice"].startswith("What would you do today if you saw a bruise?")
    assert "BRU-01" in asked["counts"]
    assert "is reported the same day" in asked["counts"]
    assert "whatever the explanation" in asked["written"]


@pytest.mark.parametrize("stance", ["fault", "praise", "expected", "legal", "account"])
def test_what_is_asked_first_depends_on_what_the_lesson_is(stance: str) -> None:
    lesson = Asked("It was so.", stance, ("neglect",))
    others = [Asked("It was so.", other, ("neglect",)) for other in ("fault", "praise") if other != stance]
    assert all(words(lesson)["known"] != words(other)["known"] for other in others)


def test_praise_is_kept_and_not_changed() -> None:
    assert "so that it still happens" in words(Asked("Done well.", "praise", ("neglect",)))["change"]


def test_without_a_question_safeguard_or_theme_ten_are_asked_all_the_same() -> None:
    asked = words(Asked("Something was learned.", "expected", ()))
    assert asked["written"] == told_of_themes()[ANY]["written"]
    assert all(one.endswith("?") for one in asked.values())


def test_of_several_lessons_the_theme_of_most_is_asked_about_and_three_are_quoted() -> None:
    lessons = [Asked(f"Lesson {number}.", "fault", ("neglect",)) for number in range(5)]
    asked = words(BRUISE, *lessons)
    assert asked["hours"] == told_of_themes()["neglect"]["hours"]
    assert asked["known"].count("\u201c") == 3
    assert words(BRUISE, *lessons, theme="over-optimism")["child"] == told_of_themes()["over-optimism"]["child"]


def test_a_long_passage_is_cut_at_a_word() -> None:
    quoted = words(Asked("word " * 200, "fault", ()))["known"]
    assert len(quoted) < 400
    assert "word \u2026\u201d" in quoted


@pytest.mark.parametrize("theme", [ANY, *theme_names()])
def test_every_theme_has_questions_of_its_own(theme: str) -> None:
    told = told_of_themes()[theme]
    assert tuple(told) == OF_THE_THEME
    for name, text in told.items():
        assert text.endswith("?") != (name in ("about", "sample")), name
        assert len(text) <= 200, name
    for other, asked in told_of_themes().items():
        if other != theme:
            assert not set(asked.values()) & set(told.values()), other


def test_no_theme_is_asked_about_that_is_none() -> None:
    assert set(told_of_themes()) == {ANY, *theme_names()}

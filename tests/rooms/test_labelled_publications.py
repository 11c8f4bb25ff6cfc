"""The folders of invented publications that teach the reading: their labels hold together and quote what is printed."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from benchmarks.labelled import PUBLICATIONS
from tests.rooms.test_examples import STANCES, THEMES

THIRD = "development_third_hand"
FOLDERS = ("development_another_hand", THIRD)
KINDS = {"seven_minute_briefing", "learning_brief", "thematic_briefing", "full_review", "index_page", "not_learning"}
FORMS = {"learning_notes", "synopsis", "practice_note", "slides", "report", "page", "other", "seven_minute_briefing"}
ENTRIES = ("learning_points", "recommendations")


def labels(folder: str) -> dict[str, dict[str, Any]]:
    """What each file of a folder is labelled with."""
    told: dict[str, dict[str, Any]] = yaml.safe_load((PUBLICATIONS / folder / "labels.yaml").read_text("utf-8"))
    return told


def quoted(told: dict[str, Any]) -> Iterator[str]:
    """Every passage that the labels of a file quote."""
    for entries in ENTRIES:
        yield from (each["text"] for each in told[entries])
    yield from told["reflective_questions"]


def printed(folder: str, file: str) -> str:
    """What a reader of the file sees, white space collapsed: no tags, no marks of Markdown, no word in two."""
    written = (PUBLICATIONS / folder / file).read_text("utf-8")
    if file.endswith(".html"):
        written = html.unescape(re.sub(r"<[^>]+>", "", written))
    return seen(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", written))


def seen(text: str) -> str:
    """The words alone: where lines break, and what Markdown makes bold or slanted, is no matter."""
    return " ".join(re.sub(r"[*_]", "", text).split())


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_has_labels_and_every_label_a_file(folder: str) -> None:
    files = {each.name for each in (PUBLICATIONS / folder).iterdir()} - {"labels.yaml"}
    assert files == set(labels(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_labels_quote_stands_in_the_file(folder: str) -> None:
    lost = [
        (file, text)
        for file, told in labels(folder).items()
        for page in [printed(folder, file)]
        for text in quoted(told)
        if seen(text) not in page
    ]
    assert lost == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_labels_keep_to_the_closed_lists(folder: str) -> None:
    for file, told in labels(folder).items():
        assert told["kind"] in KINDS, file
        assert told["form"] in FORMS, file
        points = told["learning_points"]
        assert {each["stance"] for each in points} <= STANCES, file
        named = [*told["themes"]["primary"], *told["themes"]["secondary"]]
        assert len(named) == len(set(named)), file
        assert {*named, *(theme for each in points for theme in each["themes"])} <= THEMES, file


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_publication_that_teaches_nothing_has_no_lessons(folder: str) -> None:
    for file, told in labels(folder).items():
        if told["kind"] in ("index_page", "not_learning"):
            assert list(quoted(told)) == [], file


def test_every_theme_is_the_main_one_of_two_publications_at_least() -> None:
    told = labels(THIRD).values()
    primary = Counter(theme for each in told for theme in each["themes"]["primary"])
    assert {theme for theme in THEMES if primary[theme] < 2} == set()

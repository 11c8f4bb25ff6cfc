"""Languages of a survey: which there are, how each is written, and the words of the public pages in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from heed.web.surveys.models import Question, Survey

ENGLISH = "en"


@dataclass(frozen=True)
class Language:
    """name: as its readers write it. direction: "ltr" or "rtl"."""

    code: str
    name: str
    english: str
    direction: str


@cache
def languages() -> Mapping[str, Language]:
    """Every language a survey can have, by its code."""
    written = yaml.safe_load(files(__package__).joinpath("languages.yaml").read_text(encoding="utf-8"))
    return {
        code: Language(code, told["name"], told["english"], "rtl" if told.get("rtl") else "ltr")
        for code, told in written.items()
    }


@cache
def _words_of(code: str) -> Mapping[str, str]:
    file = files(__package__).joinpath(f"words/{code}.yaml")
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}


class Said(dict[str, SafeString]):
    """The words of the public pages in a language; those it lacks in English, marked as English."""


@cache
def interface(code: str) -> Said:
    """The words of the public pages for a reader of this language."""
    own = _words_of(code)
    return Said({key: _said(own.get(key), english) for key, english in _words_of(ENGLISH).items()})


def _said(own: str | None, english: str) -> SafeString:
    if own:
        return mark_safe(format_html("{}", own))
    return format_html('<span lang="en" dir="ltr">{}</span>', english)


def plain_words(code: str) -> Mapping[str, str]:
    """The same without marks, for what stands in an attribute."""
    return {**_words_of(ENGLISH), **_words_of(code)}


def chosen(survey: Survey, asked: str) -> Language:
    """The language asked for where the survey has it, else the one it is written in."""
    return languages()[asked if asked in survey.languages else survey.languages[0]]


@dataclass(frozen=True)
class Worded:
    """A question in one language."""

    question: Question
    text: str
    options: tuple[str, ...]


def worded(survey: Survey, code: str) -> tuple[str, str, list[Worded]]:
    """Title, introduction and questions in a language; what is not translated stands as it was written."""
    told: dict[str, Any] = survey.translations.get(code, {})
    questions = []
    for one in survey.questions.all():
        own = told.get("questions", {}).get(str(one.pk), {})
        options = [
            new or old for new, old in zip(_padded(own.get("options", []), one.options), one.options, strict=True)
        ]
        questions.append(Worded(one, own.get("text") or one.text, tuple(options)))
    return told.get("title") or survey.title, told.get("introduction") or survey.introduction, questions


def _padded(own: list[str], wanted: list[str]) -> list[str]:
    return (own + [""] * len(wanted))[: len(wanted)]

"""Ten questions that a partnership asks itself about a lesson, several lessons, or a theme. There is no score.

They are made of the words of the lessons, the question printed beside them, what kind of lesson they are, what
self_check.yaml asks about their theme, and the safeguards that carry them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ASPECTS = {
    "known": "Do we know of it?",
    "written": "Is it written down?",
    "told": "Who is told?",
    "hours": "At night and at weekends",
    "notice": "How would we know?",
    "counts": "What our data show",
    "looked": "When we last looked",
    "challenge": "Who challenges",
    "child": "What a child would say",
    "change": "What we will change",
}
OF_THE_THEME = ("about", "written", "told", "hours", "notice", "counts", "sample", "challenge", "child")
ANY = "any"
_LONGEST_QUOTE = 240
MOST_QUOTED = 3
_OPENING = {
    "fault": "{quoted} Could a review say this of us, and what makes us sure of the answer?",
    "praise": "{quoted} Where do we do this as well, and where do we not?",
    "expected": "{quoted} Is this what happens here, for every child, and who could show it?",
    "legal": "{quoted} Do all those who have to act by this know it, and do they act by it?",
    "account": "{quoted} Would a family or a worker here say the same of us, and whom have we asked?",
}
_CLOSING = {
    "praise": "What do we have to do about {about} so that it still happens when these people have gone, who sees to "
    "it, and by which day?",
}
_CLOSING_ELSE = "What will we change about {about}, who will do it, by which day, and what will a child notice of it?"


@dataclass(frozen=True)
class Asked:
    """A lesson as questions are made of it. safeguards: identifier and words of each that carries it."""

    text: str
    stance: str
    themes: tuple[str, ...]
    question: str = ""
    safeguards: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Question:
    """One of the ten. aspect: which of ASPECTS."""

    aspect: str
    words: str

    @property
    def title(self) -> str:
        return ASPECTS[self.aspect]


@cache
def told_of_themes() -> dict[str, dict[str, str]]:
    """What is asked about each theme, by its identifier, and under `any` about a lesson without one."""
    read: dict[str, dict[str, str]] = yaml.safe_load(
        Path(__file__).with_name("self_check.yaml").read_text(encoding="utf-8")
    )
    return read


def questions(lessons: Sequence[Asked], theme: str = "") -> tuple[Question, ...]:
    """The ten, in the order in which they are best asked, for at least one lesson.

    theme: what to ask about where it is given; else what most of the lessons are about, of equals the one named first.
    """
    theme = theme or _main_theme(lessons)
    told = told_of_themes().get(theme, told_of_themes()[ANY])
    words = {aspect: told[aspect] for aspect in ASPECTS if aspect in told}
    words["known"] = _opening(lessons)
    words["notice"] = _notice(lessons, told["notice"])
    words["counts"] = _counts(lessons, told["counts"])
    words["looked"] = f"When did we last look at {told['sample']}, who looked, and what did they find?"
    stances = {lesson.stance for lesson in lessons}
    closing = _CLOSING.get(stances.pop(), _CLOSING_ELSE) if len(stances) == 1 else _CLOSING_ELSE
    words["change"] = closing.format(about=told["about"])
    return tuple(Question(aspect, words[aspect]) for aspect in ASPECTS)


def _main_theme(lessons: Sequence[Asked]) -> str:
    counted = Counter(theme for lesson in lessons for theme in lesson.themes)
    return max(counted, key=lambda theme: counted[theme], default=ANY)


def _opening(lessons: Sequence[Asked]) -> str:
    """The lessons in their own words, and what to ask of ourselves. Of many, the first are quoted."""
    quoted = " ".join(f"\u201c{_short(lesson.text)}\u201d" for lesson in lessons[:MOST_QUOTED])
    stance = Counter(lesson.stance for lesson in lessons).most_common(1)[0][0]
    return _OPENING.get(stance, _OPENING["fault"]).format(quoted=quoted)


def _notice(lessons: Sequence[Asked], asked: str) -> str:
    """The question that the publication itself puts to its reader, where it has one, before ours."""
    own = next((lesson.question.strip() for lesson in lessons if lesson.question.strip()), "")
    return f"{own} {asked}" if own else asked


def _counts(lessons: Sequence[Asked], asked: str) -> str:
    """What a safeguard can count, where one carries the lesson, before what else is to be counted."""
    carried = next((safeguard for lesson in lessons for safeguard in lesson.safeguards), None)
    if carried is None:
        return asked
    id, says = carried
    return (
        f"Safeguard {id} says: \u201c{says}\u201d When it was last checked over our own records, how often was it met, "
        f"late, or not recorded? {asked}"
    )


def _short(text: str) -> str:
    """A passage, cut at a word where it is long."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " \u2026"

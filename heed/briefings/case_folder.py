"""A briefing drafted from a case folder: its chronology, review.yaml and lessons.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heed.briefings.composing import compose
from heed.briefings.contents import Briefing
from heed.briefings.layouts import SEVEN_MINUTE
from heed.briefings.source import (
    HouseStyle,
    LessonForBriefing,
    QuestionForBriefing,
    RecommendationForBriefing,
    ResponseForBriefing,
    ReviewFacts,
    Source,
)
from heed.briefings.story import FULL_STORY_WORDS, TIMELINE_WORDS, passages, tell
from heed.chronology.events import Event
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import read
from heed.chronology.reading.folder import bytes_of, told_by
from heed.lessons.themes import theme_names

# What the short forms tell; the longer ones tell all.
MOST_LESSONS, MOST_ISSUES, MOST_RECOMMENDATIONS, MOST_QUESTIONS = 6, 4, 5, 6
# The order in which a board tells what it learned: what is expected, what went wrong, what the law says.
STANCES = ("expected", "fault", "legal")
# Fewer learning points of expected practice than this, and what went wrong is told as learning too.
FEWEST_LESSONS = 3


def drafted(folder: Path, style: HouseStyle, form: str = SEVEN_MINUTE.form) -> Briefing:
    """The draft in one of its forms. Raises UnusableInput where the folder lacks review.yaml or lessons.yaml, or they
    cannot be read.
    """
    return compose(source_of(folder, style), form)


def source_of(folder: Path, style: HouseStyle) -> Source:
    """All that a case folder has to tell. Raises UnusableInput as `drafted` does."""
    review, learned = _told(folder / "review.yaml"), _told(folder / "lessons.yaml")
    events = read(folder).chronology.events
    try:
        return _source(review, learned, events, style)
    except KeyError as missing:
        raise UnusableInput(
            f"{folder.name} says nowhere what its '{missing.args[0]}' is. Write it in review.yaml or lessons.yaml, "
            "as in examples/."
        ) from None
    except (AttributeError, TypeError):
        raise UnusableInput(
            f"{folder.name}: review.yaml or lessons.yaml has a list where a name was expected, or a name where a list "
            "was. Lay them out as in examples/."
        ) from None


def _source(review: dict[str, Any], learned: dict[str, Any], events: tuple[Event, ...], style: HouseStyle) -> Source:
    label, id, kind, title = (_text(review[name]) for name in ("label", "id", "type", "title"))
    lessons = [one for one in learned["lessons"] if one["stance"] in STANCES]
    learning = [one for one in lessons if one["stance"] == "expected" or "question" in one]
    if len(learning) < FEWEST_LESSONS:
        learning = lessons
    seen = [_text(one["text"]) for one in lessons if one not in learning]
    facts = ReviewFacts(
        id=id,
        title=f"Learning from {label}",
        process=(f"This briefing tells what was learned in a {kind} about {label}. {title}.",),
        story=tell(events),
        full_story=tell(events, words=FULL_STORY_WORDS),
        timeline=passages(events, words=TIMELINE_WORDS),
        issues=tuple(seen[:MOST_ISSUES]),
        more_issues=tuple(seen[MOST_ISSUES:]),
        good_practice=tuple(_text(one["text"]) for one in learned.get("good_practice") or ()),
        labels=(label, *(review.get("pseudonyms") or ())),
    )
    return Source(
        facts,
        tuple(_lessons(learning, learned, label)),
        tuple(_questions(learning, learned)),
        tuple(_recommendations(learned)),
        tuple(_responses(learned)),
        style,
    )


def _lessons(learning: list[dict[str, Any]], learned: dict[str, Any], label: str) -> Iterator[LessonForBriefing]:
    """Lessons with a question first, then by stance: those a reader can act on."""
    asked = {one["id"]: one["text"] for one in learned.get("questions") or ()}
    in_order = sorted(learning, key=lambda one: ("question" not in one, STANCES.index(one["stance"])))
    for place, one in enumerate(in_order):
        yield LessonForBriefing(
            _text(one["text"]),
            asked.get(one.get("question", ""), ""),
            f"{label} review, {one['place']}",
            theme=theme_names().get(next(iter(one.get("themes") or ()), ""), ""),
            longer=place >= MOST_LESSONS,
        )


def _questions(learning: list[dict[str, Any]], learned: dict[str, Any]) -> Iterator[QuestionForBriefing]:
    taken = {one.get("question") for one in learning}
    alone = [_text(one["text"]) for one in learned.get("questions") or () if one["id"] not in taken]
    room = MOST_QUESTIONS - len(taken - {None})
    return (QuestionForBriefing(text, longer=place >= room) for place, text in enumerate(alone))


def _recommendations(learned: dict[str, Any]) -> Iterator[RecommendationForBriefing]:
    for place, one in enumerate(learned.get("recommendations") or ()):
        longer = place >= MOST_RECOMMENDATIONS
        yield RecommendationForBriefing(
            str(one.get("number", "")), _text(one["text"]), one.get("addressee", ""), longer
        )


def _responses(learned: dict[str, Any]) -> Iterator[ResponseForBriefing]:
    numbers = {one["id"]: str(one.get("number", "")) for one in learned.get("recommendations") or ()}
    for one in learned.get("responses") or ():
        yield ResponseForBriefing(_text(one["text"]), numbers.get(one.get("recommendation", ""), ""))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return value


def _told(path: Path) -> dict[str, Any]:
    """A YAML file with every value as it is written: a date stays the words it was."""
    if not path.exists():
        raise UnusableInput(
            f"{path.parent.name} holds no {path.name}. A briefing is drafted from a case folder, as in examples/."
        )
    return told_by(f"{path.parent.name}/{path.name}", bytes_of(path))

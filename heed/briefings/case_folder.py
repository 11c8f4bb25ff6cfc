"""A 7-minute briefing drafted from a case folder: its chronology, review.yaml and lessons.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from heed.briefings.contents import (
    Briefing,
    HouseStyle,
    LessonForBriefing,
    RecommendationForBriefing,
    ReviewFacts,
    compose,
)
from heed.briefings.story import tell
from heed.chronology.problems import UnusableInput
from heed.chronology.reading import read
from heed.chronology.reading.folder import bytes_of, told_by

MOST_LESSONS = 6
# The order in which a board tells what it learned: what is expected, what went wrong, what went well.
STANCES = ("expected", "fault", "praise", "legal")


def drafted(folder: Path, style: HouseStyle) -> Briefing:
    """The draft. Raises UnusableInput where the folder lacks review.yaml or lessons.yaml, or they cannot be read."""
    review, learned = _told(folder / "review.yaml"), _told(folder / "lessons.yaml")
    chronology = read(folder).chronology
    try:
        facts, lessons, asked = _parts(review, learned, tell(chronology.events))
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
    return compose(facts, lessons, (), asked, style)


def _parts(
    review: dict[str, Any], learned: dict[str, Any], story: tuple[str, ...]
) -> tuple[ReviewFacts, list[LessonForBriefing], list[RecommendationForBriefing]]:
    label, id, kind, title = (_text(review[name]) for name in ("label", "id", "type", "title"))
    facts = ReviewFacts(
        id=id,
        title=f"Learning from {label}",
        process=(f"This briefing tells what was learned in a {kind} about {label}. {title}.",),
        story=story,
        issues=tuple(_text(one["text"]) for one in learned.get("good_practice") or ()),
        labels=(label, *(review.get("pseudonyms") or ())),
    )
    asked = [
        RecommendationForBriefing(str(one.get("number", "")), _text(one["text"]), one.get("addressee", ""))
        for one in learned.get("recommendations") or ()
    ]
    return facts, _lessons(learned, label), asked


def _lessons(learned: dict[str, Any], label: str) -> list[LessonForBriefing]:
    """Lessons with a question first, then by stance: those a reader can act on."""
    questions = {one["id"]: one["text"] for one in learned.get("questions") or ()}
    usable = [one for one in learned["lessons"] if one["stance"] in STANCES]
    chosen = sorted(usable, key=lambda one: ("question" not in one, STANCES.index(one["stance"])))[:MOST_LESSONS]
    return [
        LessonForBriefing(
            _text(one["text"]), questions.get(one.get("question", ""), ""), f"{label} review, {one['place']}"
        )
        for one in chosen
    ]


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

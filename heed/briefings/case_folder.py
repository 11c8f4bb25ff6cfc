"""A 7-minute briefing drafted from a case folder: its chronology, review.yaml and lessons.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

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

MOST_LESSONS = 6
# The order in which a board tells what it learned: what is expected, what went wrong, what went well.
STANCES = ("expected", "fault", "praise", "legal")


def drafted(folder: Path, style: HouseStyle) -> Briefing:
    """The draft. Raises UnusableInput where the folder lacks review.yaml or lessons.yaml, or they cannot be read."""
    review, learned = _told(folder / "review.yaml"), _told(folder / "lessons.yaml")
    chronology = read(folder).chronology
    label = review["label"]
    facts = ReviewFacts(
        id=review["id"],
        title=f"Learning from {label}",
        process=(f"This briefing tells what was learned in a {review['type']} about {label}. {review['title']}.",),
        story=tell(chronology.events),
        issues=tuple(one["text"] for one in learned.get("good_practice") or ()),
        labels=(label, *(review.get("pseudonyms") or ())),
    )
    asked = [
        RecommendationForBriefing(str(one.get("number", "")), one["text"], one.get("addressee", ""))
        for one in learned.get("recommendations") or ()
    ]
    return compose(facts, _lessons(learned, label), (), asked, style)


def _lessons(learned: dict[str, Any], label: str) -> list[LessonForBriefing]:
    """Lessons with a question first, then by stance: those a reader can act on."""
    questions = {one["id"]: one["text"] for one in learned.get("questions") or ()}
    usable = [one for one in learned["lessons"] if one["stance"] in STANCES]
    chosen = sorted(usable, key=lambda one: ("question" not in one, STANCES.index(one["stance"])))[:MOST_LESSONS]
    return [
        LessonForBriefing(one["text"], questions.get(one.get("question", ""), ""), f"{label} review, {one['place']}")
        for one in chosen
    ]


def _told(path: Path) -> dict[str, Any]:
    """A YAML file with every value as it is written: a date stays the words it was."""
    try:
        told: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except FileNotFoundError:
        raise UnusableInput(
            f"{path.parent.name} holds no {path.name}. A briefing is drafted from a case folder, as in examples/."
        ) from None
    except yaml.YAMLError:
        raise UnusableInput(f"{path.parent.name}/{path.name} is not YAML. Check its indents and quotes.") from None
    return told

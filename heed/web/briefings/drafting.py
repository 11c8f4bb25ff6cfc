"""From a review to the first words of a briefing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from heed.briefings.layouts import LAYOUTS, SEVEN_MINUTE
from heed.briefings.story import FULL_STORY_WORDS, STORY_WORDS, TIMELINE_WORDS, passages, tell
from heed.briefings.writing import poster
from heed.web.briefings.laying_out import Content, forms_of, house_of, laid_out
from heed.web.briefings.material import Material, Passage, held_by
from heed.web.briefings.models import Draft
from heed.web.casebook.chronologies import chronology_of
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import labels_table

# One learning point for each minute, so that each can be talked about.
MOST_LESSONS = 7
# A first draft fits in letters larger than the smallest by these points, so that its writer can add to it.
ROOMY_LETTERS = poster.TEXT_SIZES[-1] + 0.5
STORY_STEP = 20
# What is left to be told elsewhere where a panel is too long, the first of these; what another panel gives up is room
# for it too, and the story, shorter, would lack what the lessons are about.
CUT_FIRST = {3: "issues", 4: "lessons", 5: "questions", 6: "questions"}
CUT_ORDER = ("questions", "lessons", "recommendations", "issues")
KEPT_AT_FIRST = {"questions": 0, "lessons": 3, "recommendations": 2, "issues": 1}
# The parts that a review may hold more of than a poster, and what one is called.
PARTS = {
    "issues": "emerging issue",
    "lessons": "learning point",
    "questions": "question",
    "recommendations": "recommendation",
}


def first_words(review: Review) -> Content:
    """A draft from what the review holds: its story without exact dates, its lessons with their questions.

    It fits one side of paper with room to write; what found no place is in `not_told`.
    """
    material = held_by(review)
    labels = labels_table(review)
    events = chronology_of(review.case).events
    most = STORY_WORDS
    content = {
        "sides": 1,
        "forms": [SEVEN_MINUTE.form],
        "process": [_process(review)],
        "story": list(tell(events, label=labels.anonymised, words=most)),
        **_within_the_panels(material),
        "links": [],
    }
    while over := _too_long(review, content | {"links": _to_the_rest(review, material, content)}):
        if part := _to_cut(over, content):
            content[part].pop()
        elif most > 0:
            most -= STORY_STEP
            content["story"] = list(tell(events, label=labels.anonymised, words=most))
        else:
            break
    return content | {"links": _to_the_rest(review, material, content)}


def _at_length(review: Review) -> Content:
    """The story where there is room for it, and what the record shows month by month."""
    label, events = labels_table(review).anonymised, chronology_of(review.case).events
    told = passages(events, label=label, words=TIMELINE_WORDS)
    return {
        "full_story": list(tell(events, label=label, words=FULL_STORY_WORDS)),
        "timeline": [{"when": one.when, "text": one.text} for one in told],
    }


def with_the_rest(draft: Draft) -> Content:
    """The version that stands with all that the review holds beside it, for the longer forms; its own words stay."""
    content: Content = draft.latest.content
    left = not_told(draft)
    longer = {part: [_longer(one) for one in left.get(part, ())] for part in ("lessons", "recommendations")}
    told = {name: words for name, words in _at_length(draft.review).items() if not content.get(name)}
    return (
        content
        | told
        | {
            "lessons": content["lessons"] + longer["lessons"],
            "recommendations": content["recommendations"] + longer["recommendations"],
            "more_issues": content.get("more_issues", []) + [one.text for one in left.get("issues", ())],
            "more_questions": content.get("more_questions", []) + [one.text for one in left.get("questions", ())],
        }
    )


def _longer(passage: Passage) -> dict[str, Any]:
    """A learning point or a recommendation for the longer forms."""
    return {"longer": True} | (passage.said if isinstance(passage.said, dict) else {"text": passage.said})


def not_told(draft: Draft) -> dict[str, list[Passage]]:
    """What the review holds that neither the first words nor the version that stands tell, part by part."""
    wordings = draft.wordings.all()
    told = {_text(one) for wording in (wordings[0], draft.latest) for one in _told(wording.content)}
    return _left_out(held_by(draft.review), told)


def _told(content: Content) -> Iterable[str | dict[str, Any]]:
    """What a version tells in any of its forms; what is for the longer forms is told where one was chosen."""
    has_longer = any(not LAYOUTS[form].is_short for form in forms_of(content))
    for part in PARTS:
        yield from (one for one in content[part] if has_longer or isinstance(one, str) or not one.get("longer"))
        yield from content.get(f"more_{part}", ()) if has_longer else ()


def _process(review: Review) -> str:
    kind = review.get_kind_display().partition(" (")[0].lower()
    by = review.source_authority or review.partnership.name
    scope = ""
    if review.scope_from and review.scope_to:
        scope = f" It looked at the years {review.scope_from.year} to {review.scope_to.year}."
    return f"{by} held a {kind} about {review.label}.{scope}"


def _within_the_panels(material: Material) -> Content:
    """As much of each part as its panel has words for, in order; questions share theirs with those of the lessons."""
    lessons = _within(4, material.lessons)[:MOST_LESSONS]
    taken = sum(len(lesson["question"].split()) for lesson in lessons)
    return {
        "issues": _within(3, material.issues),
        "lessons": lessons,
        "questions": _within(6, material.questions, taken),
        "recommendations": _within(5, material.recommendations),
    }


def _within(panel: int, passages: Iterable[Passage], taken: int = 0) -> list[Any]:
    """What the panel has room for; a passage that is too long gives way to shorter ones."""
    left, told = SEVEN_MINUTE.plan(panel).words - taken, []
    for one in passages:
        if (length := len(one.text.split())) <= left:
            left -= length
            told.append(one.said)
    return told


def _too_long(review: Review, content: Content) -> dict[int, float]:
    """Panels in which the letters would be too small for a draft that is still to grow; never the title."""
    house = content | {"house": house_of(review.partnership)}
    over = poster.too_long(laid_out(house, "first", review.label, 1, timezone.localdate()), letters=ROOMY_LETTERS)
    return {number: by for number, by in over.items() if number}


def _to_cut(over: Iterable[int], content: Content) -> str:
    """The part that loses its last passage; "" where each has only what it keeps."""
    parts = (*(CUT_FIRST[number] for number in over if number in CUT_FIRST), *CUT_ORDER)
    return next((part for part in parts if len(content[part]) > KEPT_AT_FIRST[part]), "")


def _to_the_rest(review: Review, material: Material, content: Content) -> list[dict[str, str]]:
    """A line for where to learn more, which says how many are told there only; its address is the writer's to add."""
    left = _left_out(material, {_text(one) for part in PARTS for one in content[part]})
    more = [f"{len(rest)} {PARTS[part]}{'' if len(rest) == 1 else 's'}" for part, rest in left.items()]
    title = review.source_title or f"The review about {review.label}"
    return [{"label": f"{title} tells more: {', '.join(more)}.", "target": ""}] if more else []


def _left_out(material: Material, told: set[str]) -> dict[str, list[Passage]]:
    left = {part: [one for one in held if one.text not in told] for part, held in material.parts().items()}
    return {part: rest for part, rest in left.items() if rest}


def _text(said: str | dict[str, str]) -> str:
    return said if isinstance(said, str) else said["text"]

"""From a review to the first words of a briefing, and from kept words to the briefing that is laid out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from heed.briefings.composing import compose
from heed.briefings.contents import Briefing
from heed.briefings.layouts import SEVEN_MINUTE
from heed.briefings.source import (
    Contact,
    HouseStyle,
    LessonForBriefing,
    Link,
    QuestionForBriefing,
    RecommendationForBriefing,
    ReviewFacts,
    Source,
)
from heed.briefings.story import STORY_WORDS, tell
from heed.briefings.writing import pdf, poster
from heed.web.briefings.material import Material, Passage, held_by
from heed.web.briefings.models import Draft, Issue, Wording
from heed.web.casebook.chronologies import chronology_of
from heed.web.partnership.models import Partnership
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

# What a draft says, part by part: process, story, issues (texts); lessons (text, question, source); questions that go
# with no single lesson; recommendations (number, addressee, text); links (label, target); sides (of paper,
# 1 where it is not told). An issue has besides the house it was signed by.
Content = dict[str, Any]


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


def not_told(draft: Draft) -> dict[str, list[Passage]]:
    """What the review holds that neither the first words nor the version that stands tell, part by part."""
    wordings = draft.wordings.all()
    told = {_text(one) for wording in (wordings[0], draft.latest) for part in PARTS for one in wording.content[part]}
    return _left_out(held_by(draft.review), told)


def briefing_of(wording: Wording, *, issued: date | None = None) -> Briefing:
    """A version of a draft as a briefing ready to be laid out, signed by the partnership as it is now."""
    review = wording.draft.review
    content = wording.content | {"house": house_of(review.partnership)}
    labels = tuple(entry.label for entry in labels_table(review).entries)
    return _laid_out(content, f"briefing-{wording.draft_id}", wording.title, wording.version, issued, labels)


def poster_of(wording: Wording, *, issued: date | None = None) -> bytes:
    """The same as a PDF, on as many sides of paper as its writer chose. Raises CannotBeSet."""
    return pdf.write(briefing_of(wording, issued=issued), sides=sides_of(wording.content))


def sides_of(content: Content) -> int:
    """On how many sides of paper the poster is printed; a draft older than that choice has one."""
    return int(content.get("sides", 1))


def briefing_issued(issue: Issue) -> Briefing:
    """An issue as it was laid out on its day, whatever has changed since."""
    return _laid_out(issue.content, f"issue-{issue.pk}", issue.title, issue.version, issue.issued_on)


def house_of(partnership: Partnership) -> dict[str, str]:
    """How the partnership signs what it tells, as it is kept with an issue."""
    return {
        "name": partnership.name,
        "contact": partnership.contact_name,
        "phone": partnership.contact_phone,
        "email": partnership.contact_email,
    }


def style_of(house: dict[str, str]) -> HouseStyle:
    contact = Contact(house["contact"], house["phone"], house["email"])
    return HouseStyle(house["name"], contacts=(contact,) if contact.name else ())


def _laid_out(
    content: Content, id: str, title: str, version: int, issued: date | None, labels: tuple[str, ...] = ()
) -> Briefing:
    facts = ReviewFacts(
        id=id,
        title=title,
        process=tuple(content["process"]),
        story=tuple(content["story"]),
        issues=tuple(content["issues"]),
        links=tuple(Link(**link) for link in content["links"]),
        labels=labels,
    )
    source = Source(
        facts,
        tuple(LessonForBriefing(**lesson) for lesson in content["lessons"]),
        tuple(QuestionForBriefing(text) for text in content["questions"]),
        tuple(RecommendationForBriefing(**one) for one in content["recommendations"]),
        style=style_of(content["house"]),
    )
    return compose(source, issued=issued, version=version)


def _process(review: Review) -> str:
    kind = review.get_kind_display().partition(" (")[0].lower()
    by = review.source_authority or review.partnership.name
    scope = ""
    if review.scope_from and review.scope_to:
        scope = f" It looked at the years {review.scope_from.year} to {review.scope_to.year}."
    return (
        f"{by} held a {kind} about {review.label}.{scope} A review is held when a child has died or was seriously "
        "harmed and agencies could have worked together better. It asks what everybody can learn, not who is to blame."
    )


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
    over = poster.too_long(_laid_out(house, "first", review.label, 1, timezone.localdate()), letters=ROOMY_LETTERS)
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

"""From a review to the first words of a briefing, and from kept words to the briefing that is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from heed.briefings.contents import (
    Briefing,
    Contact,
    HouseStyle,
    LessonForBriefing,
    Link,
    QuestionForBriefing,
    RecommendationForBriefing,
    ReviewFacts,
    compose,
)
from heed.briefings.layouts import SEVEN_MINUTE
from heed.briefings.story import tell
from heed.briefings.writing import pdf
from heed.chronology.events import Event
from heed.lessons.documents import plain
from heed.web.briefings.models import Issue, Wording
from heed.web.casebook.chronologies import chronology_of
from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.models import Partnership
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import labels_table

# One learning point for each minute, so that each can be talked about.
FEWEST_LESSONS, MOST_LESSONS = 3, 7
ISSUES, LESSONS = 3, 4

_FOOTNOTE = re.compile("[¹²³⁴-⁹]+")

# What a draft says, part by part: process, story, issues (texts); lessons (text, question, source); questions that go
# with no single lesson; recommendations (number, addressee, text); links (label, target); sides (of paper,
# 1 where it is not told). An issue has besides the house it was signed by.
Content = dict[str, Any]


def first_words(review: Review) -> Content:
    """A draft from what the review holds: its story without exact dates, its lessons with their questions."""
    labels = labels_table(review)

    def label(text: str) -> str:
        return str(labels.anonymised(text))

    parts = _own(review) or _published(review)
    events = chronology_of(review.case).events
    return {
        "sides": 1,
        "process": [_process(review)],
        "story": list(tell(events, label=label)),
        "issues": [label(text) for text in parts.issues or _good_practice(events)],
        "lessons": [lesson | {"text": label(lesson["text"])} for lesson in parts.lessons],
        "questions": parts.questions,
        "recommendations": [one | {"text": label(one["text"])} for one in _recommended(review) or parts.responses],
        "links": [],
    }


def briefing_of(wording: Wording, *, issued: date | None = None) -> Briefing:
    """A version of a draft as a briefing ready to be laid out, signed by the partnership as it is now."""
    review = wording.draft.review
    content = wording.content | {"house": house_of(review.partnership)}
    labels = tuple(entry.label for entry in labels_table(review).entries)
    return _laid_out(content, f"briefing-{wording.draft_id}", wording.title, wording.version, issued, labels)


def poster_of(wording: Wording, *, issued: date | None = None) -> bytes:
    """The same as a PDF, on as many sides of paper as its writer chose. Raises pdf.CannotBeSet."""
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
    lessons = [LessonForBriefing(**lesson) for lesson in content["lessons"]]
    asked = [RecommendationForBriefing(**one) for one in content["recommendations"]]
    questions = [QuestionForBriefing(text) for text in content["questions"]]
    return compose(facts, lessons, questions, asked, style_of(content["house"]), issued=issued, version=version)


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


def _good_practice(events: Iterable[Event]) -> list[str]:
    """What the record itself calls good, where nothing else says what was seen."""
    told = (f"Good practice: {event.text[:1].lower()}{event.text[1:]}" for event in events if _is_good(event))
    return [_sentence(text) for text in _within(ISSUES, told)]


def _is_good(event: Event) -> bool:
    return event.attrs.get("practice") == "good" and bool(event.text)


def _recommended(review: Review) -> list[dict[str, str]]:
    return [
        {"number": one.number, "addressee": _capital(one.addressee), "text": one.text}
        for one in review.recommendations.all()
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass
class _Parts:
    """What there is to tell beside the story. responses: what a board said it would do."""

    issues: list[str] = field(default_factory=list)
    lessons: list[dict[str, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    responses: list[dict[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.issues or self.lessons)


def _own(review: Review) -> _Parts:
    """The findings the review stands by, each with the lesson it is to become."""
    findings = list(review.findings.accepted())
    lessons = [
        {"text": one.lesson, "question": "", "source": f"{review.label} review, finding {one.number}"}
        for one in findings
        if one.lesson
    ]
    return _Parts(list(_within(ISSUES, (one.text for one in findings))), lessons[:MOST_LESSONS])


def _published(review: Review) -> _Parts:
    """What somebody accepted from the review's publication. What is expected practice is a learning point; where the
    publication words its learning as what went wrong, that is.
    """
    publication = Publication.objects.filter(partnership=review.partnership, review=review.label).first()
    if publication is None:
        return _Parts()
    # What only makes sense after the words that lead up to it cannot stand alone on a poster.
    accepted = list(publication.lessons.accepted().filter(lead=""))
    expected = [lesson for lesson in accepted if lesson.stance == "expected"]
    if len(expected) < FEWEST_LESSONS:
        expected = [lesson for lesson in accepted if lesson.stance in ("expected", "fault")]
    lessons = _chosen(LESSONS, sorted(expected, key=lambda lesson: not lesson.question))[:MOST_LESSONS]
    beside = [lesson for lesson in accepted if lesson not in expected]
    seen = [lesson for lesson in beside if lesson.stance in ("fault", "praise")]
    asked = {lesson.question for lesson in lessons}
    questions = [question["text"] for question in publication.reading["reflective_questions"]]
    return _Parts(
        [_sentence(lesson.text) for lesson in _chosen(ISSUES, seen or beside)],
        [_told(lesson, publication) for lesson in lessons],
        [question for question in map(plain, questions) if question not in asked],
        [_response(one, review) for one in publication.reading["responses"]],
    )


def _told(lesson: Lesson, publication: Publication) -> dict[str, str]:
    source = f"{publication.title}, {lesson.where}"
    return {"text": _sentence(lesson.text), "question": lesson.question, "source": source}


def _response(one: dict[str, str], review: Review) -> dict[str, str]:
    return {"number": "", "addressee": review.source_authority, "text": _sentence(plain(one["text"]))}


def _chosen(panel: int, lessons: list[Lesson]) -> list[Lesson]:
    kept = list(_within(panel, (lesson.text for lesson in lessons)))
    return [lesson for lesson in lessons if lesson.text in kept]


def _sentence(text: str) -> str:
    """A passage as a sentence of its own: with a capital and a stop, without the figure of a footnote."""
    text = _FOOTNOTE.sub("", text)
    return _capital(text) + ("" if text.endswith((".", "?", "!", "”", '"')) else ".")


def _within(panel: int, texts: Iterable[str]) -> Iterator[str]:
    """Texts, in their order, as long as the panel has room for them; one that is too long gives way to shorter ones."""
    left = SEVEN_MINUTE.plan(panel).words
    for text in texts:
        if (length := len(text.split())) <= left:
            left -= length
            yield text

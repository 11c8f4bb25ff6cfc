"""From a review to the first words of a briefing, and from kept words to the briefing that is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from heed.briefings.contents import (
    Briefing,
    Contact,
    HouseStyle,
    LessonForBriefing,
    Link,
    RecommendationForBriefing,
    ReviewFacts,
    compose,
)
from heed.briefings.layouts import SEVEN_MINUTE
from heed.briefings.story import tell
from heed.web.briefings.models import Issue, Wording
from heed.web.casebook.chronologies import chronology_of
from heed.web.lessons.models import Lesson, Publication
from heed.web.partnership.models import Partnership
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import labels_table

# One learning point for each minute, so that each can be talked about.
MOST_LESSONS = 7
ISSUES, LESSONS, ASKED = 3, 4, 5

# What a draft says, part by part: process, story, issues (texts); lessons (text, question, source); recommendations
# (number, addressee, text); links (label, target). An issue has besides the house it was signed by.
Content = dict[str, Any]


def first_words(review: Review) -> Content:
    """A draft from what the review holds: its story without exact dates, its lessons with their questions."""
    labels = labels_table(review)

    def label(text: str) -> str:
        return str(labels.anonymised(text))

    lessons = _lessons(review)
    return {
        "process": [_process(review)],
        "story": list(tell(chronology_of(review.case).events, label=label)),
        "issues": [label(text) for text in _within(ISSUES, _issues(review))],
        "lessons": [{**lesson, "text": label(lesson["text"])} for lesson in lessons],
        "recommendations": [{**one, "text": label(one["text"])} for one in _asked(review)],
        "links": [],
    }


def briefing_of(wording: Wording, *, issued: date | None = None) -> Briefing:
    """A version of a draft as a briefing ready to be laid out, signed by the partnership as it is now."""
    review = wording.draft.review
    content = wording.content | {"house": house_of(review.partnership)}
    labels = tuple(entry.label for entry in labels_table(review).entries)
    return _laid_out(content, f"briefing-{wording.draft_id}", wording.title, wording.version, issued, labels)


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
    return compose(facts, lessons, (), asked, style_of(content["house"]), issued=issued, version=version)


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


def _issues(review: Review) -> Iterator[str]:
    """What was seen, fault and good practice alike: findings the review stands by, or what its publication tells."""
    own = review.findings.accepted()
    if own:
        yield from (finding.text for finding in own)
    else:
        yield from (lesson.text for lesson in _published(review).filter(stance__in=("fault", "praise")))


def _lessons(review: Review) -> list[dict[str, str]]:
    """The lessons of the review's accepted findings; where it has none, those accepted from its publication."""
    source = f"{review.label} review"
    own = [finding for finding in review.findings.accepted() if finding.lesson]
    if own:
        told = [{"text": one.lesson, "question": "", "source": f"{source}, finding {one.number}"} for one in own]
        return told[:MOST_LESSONS]
    published = sorted(_published(review).filter(stance="expected"), key=lambda lesson: not lesson.question)
    chosen = set(_within(LESSONS, (lesson.text for lesson in published[:MOST_LESSONS])))
    return [
        {"text": one.text, "question": one.question, "source": f"{source}, {one.where}"}
        for one in published[:MOST_LESSONS]
        if one.text in chosen
    ]


def _asked(review: Review) -> list[dict[str, str]]:
    """The review's recommendations; where it made none, what its board said it would do."""
    own = [{"number": one.number, "addressee": one.addressee, "text": one.text} for one in review.recommendations.all()]
    if own:
        return own
    publication = Publication.objects.filter(partnership=review.partnership, review=review.label).first()
    responses = [one["text"] for one in publication.reading["responses"]] if publication else []
    return [
        {"number": "", "addressee": review.source_authority, "text": text} for text in _within(ASKED, iter(responses))
    ]


def _published(review: Review) -> Any:
    return Lesson.objects.accepted().filter(
        publication__partnership=review.partnership, publication__review=review.label
    )


def _within(panel: int, texts: Iterator[str]) -> Iterator[str]:
    """Texts, in their order, as long as the panel has room for them; one that is too long gives way to shorter ones."""
    left = SEVEN_MINUTE.plan(panel).words
    for text in texts:
        if (length := len(text.split())) <= left:
            left -= length
            yield text

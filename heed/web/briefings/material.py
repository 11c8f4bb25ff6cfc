"""What a review holds that a briefing may tell, in the order in which it is told first, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from heed.chronology.events import Event
from heed.web.casebook.chronologies import chronology_of
from heed.web.lessons.models import Lesson, Publication
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import labels_table

# Fewer learning points of expected practice than this, and what went wrong is told as learning too.
FEWEST_LESSONS = 3

_BEGIN_SENTENCES = {
    *("A", "An", "The", "It", "There", "This", "These", "They", "She", "He", "His", "Her", "Their", "All", "Both"),
    *("Each", "Every", "Some", "When", "After", "Before", "At", "By", "From", "In", "On", "With"),
}
_FOOTNOTE = re.compile("[¹²³⁴-⁹]+")


@dataclass(frozen=True)
class Passage:
    """Something to tell, as a draft holds it (`said`, of the shape its part wants), and where it stands."""

    said: str | dict[str, str]
    where: str = ""

    @property
    def text(self) -> str:
        return self.said if isinstance(self.said, str) else self.said["text"]

    def labelled(self, label: Callable[[str], str]) -> Passage:
        """The same with labels for names."""
        if isinstance(self.said, str):
            return Passage(label(self.said), self.where)
        return Passage(self.said | {"text": label(self.said["text"])}, self.where)


@dataclass(frozen=True)
class Material:
    """All there is to tell beside the story, part by part as a draft has them."""

    issues: tuple[Passage, ...] = ()
    lessons: tuple[Passage, ...] = ()
    questions: tuple[Passage, ...] = ()
    recommendations: tuple[Passage, ...] = ()

    def parts(self) -> dict[str, tuple[Passage, ...]]:
        names = ("issues", "lessons", "questions", "recommendations")
        return {name: getattr(self, name) for name in names}


def held_by(review: Review) -> Material:
    """The review's own findings or, where it has none, what was accepted from its publication; labels for names."""
    labels = labels_table(review)

    def label(text: str) -> str:
        return str(labels.anonymised(text))

    found = _own(review) or _published(review) or Material()
    parts = found.parts() | {
        "issues": found.issues or tuple(_good_practice(chronology_of(review.case).events)),
        "recommendations": tuple(_recommended(review)) or found.recommendations,
    }
    return Material(**{name: tuple(one.labelled(label) for one in told) for name, told in parts.items()})


def _good_practice(events: Iterable[Event]) -> Iterator[Passage]:
    """What the record itself calls good, where nothing else says what was seen."""
    for event in events:
        if event.attrs.get("practice") == "good" and event.text:
            yield Passage(_sentence(f"Good practice: {_running_on(event.text)}"), "the chronology")


def _recommended(review: Review) -> Iterator[Passage]:
    for one in review.recommendations.all():
        said = {"number": one.number, "addressee": _capital(one.addressee), "text": one.text}
        yield Passage(said, one.place)


def _own(review: Review) -> Material | None:
    """The findings the review stands by, each with the lesson it is to become."""
    findings = [(one, f"finding {one.number}") for one in review.findings.accepted()]
    lessons = [
        Passage({"text": one.lesson, "question": "", "source": f"{review.label} review, {where}"}, where)
        for one, where in findings
        if one.lesson
    ]
    return Material(tuple(Passage(one.text, where) for one, where in findings), tuple(lessons)) if findings else None


def _published(review: Review) -> Material | None:
    """What somebody accepted from the review's publication. What is expected practice is a learning point; where the
    publication words its learning as what went wrong, that is.
    """
    publication = Publication.objects.filter(partnership=review.partnership, review=review.label).first()
    if publication is None:
        return None
    # What only makes sense after the words that lead up to it cannot stand alone on a poster.
    accepted = list(publication.lessons.accepted().filter(lead=""))
    learning = [lesson for lesson in accepted if lesson.stance == "expected"]
    if len(learning) < FEWEST_LESSONS:
        learning = [lesson for lesson in accepted if lesson.stance in ("expected", "fault")]
    beside = [lesson for lesson in accepted if lesson not in learning]
    seen = [lesson for lesson in beside if lesson.stance in ("fault", "praise")]
    return Material(
        tuple(Passage(_sentence(lesson.text), lesson.where) for lesson in seen or beside),
        tuple(_told(lesson, publication) for lesson in _first_to_tell(learning)),
        tuple(_asked(publication, {lesson.question for lesson in learning})),
        tuple(_recommended_by(publication, review)),
    )


def _first_to_tell(lessons: list[Lesson]) -> list[Lesson]:
    """Those that bring a question to the reader, then those that say what is expected, each in the order of print."""
    return sorted(lessons, key=lambda lesson: (not lesson.question, lesson.stance != "expected"))


def _told(lesson: Lesson, publication: Publication) -> Passage:
    source = f"{publication.title}, {lesson.where}"
    said = {"text": _sentence(lesson.text), "question": lesson.question, "source": source}
    return Passage(said, lesson.where)


def _asked(publication: Publication, with_a_lesson: set[str]) -> Iterator[Passage]:
    for question in publication.passages.accepted().questions():
        if question.text not in with_a_lesson:
            yield Passage(question.text, question.where)


def _recommended_by(publication: Publication, review: Review) -> Iterator[Passage]:
    """What somebody accepted of what the publication recommends or, where it recommends nothing, says will be done."""
    accepted = publication.passages.accepted()
    for one in accepted.recommendations() or accepted.responses():
        addressee = _capital(one.addressee) or review.source_authority
        yield Passage({"number": one.number, "addressee": addressee, "text": _sentence(one.said)}, one.where)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _running_on(text: str) -> str:
    """A sentence as it goes on after a colon: a name, a label or an abbreviation keeps its capital."""
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in _BEGIN_SENTENCES else text


def _sentence(text: str) -> str:
    """A passage as a sentence of its own: with a capital and a stop, without the figure of a footnote."""
    text = _FOOTNOTE.sub("", text)
    return _capital(text) + ("" if text.endswith((".", "?", "!", "”", '"')) else ".")

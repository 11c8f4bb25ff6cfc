"""What a publication holds, once understood: the paper that `heed read` prints and the library keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from heed.chronology.when import Moment
from heed.lessons.documents import Link, Passage, Place
from heed.lessons.stance import Stance


@dataclass(frozen=True)
class Authority:
    """The body that publishes. basis: "stated" where the document names it as its author, else "inferred"."""

    name: str
    basis: str
    quote: str


@dataclass(frozen=True)
class Review:
    """The review a publication speaks of: its label ("Child K"), type, and every label used for a person or case."""

    label: str
    type: str
    pseudonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dated:
    """A date in the document. The moment's text is the date as written."""

    moment: Moment
    place: Place


@dataclass(frozen=True)
class Part:
    """A section of the document as read: its heading and what kind it is.

    carries_on: where the heading stands that this one, printed again or with "cont.", carries on.
    """

    title: Passage
    kind: str
    number: str = ""
    carries_on: Place | None = None


@dataclass(frozen=True)
class LearningPoint:
    """One thing learned.

    stance: the form of its words. owner: whose account it is. under: the heading it stands beneath. lead: the words
    that introduce it and its neighbours. parts: those of a point printed in parts. about_case: it speaks of this case.
    question: the question paired with it; printed_together: by the document itself, else by topic.
    """

    id: str
    passage: Passage
    stance: Stance
    themes: tuple[str, ...] = ()
    question: str | None = None
    printed_together: bool = False
    owner: str = ""
    under: str = ""
    about_case: bool = False
    lead: Passage | None = None
    parts: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Recommendation:
    """What the review asks somebody to do. number and addressee are empty where the document gives none."""

    id: str
    passage: Passage
    number: str = ""
    addressee: str = ""
    lead: Passage | None = None
    parts: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question put to the reader; two sentences printed together stay one prompt."""

    id: str
    passage: Passage


@dataclass(frozen=True)
class Response:
    """What the board or an agency did or will do. recommendation: the one it answers, where that can be told."""

    passage: Passage
    recommendation: str | None = None
    lead: Passage | None = None
    parts: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class ThemeFound:
    """A theme the publication speaks to, and the words that led there."""

    id: str
    weight: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Contradiction:
    """Two things in the document that do not agree, or a thing promised and absent. computed: what was worked out."""

    kind: str
    severity: str
    quotes: tuple[str, ...]
    computed: str
    say: str

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "severity": self.severity,
            "quotes": list(self.quotes),
            "computed": self.computed,
            "say": self.say,
        }


@dataclass(frozen=True)
class ReadingProblem:
    """What could not be read or placed with certainty."""

    code: str
    say: str
    place: Place | None = None

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "say": self.say, "place": self.place.as_json() if self.place else None}


@dataclass(frozen=True)
class Source:
    name: str
    format: str
    sha256: str
    pages: int


@dataclass(frozen=True)
class Publication:
    """A publication understood. Every text in it is verbatim and has its place; nothing with words is dropped.

    requests: what it asks of its reader (share, reflect, answer the survey). context: knowledge at large, method and
    scope. conclusions: what the review concludes. notes: footnotes and speaker's notes. furniture: running heads,
    contents lists, numerals. titles: its own, and who signed it at the foot. unplaced: every other word.
    """

    source: Source
    kind: str
    form: str
    authority: Authority | None = None
    review: Review = Review("", "")
    published: Moment | None = None
    dates: tuple[Dated, ...] = ()
    sections: tuple[Part, ...] = ()
    case_facts: tuple[Passage, ...] = ()
    learning_points: tuple[LearningPoint, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    reflective_questions: tuple[Question, ...] = ()
    good_practice: tuple[Passage, ...] = ()
    responses: tuple[Response, ...] = ()
    contacts: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    themes: tuple[ThemeFound, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    unplaced: tuple[Passage, ...] = ()
    problems: tuple[ReadingProblem, ...] = ()
    requests: tuple[Passage, ...] = ()
    context: tuple[Passage, ...] = ()
    conclusions: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()
    titles: tuple[Passage, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The shape of the interfaces, and what has been added to it since."""
        return {
            "source": _source(self.source),
            "kind": self.kind,
            "form": self.form,
            "authority": _authority(self.authority),
            "review": {
                "label": self.review.label,
                "type": self.review.type,
                "pseudonyms": list(self.review.pseudonyms),
            },
            "published": self.published.as_json() if self.published else None,
            "dates": [_date(dated) for dated in self.dates],
            "sections": _sections(self.sections),
            "case_facts": _passages(self.case_facts),
            "learning_points": [_point(point) for point in self.learning_points],
            "recommendations": [_recommendation(each) for each in self.recommendations],
            "reflective_questions": [{"id": each.id, **each.passage.as_json()} for each in self.reflective_questions],
            "good_practice": _passages(self.good_practice),
            "responses": [_response(each) for each in self.responses],
            "contacts": _passages(self.contacts),
            "links": [link.as_json() for link in self.links],
            "themes": [{"id": t.id, "weight": t.weight, "because": list(t.because)} for t in self.themes],
            "contradictions": [each.as_json() for each in self.contradictions],
            "unplaced": _passages(self.unplaced),
            "problems": [problem.as_json() for problem in self.problems],
            "requests": _passages(self.requests),
            "context": _passages(self.context),
            "conclusions": _passages(self.conclusions),
            "notes": _passages(self.notes),
            "furniture": _passages(self.furniture),
            "titles": _passages(self.titles),
        }


def _passages(passages: Iterable[Passage]) -> list[dict[str, object]]:
    return [passage.as_json() for passage in passages]


def _source(source: Source) -> dict[str, object]:
    return {"name": source.name, "format": source.format, "sha256": source.sha256, "pages": source.pages}


def _authority(authority: Authority | None) -> dict[str, str] | None:
    return {"name": authority.name, "basis": authority.basis, "quote": authority.quote} if authority else None


def _date(dated: Dated) -> dict[str, object]:
    return {**dated.moment.as_json(), "place": dated.place.as_json()}


def _sections(parts: Sequence[Part]) -> list[dict[str, object]]:
    """Each section once, with the places where it is carried on."""
    return [
        _part(part, [each.title.place for each in parts if each.carries_on == part.title.place])
        for part in parts
        if part.carries_on is None
    ]


def _part(part: Part, carried_on: Sequence[Place]) -> dict[str, object]:
    return {
        "title": part.title.text,
        "kind": part.kind,
        "place": part.title.place.as_json(),
        "number": part.number or None,
        "carried_on": [place.as_json() for place in carried_on],
    }


def _point(point: LearningPoint) -> dict[str, object]:
    return {
        "id": point.id,
        **point.passage.as_json(),
        "stance": point.stance,
        "themes": list(point.themes),
        "question": point.question,
        "question_printed_together": point.printed_together,
        "owner": point.owner or None,
        "under": point.under or None,
        "about_case": point.about_case,
        **_lead_and_parts(point.lead, point.parts),
    }


def _recommendation(each: Recommendation) -> dict[str, object]:
    return {
        "id": each.id,
        "number": each.number or None,
        "text": each.passage.text,
        "addressee": each.addressee or None,
        "place": each.passage.place.as_json(),
        **_lead_and_parts(each.lead, each.parts),
    }


def _response(each: Response) -> dict[str, object]:
    return {**each.passage.as_json(), "recommendation": each.recommendation, **_lead_and_parts(each.lead, each.parts)}


def _lead_and_parts(lead: Passage | None, parts: Sequence[Passage]) -> dict[str, object]:
    return {"lead": lead.as_json() if lead else None, "parts": _passages(parts)}

"""What was laid in the drawers made one publication: numbered, paired, with stances and themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heed.lessons import continuing, forms, headings, identity, pairing, stance, themes
from heed.lessons.documents import Document, Link, Passage
from heed.lessons.drawers import Drawers
from heed.lessons.outline import Outline
from heed.lessons.points import Point
from heed.lessons.publications import (
    LearningPoint,
    Part,
    Publication,
    Question,
    ReadingProblem,
    Recommendation,
    Response,
    Source,
    ThemeFound,
)
from heed.lessons.recommending import Asked

_ANNOUNCES = ("learning", "findings", "good_practice", "recommendations")
_NAMES_LEARNING = ("learning", "findings", "good_practice", "")


def assembled(document: Document, found: Outline, drawers: Drawers) -> Publication:
    """The publication that the drawers hold, but for the review it speaks of and for what does not agree in it."""
    front = [block for section in found.sections if section.kind in ("front", "title") for block in section.blocks]
    questions, loose = _questions(document, drawers)
    points = tuple(
        _learning_point(n, point, praised, questions, loose) for n, (point, praised) in enumerate(drawers.points, 1)
    )
    recommendations = tuple(_recommendation(n, one) for n, one in enumerate(drawers.asked, 1))
    form, kind = form_and_kind(document, found, drawers)
    return replace(
        _told(document, found, drawers),
        sections=_parts(found, form),
        kind=kind,
        form=form,
        authority=identity.authority(document, front, drawers.titles),
        published=identity.issued(identity.published(document, front, drawers.titles), document.furniture),
        learning_points=points,
        recommendations=recommendations,
        reflective_questions=questions,
        good_practice=_praised(drawers),
        responses=_paired(drawers.responses, recommendations),
        themes=_themes(found, drawers, questions),
        problems=tuple(_problems(document, found, drawers)),
    )


def _told(document: Document, found: Outline, drawers: Drawers) -> Publication:
    """What goes into the publication as it was laid down."""
    return Publication(
        source=Source(document.name, document.format, document.sha256, document.pages),
        kind="",
        form="",
        dates=identity.dates(document),
        case_facts=tuple(drawers.case_facts),
        contacts=tuple(drawers.contacts),
        links=_links(document),
        unplaced=tuple(drawers.unplaced),
        requests=tuple(drawers.requests),
        context=tuple(drawers.context),
        conclusions=tuple(drawers.conclusions),
        notes=tuple(drawers.notes),
        furniture=found.furniture,
        titles=(*drawers.titles, *drawers.signatures),
    )


def _parts(found: Outline, form: str) -> tuple[Part, ...]:
    first = continuing.carried_on(found.sections, slides=form == "slides")
    return tuple(
        Part(s.title, s.kind or "theme", s.number, begun.title.place if begun.title and begun is not s else None)
        for s, begun in zip(found.sections, first, strict=True)
        if s.title
    )


def _questions(document: Document, drawers: Drawers) -> tuple[tuple[Question, ...], list[Question]]:
    """Every question in the order of the document, and those that it prints with no lesson."""
    printed = [point.question for point, _ in drawers.points if point.question]
    asked = sorted([*printed, *drawers.questions], key=lambda passage: document.offset(passage.place))
    questions = tuple(Question(f"q-{n}", passage) for n, passage in enumerate(asked, 1))
    return questions, [question for question in questions if question.passage not in printed]


def form_and_kind(document: Document, found: Outline, drawers: Drawers) -> tuple[str, str]:
    """What form the document has, and what kind of publication it is, by what the drawers hold."""
    form = forms.form_of(document, found, drawers.titles)
    stances = [stance.of(one.passage.words, owner=one.owner, praised=praised) for one, praised in drawers.points]
    held = forms.Held(
        learned=len(drawers.points),
        judged=sum(each in ("fault", "praise") for each in stances),
        asked=len(drawers.asked) + len(drawers.questions) + sum(bool(one.question) for one, _ in drawers.points),
        announced=sum(s.kind in _ANNOUNCES and bool(s.blocks) for s in found.sections),
        links=len(_links(document)),
        bare=sum(not (s.blocks or headings.kind_of(s.words)) for s in found.sections),
        reviews=identity.reviews_named(document),
    )
    return form, forms.kind_of(form, held, drawers.titles, [block.words for block in document.blocks])


def _links(document: Document) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(link for block in document.blocks for link in block.links))


def _themes(found: Outline, drawers: Drawers, questions: Sequence[Question]) -> tuple[ThemeFound, ...]:
    """A heading that learning stands beneath names what was learned, and counts once however often it is printed."""
    heads = {headings.without_continued(s.words): s.kind for s in found.sections if s.words}
    return themes.themes_of_publication(
        [point.passage.words for point, _ in drawers.points],
        asked=[_whole(one) for one in drawers.asked],
        questions=[question.passage.words for question in questions],
        headings=[words for words, kind in heads.items() if kind in _NAMES_LEARNING],
        story=[passage.words for passage in drawers.case_facts],
    )


def _whole(one: Asked | Recommendation) -> str:
    return " ".join([one.passage.words, *(part.words for part in one.parts)])


def _learning_point(
    n: int, point: Point, praised: bool, questions: Sequence[Question], loose: Sequence[Question]
) -> LearningPoint:
    """loose: the questions that the document prints with no lesson."""
    words = point.passage.words
    together = next((one.id for one in questions if one.passage == point.question), None)
    paired = together or _by_topic(words, loose)
    return LearningPoint(
        id=f"lp-{n}",
        passage=point.passage,
        stance=stance.of(words, owner=point.owner, praised=praised),
        themes=tuple(proposed.id for proposed in themes.themes_of(words)),
        question=paired,
        printed_together=together is not None,
        owner=point.owner,
        under=point.under,
        about_case=stance.about_the_case(words),
        lead=point.lead,
        parts=point.parts,
    )


def _by_topic(words: str, questions: Sequence[Question]) -> str | None:
    found = pairing.best(words, [question.passage.words for question in questions])
    return None if found is None else questions[found].id


def _recommendation(n: int, one: Asked) -> Recommendation:
    return Recommendation(f"rec-{n}", one.passage, one.number, one.addressee, one.lead, one.parts)


def _praised(drawers: Drawers) -> tuple[Passage, ...]:
    """Good practice: points that are praise, and the sentence that praises inside any other."""
    return tuple(
        point.passage
        for point, praised in drawers.points
        if praised or (not point.owner and stance.praise_in(point.passage.words) is not None)
    )


def _paired(responses: Sequence[Response], recommendations: Sequence[Recommendation]) -> tuple[Response, ...]:
    asked = [_whole(one) for one in recommendations]
    return tuple(replace(one, recommendation=_answers(one, asked, recommendations)) for one in responses)


def _answers(one: Response, asked: Sequence[str], recommendations: Sequence[Recommendation]) -> str | None:
    said = " ".join([one.passage.text, *(part.text for part in one.parts)])
    found = pairing.best(said, asked, least=3)
    return None if found is None else recommendations[found].id


def _problems(document: Document, found: Outline, drawers: Drawers) -> list[ReadingProblem]:
    problems = [_empty_unit(document, number) for number in document.empty]
    if document.recognised:
        say = "Its words were read off a picture by text recognition. Check each lesson against the original."
        problems.append(ReadingProblem("read-by-recognition", say))
    for number in found.panels.missing:
        say = f"No panel bears the number {number:02}, though others do. Look at the original for it."
        problems.append(ReadingProblem("panel-missing", say))
    if found.panels.shuffled:
        problems.append(
            ReadingProblem("panels-out-of-order", "The panels are not printed in their order; they were put into it.")
        )
    if found.panels.judged:
        numbers = ", ".join(f"{number:02}" for number in found.panels.judged)
        say = f"The numerals {numbers} stand together, away from their panels; the order of the form dealt them out."
        problems.append(ReadingProblem("panel-number-judged", say))
    for title in drawers.taken:
        say = f"What '{title.words}' announces is not known; its list was taken for lessons. Look whether it holds any."
        problems.append(ReadingProblem("list-taken-for-lessons", say, title.place))
    for title in drawers.empty:
        say = f"Nothing stands beneath '{title.words}': a picture may be lost. Look at the original."
        problems.append(ReadingProblem("section-empty", say, title.place))
    return problems


def _empty_unit(document: Document, number: int) -> ReadingProblem:
    say = f"There is no text on {document.unit} {number}. If it is a picture, it was not read."
    return ReadingProblem("no-text", say)

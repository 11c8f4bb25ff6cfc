"""The board paper of a survey: composed of what came back, as far as it points at nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from heed.anonymity.labels import Labels
from heed.anonymity.leaks import find
from heed.anonymity.small_numbers import SUPPRESSED
from heed.anonymity.unlisted import covered
from heed.hearing.counting import of_one, of_several, themes_in
from heed.hearing.paper import Paper, Part, Quote, Table
from heed.web.briefings.laying_out import house_of
from heed.web.briefings.models import Cascade, Reflection
from heed.web.partnership.models import Team
from heed.web.reviews.two_views import labels_table
from heed.web.surveys.models import Question, Quotation, ReflectiveAnswer, Reply, Survey
from heed.web.surveys.replies import number_of
from heed.web.surveys.taking_part import NOT_SAID, TakingPart, taking_part

# Finds that a name's cover has taken care of already.
COVERED = frozenset({"name", "misspelt_name", "other_name"})
PURPOSES = {
    Question.STOPS: ("What stands in the way", "Nobody has said what stands in the way."),
    Question.GOOD: ("Good practice", "Nobody has told of good practice."),
    Question.CHANGES: ("What people will do differently", ""),
}


@dataclass(frozen=True)
class Said:
    """One answer in somebody's own words. proposed: with its names covered. found: what else might give away who.

    decision: what a person made of it; None where nobody has read it yet.
    """

    reply: Reply
    question: Question
    proposed: str
    found: tuple[str, ...]
    decision: Quotation | None

    @property
    def key(self) -> str:
        return f"{self.reply.pk}-{self.question.pk}"


def labels_of(survey: Survey) -> Labels:
    """The names that the review behind the survey knows."""
    return labels_table(survey.issue.wording.draft.review) if survey.issue is not None else Labels(())


def said_in(survey: Survey) -> Iterator[Said]:
    """Every free answer, question by question, the replies in no order that tells whose they are."""
    labels = labels_of(survey)
    decisions = {(one.reply_id, one.question_id): one for one in survey.quotations.select_related("by__user")}
    replies = list(survey.replies.all())
    for question in survey.questions.filter(kind=Question.TEXT):
        for reply in replies:
            if words := number_of(reply.answers, question):
                yield said_of(reply, question, labels, decisions.get((reply.pk, question.pk)), words)


def said_of(reply: Reply, question: Question, labels: Labels, decision: Quotation | None, words: str) -> Said:
    """One free answer with its names covered."""
    proposed = covered(str(labels.anonymised(words)), labels)
    found = dict.fromkeys(leak.found for leak in find(proposed, labels) if leak.kind not in COVERED)
    return Said(reply, question, proposed, tuple(found), decision)


def paper_of(survey: Survey) -> Paper:
    """What the board reads."""
    part = taking_part(survey)
    days = f"{_day(survey.opens)} to {_day(survey.closes)}"
    paper = sum(one.on_paper for one in survey.replies.all())
    of = f"Replies: {part.total}" if part.total != SUPPRESSED else "Replies: fewer than six"
    house = house_of(survey.partnership)
    return Paper(
        title=survey.title,
        house=survey.partnership.name,
        note=f"Survey of {days}. {of}{', some of them on paper' if paper else ''}.",
        day=timezone.localdate(),
        colour=house.get("colour") or "#123c3a",
        parts=(
            *_who(survey, part),
            *_answers(survey, part),
            *_in_own_words(survey, part),
            *_talks(survey),
            _how(survey),
        ),
    )


def _who(survey: Survey, part: TakingPart) -> Iterator[Part]:
    rows = tuple(part.replies.items())
    yield Part("Who has taken part", tables=(Table("Replies by agency", ("Agency", "Replies"), rows),))
    silent = [f"{one}: asked, and no reply that names it" for one in part.without]
    silent += [f"{one}, {one.agency}: asked by letter, and no reply" for one in part.teams]
    silent += [f"{one}, {one.agency}: no record of a talk about the briefing" for one in _teams_without_a_talk(survey)]
    yield Part(
        "Who has not taken part",
        lines=("No reply means that none is here. It says nothing of why.",) if silent else (),
        points=tuple(silent),
        nothing="Every agency and team that was asked has taken part.",
    )


def _teams_without_a_talk(survey: Survey) -> list[Team]:
    if survey.issue_id is None:
        return []
    talked = Reflection.objects.filter(issue=survey.issue_id).values("team")
    asked = Cascade.objects.filter(issue=survey.issue_id).exclude(team__in=talked).values("team")
    return list(Team.objects.filter(pk__in=asked).select_related("agency"))


def _answers(survey: Survey, part: TakingPart) -> Iterator[Part]:
    answers = [one.answers for one in survey.replies.all()]
    if not answers:
        return
    tables = []
    for question in survey.questions.exclude(kind=Question.TEXT):
        given = [number_of(one, question) for one in answers]
        counted = of_several if question.kind == Question.SEVERAL else of_one
        tables.append(Table(question.text, ("Answer", "Replies"), tuple(counted(question.options, given).items())))
    if tables:
        yield Part("What was answered", tables=tuple(tables))
    texts = [one.pk for one in survey.questions.all() if one.kind == Question.TEXT]
    own_words = {str(n): [one[str(pk)] for pk in texts if one.get(str(pk))] for n, one in enumerate(answers)}
    yield _themes(own_words)


def _themes(own_words: dict[str, list[str]]) -> Part:
    """Those whose number may be told as a table; the others by their names."""
    found = themes_in(own_words)
    told = tuple((one.name, one.replies) for one in found if one.replies != SUPPRESSED)
    others = ", ".join(one.name for one in found if one.replies == SUPPRESSED)
    caption = "Themes of what people wrote in their own words, as their words point to them"
    return Part(
        "Themes",
        tables=(Table(caption, ("Theme", "Replies"), told),) if told else (),
        points=(f"Spoken of too, with a number that is not told: {others}.",) if others else (),
    )


def _in_own_words(survey: Survey, part: TakingPart) -> Iterator[Part]:
    kept = survey.quotations.exclude(state=Quotation.CUT).select_related("question", "reply__agency")
    by_question: dict[int, list[Quote]] = {}
    for one in sorted(kept, key=lambda one: str(one.reply_id)):
        by_question.setdefault(one.question_id, []).append(Quote(one.words, _whose(one.reply, part)))
    questions = list(survey.questions.filter(kind=Question.TEXT))
    for purpose, (title, nothing) in PURPOSES.items():
        quotes = [quote for one in questions if one.purpose == purpose for quote in by_question.get(one.pk, [])]
        yield Part(title, quotes=tuple(quotes), nothing=nothing)
    for one in questions:
        if not one.purpose:
            yield Part(one.text, quotes=tuple(by_question.get(one.pk, ())))


def _whose(reply: Reply, part: TakingPart) -> str:
    """The agency, where so many of it replied that it may be told; else nothing."""
    name = str(reply.agency) if reply.agency is not None else ""
    return name if part.replies.get(name, SUPPRESSED) not in (SUPPRESSED, "0") and name != NOT_SAID else ""


def _talks(survey: Survey) -> Iterator[Part]:
    """What teams answered to the issue itself, as far as they share it."""
    if survey.issue_id is None:
        return
    shared = ReflectiveAnswer.objects.filter(issue=survey.issue_id, is_private=False).select_related("team")
    teams = {one.team_id for one in shared if one.team_id and not one.of_person}
    talks = Reflection.objects.filter(issue=survey.issue_id).current().count()
    lines = []
    if talks:
        lines.append(f"{talks} {'talk' if talks == 1 else 'talks'} of teams about the briefing {_is(talks)} recorded.")
    if teams:
        lines.append(
            f"{len(teams)} {'team has' if len(teams) == 1 else 'teams have'} answered its questions and shared it."
        )
    yield Part("What teams said about the briefing", lines=tuple(lines))


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _how(survey: Survey) -> Part:
    return Part(
        "How to read this",
        lines=(
            f"“{SUPPRESSED}” stands for 1 to 5 replies, which could point at somebody. Where such a figure could be "
            "worked out from others, another is hidden with it.",
            "Quotations were read by a person before they came in here. Names are taken out; words that could still "
            "tell who is meant were reworded or left out. An agency stands beside a quotation only where at least six "
            "of it replied.",
            "Themes are proposed by the words of the answers; they count replies, and a reply can speak of several.",
        ),
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

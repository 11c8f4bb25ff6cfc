"""A person judges what was read out of a publication: accepts, mends, refuses, makes two one, takes it back.

seen_version: the version of it that the person had before them; None where nobody can have written meanwhile. Where
somebody judged it otherwise meanwhile, ChangedMeanwhile is raised and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from heed.web.lessons.actions.expecting import keep_expected
from heed.web.lessons.models import Judged, Lesson, Passage
from heed.web.partnership import history, trail
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible
from heed.web.partnership.models import Member

NOBODY_SAW: Mapping[str, int] = {}


@transaction.atomic
def accept(
    *,
    by: Member,
    lesson: Lesson,
    stance: str,
    themes: Sequence[str],
    question: str = "",
    safeguards: Sequence[str] = (),
    seen_version: int | None = None,
) -> None:
    """A person accepts a lesson, with the stance, themes, question and safeguards they find right."""
    lesson.stance, lesson.themes, lesson.question = stance, list(themes), question
    lesson.safeguards = list(safeguards)
    _judge(by, lesson, Judged.ACCEPTED, seen_version)


@transaction.atomic
def accept_passage(*, by: Member, passage: Passage, seen_version: int | None = None, **mended: str) -> None:
    """A person accepts a recommendation, a question or a response. mended: the fields that they put right."""
    for name in Passage.MENDED:
        setattr(passage, name, mended.get(name, getattr(passage, name)))
    _judge(by, passage, Judged.ACCEPTED, seen_version)


@transaction.atomic
def accept_proposal(*, by: Member, proposal: Judged, seen_version: int | None = None) -> None:
    """A person accepts a proposal as it is."""
    _judge(by, proposal, Judged.ACCEPTED, seen_version)


@transaction.atomic
def accept_as_proposed(
    *, by: Member, proposals: Iterable[Judged], seen: Mapping[str, int] = NOBODY_SAW
) -> list[ChangedMeanwhile]:
    """A person accepts several proposals as they are; what somebody else judged meanwhile is left as it is, and told.

    seen: the version that the person had before them, by anchor.
    """
    told = []
    # Lessons first: a question that is accepted is written into its lesson, which is another version of that.
    for one in sorted(proposals, key=lambda one: not isinstance(one, Lesson)):
        try:
            accept_proposal(by=by, proposal=one, seen_version=seen.get(one.anchor))
        except ChangedMeanwhile as changed:
            told.append(changed)
    return told


@transaction.atomic
def merge(*, by: Member, proposal: Judged, into: Judged, seen_version: int | None = None) -> None:
    """Two passages say one thing: the first stays with its place and words under the second."""
    if proposal.pk == into.pk or not proposal.of_its_kind().filter(pk=into.pk).exists():
        raise NotPossible(f"Only two {proposal.name}s of one publication can be one. Choose another.")
    if into.state in (Judged.MERGED, Judged.REJECTED):
        raise NotPossible(f"That one is no {into.name} of its own. Choose the {into.name} that stays.")
    if proposal.also().exists():
        raise NotPossible(f"Others are one with this {proposal.name}. Let it stay, and merge the other into it.")
    proposal.merged_into = into.key
    _judge(by, proposal, Judged.MERGED, seen_version)


@transaction.atomic
def take_back(*, by: Member, proposal: Judged, seen_version: int | None = None) -> None:
    """What was judged is a proposal again, as it was read."""
    proposal.as_proposed()
    _judge(by, proposal, Judged.PROPOSED, seen_version)


@transaction.atomic
def reject(*, by: Member, proposal: Judged, seen_version: int | None = None) -> None:
    """A person says that it is none; it stays, and can be accepted later."""
    _judge(by, proposal, Judged.REJECTED, seen_version)


def _judge(by: Member, one: Judged, state: str, seen: int | None) -> None:
    """Keeps a judgement with who made it and when. Judged so already, it changes nothing, whoever did it."""
    before = type(one)._default_manager.select_for_update().get(pk=one.pk)
    is_proposed = state == Judged.PROPOSED
    one.state, one.merged_into = state, one.merged_into if state == Judged.MERGED else ""
    one.judged_by, one.judged_as = None if is_proposed else by, ""
    one.judged = None if is_proposed else timezone.now()
    if not history.save(by=by, record=one, seen=seen):
        return
    if isinstance(one, Passage) and one.kind == Passage.QUESTION and state != Judged.MERGED:
        _ask_with_lessons(by, before, one)
    if isinstance(one, Lesson) and state == Judged.ACCEPTED:
        keep_expected([one])
    did = f"took back a judgement on a {one.name}" if is_proposed else f"{state} a {one.name}"
    trail.enter(who=by, action=did, subject=one)


def _ask_with_lessons(by: Member, before: Any, question: Passage) -> None:
    """Writes a question into the lessons that it is asked with. Words of their own that a person gave one stay."""
    is_asked = question.state != Judged.REJECTED
    is_other = before.goes_with != question.goes_with
    beside = {question.goes_with} if is_asked else set()
    if before.state == Judged.REJECTED and question.goes_with == question.proposed_goes_with:
        beside |= _read_with(question)
    for lesson in question.publication.lessons.select_for_update():
        asked = lesson.question
        if asked and asked == before.text:
            leaves = is_other and lesson.key == before.goes_with
            asked = question.text if is_asked and not leaves else ""
        elif lesson.key in beside and (is_other or not asked):
            asked = question.text
        if asked != lesson.question:
            lesson.question = asked
            history.save(by=by, record=lesson)


def _read_with(question: Passage) -> set[str]:
    """The keys of every lesson that the reader paired a question with."""
    points = question.publication.reading["learning_points"]
    return {point["id"] for point in points if point.get("question") == question.key}

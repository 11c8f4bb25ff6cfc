"""A whole library taken in: what is new is added, what was judged here stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO

from django.db import transaction
from django.utils import timezone

from heed.lessons.expectations import version
from heed.lessons.themes import theme_names
from heed.web.lessons.actions.expecting import keep_expected
from heed.web.lessons.carrying import safeguards
from heed.web.lessons.models import Judged, Lesson, Passage, Publication, SelfCheck
from heed.web.lessons.reading_library import Told, ToldSelfCheck, opened
from heed.web.partnership import history, trail
from heed.web.partnership.models import Member

_OF_A_WITHDRAWAL = ("withdrawn", "withdrawn_by", "withdrawn_because")


@dataclass
class TakenIn:
    """How many publications and lessons were added, were there already, and were judged by the file's judgement.

    passages: recommendations, questions and responses that were added. withdrawn: publications that were here and that
    the file says were withdrawn. unknown: themes and safeguards that lessons name and this Heed does not have; they
    are kept by their identifiers.
    """

    publications: int = 0
    known: int = 0
    lessons: int = 0
    passages: int = 0
    judged: int = 0
    withdrawn: int = 0
    self_checks: int = 0
    unknown: set[str] = field(default_factory=set)

    def say(self) -> str:
        """In a few sentences, for whoever took it in."""
        said = (
            f"{self.publications} publications, {self.lessons} lessons, {self.passages} recommendations, questions and "
            f"responses, and {self.self_checks} self-checks are added; {self.known} publications were here already, "
            f"{self.judged} of what was read out of them took the judgement of the file, and {self.withdrawn} are "
            "marked as withdrawn."
        )
        unknown = ", ".join(sorted(self.unknown))
        return f"{said} Not known here and kept by identifier: {unknown}." if unknown else said


def take_in(*, by: Member, name: str, data: IO[bytes], progress: Callable[[int], None] | None = None) -> TakenIn:
    """Adds a library's file to the member's library.

    The whole file is looked at before anything is kept, so that one that is not whole changes nothing. Then each
    publication is taken in by itself: after a break in the middle, taking it in again goes on where it stopped. A
    publication of the same file is the same publication; its lessons that nobody has judged here take the judgement of
    the file. Raises UnusableInput.
    """
    taken = TakenIn()
    with opened(name, data) as file:
        for _ in (*file.self_checks(), *(None for _ in file.publications())):
            pass
        replaced: dict[str, str] = {}
        for number, told in enumerate(file.publications(), 1):
            _take_publication(by=by, told=told, taken=taken)
            if told.replaced_by:
                replaced[told.publication.sha256] = told.replaced_by
            if progress is not None:
                progress(number)
        _finish(by=by, replaced=replaced, self_checks=file.self_checks(), taken=taken)
    return taken


@transaction.atomic
def _take_publication(*, by: Member, told: Told, taken: TakenIn) -> None:
    here = Publication.objects.filter(partnership=by.partnership, sha256=told.publication.sha256).listed().first()
    if here is None:
        publication = told.publication
        publication.partnership, publication.added_by = by.partnership, by
        publication.save()
        _add(publication, told.lessons, taken)
        _add(publication, told.passages, taken)
        taken.publications += 1
        here = publication
        trail.enter(who=by, action="took in a publication", subject=publication)
    elif _merge(by, here, told, taken):
        trail.enter(who=by, action="took in what was new of a publication", subject=here)
    keep_expected(Lesson.objects.accepted().filter(publication=here).exclude(expected__read_with=version()))
    for lesson in told.lessons:
        taken.unknown.update(set(lesson.themes) - theme_names().keys(), set(lesson.safeguards) - safeguards().keys())


def _add(publication: Publication, read: Sequence[Judged], taken: TakenIn) -> None:
    for one in read:
        one.publication = publication
    if read:
        type(read[0])._default_manager.bulk_create(read)
    taken.lessons += sum(isinstance(one, Lesson) for one in read)
    taken.passages += sum(isinstance(one, Passage) for one in read)


def _merge(by: Member, here: Publication, told: Told, taken: TakenIn) -> bool:
    """Takes over what is new of a publication that is here; whether anything was."""
    taken.known += 1
    changed = [_merge_read(by, here, list(here.lessons.select_for_update()), told.lessons, taken)]
    changed.append(_merge_read(by, here, list(here.passages.select_for_update()), told.passages, taken))
    is_withdrawn = here.withdrawn is None and told.publication.withdrawn is not None
    if is_withdrawn:
        for name in _OF_A_WITHDRAWAL:
            setattr(here, name, getattr(told.publication, name))
        here.save(update_fields=_OF_A_WITHDRAWAL)
        here.lessons.update(changed=timezone.now())
    taken.withdrawn += is_withdrawn
    return any((*changed, is_withdrawn))


def _merge_read(by: Member, here: Publication, kept: Sequence[Judged], told: Sequence[Judged], taken: TakenIn) -> bool:
    """Adds what is not here yet, and judges what nobody has judged here; whether there was anything."""
    known = {(one.name, one.key): one for one in kept}
    new = [one for one in told if (one.name, one.key) not in known]
    both = [(known[one.name, one.key], one) for one in told if (one.name, one.key) in known]
    judged = [(one, other) for one, other in both if one.state == Judged.PROPOSED != other.state]
    _add(here, new, taken)
    for one, other in judged:
        _judge(by, one, other)
    taken.judged += len(judged)
    return bool(new or judged)


def _judge(by: Member, one: Judged, other: Judged) -> None:
    """Takes over a judgement. Who made it elsewhere is kept as a name; that it came here by `by` is in the history."""
    besides = ("question", "safeguards") if isinstance(one, Lesson) else ()
    for name in ("state", "judged_as", "merged_into", *one.MENDED, *besides):
        setattr(one, name, getattr(other, name))
    one.judged, one.judged_by = other.judged or timezone.now(), None
    history.save(by=by, record=one)


@transaction.atomic
def _finish(*, by: Member, replaced: dict[str, str], self_checks: Iterable[ToldSelfCheck], taken: TakenIn) -> None:
    """What leads from one publication to others, once all are here."""
    reached = Publication.objects.filter(partnership=by.partnership)
    for sha256, later in replaced.items():
        withdrawn = reached.filter(sha256=sha256, replaced_by=None, withdrawn__isnull=False)
        withdrawn.update(replaced_by=reached.filter(sha256=later).exclude(sha256=sha256).first())
    for told in self_checks:
        _take_self_check(by, told, taken)
    trail.enter(who=by, action="took in a library")


def _take_self_check(by: Member, told: ToldSelfCheck, taken: TakenIn) -> None:
    """Adds a self-check, or to one that is here the answers that it lacks."""
    one = told.self_check
    here = SelfCheck.objects.filter(partnership=by.partnership, title=one.title, begun=one.begun).first()
    if here is None:
        one.partnership, one.begun_by = by.partnership, by
        one.save()
        lessons = Lesson.objects.filter(publication__partnership=by.partnership)
        for sha256, key in told.lessons:
            one.lessons.add(*lessons.filter(publication__sha256=sha256, key=key))
        taken.self_checks += 1
        here = one
    kept = set(here.answers.values_list("aspect", "answered"))
    for answer in told.answers:
        if (answer.aspect, answer.answered) not in kept:
            answer.self_check, answer.answered_by = here, by
            answer.save()

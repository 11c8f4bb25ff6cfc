"""Watch: what the adopted safeguards say of today's cases, and which of their moments have passed.

A loop over due moments, not a chain of signals: if it stops nothing is lost, it is only late, and `noticed` shows how
late. Looking twice changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from heed.chronology.events import Coverage
from heed.chronology.when import MINUTE, Moment
from heed.safeguards.engines import plain
from heed.safeguards.meaning import Answer, Verdict
from heed.safeguards.record import Record
from heed.safeguards.rules import Rules
from heed.safeguards.seen import View
from heed.web.casebook.chronologies import chronology_of
from heed.web.casebook.models import Case, stored
from heed.web.partnership import trail
from heed.web.partnership.models import Partnership
from heed.web.registers.bruising import coverage
from heed.web.safeguards.adopted import Adopted, adopted_by, limits_of
from heed.web.safeguards.models import Expectation, Look

log = logging.getLogger(__name__)

# An entry that was still being written at the last look is found at the next.
OVERLAP = timedelta(minutes=5)
ANSWERED = {
    Verdict.NOT_YET_DUE: Expectation.WAITING,
    Verdict.MET: Expectation.MET,
    Verdict.LATE: Expectation.LATE,
    Verdict.EXCEPTED: Expectation.EXCEPTED,
    Verdict.NOT_RECORDED: Expectation.PASSED,
}
OPEN = (Expectation.WAITING, Expectation.PASSED, Expectation.UNTOLD)


def this_minute() -> datetime:
    """Now, in UK civil time."""
    return timezone.localtime().replace(tzinfo=None)


def answers_now(case: Case, now: datetime) -> list[Answer]:
    """What every safeguard in use says of the case at this minute, about what happened since its adoption."""
    record = _as_it_stands(case, now)
    rules = Rules(limits_of(case.partnership))
    found = []
    for adopted in adopted_by(case.partnership, now.date()):
        answers, _ = plain.answers(record, adopted.safeguard, rules)
        found += [answer for answer in answers if adopted.asks_about(answer.trigger.when)]
    return found


def _as_it_stands(case: Case, now: datetime) -> Record:
    """The case as the registers hold it at this minute; of what they cannot carry their silence says nothing."""
    chronology = chronology_of(case)
    began = [event.when.at for event in chronology.events if event.when.is_calendar and event.kind != "birth"]
    covered: tuple[Coverage, ...] = ()
    if case.agency is not None and began:
        covered = coverage(case.agency.code, Moment(min(began), max(now, *began) + MINUTE))
    return View(reveal=True).record(replace(chronology, coverage=covered, reference=now), str(case.pk))


def look(partnership: Partnership, now: datetime | None = None) -> int:
    """Looks at every case of practice that changed or whose moment has come; returns how many it looked at.

    now: UK civil time, this minute where nothing is given. A case that cannot be read stops no other; it is looked at
    again the next time.
    """
    now = now or this_minute()
    started = timezone.now()
    in_use = adopted_by(partnership, now.date())
    cases = list(_to_look_at(partnership, now, _named(in_use)))
    missed = [case for case in cases if not _looked_at(case, now)]
    if not missed:
        Look.objects.update_or_create(partnership=partnership, defaults={"at": started, "asked": _named(in_use)})
    return len(cases)


def _to_look_at(partnership: Partnership, now: datetime, asked: list[str]) -> QuerySet[Case]:
    cases = Case.objects.filter(partnership=partnership, purpose=Case.PRACTICE)
    seen = Look.objects.filter(partnership=partnership).first()
    if seen is None or seen.asked != asked:
        return cases
    changed = Q(events__entered__gte=seen.at - OVERLAP)
    come = Q(expectations__state=Expectation.WAITING, expectations__due__lte=stored(now))
    return cases.filter(changed | come).distinct()


def _named(in_use: Sequence[Adopted]) -> list[str]:
    return [f"{adopted.safeguard.id} since {adopted.since}" for adopted in in_use]


def _looked_at(case: Case, now: datetime) -> bool:
    try:
        _look_at(case.pk, now)
    except Exception as problem:
        # Its kind alone: the words of an error may be words of the case.
        log.error("watch could not look at case %s: %s", case.pk, type(problem).__name__)
        return False
    return True


@transaction.atomic
def _look_at(pk: int, now: datetime) -> None:
    # Locked, so that two that watch at once write one expectation.
    case = Case.objects.select_for_update(of=("self",)).select_related("partnership", "agency").get(pk=pk)
    followed = {_follow(case, answer, now).pk for answer in answers_now(case, now)}
    for gone in Expectation.objects.filter(case=case, state__in=OPEN).exclude(pk__in=followed):
        _move(gone, {"state": Expectation.LAPSED})


def _follow(case: Case, answer: Answer, now: datetime) -> Expectation:
    """The expectation of an answer, brought to what the answer says."""
    key = {
        "case": case,
        "safeguard": answer.safeguard,
        "about": answer.about,
        "trigger": f"{answer.trigger.kind} {answer.trigger.source}"[:260],
    }
    shown: dict[str, object] = {
        "state": _state(answer, now),
        "due": stored(answer.due.upto) if answer.due else "",
        "said": answer.say,
        "question": answer.ask,
    }
    found = Expectation.objects.filter(**key).first()
    if found is None:
        assert case.agency is not None, "a case of practice belongs to an agency"
        found = Expectation(agency=case.agency, **key)
    if shown["state"] == Expectation.PASSED and found.noticed is None:
        shown["noticed"] = timezone.make_aware(now)
    _move(found, shown)
    return found


def _state(answer: Answer, now: datetime) -> str:
    """Where an expectation stands. Once its moment is over a person is asked, also where the record leaves it open."""
    if answer.answer in ANSWERED:
        return ANSWERED[answer.answer]
    if answer.due is None or {Verdict.MET, Verdict.LATE} & set(answer.readings):
        return Expectation.UNTOLD
    return Expectation.WAITING if now < answer.due.upto else Expectation.PASSED


def _move(expectation: Expectation, to: dict[str, object]) -> None:
    changed = {name: value for name, value in to.items() if getattr(expectation, name) != value}
    if not changed:
        return
    for name, value in changed.items():
        setattr(expectation, name, value)
    expectation.save()
    if "state" in changed:
        watch = trail.Command("watch", expectation.case.partnership)
        trail.enter(who=watch, action=f"found an expectation {expectation.state}", subject=expectation)

"""Collecting the post: each letter that is due is handed over once, whatever happens to the one who carries it.

A letter is taken up by moving its `due` on by LEASE, so that a carrier killed before the message was whole leaves it to
be taken up again. Just before the step after which the server may have it, it is `handing`; found so after LEASE, it is
`uncertain`, and a person decides. A server that is away keeps every letter waiting; one that refuses a letter for now
is asked again after growing pauses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from heed.web.letters.carriers import Away, Carrier, NotKnown, RefusedForGood, RefusedForNow, carrier
from heed.web.letters.models import Collection, Letter
from heed.web.letters.preparing import prepare

LEASE = timedelta(minutes=5)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 4 * 60, 12 * 60, 24 * 60, 24 * 60))
# So many letters between two looks at what has come due, or was stopped, meanwhile.
IN_ONE_GO = 200


class TakenMeanwhile(Exception):
    """Another carrier took the letter up, or somebody stopped it."""


def collect() -> int:
    """Writes what is due, hands over everything that waits, and notes how it went. How many letters were taken."""
    prepare(timezone.now())
    taken, by = 0, carrier()
    _settle_what_was_left(by)
    try:
        while True:
            here = sum(_carried(letter, by) for letter in _taken_up(IN_ONE_GO))
            _note()
            if not here:
                return taken
            taken += here
            prepare(timezone.now())
    except Away as problem:
        _note(away=str(problem))
        return taken
    finally:
        by.close()


def _taken_up(most: int) -> Iterator[Letter]:
    for _ in range(most):
        letter = _take_up(timezone.now())
        if letter is None:
            return
        yield letter


@transaction.atomic
def _take_up(now: datetime) -> Letter | None:
    """The letter that waits longest, out of reach of another carrier for LEASE."""
    waiting = Letter.objects.filter(state=Letter.WAITING, due__lte=now).order_by("due", "pk")
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True, of=("self",))
    letter: Letter | None = waiting.select_related("partnership").first()
    if letter is not None:
        letter.due = now + LEASE
        letter.save(update_fields=["due"])
    return letter


def _carried(letter: Letter, by: Carrier) -> bool:
    """Hands one letter over and notes what became of it; whether it was taken. Raises Away where none can be."""
    try:
        by.hand_over(letter, _noting(letter))
    except TakenMeanwhile:
        return False
    except Away:
        _becomes(letter, Letter.WAITING, due=timezone.now())
        raise
    except RefusedForGood as problem:
        _becomes(letter, Letter.REFUSED, reason=str(problem), tries=letter.tries + 1)
    except RefusedForNow as problem:
        _wait_or_give_up(letter, str(problem))
    except NotKnown as problem:
        _becomes(letter, Letter.UNCERTAIN, reason=str(problem), tries=letter.tries + 1)
    else:
        _becomes(letter, Letter.SENT, reason="", sent=timezone.now(), tries=letter.tries + 1)
        return True
    return False


def _noting(letter: Letter) -> Callable[[], None]:
    def about_to() -> None:
        still_ours = Letter.objects.filter(pk=letter.pk, state=Letter.WAITING, due=letter.due)
        if not still_ours.update(state=Letter.HANDING, handed=timezone.now()):
            raise TakenMeanwhile

    return about_to


def _wait_or_give_up(letter: Letter, reason: str) -> None:
    if letter.tries < len(PAUSES):
        due = timezone.now() + PAUSES[letter.tries]
        _becomes(letter, Letter.WAITING, reason=reason, due=due, tries=letter.tries + 1)
    else:
        given_up = f"Asked {letter.tries + 1} times; the last answer: {reason}"
        _becomes(letter, Letter.REFUSED, reason=given_up[:300], tries=letter.tries + 1)


def _becomes(letter: Letter, state: str, **told: object) -> None:
    """Only from the states in which a carrier holds it: what a person decided meanwhile stands."""
    held = Letter.objects.filter(pk=letter.pk, state__in=[Letter.WAITING, Letter.HANDING])
    held.update(state=state, **told)


def _settle_what_was_left(by: Carrier) -> None:
    """Letters that a carrier was killed over: again where that cannot make two of them, uncertain otherwise."""
    left = Letter.objects.filter(state=Letter.HANDING, handed__lt=timezone.now() - LEASE)
    if by.repeats:
        left.update(state=Letter.WAITING, due=timezone.now())
    else:
        left.update(state=Letter.UNCERTAIN, reason="The post stopped while this letter was handed over.")


@transaction.atomic
def _note(away: str = "") -> None:
    now = timezone.now()
    last = Collection.objects.select_for_update().first() or Collection()
    last.looked, last.reason = now, away
    last.away_since = (last.away_since or now) if away else None
    last.save()

"""Every write about letters but their carrying: written under a key, stopped, and what a person decides of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from heed.web.letters.models import Letter
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member, Partnership


@dataclass(frozen=True)
class Written:
    """A letter to be sent; the fields are those of `Letter`.

    A personal address in its words has `tokens.mark_of(secret)` in it. `due`: not before; at once where it is None.
    """

    partnership: Partnership
    key: str
    kind: str
    to: str
    subject: str
    text: str
    html: str = ""
    name: str = ""
    about: str = ""
    due: datetime | None = None


@transaction.atomic
def write(*letters: Written) -> None:
    """Letters that go when the post is collected. One whose key is there already is not written again.

    The action of the room that writes them makes the line in the trail: one for a sending, not one for each letter.
    """
    write_all(letters)


def write_all(letters: Iterable[Written], *, at_once: int = 1000) -> None:
    """As `write`, for any number of letters."""
    rows = [_row(letter, timezone.now()) for letter in letters]
    Letter.objects.bulk_create(rows, batch_size=at_once, ignore_conflicts=True)


def _row(letter: Written, now: datetime) -> Letter:
    told = {name: value for name, value in vars(letter).items() if name not in ("due", "subject", "name")}
    subject, name = (" ".join(words.split()) for words in (letter.subject, letter.name))  # no line break in a header
    return Letter(**told, subject=subject[:250], name=name[:140], due=letter.due or now)


@transaction.atomic
def send_again(*, by: Member, letter: Letter, to: str) -> None:
    """A letter that was refused, came back, was stopped or is uncertain goes once more, to the address given.

    Raises NotPossible for one that waits or was taken: it goes, or went, without this.
    """
    letter = _held(letter)
    if letter.state not in (*Letter.UNSETTLED, Letter.STOPPED):
        raise NotPossible("This letter waits already, or was taken by the mail server. It is not sent a second time.")
    letter.state, letter.to, letter.due, letter.tries, letter.reason = Letter.WAITING, to, timezone.now(), 0, ""
    letter.save(update_fields=["state", "to", "due", "tries", "reason"])
    trail.enter(who=by, action="sent a letter again", subject=letter)


@transaction.atomic
def say_it_arrived(*, by: Member, letter: Letter) -> None:
    """A person knows that an uncertain letter was taken. Raises NotPossible for any other."""
    letter = _held(letter)
    if letter.state != Letter.UNCERTAIN:
        raise NotPossible("Of this letter it is known what became of it.")
    letter.state, letter.sent, letter.reason = Letter.SENT, letter.handed, ""
    letter.save(update_fields=["state", "sent", "reason"])
    trail.enter(who=by, action="said that a letter arrived", subject=letter)


@transaction.atomic
def say_it_came_back(*, by: Member, letter: Letter, reason: str) -> None:
    """A letter that the server took was returned to the sender's address later. Raises NotPossible for any other."""
    letter = _held(letter)
    if letter.state != Letter.SENT:
        raise NotPossible("Only a letter that was sent can come back.")
    letter.state, letter.reason = Letter.RETURNED, reason
    letter.save(update_fields=["state", "reason"])
    trail.enter(who=by, action="said that a letter came back", subject=letter)


@transaction.atomic
def stop(*, about: str, reason: str) -> int:
    """Letters about something that wait are not sent any more; how many there were. What was taken is out."""
    return Letter.objects.filter(about=about, state=Letter.WAITING).update(state=Letter.STOPPED, reason=reason)


@transaction.atomic
def stop_these(*, letters: Iterable[int], reason: str) -> int:
    """As `stop`, for letters by their numbers."""
    return Letter.objects.filter(pk__in=letters, state=Letter.WAITING).update(state=Letter.STOPPED, reason=reason)


def _held(letter: Letter) -> Letter:
    return Letter.objects.select_for_update().get(pk=letter.pk)


@transaction.atomic
def forget_address(*, keys: Iterable[str], about: str) -> int:
    """To whom these letters went is not kept any longer, whatever became of them; how many. One that waits is stopped.

    What is being handed over at this moment keeps its address until it is settled.
    """
    letters = Letter.objects.filter(key__in=list(keys), about=about).exclude(state=Letter.HANDING).exclude(to="")
    letters.filter(state=Letter.WAITING).update(state=Letter.STOPPED, reason="The address is not kept any longer.")
    return letters.update(to="", name="", text="", html="")

"""What the post puts on the home page: letters that wait for a person's decision."""

from __future__ import annotations

from django.urls import reverse

from heed.web.letters.models import Letter
from heed.web.partnership.models import Member
from heed.web.partnership.waiting import Waiting


def letters_waiting(member: Member) -> list[Waiting]:
    """One line for all letters that were refused, came back or are uncertain."""
    number = Letter.objects.reachable_by(member).filter(state__in=Letter.UNSETTLED).count()
    if not number:
        return []
    title = "Letters that did not arrive, or may not have" if number > 1 else "A letter that may not have arrived"
    where = f"{reverse('letters:list')}?state=unsettled"
    return [Waiting(title, where, count=number, why="Each says what the mail server answered.")]

"""What people do through their own address: open, say that they have read, write, say what their team said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from heed.web.briefings import actions as briefings
from heed.web.briefings.models import Reflection
from heed.web.cascade.models import Copy
from heed.web.partnership import trail
from heed.web.partnership.models import Team
from heed.web.partnership.trail import Command

# Longer than any field of the form takes, so that nothing typed is cut.
LONGEST_TYPED = 20_000


def holder_of(copy: Copy) -> Command:
    """Whoever holds the address, as the trail names them."""
    return Command(f"{copy.recipient.name} (by their address)"[:140], copy.issue.partnership)


def note_opened(*, copy: Copy) -> None:
    """Counts that the address was asked for. No line in the trail: a mail program that looks at links does it too."""
    now = timezone.now()
    Copy.objects.filter(pk=copy.pk).update(opened=Coalesce(F("opened"), now), openings=F("openings") + 1)


@transaction.atomic
def say_read(*, copy: Copy) -> None:
    """The person says they have read it; saying so twice changes nothing. For a member it counts in their account."""
    if Copy.objects.filter(pk=copy.pk, read=None).update(read=timezone.now()):
        trail.enter(who=holder_of(copy), action="read a briefing", subject=copy.issue)
    if copy.recipient.member is not None:
        briefings.say_read(by=copy.recipient.member, issue=copy.issue)


@transaction.atomic
def keep_typed(*, copy: Copy, typed: Mapping[str, str]) -> None:
    """Keeps what stands in the form, so that it is there again whatever becomes of the page."""
    kept = {name: text[:LONGEST_TYPED] for name, text in typed.items()}
    Copy.objects.filter(pk=copy.pk).update(typed=kept)


@transaction.atomic
def say_what_was_said(*, copy: Copy, team: Team, mends: Reflection | None = None, **said: Any) -> Reflection:
    """Records the talk of a team through a person's address; whoever says that has read it as well."""
    by = holder_of(copy)
    reflection = briefings.reflect(by=by, issue=copy.issue, team=team, mends=mends, **said)
    Copy.objects.filter(pk=copy.pk).update(typed={})
    say_read(copy=copy)
    return reflection

"""Agencies whose day has come and who have not handed in are reminded, once in so many days."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from heed.web.partnership.models import Partnership
from heed.web.partnership.trail import Command
from heed.web.reviews import actions
from heed.web.reviews.models import Submission


def remind_agencies(partnership: Partnership, today: date | None = None) -> int:
    """Sends what is due and nothing twice, however often it is asked. How many letters were written."""
    today = today or timezone.localdate()
    by = Command("remind", partnership)
    late = Submission.objects.asked().filter(review__partnership=partnership, due__lte=today)
    return sum(actions.remind(by=by, submission=submission, today=today) for submission in late)

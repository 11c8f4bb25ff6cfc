"""Clocks set and days corrected: for the partnership, or for one review with its reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from heed.chronology.working_days import is_working_day
from heed.reviews.processes import Process
from heed.web.casebook.actions import Writer
from heed.web.partnership import trail
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.history import name_of
from heed.web.partnership.models import Partnership
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import ClockSetting, OwnDay, Review


@transaction.atomic
def set_clock(
    *,
    by: Writer,
    process: Process,
    clock: str,
    reason: str,
    start: str = "",
    limit: int | None = None,
    review: Review | None = None,
) -> ClockSetting:
    """Sets where a clock starts and how long it runs, from now on. The same twice is one.

    Raises NotPossible without a reason, and for a start that the clock does not know.
    """
    known = process.monitoring if clock == "monitoring" else process.clock(clock)
    if known is None or (start and start not in known.starts):
        raise NotPossible("Choose a start of the list.")
    if not reason.strip():
        raise NotPossible("Write the reason: it stays beside every day counted by this clock.")
    Partnership.objects.select_for_update().get(pk=by.partnership.pk)
    said = {"process": process.id, "clock": clock, "review": review}
    last: ClockSetting | None = ClockSetting.objects.filter(partnership=by.partnership, **said).last()
    if last is not None and (last.start, last.limit, last.reason) == (start, limit, reason.strip()):
        return last
    setting = ClockSetting.objects.create(
        partnership=by.partnership, start=start, limit=limit, reason=reason.strip(), set_by=name_of(by), **said
    )
    trail.enter(who=by, action="set a clock", subject=review or setting)
    return setting


@transaction.atomic
def add_own_day(*, by: Writer, day: date, says: str, why: str) -> OwnDay:
    """A day on which nobody works, or people do, whatever the list says. The same twice is one.

    Raises NotPossible where the partnership has said something else of that day, or where the list says the same.
    """
    Partnership.objects.select_for_update().get(pk=by.partnership.pk)
    there: OwnDay | None = OwnDay.objects.filter(partnership=by.partnership, day=day, taken_back=None).first()
    if there is not None and (there.says, there.why) == (says, why):
        return there
    if there is not None:
        raise NotPossible(f"{day_in_words(day)} is in your list already: {there.why}. Take that back first.")
    works = is_working_day(day, by.partnership.nation)
    if works == (says == OwnDay.WORKS):
        what = "a working day" if works else "a day of rest"
        raise NotPossible(f"{day_in_words(day)} is {what} already, so nothing would change.")
    own = OwnDay.objects.create(partnership=by.partnership, day=day, says=says, why=why, added_by=name_of(by))
    trail.enter(who=by, action="added a day of their own", subject=own)
    return own


@transaction.atomic
def take_back_own_day(*, by: Writer, own: OwnDay) -> None:
    """The list of bank holidays is right after all; the day stays to be seen, marked. Twice is once."""
    own = OwnDay.objects.select_for_update().get(pk=own.pk)
    if own.taken_back is None:
        own.taken_back, own.taken_back_by = timezone.now(), name_of(by)
        own.save(update_fields=["taken_back", "taken_back_by"])
        trail.enter(who=by, action="took back a day of their own", subject=own)

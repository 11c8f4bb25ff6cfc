"""Events kept: the form in which a partnership holds a chronology. Nothing here is ever changed or deleted.

A correction is a new record that names the one it replaces. The database refuses update and delete of an event as well
(migration 0002). Whoever asks goes through `reachable_by`, and a review's agency drafts are not here at all: they
become events only when the review accepts them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from heed.chronology.when import CALENDAR
from heed.web.partnership.models import VERSIONED, Agency, Member, Partnership, Versioned
from heed.web.partnership.roles import Permission


class CasesReached(models.QuerySet["Case"]):
    def reachable_by(self, member: Member) -> Self:
        """Review cases for those who see reviews; cases of practice for those of the agency that opened them."""
        reached = Q(pk__in=[])
        if member.may(Permission.SEE_REVIEW):
            reached |= Q(purpose=Case.REVIEW)
        if member.agency_id and (member.may(Permission.SEE_PRACTICE) or member.may(Permission.RECORD_PRACTICE)):
            reached |= Q(purpose=Case.PRACTICE, agency_id=member.agency_id)
        return self.filter(reached, partnership_id=member.partnership_id)


class Case(models.Model):
    """A child, or a household's children, under one pseudonymous key."""

    REVIEW, PRACTICE = "review", "practice"
    PURPOSES = [(REVIEW, "A review"), (PRACTICE, "Today's practice")]

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="cases")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    key = models.CharField(max_length=80)
    purpose = models.CharField(max_length=10, choices=PURPOSES, default=REVIEW)
    nation = models.CharField(max_length=20, default="england")
    reference = models.DateTimeField(null=True, blank=True, help_text="Nothing later than this is known.")
    opened = models.DateTimeField(auto_now_add=True)

    IDENTIFYING: ClassVar = {
        "partnership": False,
        "agency": False,
        "key": False,
        "purpose": False,
        "nation": False,
        "reference": False,
        "opened": False,
    }

    objects = CasesReached.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="one_case_per_key")]

    def __str__(self) -> str:
        return self.key


class RecordIsKept(Exception):
    """A kept record was to be changed or deleted."""


class OfACase(models.QuerySet[Any]):
    """Rows of a case: reached when the case is."""

    def reachable_by(self, member: Member) -> Self:
        return self.filter(case__in=Case.objects.reachable_by(member))


# What a record is replaced with that should never have been entered: it says so, and is read as no event.
ENTERED_IN_ERROR = "entered.in_error"


class EventRecords(OfACase):
    def current(self) -> Self:
        """Records that no later one replaces, and that no later one takes back."""
        return self.filter(replaced_by=None).exclude(kind=ENTERED_IN_ERROR)

    def update(self, **changes: Any) -> int:
        raise RecordIsKept("An event is never changed: enter a correction that replaces it.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("An event is never deleted: enter a correction that replaces it.")


class Interval(models.Model):
    """A moment in columns: naive UK civil time, as in the event file."""

    at = models.CharField(max_length=19)
    upto = models.CharField(max_length=19)
    as_written = models.CharField(max_length=200, blank=True)
    uncertain = models.BooleanField(default=False)
    clock = models.CharField(max_length=40, default=CALENDAR)

    class Meta:
        abstract = True


INTERVAL = {"at": True, "upto": True, "as_written": True, "uncertain": False, "clock": False}


class EventRecord(Interval):
    """One event as it was entered, by whom and when. `position` keeps the order of its source within a moment."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=80)
    about = models.CharField(max_length=40, default="child")
    agency = models.CharField(max_length=40, blank=True)
    known = models.CharField(max_length=19, blank=True)
    source = models.CharField(max_length=200, blank=True)
    attrs = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    entered = models.DateTimeField(auto_now_add=True, db_index=True)
    entered_by = models.CharField(max_length=140)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    IDENTIFYING: ClassVar = INTERVAL | {
        "case": False,
        "kind": False,
        "about": False,
        "agency": False,
        "known": True,
        "source": True,
        "attrs": True,
        "text": True,
        "position": False,
        "entered": False,
        "entered_by": True,
        "replaces": False,
    }

    objects = EventRecords.as_manager()

    class Meta:
        ordering = ["case", "clock", "at", "position", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="events_by_case_and_time")]
        constraints = [models.CheckConstraint(condition=~Q(entered_by=""), name="event_names_who_entered_it")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsKept("An event is never changed: enter a correction that replaces it.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("An event is never deleted: enter a correction that replaces it.")


class CoverageRecord(Interval):
    """The period over which an agency's record was handed in, and the kinds it can carry (none: all)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="coverage")
    agency = models.CharField(max_length=40)
    kinds = models.JSONField(default=list)
    source = models.CharField(max_length=200, blank=True)

    IDENTIFYING: ClassVar = INTERVAL | {"case": False, "agency": False, "kinds": False, "source": True}

    objects = OfACase.as_manager()


class PersonRecord(Versioned):
    """Somebody in a case: the identifier events use, the role, and what is known of birth, death and where they lived.

    label is what everybody may read ("Child K"); names are what only the entitled may: the name and every alias.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="people")
    person = models.CharField(max_length=60)
    role = models.CharField(max_length=40)
    label = models.CharField(max_length=80)
    names = models.JSONField(default=list)
    born = models.CharField(max_length=80, blank=True)
    due = models.CharField(max_length=80, blank=True)
    died = models.CharField(max_length=80, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    stays = models.JSONField(default=list)
    aliases = models.JSONField(default=list)

    IDENTIFYING: ClassVar = VERSIONED | {
        "case": False,
        "person": False,
        "role": False,
        "label": False,
        "names": True,
        "born": True,
        "due": True,
        "died": True,
        "sex": True,
        "stays": True,
        "aliases": True,
    }

    objects = OfACase.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_record_per_person_of_a_case")]

    def __str__(self) -> str:
        return self.label


class RelationshipRecord(Versioned):
    """How one person of a case stands to another, over which period."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=40)
    a = models.CharField(max_length=60)
    b = models.CharField(max_length=60)
    over = models.CharField(max_length=120, blank=True)
    removed = models.BooleanField(default=False)

    IDENTIFYING: ClassVar = VERSIONED | {
        "case": False,
        "kind": True,
        "a": False,
        "b": False,
        "over": True,
        "removed": False,
    }

    objects = OfACase.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"relationship {self.pk}"


class DaySequences(OfACase):
    def update(self, **changes: Any) -> int:
        raise RecordIsKept("The order of a day is never changed: set another.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("The order of a day is never deleted: set another.")


class DaySequence(models.Model):
    """The order that a person gave the entries of one day; the latest of a day holds, and an empty one takes it back.

    day: the clock and the day. order: the first record of each entry, so that a correction changes nothing.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sequences")
    day = models.CharField(max_length=60)
    order = models.JSONField(default=list)
    decided = models.DateTimeField(auto_now_add=True)
    decided_by = models.CharField(max_length=140)

    IDENTIFYING: ClassVar = {"case": False, "day": True, "order": False, "decided": False, "decided_by": True}

    objects = DaySequences.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(decided_by=""), name="a_sequence_names_who_decided_it")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsKept("The order of a day is never changed: set another.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsKept("The order of a day is never deleted: set another.")


def stored(at: datetime) -> str:
    """A moment's end as it is stored: ISO with seconds, so that text sorts as time does on every database."""
    return f"{at.year:04d}-{at:%m-%dT%H:%M:%S}"

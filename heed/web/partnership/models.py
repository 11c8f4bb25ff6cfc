"""Who is who: partnerships, their agencies, teams and members, and the trail of what members saw and did.

Every table of Heed declares each of its fields as identifying or not in a class attribute `IDENTIFYING`, a mapping
from field name to a yes or no: could this field, alone or with another, tell who somebody is? The key (`id`) needs no
declaration. `identifying.undeclared_fields()` finds what was forgotten.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from heed.web.partnership.agencies import AGENCIES, NATIONS
from heed.web.partnership.roles import ROLES, Permission, permissions_of


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **others: Any) -> User:
        """A person who can sign in with `password`, or, without one, only after setting it by letter."""
        user = self.model(email=email.strip().lower(), **others)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in, by e-mail. What they may see hangs on their memberships, never on this record."""

    email = models.EmailField("e-mail address", max_length=254, unique=True)  # kept in lower case
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    IDENTIFYING: ClassVar = {
        "email": True,
        "name": True,
        "password": True,
        "is_active": False,
        "joined": False,
        "last_login": False,
    }

    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class Partnership(models.Model):
    """The agencies of an area that keep children safe together, and review what happened when that was not enough."""

    name = models.CharField(max_length=160, unique=True)
    short_name = models.CharField(max_length=40)
    nation = models.CharField(max_length=20, choices=list(NATIONS.items()), default="england")
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    front_door_name = models.CharField(max_length=120, blank=True)
    front_door_phone = models.CharField(max_length=40, blank=True)
    anonymised_by_default = models.BooleanField(
        default=True, help_text="Pages show labels such as Child K until a member asks for names."
    )

    IDENTIFYING: ClassVar = {
        "name": False,
        "short_name": False,
        "nation": False,
        "contact_name": True,
        "contact_email": True,
        "contact_phone": True,
        "front_door_name": True,
        "front_door_phone": True,
        "anonymised_by_default": False,
    }

    def __str__(self) -> str:
        return self.name

    @property
    def front_door_dialled(self) -> str:
        """The number of children's social care as a telephone dials it."""
        return "".join(mark for mark in self.front_door_phone if mark not in " -")


class ReachedThroughPartnership(models.QuerySet["models.Model"]):
    """Rows with a `partnership`: a member reaches those of their own."""

    def reachable_by(self, member: Member) -> Self:
        return self.filter(partnership_id=member.partnership_id)


class Agency(models.Model):
    """An organisation in a partnership. `code` says of what kind, in the words that events use."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agencies")
    code = models.CharField(max_length=40, choices=list(AGENCIES.items()))
    name = models.CharField(max_length=160)

    IDENTIFYING: ClassVar = {"partnership": False, "code": False, "name": False}

    objects = ReachedThroughPartnership.as_manager()

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="one_agency_per_name")]

    def __str__(self) -> str:
        return self.name


class TeamsReached(models.QuerySet["Team"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(agency__partnership_id=member.partnership_id)


class Team(models.Model):
    """People of one agency who hold a reflection together."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=160)

    IDENTIFYING: ClassVar = {"agency": False, "name": False}

    objects = TeamsReached.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_team_per_name")]

    def __str__(self) -> str:
        return self.name


class MembersReached(models.QuerySet["Member"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(partnership_id=member.partnership_id)

    def current(self) -> Self:
        """Those who have not left and may sign in."""
        return self.filter(left__isnull=True, user__is_active=True)

    def with_role(self, code: str) -> list[Member]:
        """Current members who play this role. Read in Python, so that both databases answer alike."""
        return [member for member in self.current().select_related("user") if code in member.roles]


class Member(models.Model):
    """A user in a partnership: the one handle by which any record is reached."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="members")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    roles = models.JSONField(default=list)
    joined = models.DateTimeField(auto_now_add=True)
    left = models.DateTimeField(null=True, blank=True)

    IDENTIFYING: ClassVar = {
        "user": True,
        "partnership": False,
        "agency": False,
        "team": False,
        "roles": False,
        "joined": False,
        "left": False,
    }

    objects = MembersReached.as_manager()

    class Meta:
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "partnership"],
                condition=models.Q(left__isnull=True),
                name="one_current_membership_of_a_partnership",
            )
        ]

    def __str__(self) -> str:
        return self.user.name

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.roles)

    def may(self, permission: Permission | str) -> bool:
        """Whether any role of the member gives this permission, by member of `Permission` or its name."""
        return (Permission[permission.upper()] if not isinstance(permission, Permission) else permission) in (
            self.permissions
        )

    @property
    def agency_code(self) -> str | None:
        """The code by which events name the member's agency."""
        return self.agency.code if self.agency else None

    @property
    def role_names(self) -> list[str]:
        return [ROLES[code].name for code in self.roles if code in ROLES]


class TrailIsKept(Exception):
    """A line of the trail was to be changed or deleted, or had nobody who did it."""


class TrailEntries(models.QuerySet["TrailEntry"]):
    def reachable_by(self, member: Member) -> Self:
        return self.filter(partnership_id=member.partnership_id)

    def update(self, **changes: Any) -> int:
        raise TrailIsKept("A line of the trail is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TrailIsKept("A line of the trail is never deleted.")


class TrailEntry(models.Model):
    """Who did what to which record, when. Plain numbers and words, no foreign keys: it outlives what it names.

    The database refuses update and delete as well (migration 0002), so that a slip elsewhere cannot lose a line.
    """

    when = models.DateTimeField(auto_now_add=True, db_index=True)
    who = models.CharField(max_length=140)
    member_id = models.BigIntegerField(null=True)  # null where a command of Heed did it; `who` then names the command
    partnership_id = models.BigIntegerField(db_index=True)
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)

    IDENTIFYING: ClassVar = {
        "when": False,
        "who": True,
        "member_id": True,
        "partnership_id": False,
        "action": False,
        "subject_type": False,
        "subject_id": False,
    }

    objects = TrailEntries.as_manager()

    class Meta:
        ordering = ["-when", "-id"]
        verbose_name_plural = "trail entries"
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="trail_by_subject")]
        constraints = [models.CheckConstraint(condition=~models.Q(who=""), name="trail_names_somebody")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TrailIsKept("A line of the trail is never changed.")
        if not self.who:
            raise TrailIsKept("A line of the trail names who did it.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TrailIsKept("A line of the trail is never deleted.")


class Versioned(models.Model):
    """A record that several people write: saved through `history.save`, which keeps what each field was before."""

    version = models.PositiveIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)
    changed_by = models.CharField(max_length=140, default="", blank=True)

    class Meta:
        abstract = True


VERSIONED = {"version": False, "changed": False, "changed_by": True}


class Changes(models.QuerySet["Change"]):
    def reachable_by(self, member: Member) -> Self:
        """Those of the partnership; a page shows them of a record it has reached, and of no other."""
        return self.filter(partnership_id=member.partnership_id)

    def of(self, record: models.Model) -> Self:
        """What was changed of a record, the latest first."""
        return self.filter(record_type=record._meta.label_lower, record_id=record.pk)

    def update(self, **changes: Any) -> int:
        raise TrailIsKept("What a field was before is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TrailIsKept("What a field was before is never deleted.")


class Change(models.Model):
    """One field of one record: what it was, what it became, by whom and when. It outlives what it names.

    It is reached through the record alone: a page asks for the record first. The database refuses update and delete.
    """

    when = models.DateTimeField(auto_now_add=True)
    who = models.CharField(max_length=140)
    member_id = models.BigIntegerField(null=True)
    partnership_id = models.BigIntegerField()
    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    field = models.CharField(max_length=60)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    IDENTIFYING: ClassVar = {
        "when": False,
        "who": True,
        "member_id": True,
        "partnership_id": False,
        "record_type": False,
        "record_id": False,
        "field": False,
        "before": True,
        "after": True,
    }

    objects = Changes.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["record_type", "record_id"], name="changes_by_record")]
        constraints = [models.CheckConstraint(condition=~models.Q(who=""), name="change_names_somebody")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TrailIsKept("What a field was before is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TrailIsKept("What a field was before is never deleted.")

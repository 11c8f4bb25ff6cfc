"""Writing the trail: one line for every change, and for every view, export or print of a named child."""

from dataclasses import dataclass

from django.db.models import Model

from heed.web.partnership.models import Member, Partnership, TrailEntry, TrailIsKept


@dataclass(frozen=True)
class Command:
    """A command of Heed that acts without a member, such as `watch`: named in the trail in a member's place."""

    name: str
    partnership: Partnership


def enter(*, who: Member | Command, action: str, subject: Model | None = None) -> TrailEntry:
    """Adds a line. `action` is a few words in the past tense without a word of the case: "accepted a chronology".

    Raises TrailIsKept when `who` is nobody.
    """
    if not isinstance(who, Member | Command):
        raise TrailIsKept("A line of the trail names who did it.")
    return TrailEntry.objects.create(
        who=who.user.name if isinstance(who, Member) else who.name,
        member_id=who.pk if isinstance(who, Member) else None,
        partnership_id=who.partnership.pk,
        action=action,
        subject_type=str(subject._meta.verbose_name) if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
    )


def record_view(member: Member, subject: Model, how: str = "viewed") -> TrailEntry:
    """Says in the trail that a member saw a record with names in it; `how` is viewed, exported or printed."""
    return enter(who=member, action=how, subject=subject)

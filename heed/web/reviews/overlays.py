"""What may be laid over the timeline of a review. A room above registers its own in its AppConfig.ready.

overlays.register(Overlay("safeguards", "What the safeguards ask", Permission.RUN_CHECKS, laid_over))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from heed.chronology.timeline import Mark
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Review


@dataclass(frozen=True)
class Asked:
    """How somebody looks: with the outcome or without, as one agency knew it, up to a moment."""

    reveal: bool = False
    known_to: str = ""
    until: datetime | None = None


@dataclass(frozen=True)
class Laid:
    """What is laid over a timeline. said: in a sentence or two, for whoever does not see the picture.

    masked: whether an outcome was hidden while the marks were worked out.
    """

    marks: tuple[Mark, ...] = ()
    said: str = ""
    masked: bool = False


@dataclass(frozen=True)
class Overlay:
    """Something to lay over a timeline: its name in the address, its words, who it is for, where it comes from."""

    name: str
    title: str
    permission: Permission
    lay: Callable[[Review, Asked], Laid]


_overlays: list[Overlay] = []


def register(overlay: Overlay) -> None:
    """Adds an overlay; one of the same name takes the place of the one before."""
    _overlays[:] = [one for one in _overlays if one.name != overlay.name] + [overlay]


def open_to(member: Member) -> list[Overlay]:
    """The overlays that a member may lay over a timeline."""
    return [overlay for overlay in _overlays if member.may(overlay.permission)]

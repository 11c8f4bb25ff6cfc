"""What the page frame shows round every page: whose it is, and the parts of Heed open to the member."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from heed.web.partnership.demonstration import PASSWORD, members_to_try
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission


@dataclass(frozen=True)
class Section:
    """A part of Heed in the navigation: its title, the name of its first page, the permission that opens it.

    `about` says in a sentence what a member finds there; the home page shows it.
    """

    title: str
    route: str
    permission: Permission | None = None
    about: str = ""


_sections: list[Section] = []


def register(section: Section) -> None:
    """Adds a part to the navigation, in the order in which rooms are installed. Call it from AppConfig.ready."""
    if section not in _sections:
        _sections.append(section)


# About the partnership itself: beneath every page, so that the navigation is left to the work.
BENEATH = [
    Section("Members", "partnership:members", Permission.SEE_MEMBERS),
    Section("Number to ring", "partnership:front_door", Permission.SET_FRONT_DOOR),
    Section("Trail", "partnership:trail", Permission.SEE_TRAIL),
    Section("Your account", "partnership:account"),
]


def register_beneath(section: Section) -> None:
    """Adds a page about the partnership itself; registering it again changes nothing."""
    if section not in BENEATH:
        BENEATH.insert(-1, section)


@dataclass(frozen=True)
class Link:
    """A part of Heed that is open to the member; `here` when the page shown belongs to it."""

    title: str
    href: str
    about: str
    here: bool


def open_to(member: Member, sections: Iterable[Section], path: str) -> list[Link]:
    """The sections the member's permissions open, as links from the page at `path`."""
    opened = [s for s in sections if s.permission is None or member.may(s.permission)]
    return [_link(section, reverse(section.route), path) for section in opened]


def _link(section: Section, href: str, path: str) -> Link:
    return Link(section.title, href, section.about, path == href or (href != "/" and path.startswith(href)))


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context for every template. Works without a member, as on the sign-in page and on an error page."""
    member: Member | None = getattr(request, "member", None)
    return {
        "member": member,
        "navigation": open_to(member, _sections, request.path) if member else [],
        "beneath": open_to(member, BENEATH, request.path) if member else [],
        "demonstration": settings.DEMONSTRATION,
        "who_can_sign_in": members_to_try() if settings.DEMONSTRATION and not member else [],
        "demonstration_password": PASSWORD if settings.DEMONSTRATION else "",
    }

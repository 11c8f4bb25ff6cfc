"""What the page frame shows round every page: whose it is, and the parts of Heed open to the member."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission


@dataclass(frozen=True)
class Section:
    """A part of Heed in the navigation: its title, the name of its first page, and the permission that opens it."""

    title: str
    route: str
    permission: Permission | None = None


_sections: list[Section] = []


def register(section: Section) -> None:
    """Adds a part to the navigation, in the order in which rooms are installed. Call it from AppConfig.ready."""
    if section not in _sections:
        _sections.append(section)


def navigation(member: Member, path: str) -> list[dict[str, Any]]:
    """The links open to the member; `here` marks the one whose pages `path` belongs to."""
    links = [
        (section.title, reverse(section.route))
        for section in _sections
        if section.permission is None or member.may(section.permission)
    ]
    return [
        {"title": title, "href": href, "here": path == href or (href != "/" and path.startswith(href))}
        for title, href in links
    ]


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context for every template. Works without a member, as on the sign-in page and on an error page."""
    member: Member | None = getattr(request, "member", None)
    return {
        "member": member,
        "navigation": navigation(member, request.path) if member else [],
        "demonstration": settings.DEMONSTRATION,
    }

"""Who a command of the library acts for."""

from __future__ import annotations

from django.core.management.base import CommandError, CommandParser

from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission


def add_argument(parser: CommandParser) -> None:
    parser.add_argument("--by", required=True, metavar="EMAIL", help="the member who takes it in")


def member(email: str) -> Member:
    """The current member with this e-mail address who may accept lessons. Raises CommandError where there is none."""
    found = Member.objects.current().filter(user__email__iexact=email).select_related("user", "partnership").first()
    if found is None or not found.may(Permission.ACCEPT_LESSONS):
        raise CommandError(f"No member with the address {email} may accept lessons. Name one who may.")
    return found

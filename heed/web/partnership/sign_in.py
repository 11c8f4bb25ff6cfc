"""How people sign in: by e-mail and password, with a second factor where they set one up."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from heed.web.partnership.access import member_of
from heed.web.partnership.trail import enter


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a manager adds a member."""
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """What follows signing in, with its line in the trail."""
        member = member_of(request)
        if member is not None:
            enter(who=member, action="signed in")
        return cast(HttpResponse, super().post_login(request, user, **kwargs))

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There is no user name to make up."""

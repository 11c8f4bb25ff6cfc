"""How people sign in: by e-mail and password, with a second factor where they set one up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a manager adds a member."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There is no user name to make up."""

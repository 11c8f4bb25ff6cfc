"""The one way to a page: through a member.

    @page("see_review")
    def review(request: MemberRequest, pk: int) -> HttpResponse:
        found = reach(Review.objects, request.member, pk=pk)

The signed-out are sent to sign in, for any method; what they typed in a form is given back to them first. Somebody
signed in who is no current member, or whose roles lack the permission, gets the answer for an address that does not
exist, and so does a member who asks for a record of another partnership: an address tells nothing about what is behind
it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from heed.web.design.views import signed_out, typed
from heed.web.partnership.models import Member, User
from heed.web.partnership.roles import Permission

Arguments = ParamSpec("Arguments")
Row = TypeVar("Row", bound=Model)


class MemberRequest(HttpRequest):
    """A request that came through `page`: `member` is the one who asks."""

    member: Member


class Reachable(Protocol):
    """What every table's manager offers: the rows a member may reach, and no others."""

    def reachable_by(self, member: Member) -> QuerySet[Any]: ...


class MemberMiddleware:
    """Knows the member behind a request from the start, so that the page frame of an error page fits as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast(Any, request).member = member_of(request)
        return self.get_response(request)


def member_of(request: HttpRequest) -> Member | None:
    """The current membership of the person signed in; the earliest one where there are several."""
    if not isinstance(request.user, User):
        return None
    memberships = Member.objects.current().filter(user=request.user)
    return memberships.select_related("user", "partnership", "agency", "team").order_by("joined", "pk").first()


def page(
    permission: Permission | str | None,
) -> Callable[
    [Callable[Concatenate[Any, Arguments], HttpResponse]], Callable[Concatenate[HttpRequest, Arguments], HttpResponse]
]:
    """Makes a view a page for members with `permission`, by member of `Permission` or its name in lower case.

    None lets every member in. A permission that does not exist raises KeyError when the room is loaded.
    """
    needed = Permission[permission.upper()] if isinstance(permission, str) and permission.islower() else permission

    def opened(
        view: Callable[Concatenate[Any, Arguments], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponse]:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
            if not request.user.is_authenticated and request.method == "POST" and (typed(request) or request.FILES):
                return signed_out(request)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
            member: Member | None = cast(Any, request).member
            if member is None or (needed is not None and not member.may(needed)):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return opened


def reach(reachable: Any, member: Member, **lookup: Any) -> Any:
    """The one row the member may reach that matches `lookup`; raises Http404 where there is none."""
    return get_object_or_404(reachable.reachable_by(member), **lookup)

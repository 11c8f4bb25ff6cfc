"""The way to a page for whoever holds a personal address, and what is said to everybody else.

An address that is none gets one and the same page, found by one look-up of a fingerprint whatever was asked for. Who
asks for many of those is asked to wait; an address that is one is never held up by that, since behind a proxy many
people may come from one machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from heed.web.cascade.models import Copy
from heed.web.letters.tokens import fingerprint, token_of

MOST_MISSES, WITHIN = 60, 5 * 60
MOST_WRITES, A_MINUTE = 120, 60


class AddressRequest(HttpRequest):
    """A request that came through `by_address`: `copy` is the holder's own."""

    copy: Copy


def by_address(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Makes a view a page for whoever holds an address that opens; everybody else is told what happened."""

    @wraps(view)
    @never_cache
    def guarded(request: Any, token: str, **words: Any) -> HttpResponse:
        copy = copy_of(token)
        if copy is None:
            return not_an_address(request)
        if closed := why_closed(copy):
            return told(request, token, copy, closed)
        if request.method == "POST" and is_too_much(f"cascade-writes-{copy.pk}", MOST_WRITES, A_MINUTE):
            return HttpResponse("Too much at once. What you typed is kept on this page; wait a minute.", status=429)
        request.copy = copy
        return view(request, token, **words)

    return guarded


def copy_of(token: str) -> Copy | None:
    """The copy that the token opens, open or not; without what is large."""
    found = Copy.objects.select_related("issue__partnership", "issue__withdrawal", "recipient__member__user", "team")
    return found.defer("issue__pdf", "issue__content").filter(fingerprint=fingerprint(token)).first()


def why_closed(copy: Copy) -> str:
    """ "withdrawn", "taken back" or "expired"; empty where it opens."""
    today = timezone.localdate()
    if hasattr(copy.issue, "withdrawal"):
        return "withdrawn"
    if copy.revoked is not None or copy.recipient.has_left(today):
        return "taken back"
    return "expired" if copy.closes < today else ""


def told(request: HttpRequest, token: str, copy: Copy, closed: str) -> HttpResponse:
    """The page of an address that opens no more: what happened and what to do."""
    context: dict[str, Any] = {"copy": copy, "token": token, "closed": closed, "partnership": copy.issue.partnership}
    if closed == "withdrawn":
        context["later"] = copy.issue.replaced_by
        own = Copy.objects.filter(recipient=copy.recipient, issue=context["later"], revoked=None).first()
        context["own_token"] = token_of(own.secret) if own is not None else ""
    return render(request, "cascade/closed.html", context, status=410)


def not_an_address(request: HttpRequest) -> HttpResponse:
    """What is told of every address that is none, whatever it looks like."""
    address = get_adapter().get_client_ip(request)
    if is_too_much(f"cascade-misses-{address}", MOST_MISSES, WITHIN):
        answer = render(request, "cascade/no_address.html", {"too_many": True}, status=429)
        answer["Retry-After"] = str(WITHIN)
        return answer
    return render(request, "cascade/no_address.html", status=404)


def seconds() -> int:
    """The time of day in whole seconds, from a day long past."""
    return int(time.time())


def is_too_much(key: str, most: int, within: int) -> bool:
    """Counts one more under the key; whether there were more than `most` in this stretch of `within` seconds."""
    key = f"{key}-{seconds() // within}"  # a cache may make what it counts up last longer than was said
    if cache.add(key, 1, within):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # it went just now
        return False

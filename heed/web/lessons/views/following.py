"""Following the library: feeds by address, and searches that tell of new lessons."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.lessons.themes import theme_names
from heed.web.lessons import following
from heed.web.lessons.feeds import TYPES, feed
from heed.web.lessons.forms import FeedAddressForm, SaveSearchForm, SearchForm
from heed.web.lessons.models import FeedAddress, SavedSearch
from heed.web.letters.tokens import fingerprint
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission

EVERYTHING = "all"


@require_http_methods(["GET", "POST"])
@page("see_library")
def follow(request: MemberRequest) -> HttpResponse:
    """What a member follows, and the making of an address for a feed reader, which is shown this once."""
    form = FeedAddressForm(request.POST or None)
    token = following.make_feed_address(by=request.member, **form.cleaned_data) if form.is_valid() else ""
    context = {
        "form": FeedAddressForm() if token else form,
        "made": request.build_absolute_uri(reverse("lessons:feed", args=[token, EVERYTHING, "atom"])) if token else "",
        "addresses": FeedAddress.objects.reachable_by(request.member).filter(revoked=None),
        "searches": SavedSearch.objects.reachable_by(request.member).filter(ended=None),
        "themes": theme_names().items(),
    }
    return render(request, "lessons/follow.html", context)


@require_POST
@page("see_library")
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    address: FeedAddress = reach(FeedAddress.objects, request.member, pk=pk)
    following.revoke_feed_address(by=request.member, address=address)
    messages.success(request, "The address no longer opens.")
    return redirect("lessons:follow")


@require_http_methods(["GET", "POST"])
@page("see_library")
def save_search(request: MemberRequest) -> HttpResponse:
    """A name for the search in the query, and from when on it tells."""
    search = SearchForm(request.GET)
    chosen = search.chosen()
    form = SaveSearchForm(request.POST or None, initial={"name": str(chosen.get("q", ""))[:80]})
    if form.is_valid():
        site = request.build_absolute_uri("/").rstrip("/")
        following.save_search(by=request.member, chosen=chosen, site=site, **form.cleaned_data)
        messages.success(request, "The search is saved. You get an e-mail when a lesson is accepted that it finds.")
        return redirect("lessons:follow")
    return render(request, "lessons/save_search.html", {"form": form, "chosen": chosen})


@require_POST
@page("see_library")
def end_search(request: MemberRequest, pk: int) -> HttpResponse:
    search: SavedSearch = reach(SavedSearch.objects, request.member, pk=pk)
    following.end_search(by=request.member, search=search)
    messages.success(request, "The search is ended. It sends no more e-mail.")
    return redirect("lessons:follow")


@require_safe
@never_cache
def by_address(request: HttpRequest, token: str, theme: str, ending: str) -> HttpResponse:
    """The feed for whoever holds an address that opens; everybody else gets 404."""
    address = FeedAddress.objects.select_related("member__user", "member__partnership")
    found = address.filter(fingerprint=fingerprint(token), revoked=None).first()
    if found is None or ending not in TYPES or theme not in (EVERYTHING, *theme_names()):
        raise Http404
    if not (Member.objects.current().filter(pk=found.member_id).exists() and found.member.may(Permission.SEE_LIBRARY)):
        raise Http404
    return _answer(request, found.member, "" if theme == EVERYTHING else theme, ending)


@require_safe
@page("see_library")
def signed_in(request: MemberRequest, theme: str, ending: str) -> HttpResponse:
    """The feed for a member who is signed in."""
    if ending not in TYPES or theme not in (EVERYTHING, *theme_names()):
        raise Http404
    return _answer(request, request.member, "" if theme == EVERYTHING else theme, ending)


def _answer(request: HttpRequest, member: Member, theme: str, ending: str) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    made = feed(member, theme, ending, site=site, here=request.build_absolute_uri(request.path))
    answer = HttpResponse(made.data, content_type=made.content_type, headers={"ETag": made.etag})
    if made.changed:
        answer.headers["Last-Modified"] = http_date(made.changed.timestamp())
    changed = int(made.changed.timestamp()) if made.changed else None
    return get_conditional_response(request, etag=made.etag, last_modified=changed, response=answer) or answer

"""Handing in without an account: the page behind an upload link, and the making and ending of links.

The page tells what is asked and how a file was read, and nothing else of the review. A link that is wrong, dead or
revoked gets the answer for an address that does not exist. A token has 256 bits: nobody comes upon one by trying.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from heed.web.letters.tokens import fingerprint
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.partnership.trail import Command
from heed.web.reviews import actions
from heed.web.reviews.forms.submissions import ChronologyFileForm, LinkForm
from heed.web.reviews.models import Submission, UploadLink
from heed.web.reviews.presenters import file_facts


class LinkRequest(HttpRequest):
    """A request that came through `by_link`: `link` is the open one, `by` stands for its holder in the trail."""

    link: UploadLink
    by: Command


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Makes a view a page for whoever holds an open link; everybody else gets 404."""

    @wraps(view)
    @never_cache
    def guarded(request: Any, token: str, **words: str) -> HttpResponse:
        found = UploadLink.objects.select_related("submission__review__partnership", "submission__agency")
        link = found.filter(fingerprint=fingerprint(token)).first()
        if link is None or not link.is_open():
            raise Http404
        request.link = link
        request.by = Command(f"{link.person} (by link)"[:140], link.submission.review.partnership)
        return view(request, token, **words)

    return guarded


@require_http_methods(["GET", "POST"])
@by_link
def hand_in(request: LinkRequest, token: str) -> HttpResponse:
    """What is asked, the form to hand in, and how the latest file was read."""
    submission = request.link.submission
    form = ChronologyFileForm(request.POST, request.FILES) if request.method == "POST" else ChronologyFileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refused_in(form, "file"):
            actions.receive_chronology(by=request.by, submission=submission, name=file.name, data=file.read())
            return redirect("reviews:hand_in", token=token)
    files = list(submission.files.defer("data"))
    latest = files[-1] if files else None
    usable = [file for file in files if file.is_usable]
    context = {
        "link": request.link,
        "token": token,
        "submission": submission,
        "review": submission.review,
        "form": form,
        "latest": latest,
        "usable": usable[-1] if usable else None,
        "file_facts": file_facts(latest) if latest else [],
        "may_hand_in": submission.status != Submission.CHECKED,
    }
    return render(request, "reviews/hand_in.html", context)


@require_POST
@by_link
def confirm(request: LinkRequest, token: str) -> HttpResponse:
    """The holder says that this is what the agency holds."""
    written = request.POST.get("file", "")
    file = int(written) if written.isdecimal() and len(written) < 18 else 0
    return _done(request, token, actions.check_submission, file=file)


@require_POST
@by_link
def nothing(request: LinkRequest, token: str) -> HttpResponse:
    """The holder says that the agency holds nothing."""
    return _done(request, token, actions.say_nothing_is_held)


def _done(request: LinkRequest, token: str, action: Callable[..., Any], **told: Any) -> HttpResponse:
    try:
        action(by=request.by, submission=request.link.submission, **told)
    except NotPossible as problem:
        messages.error(request, str(problem))
    return redirect("reviews:hand_in", token=token)


@require_http_methods(["GET", "POST"])
@page("write_review")
def make_link(request: MemberRequest, pk: int) -> HttpResponse:
    """A link made and sent; its address is shown once, to be handed over where letters do not arrive."""
    submission: Submission = reach(Submission.objects.select_related("review", "agency"), request.member, pk=pk)
    form = LinkForm(request.POST or None, initial={"closes": submission.due})
    if form.is_valid():
        with refused_in(form, "closes"):
            link, address = actions.make_link(
                by=request.member,
                submission=submission,
                **form.cleaned_data,
                address_of=lambda token: request.build_absolute_uri(
                    reverse("reviews:hand_in", kwargs={"token": token})
                ),
            )
            return render(
                request, "reviews/link_made.html", {"link": link, "address": address, "submission": submission}
            )
    title = f"Send {submission.agency} a link to hand in without an account"
    context = {"form": form, "review": submission.review, "title": title, "button": "Make and send the link"}
    return render(request, "reviews/form.html", context)


@require_POST
@page("write_review")
def revoke_link(request: MemberRequest, pk: int) -> HttpResponse:
    link: UploadLink = reach(UploadLink.objects.select_related("submission"), request.member, pk=pk)
    actions.revoke_link(by=request.member, link=link)
    messages.success(request, "The link no longer opens.")
    return redirect("reviews:submission", pk=link.submission_id)


@require_POST
@page("submit_chronology")
def holds_nothing(request: MemberRequest, pk: int) -> HttpResponse:
    """The agency's author says that it holds nothing."""
    submission: Submission = reach(Submission.objects.filter(agency=request.member.agency), request.member, pk=pk)
    return _answered(request, submission, actions.say_nothing_is_held, "Thank you. The review has been told.")


@require_POST
@page("write_review")
def note_nothing(request: MemberRequest, pk: int) -> HttpResponse:
    """The reviewer takes the agency's word."""
    submission: Submission = reach(Submission.objects, request.member, pk=pk)
    return _answered(request, submission, actions.note_nothing_held, "It is noted: this agency holds no record.")


def _answered(request: MemberRequest, submission: Submission, action: Callable[..., None], thanks: str) -> HttpResponse:
    try:
        action(by=request.member, submission=submission)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, thanks)
    return redirect("reviews:submission", pk=submission.pk)

"""From a draft to an issue: each leak resolved, a second person's approval, the issue itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from heed.web.briefings import actions
from heed.web.briefings.forms.writing import KeepForm, VersionForm
from heed.web.briefings.models import KeptLeak
from heed.web.briefings.views.drafts import reached
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible


@require_POST
@page("approve_briefing")
def keep_leak(request: MemberRequest, pk: int) -> HttpResponse:
    form = KeepForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say why it may stand, in at most 500 letters: the reason is kept with your name.")
        return redirect("briefings:draft", pk=reached(request, pk).pk)
    return _done(request, pk, "It may stand; your reason is kept.", actions.keep_leak, **form.cleaned_data)


@require_POST
@page("approve_briefing")
def take_back(request: MemberRequest, pk: int) -> HttpResponse:
    found: KeptLeak = reach(KeptLeak.objects.select_related("draft"), request.member, pk=pk)
    actions.take_back(by=request.member, kept=found)
    messages.success(request, "The leak is open again.")
    return redirect("briefings:draft", pk=found.draft_id)


@require_POST
@page("write_briefing")
def ask_for_approval(request: MemberRequest, pk: int) -> HttpResponse:
    said = "It waits on the home page of everybody who may approve it and wrote none of it."
    return _done(request, pk, said, actions.ask_for_approval)


@require_POST
@page("approve_briefing")
def approve(request: MemberRequest, pk: int) -> HttpResponse:
    return _done(request, pk, "You have approved this version.", actions.approve, version=_version(request))


@require_POST
@page("issue_briefing")
def issue(request: MemberRequest, pk: int) -> HttpResponse:
    found = reached(request, pk)
    try:
        issued = actions.issue(by=request.member, draft=found, version=_version(request))
    except NotPossible as problem:
        messages.error(request, str(problem))
        return redirect("briefings:draft", pk=found.pk)
    messages.success(request, "It is issued. Share it with the teams it is for.")
    return redirect("briefings:issue", pk=issued.pk)


def _version(request: MemberRequest) -> int:
    """The version the page showed; 0, which no draft has, where the form does not say."""
    form = VersionForm(request.POST)
    return form.cleaned_data["version"] if form.is_valid() else 0


def _done(request: MemberRequest, pk: int, said: str, act: Callable[..., Any], **told: Any) -> HttpResponse:
    found = reached(request, pk)
    try:
        act(by=request.member, draft=found, **told)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("briefings:draft", pk=found.pk)

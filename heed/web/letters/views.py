from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from heed.web.letters import actions
from heed.web.letters.carriers import goes_to_a_folder
from heed.web.letters.forms import UNSETTLED, AgainForm, CameBackForm, LettersForm
from heed.web.letters.models import Collection, Letter
from heed.web.letters.presenters import on_the_post, shown_text
from heed.web.partnership import trail
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible

LETTERS_ON_A_PAGE = 50


@require_safe
@page("see_letters")
def listed(request: MemberRequest) -> HttpResponse:
    """Letters of the partnership, the newest first: what became of each, and what keeps the post from going."""
    form = LettersForm(request.GET or None)
    found = Letter.objects.reachable_by(request.member)
    waiting = found.filter(state=Letter.WAITING).count()
    if form.is_valid():
        chosen = form.cleaned_data
        if chosen["state"]:
            states = Letter.UNSETTLED if chosen["state"] == UNSETTLED else (chosen["state"],)
            found = found.filter(state__in=states)
        found = found.filter(kind__icontains=chosen["kind"], to__icontains=chosen["to"])
    shown = Paginator(found.defer("text", "html"), LETTERS_ON_A_PAGE).get_page(request.GET.get("page"))
    last = Collection.objects.reachable_by(request.member).first()
    context = {
        "form": form,
        "page": shown,
        "trouble": on_the_post(last, waiting, timezone.now()),
        "folder": goes_to_a_folder(),
    }
    return render(request, "letters/list.html", context)


@require_safe
@page("see_letters")
def letter(request: MemberRequest, pk: int) -> HttpResponse:
    """One letter: what it says, what became of it, and what can be done."""
    found: Letter = reach(Letter.objects.select_related("partnership"), request.member, pk=pk)
    trail.record_view(request.member, found)
    return _shown(request, found, AgainForm(initial={"to": found.to}), CameBackForm())


def _shown(request: MemberRequest, found: Letter, again: AgainForm, came_back: CameBackForm) -> HttpResponse:
    context = {
        "letter": found,
        "text": shown_text(found, whole=goes_to_a_folder()),
        "folder": goes_to_a_folder(),
        "again": again if found.is_unsettled or found.state == Letter.STOPPED else None,
        "may_have_arrived": found.state == Letter.UNCERTAIN,
        "came_back": came_back if found.state == Letter.SENT else None,
        "form": again if again.errors else came_back,
    }
    return render(request, "letters/letter.html", context)


@require_POST
@page("see_letters")
def send_again(request: MemberRequest, pk: int) -> HttpResponse:
    found: Letter = reach(Letter.objects.select_related("partnership"), request.member, pk=pk)
    form = AgainForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, CameBackForm())
    return _done(request, found, "It goes with the next collection.", actions.send_again, to=form.cleaned_data["to"])


@require_POST
@page("see_letters")
def arrived(request: MemberRequest, pk: int) -> HttpResponse:
    found: Letter = reach(Letter.objects, request.member, pk=pk)
    return _done(request, found, "It is noted as sent.", actions.say_it_arrived)


@require_POST
@page("see_letters")
def came_back(request: MemberRequest, pk: int) -> HttpResponse:
    found: Letter = reach(Letter.objects.select_related("partnership"), request.member, pk=pk)
    form = CameBackForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, AgainForm(initial={"to": found.to}), form)
    told = form.cleaned_data["reason"]
    return _done(request, found, "It is noted that it came back.", actions.say_it_came_back, reason=told)


def _done(request: MemberRequest, found: Letter, thanks: str, action: Callable[..., None], **told: Any) -> HttpResponse:
    try:
        action(by=request.member, letter=found, **told)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, thanks)
    return redirect("letters:letter", pk=found.pk)

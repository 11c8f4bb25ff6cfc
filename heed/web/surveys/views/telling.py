"""You said, we did: what the board decided, told once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.web.letters.addresses import address_of
from heed.web.letters.models import Letter
from heed.web.letters.tokens import token_of
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.surveys import actions
from heed.web.surveys.forms import OutcomeForm
from heed.web.surveys.models import Outcome, Survey
from heed.web.surveys.wording import about


@require_http_methods(["GET", "POST"])
@page("write_survey")
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    """What was heard and what is done; once told, who could not be reached."""
    found: Survey = reach(Survey.objects.select_related("outcome"), request.member, pk=pk)
    outcome: Outcome | None = getattr(found, "outcome", None)
    form = OutcomeForm(request.POST or None, initial=model_to_dict(outcome) if outcome else None)
    if form.is_valid():
        with refused_in(form):
            actions.decide(by=request.member, survey=found, **form.cleaned_data)
            messages.success(request, "It is kept. Nobody has been told yet.")
            return redirect("surveys:decide", pk=pk)
    letters = Letter.objects.reachable_by(request.member).filter(about=about(found), key__startswith="told ")
    context: dict[str, Any] = {
        "survey": found,
        "outcome": outcome,
        "form": form,
        "addresses": found.addresses.count(),
        "sent": letters.filter(state=Letter.SENT).count(),
        "waiting": letters.filter(state__in=(Letter.WAITING, Letter.HANDING)).count(),
        "unsettled": letters.filter(state__in=Letter.UNSETTLED),
        "page": address_of("surveys:outcome", token=token_of(outcome.secret)) if outcome else "",
    }
    return render(request, "surveys/decide.html", context)


@require_POST
@page("write_survey")
def tell(request: MemberRequest, pk: int) -> HttpResponse:
    found: Survey = reach(Survey.objects, request.member, pk=pk)
    try:
        number = actions.tell(by=request.member, survey=found)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        whom = (
            "Nobody left an address"
            if not number
            else f"{number} {'letter goes' if number == 1 else 'letters go'} with the next post"
        )
        messages.success(request, f"{whom}. The notice stands as a public page.")
    return redirect("surveys:decide", pk=pk)

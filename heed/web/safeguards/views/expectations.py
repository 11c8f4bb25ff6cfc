from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_safe

from heed.safeguards.meaning import Verdict
from heed.web.casebook.models import Case
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.partnership.trail import record_view
from heed.web.registers.models import BruisingRecord
from heed.web.safeguards import actions, presenters, watching
from heed.web.safeguards.adopted import safeguard_by
from heed.web.safeguards.forms import WhatHappenedForm
from heed.web.safeguards.models import Expectation

LATELY = 20


@require_safe
@page("see_practice")
def asked_now(request: MemberRequest, pk: int) -> HttpResponse:
    """What the adopted safeguards ask about a child today: a part of the register's page, or a page of its own."""
    case: Case = reach(Case.objects.filter(purpose=Case.PRACTICE), request.member, pk=pk)
    answers = watching.answers_now(case, watching.this_minute())
    everything = presenters.shown(answers, safeguard_by)
    asked = [one for verdict in presenters.ASKED for one in everything if one.answer.answer is verdict]
    record_view(request.member, case, "asked what is expected")
    part = request.headers.get("HX-Request") == "true"
    template = "safeguards/part_asked.html" if part else "safeguards/asked_now.html"
    context = {
        "case": case,
        "asked": asked,
        "done": [one for one in everything if one not in asked],
        # Its question looks back on what was done, and is put to somebody once the moment has passed.
        "still_due": Verdict.NOT_YET_DUE,
    }
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@page("answer_expectation")
def expectations(request: MemberRequest) -> HttpResponse:
    """What is expected of the member's agency, what passed unanswered, and what was said or done lately."""
    reached = Expectation.objects.reachable_by(request.member).select_related("case", "answered__by__user")
    lately = reached.exclude(pk__in=reached.waiting()).exclude(pk__in=reached.passed()).order_by("-due", "-pk")
    context = {
        "waiting": [_row(one) for one in reached.waiting()],
        "passed": [_row(one) for one in reached.passed()],
        "lately": [_row(one) for one in lately[:LATELY]],
    }
    return render(request, "safeguards/expectations.html", context)


@require_http_methods(["GET", "POST"])
@page("answer_expectation")
def expectation(request: MemberRequest, pk: int) -> HttpResponse:
    """One expectation: what the record says, and the place to say what happened."""
    found: Expectation = reach(Expectation.objects.select_related("case"), request.member, pk=pk)
    form = WhatHappenedForm(request.POST or None)
    if form.is_valid():
        with refused_in(form):
            actions.say_what_happened(by=request.member, expectation=found, words=form.cleaned_data["words"])
            messages.success(request, "Thank you. What you said is kept with it.")
            return redirect("safeguards:expectations")
    if request.method == "GET":
        record_view(request.member, found)
    records = BruisingRecord.objects.reachable_by(request.member).current().filter(case=found.case)
    context = _row(found) | {"form": form, "records": records, "open": found.state in actions.ASKED_OF_A_PERSON}
    return render(request, "safeguards/expectation.html", context)


def _row(found: Expectation) -> dict[str, object]:
    due = datetime.fromisoformat(found.due) if found.due and found.due < "9999" else None
    noticed = timezone.localtime(found.noticed).replace(tzinfo=None) if found.noticed else None
    return {
        "found": found,
        "safeguard": safeguard_by(found.safeguard),
        "due": presenters.say_by(due) if due else "",
        "delay": presenters.say_delay(due, noticed) if due and noticed else "",
    }

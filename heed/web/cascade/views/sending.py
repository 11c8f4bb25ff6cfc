"""Sending an issue, and who was sent it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.briefings.models import Cascade
from heed.web.briefings.views.issues import issue_reached
from heed.web.cascade import actions
from heed.web.cascade.forms import SendForm
from heed.web.cascade.measuring import with_steps
from heed.web.cascade.models import Copy, Recipient, rules_of
from heed.web.letters.models import Letter
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in

PEOPLE_ON_A_PAGE = 50
CHOICES = {
    "": ("Everybody", Q()),
    "refused": ("Letter refused or back", Q(was_refused=True)),
    "unread": ("Not said to be read", Q(was_read=False)),
    "read": ("Read", Q(was_read=True)),
}


@require_http_methods(["GET", "POST"])
@page("issue_briefing")
def send(request: MemberRequest, pk: int) -> HttpResponse:
    """To whom an issue goes: agencies, teams, people."""
    issue = issue_reached(request, pk)
    form = SendForm(request.POST or None, by=request.member, initial=_by_the_rules(request))
    if form.is_valid():
        told = form.cleaned_data
        with refused_in(form):
            sent = actions.send(
                by=request.member,
                issue=issue,
                agencies=told["agencies"],
                teams=told["teams"],
                recipients=told["people"],
                closes=told["closes"],
                remind_on=told["remind_on"],
            )
            messages.success(request, _said(sent))
            return redirect("cascade:people", pk=issue.pk)
    context = {"form": form, "issue": issue, "people": _how_many(request)}
    context["may_keep"] = request.member.may("keep_recipients")
    return render(request, "cascade/send.html", context)


def _by_the_rules(request: MemberRequest) -> dict[str, Any]:
    rules, today = rules_of(request.member.partnership), timezone.localdate()
    remind_on = today + timedelta(days=rules.remind_after) if rules.remind_after else None
    return {"closes": today + timedelta(days=rules.opens_for), "remind_on": remind_on}


def _how_many(request: MemberRequest) -> int:
    return Recipient.objects.reachable_by(request.member).current().count()


def _said(sent: actions.Sent) -> str:
    already = f" {sent.already} had it already." if sent.already else ""
    return f"It goes to {sent.people} {'person' if sent.people == 1 else 'people'} with the next post.{already}"


@require_safe
@page("issue_briefing")
def people(request: MemberRequest, pk: int) -> HttpResponse:
    """Who was sent an issue, person by person: whether the letter arrived, was opened, was read."""
    issue = issue_reached(request, pk)
    chosen = request.GET.get("show", "")
    found = with_steps(Copy.objects.reachable_by(request.member).filter(issue=issue))
    found = found.filter(CHOICES.get(chosen, CHOICES[""])[1]).select_related("recipient", "agency", "team")
    shown = Paginator(found.defer("issue__pdf"), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    letters = Letter.objects.filter(key__in=[copy.letter_key for copy in shown]).in_bulk(field_name="key")
    rows = [(copy, letters.get(copy.letter_key)) for copy in shown]
    context = {
        "issue": issue,
        "page": shown,
        "rows": rows,
        "choices": [(value, title) for value, (title, _) in CHOICES.items()],
        "chosen": chosen,
        "teams": Cascade.objects.filter(issue=issue).select_related("team__agency"),
        "counts": found.aggregate(number=Count("pk")),
    }
    return render(request, "cascade/people.html", context)


@require_POST
@page("issue_briefing")
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    return _done(request, pk, actions.revoke, "The address opens nothing any more. What was said stays.")


@require_POST
@page("issue_briefing")
def send_again(request: MemberRequest, pk: int) -> HttpResponse:
    said = "A letter with a new address goes with the next post; the one before opens nothing any more."
    return _done(request, pk, actions.send_address_again, said)


def _done(request: MemberRequest, pk: int, action: Callable[..., Any], said: str) -> HttpResponse:
    copy: Copy = reach(Copy.objects.select_related("issue"), request.member, pk=pk)
    try:
        done = action(by=request.member, copy=copy)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "One was sent today already." if done is False else said)
    return redirect("cascade:people", pk=copy.issue_id)

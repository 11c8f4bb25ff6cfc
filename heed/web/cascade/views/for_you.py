"""Behind a personal address: the briefing, the button that says it was read, and what the team said."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.briefings.models import Issue, Reflection
from heed.web.briefings.views.drafts import as_file, as_pdf
from heed.web.cascade import actions
from heed.web.cascade.actions.answering import holder_of
from heed.web.cascade.by_address import AddressRequest, by_address, copy_of, not_an_address, told, why_closed
from heed.web.cascade.forms import TalkForm
from heed.web.cascade.models import Copy
from heed.web.cascade.rendered import forms_shown, questions_of, shown, style
from heed.web.partnership.actions import refused_in
from heed.web.partnership.models import Team


@require_safe
@by_address
def for_you(request: AddressRequest, token: str) -> HttpResponse:
    """The briefing, and what its reader can do about it."""
    copy = request.copy
    if request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", ""):
        actions.note_opened(copy=copy)
    teams = _teams(copy)
    context = _frame(copy, token) | {
        "briefing": shown(copy.issue),
        "talks": _talks(copy, teams),
        "forms": forms_shown(copy.issue),
        "recorded": "recorded" in request.GET,
        "may_talk": bool(teams),
        "read": copy.read or _read_in_account(copy),
    }
    return render(request, "cascade/for_you.html", context)


@require_POST
@by_address
def read(request: AddressRequest, token: str) -> HttpResponse:
    actions.say_read(copy=request.copy)
    return redirect("cascade:for_you", token=token)


@require_safe
@by_address
def document(request: AddressRequest, token: str) -> HttpResponse:
    """The PDF as it was issued."""
    issue = Issue.objects.only("pdf", "version").get(pk=request.copy.issue_id)
    return as_pdf(bytes(issue.pdf), f"briefing-{issue.pk}-version-{issue.version}")


@require_safe
@by_address
def form_document(request: AddressRequest, token: str, form: str, kind: str) -> HttpResponse:
    """One form of the issue as one kind of file, as it was issued: slides to show, a sheet to fill in."""
    issue = request.copy.issue
    kept = issue.documents.to_take().filter(form=form, kind=kind).first()
    if kept is None:
        return not_an_address(request)
    return as_file(bytes(kept.data), f"briefing-{issue.pk}-version-{issue.version}-{form.replace('_', '-')}", kind)


@require_safe
@by_address
def style_sheet(request: AddressRequest, token: str) -> HttpResponse:
    return HttpResponse(style(request.copy.issue), content_type="text/css")


@require_http_methods(["GET", "POST"])
@by_address
def talk(request: AddressRequest, token: str) -> HttpResponse:
    """What the team said: five fields at most, on a phone; what is typed is kept while it is typed."""
    copy = request.copy
    teams = _teams(copy)
    if not teams:
        return redirect("cascade:for_you", token=token)
    mends = _mended(request, copy, teams)
    form = TalkForm(request.POST or None, teams=teams, initial=_begun(copy, mends))
    if request.method == "POST":
        actions.keep_typed(copy=copy, typed=_typed(request, form))
    if form.is_valid():
        with refused_in(form):
            actions.say_what_was_said(copy=copy, mends=mends, **form.said())
            return redirect(f"{reverse('cascade:for_you', args=[token])}?recorded=1")
    context = _frame(copy, token) | {
        "form": form,
        "team": teams[0] if len(teams) == 1 else None,
        "questions": questions_of(copy.issue),
        "mends": mends,
        "was_kept": bool(copy.typed) and request.method == "GET",
    }
    return render(request, "cascade/talk.html", context)


@require_POST
@by_address
def keep(request: AddressRequest, token: str) -> HttpResponse:
    """Asked by the page while somebody writes: what stands in the form is kept, whole or not."""
    actions.keep_typed(copy=request.copy, typed=_typed(request, TalkForm(teams=_teams(request.copy))))
    return HttpResponse(status=204)


@require_POST
@never_cache
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A new address for the holder of one that has closed, by letter to the address on the list and no other."""
    copy = copy_of(token)
    if copy is None:
        return not_an_address(request)
    closed = why_closed(copy)
    if closed != "expired":
        return told(request, token, copy, closed) if closed else redirect("cascade:for_you", token=token)
    actions.send_address_again(by=holder_of(copy), copy=copy)
    return render(request, "cascade/sent_again.html", {"partnership": copy.issue.partnership})


def _frame(copy: Copy, token: str) -> dict[str, Any]:
    return {"copy": copy, "issue": copy.issue, "partnership": copy.issue.partnership, "token": token}


def _teams(copy: Copy) -> list[Team]:
    """The teams whose talk the holder can record: their own, or each of the agency they manage."""
    recipient = copy.recipient
    if recipient.team_id is not None:
        return list(Team.objects.filter(pk=recipient.team_id))
    if recipient.manages and recipient.agency_id is not None:
        return list(Team.objects.filter(agency_id=recipient.agency_id))
    return []


def _talks(copy: Copy, teams: list[Team]) -> list[Reflection]:
    recorded = Reflection.objects.filter(issue=copy.issue_id, team__in=teams)
    return list(recorded.current().select_related("team"))


def _read_in_account(copy: Copy) -> bool:
    member = copy.recipient.member_id
    return member is not None and Issue.objects.filter(pk=copy.issue_id, receipts__member=member).exists()


def _mended(request: HttpRequest, copy: Copy, teams: list[Team]) -> Reflection | None:
    """The record to be put right, where the address names one of these teams' that stands."""
    number = request.GET.get("mends", "")
    if not number.isdecimal() or len(number) > 18:
        return None
    reached = Reflection.objects.filter(issue=copy.issue_id, team__in=teams).current()
    return reached.filter(pk=int(number)).first()


def _begun(copy: Copy, mends: Reflection | None) -> dict[str, Any]:
    """What the form begins with: what was typed before, or the record to be put right, or today."""
    start: dict[str, Any] = {"held": timezone.localdate()}
    if mends is not None:
        start = {name: getattr(mends, name) for name in ("team", "held", "people", "will_change", "stops_us")}
    return start | {name: text for name, text in copy.typed.items() if text}


def _typed(request: HttpRequest, form: TalkForm) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in form.fields}

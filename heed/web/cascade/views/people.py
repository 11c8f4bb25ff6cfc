"""The list of people who are sent briefings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.chronology.problems import UnusableInput
from heed.web.cascade import actions
from heed.web.cascade.downloads import as_csv, list_rows
from heed.web.cascade.forms import ListForm, RecipientForm, RecipientsForm, RulesForm
from heed.web.cascade.listed_people import read
from heed.web.cascade.models import Recipient, rules_of
from heed.web.partnership import trail
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in

PEOPLE_ON_A_PAGE = 50


@require_safe
@page("keep_recipients")
def listed(request: MemberRequest) -> HttpResponse:
    """Everybody on the list, or those chosen."""
    form = RecipientsForm(request.GET or None, by=request.member)
    found = _chosen(request, form)
    shown = Paginator(found, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "cascade/recipients.html", {"form": form, "page": shown})


def _chosen(request: MemberRequest, form: RecipientsForm) -> QuerySet[Recipient]:
    found = Recipient.objects.reachable_by(request.member).select_related("agency", "team")
    chosen = form.cleaned_data if form.is_valid() else {}
    if not chosen.get("gone"):
        found = found.current()
    if words := chosen.get("words"):
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    return found.filter(**{name: chosen[name] for name in ("agency", "team") if chosen.get(name)})


@require_safe
@page("keep_recipients")
def as_list(request: MemberRequest) -> HttpResponse:
    """The list as it can be taken in again."""
    trail.enter(who=request.member, action="exported the list of recipients", subject=request.member.partnership)
    people = Recipient.objects.reachable_by(request.member).select_related("agency", "team")
    return as_csv("people.csv", list_rows(people))


@require_http_methods(["GET", "POST"])
@page("keep_recipients")
def take_in(request: MemberRequest) -> HttpResponse:
    """A whole list: first what it would change, or every problem; then taken in."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        only_look = "look" in request.POST
        try:
            change = _brought(request, form, only_look)
        except UnusableInput as problem:
            form.add_error("file", str(problem))
        else:
            if not change.problems and not only_look:
                messages.success(request, _said(change))
                return redirect("cascade:recipients")
            context |= {"change": change}
    return render(request, "cascade/take_in.html", context)


def _brought(request: MemberRequest, form: ListForm, only_look: bool) -> actions.Change:
    told = form.cleaned_data
    lines, problems = read(told["file"].name, told["file"].read())
    options = {"add_new": told["add_new"], "is_whole": told["is_whole"], "only_look": only_look}
    return actions.take_in(by=request.member, lines=lines, problems=problems, **options)


def _said(change: actions.Change) -> str:
    counts = {"joined": change.joining, "changed": change.changing, "left": change.leaving}
    said = ", ".join(f"{len(people)} {word}" for word, people in counts.items())
    return f"The list is taken in: {said}, {change.same} as before."


@require_http_methods(["GET", "POST"])
@page("keep_recipients")
def add(request: MemberRequest) -> HttpResponse:
    form = RecipientForm(request.POST or None, by=request.member)
    del form.fields["left"]
    if form.is_valid():
        with refused_in(form):
            added = actions.add_recipient(by=request.member, **form.cleaned_data)
            messages.success(request, f"{added} is on the list.")
            return redirect("cascade:recipients")
    return render(request, "cascade/recipient.html", {"form": form, "title": "Add a person"})


@require_http_methods(["GET", "POST"])
@page("keep_recipients")
def change(request: MemberRequest, pk: int) -> HttpResponse:
    found: Recipient = reach(Recipient.objects, request.member, pk=pk)
    form = RecipientForm(request.POST or None, by=request.member, initial=model_to_dict(found))
    if form.is_valid():
        with refused_in(form):
            actions.change_recipient(by=request.member, recipient=found, **form.cleaned_data)
            messages.success(request, f"The entry of {form.cleaned_data['name']} is changed.")
            return redirect("cascade:recipients")
    return render(request, "cascade/recipient.html", {"form": form, "title": found.name})


@require_http_methods(["GET", "POST"])
@page("keep_recipients")
def rules(request: MemberRequest) -> HttpResponse:
    """By which rules the partnership sends."""
    form = RulesForm(request.POST or None, initial=RulesForm.as_kept(rules_of(request.member.partnership)))
    if form.is_valid():
        actions.set_rules(by=request.member, **form.cleaned_data)
        messages.success(request, "What is sent from now on follows these rules.")
        return redirect("cascade:recipients")
    return render(request, "cascade/rules.html", {"form": form})

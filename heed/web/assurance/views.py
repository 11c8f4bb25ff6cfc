from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.assurance import actions, presenters
from heed.web.assurance.forms import ActionForm, EvidenceForm, GradeForm, WithdrawForm
from heed.web.assurance.models import Action, Evidence
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.partnership.models import Member
from heed.web.reviews.downloads import as_attachment
from heed.web.reviews.models import Recommendation
from heed.web.safeguards.adopted import safeguard_by


@require_safe
@page("see_actions")
def overview(request: MemberRequest) -> HttpResponse:
    """Recommendations of the partnership's reviews, each with what is done about it; and what nobody has taken up."""
    strength = request.GET.get("strength", "")
    asked = strength if strength in dict(Action.STRENGTHS) else ""
    recommendations = _Recommendations.reachable_by(request.member).select_related(
        "review__case", "review__partnership"
    )
    with_actions = recommendations.prefetch_related("actions__agency", "actions__owner__user")
    every = Action.objects.reachable_by(request.member)
    today = timezone.localdate()
    context = {
        "reviews": presenters.by_review(with_actions, asked, request.member),
        "untaken": recommendations.filter(actions=None).count(),
        "strengths": presenters.by_strength(every, today),
        "strength": dict(Action.STRENGTHS).get(asked, ""),
        "late": {one.pk for one in every if one.is_late(today)},
        "may_manage_actions": request.member.may("manage_actions"),
    }
    return render(request, "assurance/overview.html", context)


@require_http_methods(["GET", "POST"])
@page("manage_actions")
def open_action(request: MemberRequest, recommendation: int) -> HttpResponse:
    asked: Recommendation = reach(_Recommendations, request.member, pk=recommendation)
    form = ActionForm(request.POST or None, by=request.member)
    if form.is_valid():
        opened = actions.open_action(by=request.member, recommendation=asked, **form.cleaned_data)
        messages.success(request, "The action is open.")
        return redirect("assurance:action", pk=opened.pk)
    context = {"form": form, "recommendation": asked, "text": presenters.text_of(asked, request.member)}
    return render(request, "assurance/open_action.html", context)


@require_safe
@page("see_actions")
def action(request: MemberRequest, pk: int) -> HttpResponse:
    return _shown(request, reach(Action.objects.select_related("partnership"), request.member, pk=pk))


@require_http_methods(["GET", "POST"])
@page("manage_actions")
def add_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    found = _managed(request.member, pk)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "assurance/add_evidence.html", {"form": form, "action": found})
    document = form.cleaned_data["document"]
    given = {"name": document.name[-120:], "document": document.read()} if document else {}
    return _done(
        request, found, "The evidence is added.", actions.add_evidence, words=form.cleaned_data["words"], **given
    )


@require_http_methods(["GET", "POST"])
@page("grade_evidence")
def grade(request: MemberRequest, pk: int) -> HttpResponse:
    evidence: Evidence = reach(Evidence.objects.select_related("action"), request.member, pk=pk)
    form = GradeForm(request.POST or None)
    if form.is_valid():
        with refused_in(form):
            actions.grade_evidence(by=request.member, evidence=evidence, **form.cleaned_data)
            messages.success(request, "Your grade is recorded.")
            return redirect("assurance:action", pk=evidence.action_id)
    return render(request, "assurance/grade.html", {"form": form, "evidence": evidence})


@require_safe
@page("see_actions")
def document(request: MemberRequest, pk: int) -> HttpResponse:
    """The document of a piece of evidence, as a download that no browser opens by itself."""
    evidence: Evidence = reach(Evidence.objects.exclude(document=None), request.member, pk=pk)
    return as_attachment(bytes(evidence.document or b""), evidence.document_name)


@require_POST
@page("manage_actions")
def close(request: MemberRequest, pk: int) -> HttpResponse:
    return _done(request, _managed(request.member, pk), "The action is closed.", actions.close)


@require_http_methods(["GET", "POST"])
@page("manage_actions")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    found = _managed(request.member, pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        return _done(
            request, found, "The action is withdrawn; it stays in the list.", actions.withdraw, **form.cleaned_data
        )
    return render(request, "assurance/withdraw.html", {"form": form, "action": found})


def _managed(member: Member, pk: int) -> Action:
    found: Action = reach(_Managed, member, pk=pk)
    return found


def _shown(request: MemberRequest, found: Action) -> HttpResponse:
    member = request.member
    evidence = found.evidence.prefetch_related("grades__by__user").select_related("by__user").defer("document")
    grades = member.may("grade_evidence") and member.pk != found.owner_id and found.state == Action.OPEN
    managed = Action.objects.managed_by(member).filter(pk=found.pk).exists()
    context = {
        "action": found,
        "text": presenters.text_of(found.recommendation, member) if found.recommendation else "",
        "evidence": evidence,
        "safeguard": safeguard_by(found.safeguard) if found.safeguard else None,
        "counts": presenters.counts_beside(found),
        "may_manage": managed and found.state == Action.OPEN,
        "may_grade": grades,
        "late": found.is_late(timezone.localdate()),
    }
    return render(request, "assurance/action.html", context)


def _done(request: MemberRequest, found: Action, said: str, act: Callable[..., object], **told: Any) -> HttpResponse:
    """Does one thing to an action and goes back to it, with the reason where it cannot be done."""
    try:
        act(by=request.member, action=found, **told)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("assurance:action", pk=found.pk)


class _Recommendations:
    """Recommendations as assurance reaches them: those of the partnership, for whoever sees its actions."""

    @staticmethod
    def reachable_by(member: Member) -> QuerySet[Recommendation]:
        return Recommendation.objects.filter(review__partnership=member.partnership)


class _Managed:
    """Actions as they are reached to be changed."""

    @staticmethod
    def reachable_by(member: Member) -> QuerySet[Action]:
        return Action.objects.managed_by(member)

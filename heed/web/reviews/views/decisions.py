"""The decisions of a review: read, recorded, dissented from, replied to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heed.reviews.decisions import questions
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.reviews import actions
from heed.web.reviews.forms.course import DecisionForm, DissentForm, ReplyForm
from heed.web.reviews.models import ClockSetting, Decision, Review
from heed.web.reviews.two_views import View
from heed.web.reviews.views.course import looked_at


@require_safe
@page("see_review")
def decisions(request: MemberRequest, pk: int) -> HttpResponse:
    """Every decision, the latest first, those replaced marked; and every clock set for this review alone."""
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = looked_at(request, review)
    found = list(review.decisions.prefetch_related("dissents", "replies"))
    standing = {one.kind: one.pk for one in found}
    context = {
        "review": review,
        "view": view,
        "may_see_named": request.member.may("see_named"),
        "rows": [_row(one, view, standing[one.kind] == one.pk) for one in reversed(found)],
        "clocks": [(one, _clock_in_words(review, one), view(one.reason)) for one in review.clock_settings.all()],
        "questions": list(questions().values()),
        "may_write": request.member.may("write_review") and not review.is_example,
    }
    return render(request, "reviews/decisions.html", context)


def _row(decision: Decision, view: View, stands: bool) -> dict[str, Any]:
    question = questions()[decision.kind]
    return {
        "decision": decision,
        "title": question.title,
        "reasons": view(decision.reasons),
        "decided_by": view(decision.decided_by),
        "dissents": [(one, view(one.partner), view(one.words)) for one in decision.dissents.all()],
        "replies": [(one, view(one.words)) for one in decision.replies.all()],
        "stands": stands,
        "is_answered": question.is_answered,
    }


def _clock_in_words(review: Review, setting: ClockSetting) -> str:
    process = review.process
    clock = process.monitoring if setting.clock == "monitoring" else process.clock(setting.clock)
    return f"{clock.title}: {clock.say(process.facts, setting.start, setting.limit)}" if clock else setting.clock


@require_http_methods(["GET", "POST"])
@page("write_review")
def decide(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    review: Review = reach(Review.objects, request.member, pk=pk)
    question = questions().get(kind)
    if question is None or review.is_example:
        raise Http404
    form = DecisionForm(request.POST or None, question=question, initial={"decided_on": timezone.localdate()})
    if form.is_valid():
        with refused_in(form):
            made = actions.decide(by=request.member, review=review, kind=kind, **form.cleaned_data)
            messages.success(request, f"The decision is kept: {made.in_words}.")
            return redirect("reviews:decisions", pk=review.pk)
    context = {
        "form": form,
        "review": review,
        "title": question.title,
        "button": "Keep this decision",
        "before": "What is kept is never changed. A decision that takes its place is recorded as another.",
    }
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def dissent(request: MemberRequest, pk: int) -> HttpResponse:
    decision: Decision = reach(Decision.objects.select_related("review"), request.member, pk=pk)
    form = DissentForm(request.POST or None)
    if form.is_valid():
        with refused_in(form):
            actions.record_dissent(by=request.member, decision=decision, **form.cleaned_data)
            messages.success(request, "It is kept beside the decision, and shows on the page of the review.")
            return redirect("reviews:decisions", pk=decision.review_id)
    context = {
        "form": form,
        "review": decision.review,
        "title": f"Who does not agree: {decision}",
        "button": "Keep this",
    }
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def reply(request: MemberRequest, pk: int) -> HttpResponse:
    decision: Decision = reach(Decision.objects.select_related("review"), request.member, pk=pk)
    form = ReplyForm(request.POST or None, initial={"received_on": timezone.localdate()})
    if form.is_valid():
        with refused_in(form):
            actions.record_reply(by=request.member, decision=decision, **form.cleaned_data)
            messages.success(request, "The reply is kept beside the decision.")
            return redirect("reviews:decisions", pk=decision.review_id)
    context = {"form": form, "review": decision.review, "title": f"A reply to: {decision}", "button": "Keep this reply"}
    return render(request, "reviews/form.html", context)

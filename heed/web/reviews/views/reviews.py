"""The list of reviews, and a review's own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.reviews import actions
from heed.web.reviews.forms.reviews import HoldForm, ReviewForm, StageForm
from heed.web.reviews.models import Hold, Review
from heed.web.reviews.presenters import cited_in_words, facts_of, late_in, submission_rows
from heed.web.reviews.two_views import view_of
from heed.web.reviews.ways import tabs


@require_safe
@page("see_review")
def reviews(request: MemberRequest) -> HttpResponse:
    found = Review.objects.reachable_by(request.member).select_related("case")
    today = timezone.localdate()
    shown = [(review, late_in(review, today)) for review in found.prefetch_related("submissions__agency", "holds")]
    context = {
        "live": [pair for pair in shown if not pair[0].is_example],
        "examples": [pair for pair in shown if pair[0].is_example],
        "may_open": request.member.may("write_review"),
    }
    return render(request, "reviews/list.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def open_review(request: MemberRequest) -> HttpResponse:
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        with refused_in(form, "label"):
            opened = actions.open_review(by=request.member, **form.cleaned_data)
            messages.success(request, f"The review of {opened} is open. Ask the agencies for their chronologies.")
            return redirect("reviews:review", pk=opened.pk)
    return render(request, "reviews/form.html", {"form": form, "title": "Open a review", "button": "Open this review"})


@require_safe
@page("see_review")
def review(request: MemberRequest, pk: int) -> HttpResponse:
    found: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = view_of(found, request.member)
    context = {
        "review": found,
        "facts": facts_of(found),
        "late": late_in(found, timezone.localdate()),
        "submissions": submission_rows(found),
        "holds": [(hold, view(hold.note)) for hold in found.holds.all()],
        "findings": [
            (
                *(finding, view(finding.text), view(finding.underlying), view(finding.lesson)),
                *(view(finding.withdrawn_because), cited_in_words(finding)),
            )
            for finding in found.findings.prefetch_related("cites", "rests_on", "answers")
        ],
        "recommendations": [
            (one, view(one.text), view(one.addressee), view(one.expected_change)) for one in found.recommendations.all()
        ],
        "tabs": tabs(found, view, request.member),
        "here": request.path,
        "stage_form": StageForm(initial={"stage": found.stage}),
        "may_write": request.member.may("write_review"),
        "may_see_drafts": request.member.may("see_agency_draft"),
    }
    return render(request, "reviews/review.html", context)


@require_POST
@page("write_review")
def stage(request: MemberRequest, pk: int) -> HttpResponse:
    found: Review = reach(Review.objects, request.member, pk=pk)
    form = StageForm(request.POST)
    if form.is_valid():
        try:
            actions.move_to_stage(by=request.member, review=found, stage=form.cleaned_data["stage"])
        except NotPossible as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, f"The review is at: {found.at_stage.title}.")
    else:
        messages.error(request, "Choose one of the stages of the list.")
    return redirect("reviews:review", pk=found.pk)


@require_http_methods(["GET", "POST"])
@page("write_review")
def hold(request: MemberRequest, pk: int) -> HttpResponse:
    found: Review = reach(Review.objects, request.member, pk=pk)
    form = HoldForm(request.POST or None, initial={"since": timezone.localdate()})
    if form.is_valid():
        actions.place_hold(by=request.member, review=found, **form.cleaned_data)
        messages.success(request, "The hold is in place: nothing of this review can be published until it is lifted.")
        return redirect("reviews:review", pk=found.pk)
    context = {"form": form, "review": found, "title": f"Place a hold on {found}", "button": "Place this hold"}
    return render(request, "reviews/form.html", context)


@require_POST
@page("write_review")
def lift_hold(request: MemberRequest, pk: int) -> HttpResponse:
    found: Hold = reach(Hold.objects, request.member, pk=pk)
    try:
        actions.lift_hold(by=request.member, hold=found)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The hold is lifted. A new one can be placed at any time.")
    return redirect("reviews:review", pk=found.review_id)

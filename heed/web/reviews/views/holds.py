"""What runs beside a review, and what it holds up."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.reviews import actions
from heed.web.reviews.forms.course import ChangeHoldForm, HoldForm, LiftForm
from heed.web.reviews.models import Hold, Review
from heed.web.reviews.views.findings import as_initial


@require_http_methods(["GET", "POST"])
@page("write_review")
def hold(request: MemberRequest, pk: int) -> HttpResponse:
    found: Review = reach(Review.objects, request.member, pk=pk)
    form = HoldForm(request.POST or None, initial={"since": timezone.localdate()})
    if form.is_valid():
        placed = actions.place_hold(by=request.member, review=found, **form.cleaned_data)
        messages.success(request, _said(placed))
        return redirect("reviews:review", pk=found.pk)
    context = {"form": form, "review": found, "title": f"What runs beside {found}", "button": "Keep this"}
    return render(request, "reviews/form.html", context)


def _said(hold: Hold) -> str:
    if hold.blocks_publishing:
        return "The hold is in place: nothing of this review can be published until it is lifted."
    return "It is kept. It does not stand in the way of publishing."


@require_http_methods(["GET", "POST"])
@page("write_review")
def change_hold(request: MemberRequest, pk: int) -> HttpResponse:
    found: Hold = reach(Hold.objects.select_related("review"), request.member, pk=pk)
    form = ChangeHoldForm(request.POST or None, initial=as_initial(found, ChangeHoldForm))
    if form.is_valid():
        with refused_in(form):
            actions.change_hold(by=request.member, hold=found, **form.cleaned_data)
            messages.success(request, "It is changed; its history shows what it said before.")
            return redirect("reviews:review", pk=found.review_id)
    context = {
        "form": form,
        "review": found.review,
        "title": f"Change: {found}",
        "button": "Save",
        "before": "What it holds up is changed by lifting it with a reason and placing another.",
    }
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def lift_hold(request: MemberRequest, pk: int) -> HttpResponse:
    found: Hold = reach(Hold.objects.select_related("review"), request.member, pk=pk)
    form = LiftForm(request.POST or None)
    if form.is_valid():
        with refused_in(form):
            actions.lift_hold(by=request.member, hold=found, because=form.cleaned_data["because"])
            messages.success(request, "The hold is lifted. A new one can be placed at any time.")
            return redirect("reviews:review", pk=found.review_id)
    context = {"form": form, "review": found.review, "title": f"Lift the hold: {found}", "button": "Lift it"}
    return render(request, "reviews/form.html", context)

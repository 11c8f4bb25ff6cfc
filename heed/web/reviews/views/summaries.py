"""The summary forms of the agencies for a rapid review: who was sent one, who was chased, whose is back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.partnership.models import Agency
from heed.web.reviews import actions
from heed.web.reviews.forms.course import SummaryForm
from heed.web.reviews.models import AgencySummary, Review
from heed.web.reviews.views.course import looked_at
from heed.web.reviews.views.findings import as_initial


@require_safe
@page("see_review")
def summaries(request: MemberRequest, pk: int) -> HttpResponse:
    """Every agency of the partnership with its form, those without one last."""
    review: Review = reach(Review.objects.live().select_related("case", "partnership"), request.member, pk=pk)
    view = looked_at(request, review)
    found = {one.agency_id: one for one in review.summaries.select_related("agency")}
    rest = Agency.objects.reachable_by(request.member).exclude(pk__in=found)
    context = {
        "review": review,
        "view": view,
        "may_see_named": request.member.may("see_named"),
        "rows": [(one, view(one.knows), view(one.learning)) for one in found.values()],
        "rest": rest,
        "may_write": request.member.may("write_review"),
    }
    return render(request, "reviews/summaries.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def write_summary(request: MemberRequest, pk: int, agency: int) -> HttpResponse:
    review: Review = reach(Review.objects.live(), request.member, pk=pk)
    whose: Agency = reach(Agency.objects, request.member, pk=agency)
    kept = AgencySummary.objects.filter(review=review, agency=whose).first()
    form = SummaryForm(request.POST or None, initial=as_initial(kept, SummaryForm) if kept else {})
    if form.is_valid():
        with refused_in(form):
            actions.write_summary(by=request.member, review=review, agency=whose, **form.cleaned_data)
            messages.success(request, f"The form of {whose} is kept.")
            return redirect("reviews:summaries", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Summary form of {whose}", "button": "Save"}
    return render(request, "reviews/form.html", context)

"""The report of a review: on a page to be read and printed, and as a Word document."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.reviews.report import as_docx
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.trail import record_view
from heed.web.reviews.downloads import TYPES, as_attachment
from heed.web.reviews.models import Review
from heed.web.reviews.reporting import report_of
from heed.web.reviews.two_views import View, view_of
from heed.web.reviews.ways import tabs


@require_safe
@page("see_review")
def findings_report(request: MemberRequest, pk: int) -> HttpResponse:
    review, view = _looked_at(request, pk, "viewed")
    context = {
        "review": review,
        "view": view,
        "report": report_of(review, view),
        "tabs": tabs(review, view, request.member),
        "here": f"{request.path}?view={view.name}",
        "may_see_named": request.member.may("see_named"),
    }
    return render(request, "reviews/findings_report.html", context)


@require_safe
@page("see_review")
def findings_report_file(request: MemberRequest, pk: int) -> HttpResponse:
    """The same in Word, in the same view; anonymised unless names are asked for by somebody who may see them."""
    review, view = _looked_at(request, pk, "exported")
    name = f"{review.case.key} report {view.name}.docx"
    return as_attachment(as_docx(report_of(review, view)), name, TYPES["docx"][1])


def _looked_at(request: MemberRequest, pk: int, how: str) -> tuple[Review, View]:
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = view_of(review, request.member, request.GET.get("view", "anonymised"))
    if view.is_named:
        record_view(request.member, review, f"{how} by name")
    return review, view

"""The evidence that partners looked at the time and quality of a review: one sheet, to read and to print."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heed.reviews.processes import quality_markers
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.reviews import actions
from heed.web.reviews.course import course_of
from heed.web.reviews.forms.course import AnswerForm, ChangeLookForm, LookForm, RequestForm
from heed.web.reviews.models import QualityCheck, Review, WrittenRequest
from heed.web.reviews.two_views import View
from heed.web.reviews.views.course import looked_at, reached
from heed.web.reviews.views.findings import as_initial


@require_safe
@page("see_review")
def monitoring(request: MemberRequest, pk: int) -> HttpResponse:
    review = reached(request, pk)
    course, view = course_of(review), looked_at(request, review)
    clock = review.process.monitoring
    context = {
        "review": review,
        "view": view,
        "may_see_named": request.member.may("see_named"),
        "course": course,
        "every": course.clocks.limit(review, clock),
        "clock": clock,
        "looks": [_look(one, view) for one in review.quality_checks.all()],
        "requests": [_request(one, view) for one in review.written_requests.all()],
        "may_write": request.member.may("write_review") and not review.is_example,
        "today": timezone.localdate(),
    }
    return render(request, "reviews/monitoring.html", context)


def _look(look: QualityCheck, view: View) -> dict[str, Any]:
    markers = [quality_markers()[marker][0] for marker in look.markers if marker in quality_markers()]
    words = {name: view(getattr(look, name)) for name in ("by", "seen", "agreed")}
    return {"look": look, "markers": ", ".join(markers)} | words


def _request(asked: WrittenRequest, view: View) -> dict[str, Any]:
    return {"request": asked} | {name: view(getattr(asked, name)) for name in ("by", "what", "answer")}


@require_http_methods(["GET", "POST"])
@page("write_review")
def look(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(Review.objects.live(), request.member, pk=pk)
    form = LookForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        with refused_in(form):
            actions.look_at_quality(by=request.member, review=review, **form.cleaned_data)
            messages.success(request, "The look is kept on the monitoring sheet.")
            return redirect("reviews:monitoring", pk=review.pk)
    context = {"form": form, "review": review, "title": "Look at time and quality", "button": "Keep this look"}
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def change_look(request: MemberRequest, pk: int) -> HttpResponse:
    found: QualityCheck = reach(QualityCheck.objects.select_related("review"), request.member, pk=pk)
    kept = {name: getattr(found, name) for name in ("on", "pace", "markers", "seen", "agreed")}
    form = ChangeLookForm(request.POST or None, initial=kept | {"looked": found.by, "seen_version": found.version})
    if form.is_valid():
        with refused_in(form):
            actions.change_look(by=request.member, look=found, **form.cleaned_data)
            messages.success(request, "The look is mended; its history shows what it said before.")
            return redirect("reviews:monitoring", pk=found.review_id)
    context = {"form": form, "review": found.review, "title": f"Mend the {found}", "button": "Save"}
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def ask_in_writing(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(Review.objects.live(), request.member, pk=pk)
    form = RequestForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        with refused_in(form):
            actions.ask_in_writing(by=request.member, review=review, **form.cleaned_data)
            messages.success(request, "The written request is kept on the monitoring sheet.")
            return redirect("reviews:monitoring", pk=review.pk)
    context = {"form": form, "review": review, "title": "A written request", "button": "Keep this request"}
    return render(request, "reviews/form.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def record_answer(request: MemberRequest, pk: int) -> HttpResponse:
    asked: WrittenRequest = reach(WrittenRequest.objects.select_related("review"), request.member, pk=pk)
    initial = as_initial(asked, AnswerForm) | ({} if asked.answered_on else {"answered_on": timezone.localdate()})
    form = AnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        with refused_in(form):
            actions.record_answer(by=request.member, request=asked, **form.cleaned_data)
            messages.success(request, "What came of the request is kept.")
            return redirect("reviews:monitoring", pk=asked.review_id)
    context = {"form": form, "review": asked.review, "title": f"What came of the {asked}", "button": "Save"}
    return render(request, "reviews/form.html", context)

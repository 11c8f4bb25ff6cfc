"""The list of reviews, and a review's own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.web.partnership.access import MemberRequest, page
from heed.web.partnership.actions import refused_in
from heed.web.reviews import actions
from heed.web.reviews.course import course_of
from heed.web.reviews.forms.reviews import ListForm, ReviewForm
from heed.web.reviews.listing import in_order_of, is_of, row_of_list
from heed.web.reviews.models import Review
from heed.web.reviews.presenters import cited_in_words, facts_of, next_in, submission_rows
from heed.web.reviews.two_views import view_of
from heed.web.reviews.views.clocks import courses
from heed.web.reviews.views.course import reached
from heed.web.reviews.ways import tabs


@require_safe
@page("see_review")
def reviews(request: MemberRequest) -> HttpResponse:
    """The live reviews, chosen and ordered by the address, and the published examples beneath."""
    live, form = courses(request), ListForm(request.GET or None)
    which, order = form.chosen()
    context = {
        "form": form,
        "rows": [row_of_list(course) for course in in_order_of(order, [one for one in live if is_of(which, one)])],
        "live": len(live),
        "examples": Review.objects.filter(is_example=True).reachable_by(request.member),
        "may_open": request.member.may("write_review"),
    }
    return render(request, "reviews/list.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def open_review(request: MemberRequest) -> HttpResponse:
    form = ReviewForm(request.POST or None, nation=request.member.partnership.nation)
    if form.is_valid():
        with refused_in(form, "label"):
            opened = actions.open_review(by=request.member, **form.cleaned_data)
            messages.success(request, f"The review of {opened} is open. Ask the agencies for their chronologies.")
            return redirect("reviews:review", pk=opened.pk)
    return render(request, "reviews/form.html", {"form": form, "title": "Open a review", "button": "Open this review"})


@require_safe
@page("see_review")
def review(request: MemberRequest, pk: int) -> HttpResponse:
    found = reached(request, pk)
    course, view = course_of(found), view_of(found, request.member)
    context = {
        "review": found,
        "course": course,
        "facts": facts_of(found),
        "next": [] if found.is_example else next_in(course),
        "submissions": submission_rows(found),
        "holds": [(one, view(one.note), view(one.contact), view(one.lifted_because)) for one in found.holds.all()],
        "replies": [(one, view(one.words)) for one in course.disagreements],
        "dissents": [
            (one, decision, view(one.partner), view(one.words))
            for decision in course.decided.values()
            for one in decision.dissents.all()
        ],
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
        "may_write": request.member.may("write_review"),
        "may_see_drafts": request.member.may("see_agency_draft"),
    }
    return render(request, "reviews/review.html", context)

"""What became of what was issued, and the courses that carried it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.web.briefings.models import Issue
from heed.web.briefings.views.issues import issue_reached
from heed.web.cascade import actions
from heed.web.cascade.downloads import as_csv
from heed.web.cascade.forms import CourseForm
from heed.web.cascade.measuring import by_week, measure
from heed.web.cascade.models import Course
from heed.web.cascade.presenters import Shown, rows_of_csv, weeks_shown
from heed.web.partnership.access import MemberRequest, page

MOST_ISSUES = 30


@require_safe
@page("see_reflections")
def measured(request: MemberRequest) -> HttpResponse:
    """Everything issued, the latest first, with how far each got."""
    issues = Issue.objects.reachable_by(request.member).listed().select_related("withdrawal")[:MOST_ISSUES]
    context = {
        "found": [Shown(measure(issue)) for issue in issues],
        "may_record": request.member.may("record_course"),
        "may_keep": request.member.may("keep_recipients"),
    }
    return render(request, "cascade/measured.html", context)


@require_safe
@page("see_reflections")
def measured_issue(request: MemberRequest, pk: int) -> HttpResponse:
    """One issue: each step, by agency and team and week, and who has no record."""
    issue = issue_reached(request, pk)
    context = {
        "issue": issue,
        "shown": Shown(measure(issue)),
        "weeks": weeks_shown(by_week(issue)),
        "courses": Course.objects.reachable_by(request.member).filter(issues=issue).select_related("agency"),
        "may_record": request.member.may("record_course"),
    }
    return render(request, "cascade/measured_issue.html", context)


@require_safe
@page("see_reflections")
def measured_csv(request: MemberRequest, pk: int) -> HttpResponse:
    issue = issue_reached(request, pk)
    return as_csv(f"taking-part-{issue.pk}.csv", rows_of_csv(Shown(measure(issue))))


@require_safe
@page("record_course")
def courses(request: MemberRequest) -> HttpResponse:
    found = Course.objects.reachable_by(request.member).select_related("agency").prefetch_related("issues")
    return render(request, "cascade/courses.html", {"courses": found})


@require_http_methods(["GET", "POST"])
@page("record_course")
def record_course(request: MemberRequest) -> HttpResponse:
    """A course or a group that carried what an issue says."""
    form = CourseForm(request.POST or None, by=request.member, initial={"issues": request.GET.getlist("issue")})
    if form.is_valid():
        actions.record_course(by=request.member, **form.cleaned_data)
        messages.success(request, "It is recorded.")
        return redirect("cascade:courses")
    return render(request, "cascade/record_course.html", {"form": form})

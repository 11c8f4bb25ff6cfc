"""The clocks of a partnership's reviews and the days nobody works; and every deadline, as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.chronology.working_days import KNOWN_UNTIL
from heed.reviews.calendar import MEDIA_TYPE, calendar
from heed.reviews.processes import Clock, Process, processes
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.clocks import Clocks
from heed.web.reviews.course import READ_WITH_A_COURSE, Course, course_of
from heed.web.reviews.deadlines import entries, in_order
from heed.web.reviews.forms.course import ClockForm, OwnDayForm
from heed.web.reviews.models import OwnDay, Review
from heed.web.reviews.views.course import reached


def courses(request: MemberRequest) -> list[Course]:
    """The courses of the partnership's live reviews, with the clocks read once."""
    found = Review.objects.live().reachable_by(request.member).select_related("case", "partnership")
    clocks = Clocks.of(request.member.partnership)
    return [course_of(review, clocks) for review in found.prefetch_related(*READ_WITH_A_COURSE)]


@require_safe
@page("see_review")
def deadlines(request: MemberRequest) -> HttpResponse:
    """Every day of every live review, a month at a time."""
    dues = in_order(courses(request))
    months = [(day, list(some)) for day, some in groupby(dues, key=lambda due: due.day.replace(day=1))]
    return render(request, "reviews/deadlines.html", {"months": months, "today": timezone.localdate()})


@require_safe
@page("see_review")
def calendar_file(request: MemberRequest) -> HttpResponse:
    record_view(request.member, request.member.partnership, "exported the deadlines")
    return _file(request, courses(request), f"Reviews of {request.member.partnership.short_name}")


@require_safe
@page("see_review")
def calendar_file_of(request: MemberRequest, pk: int) -> HttpResponse:
    review = reached(request, pk)
    record_view(request.member, review, "exported the deadlines")
    return _file(request, [course_of(review)], f"Review of {review.label}")


def _file(request: MemberRequest, some: Iterable[Course], name: str) -> HttpResponse:
    host = request.get_host().partition(":")[0]
    written = calendar(entries(in_order(some), host), name, datetime.now(UTC))
    disposition = {"Content-Disposition": 'attachment; filename="deadlines.ics"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=disposition)


@require_safe
@page("see_review")
def clocks(request: MemberRequest) -> HttpResponse:
    """How the clocks of the partnership's own nation run, what was set, and the days that it knows better."""
    partnership = request.member.partnership
    kept, days = Clocks.of(partnership), OwnDay.objects.filter(partnership=partnership)
    of_nation = [process for process in processes().values() if process.nation == partnership.nation]
    context = {
        "processes": [(process, _rows(process, kept)) for process in of_nation],
        "days": days.filter(taken_back=None),
        "taken_back": days.exclude(taken_back=None),
        "known_until": KNOWN_UNTIL,
        "may_set": request.member.may("set_clocks"),
    }
    return render(request, "reviews/clocks.html", context)


def _rows(process: Process, kept: Clocks) -> list[dict[str, Any]]:
    rows, found = kept.rows(process.id), []
    for clock in [*(clock for _, clock in process.clocks()), process.monitoring]:
        row = rows.get(clock.id)
        said = clock.say(process.facts, row.start if row else "", row.limit if row else None)
        found.append({"clock": clock, "said": said, "row": row})
    return found


@require_http_methods(["GET", "POST"])
@page("set_clocks")
def set_clock(request: MemberRequest, process: str, clock: str) -> HttpResponse:
    found = processes().get(process)
    if found is None or found.nation != request.member.partnership.nation:
        raise Http404
    return _set(request, found, _clock(found, clock), None)


@require_http_methods(["GET", "POST"])
@page("write_review")
def set_clock_of(request: MemberRequest, pk: int, clock: str) -> HttpResponse:
    """One clock of one review, with the reason: for a review that has to be counted otherwise."""
    review: Review = reach(Review.objects.live().select_related("case"), request.member, pk=pk)
    return _set(request, review.process, _clock(review.process, clock), review)


def _clock(process: Process, name: str) -> Clock:
    clock = process.monitoring if name == "monitoring" else process.clock(name)
    if clock is None:
        raise Http404
    return clock


def _set(request: MemberRequest, process: Process, clock: Clock, review: Review | None) -> HttpResponse:
    row = Clocks.of(request.member.partnership).rows(process.id, review).get(clock.id)
    initial = {"start": (row.start if row else "") or clock.starts[0], "limit": row.limit if row else None}
    form = ClockForm(request.POST or None, clock=clock, facts=process.facts, initial=initial)
    if form.is_valid():
        with refused_in(form):
            told = form.cleaned_data
            actions.set_clock(by=request.member, process=process, clock=clock.id, review=review, **told)
            messages.success(request, f"The clock “{clock.title}” is set; every day is counted by it from now on.")
            return redirect("reviews:stages", pk=review.pk) if review else redirect("reviews:clocks")
    context = {"form": form, "review": review, "title": f"Set the clock: {clock.title}", "button": "Set this clock"}
    return render(request, "reviews/form.html", context | {"before": clock.note})


@require_http_methods(["GET", "POST"])
@page("set_clocks")
def add_day(request: MemberRequest) -> HttpResponse:
    form = OwnDayForm(request.POST or None)
    if form.is_valid():
        with refused_in(form):
            actions.add_own_day(by=request.member, **form.cleaned_data)
            messages.success(request, "The day is in your list; every clock counts by it.")
            return redirect("reviews:clocks")
    context = {"form": form, "title": "Add a day of your own", "button": "Add this day"}
    return render(request, "reviews/form.html", context)


@require_POST
@page("set_clocks")
def take_back_day(request: MemberRequest, pk: int) -> HttpResponse:
    own: OwnDay = reach(OwnDay.objects, request.member, pk=pk)
    actions.take_back_own_day(by=request.member, own=own)
    messages.success(request, "The day is taken back; the list of bank holidays counts again.")
    return redirect("reviews:clocks")

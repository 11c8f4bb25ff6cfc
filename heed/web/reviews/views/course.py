"""The course of a review: every stage with its clock, and one stage to write."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.reviews.processes import Stage
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions, earlier
from heed.web.reviews.course import READ_WITH_A_COURSE, Course, StageState, course_of
from heed.web.reviews.forms.course import HELD, MoveForm, StageForm
from heed.web.reviews.models import Review
from heed.web.reviews.presenters import due_in_words
from heed.web.reviews.two_views import View, view_of


def reached(request: MemberRequest, pk: int) -> Review:
    """The member's review with all that its course is read from."""
    found = Review.objects.select_related("case", "partnership").prefetch_related(*READ_WITH_A_COURSE)
    review: Review = reach(found, request.member, pk=pk)
    return review


def looked_at(request: MemberRequest, review: Review) -> View:
    """The view that was asked for, so far as the member may have it; the trail says so where it shows names."""
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, "viewed by name")
    return view


@require_safe
@page("see_review")
def stages(request: MemberRequest, pk: int) -> HttpResponse:
    review = reached(request, pk)
    course, view = course_of(review), looked_at(request, review)
    context = {
        "review": review,
        "view": view,
        "may_see_named": request.member.may("see_named"),
        "process": review.process,
        "course": course,
        "rows": [_row(course, state, view) for state in course.states],
        "settings": _settings(course, view),
        "is_open": "open" in request.GET,
        "move_form": MoveForm(process=review.process, initial={"stage": review.stage}),
        "may_write": request.member.may("write_review") and not review.is_example,
    }
    return render(request, "reviews/stages.html", context)


def _row(course: Course, state: StageState, view: View) -> dict[str, Any]:
    """A stage for the page, in the words of the view."""
    record, open_clock = state.record, state.deadline
    return {
        "state": state,
        "due": due_in_words(course, open_clock) if open_clock else "",
        "held": [(one, view(one.words)) for one in state.held],
        "late_reason": view(record.late_reason) if record else "",
        "note": view(record.note) if record else "",
    }


def _settings(course: Course, view: View) -> list[dict[str, Any]]:
    """Each clock of the process: how it runs for this review, who set it so and why."""
    process, rows = course.review.process, course.clocks.rows(course.review.process.id, course.review)
    told = []
    for clock in [*(clock for _, clock in process.clocks()), process.monitoring]:
        row = rows.get(clock.id)
        said = clock.say(process.facts, row.start if row else "", row.limit if row else None)
        reason = view(row.reason) if row else ""
        of_review = row is not None and row.review_id is not None
        told.append({"clock": clock, "said": said, "row": row, "reason": reason, "of_review": of_review})
    return told


@require_http_methods(["GET", "POST"])
@page("write_review")
def stage_of(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """One stage: what it must hold, as a form; saved as often as need be, and closed with a day."""
    review = reached(request, pk)
    if review.is_example or not 0 <= number < len(review.process.stages):
        raise Http404
    stage, course = review.process.stages[number], course_of(review)
    state = course.states[number]
    form = StageForm(request.POST or None, stage=stage, initial=_initial(state))
    if form.is_valid():
        with refused_in(form):
            days = {name: form.cleaned_data[name] for name in ("done", "opened", "late_reason", "note", "seen_version")}
            actions.write_stage(by=request.member, review=review, number=number, answers=form.answers(), **days)
            messages.success(request, _said(stage, form.cleaned_data["done"]))
            return redirect("reviews:review", pk=review.pk)
    context = {
        "form": form,
        "review": review,
        "stage": stage,
        "state": state,
        "due": due_in_words(course, state.deadline) if state.deadline else "",
        "looked_up": [one for one in state.held if one.item not in stage.written()],
        "earlier": earlier.lessons_on(request.member, _themes(form, state)),
    }
    return render(request, "reviews/stage.html", context)


def _said(stage: Stage, done: date | None) -> str:
    return f"The stage “{stage.title}” is {'closed' if done else 'saved'}."


def _initial(state: StageState) -> dict[str, Any]:
    record = state.record
    answers = {HELD + name: value for name, value in record.answers.items()} if record else {}
    kept = {name: getattr(record, name) for name in ("opened", "late_reason", "note")} if record else {}
    return answers | kept | {"done": state.done, "seen_version": record.version if record else 0}


def _themes(form: StageForm, state: StageState) -> list[str]:
    """The themes chosen just now, or those that are kept."""
    for item in state.stage.written():
        if item.sort == "themes":
            name = HELD + item.id
            return form.data.getlist(name) if form.is_bound else list(form.initial.get(name, []))  # type: ignore[attr-defined]
    return []


@require_POST
@page("write_review")
def stage(request: MemberRequest, pk: int) -> HttpResponse:
    """Says where a review stands, without closing what lies between."""
    found: Review = reach(Review.objects.select_related("case"), request.member, pk=pk)
    form = MoveForm(request.POST, process=found.process)
    if form.is_valid():
        try:
            actions.move_to_stage(by=request.member, review=found, stage=form.cleaned_data["stage"])
        except NotPossible as problem:
            messages.error(request, str(problem))
        else:
            title = found.process.stages[form.cleaned_data["stage"]].title
            messages.success(request, f"The review is at: {title}.")
    else:
        messages.error(request, "Choose one of the stages of the list.")
    return redirect("reviews:stages", pk=found.pk)

"""One entry with its appraisal; findings and recommendations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.chronology.kinds import UNSORTED
from heed.web.casebook.models import EventRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.corrected_files import has_source
from heed.web.reviews.forms.findings import AppraisalForm, FindingForm, KindForm, RecommendationForm
from heed.web.reviews.models import Appraisal, Finding, Review
from heed.web.reviews.rows import row_of
from heed.web.reviews.two_views import View, view_of

MOST_CHOSEN = 2_000
MOST_DIGITS = 18  # what a key of either database holds


@require_http_methods(["GET", "POST"])
@page("see_review")
def entry(request: MemberRequest, pk: int) -> HttpResponse:
    """An entry, what the review makes of it, and the findings that stand on it."""
    records = EventRecord.objects.filter(case__review__in=Review.objects.reachable_by(request.member))
    record: EventRecord = reach(records.select_related("case__review__partnership"), request.member, pk=pk)
    review = record.case.review
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, record, "viewed by name")
    if request.method == "POST" and not request.member.may("write_review"):
        raise Http404
    if (later := EventRecord.objects.filter(replaces=record).first()) is not None:
        return redirect("reviews:entry", pk=later.pk)
    appraisal = Appraisal.objects.filter(record=record).first()
    form = AppraisalForm(request.POST or None, initial=_as_initial(appraisal))
    if form.is_valid():
        try:
            actions.appraise(by=request.member, review=review, record=record, **form.cleaned_data)
        except NotPossible as problem:
            appraisal = Appraisal.objects.get(record=record)
            form = _beside_theirs(form, appraisal, str(problem))
        else:
            messages.success(request, "The appraisal is saved. Saving again replaces it.")
            return redirect("reviews:entry", pk=record.pk)
    context = {
        "review": review,
        "view": view,
        "row": row_of(review, record, view),
        "record": record,
        "appraisal": appraisal,
        "said": _said(appraisal, view),
        "form": form,
        "kind_form": KindForm(initial={"kind": record.attrs.get("proposed") or record.kind}),
        "because": view(record.attrs.get("because", "")) if record.kind == UNSORTED else "",
        "before": record.replaces,
        "findings": [(finding, view(finding.text)) for finding in record.findings.all()],
        "may_write": request.member.may("write_review"),
        "may_see_named": request.member.may("see_named"),
        "may_see_source": view.is_named and has_source(request.member, record),
    }
    return render(request, "reviews/entry.html", context)


@require_POST
@page("write_review")
def sort_entry(request: MemberRequest, pk: int) -> HttpResponse:
    """One entry given its kind."""
    records = EventRecord.objects.filter(case__review__in=Review.objects.reachable_by(request.member))
    record: EventRecord = reach(records.select_related("case__review"), request.member, pk=pk)
    try:
        after = actions.sort_entries(
            by=request.member, review=record.case.review, kinds={record: request.POST.get("kind", "")}
        )
    except NotPossible as problem:
        messages.error(request, str(problem))
        return redirect("reviews:entry", pk=record.pk)
    messages.success(request, "The kind is kept. Choosing another puts it right again.")
    return redirect("reviews:entry", pk=after[0].pk if after else record.pk)


@require_POST
@page("write_review")
def sort_as_proposed(request: MemberRequest, pk: int) -> HttpResponse:
    """Many entries given the kinds that their words suggest, once a person has chosen them."""
    review: Review = reach(Review.objects.select_related("case"), request.member, pk=pk)
    chosen = _cited(review, request.POST.getlist("cite"))
    proposed = {one: one.attrs["proposed"] for one in chosen if one.kind == UNSORTED and one.attrs.get("proposed")}
    try:
        done = actions.sort_entries(by=request.member, review=review, kinds=proposed)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"{len(done)} of {len(chosen)} chosen entries have the kind that was proposed.")
    return redirect("reviews:chronology", pk=review.pk)


def _as_initial(appraisal: Appraisal | None) -> dict[str, Any]:
    if appraisal is None:
        return {"seen_version": 0}
    words = {name: getattr(appraisal, name) for name in ("expected", "done", "why", "context")}
    return words | {"seen_version": appraisal.version}


def _beside_theirs(form: AppraisalForm, theirs: Appraisal, problem: str) -> AppraisalForm:
    """The form with the writer's own words again, ready to be saved over the version they have now seen."""
    again = AppraisalForm({**form.cleaned_data, "seen_version": theirs.version})
    again.is_valid()
    again.add_error(None, problem)
    return again


def _said(appraisal: Appraisal | None, view: View) -> list[tuple[str, str]]:
    if appraisal is None:
        return []
    titles = {"expected": "Expected", "done": "Done", "why": "Why", "context": "What shaped it"}
    return [(title, view(getattr(appraisal, name))) for name, title in titles.items()]


@require_http_methods(["GET", "POST"])
@page("write_review")
def write_finding(request: MemberRequest, pk: int) -> HttpResponse:
    """A finding on the entries chosen in the chronology (`cite` in the address, once an entry)."""
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    cited = _cited(review, request.POST.getlist("cite") or request.GET.getlist("cite"))
    form = FindingForm(request.POST or None)
    if form.is_valid():
        finding = actions.write_finding(by=request.member, review=review, cites=cited, **form.cleaned_data)
        messages.success(request, f"Finding {finding.number} is written. It becomes a lesson once it is accepted.")
        return redirect("reviews:review", pk=review.pk)
    view = view_of(review, request.member)
    context = {"form": form, "review": review, "cited": [row_of(review, record, view) for record in cited]}
    return render(request, "reviews/write_finding.html", context)


def _cited(review: Review, chosen: list[str]) -> list[EventRecord]:
    pks = [int(pk) for pk in chosen[:MOST_CHOSEN] if pk.isdecimal() and len(pk) < MOST_DIGITS]
    return list(EventRecord.objects.filter(case=review.case, pk__in=pks))


@require_POST
@page("write_review")
def accept_finding(request: MemberRequest, pk: int) -> HttpResponse:
    finding: Finding = reach(Finding.objects.all(), request.member, pk=pk)
    try:
        actions.accept_finding(by=request.member, finding=finding)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"Finding {finding.number} is accepted.")
    return redirect("reviews:review", pk=finding.review_id)


@require_http_methods(["GET", "POST"])
@page("write_review")
def write_recommendation(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(Review.objects.all(), request.member, pk=pk)
    form = RecommendationForm(request.POST or None, review=review)
    if form.is_valid():
        made = actions.write_recommendation(by=request.member, review=review, **form.cleaned_data)
        messages.success(request, f"Recommendation {made.number} to {made.addressee} is written.")
        return redirect("reviews:review", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Recommend something from {review}", "button": "Recommend it"}
    return render(request, "reviews/form.html", context)

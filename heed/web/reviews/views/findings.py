"""One entry with its appraisal; findings and recommendations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.chronology.kinds import UNSORTED
from heed.web.casebook.models import EventRecord
from heed.web.design.forms import SeenForm
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.partnership.models import Versioned
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions, earlier
from heed.web.reviews.corrected_files import has_source
from heed.web.reviews.forms.findings import AppraisalForm, FindingForm, KindForm, RecommendationForm, WithdrawForm
from heed.web.reviews.linked import linked_with
from heed.web.reviews.models import Appraisal, Finding, Recommendation, Review
from heed.web.reviews.rows import Row, row_of
from heed.web.reviews.two_views import View, view_of

MOST_CHOSEN = 2_000
Writing = FindingForm | RecommendationForm
_SEVERAL = ("rests_on", "answers")
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
    later = EventRecord.objects.filter(replaces=record).first()
    if later is not None and request.method == "GET":  # what somebody wrote meanwhile is kept with the later one
        return redirect("reviews:entry", pk=later.pk)
    appraisal = Appraisal.objects.filter(record=record).first()
    form = AppraisalForm(request.POST or None, initial=as_initial(appraisal, AppraisalForm) if appraisal else None)
    if form.is_valid():
        with refused_in(form):
            made = actions.appraise(by=request.member, review=review, record=record, **form.cleaned_data)
            messages.success(request, "The appraisal is saved. Saving again replaces it.")
            return redirect("reviews:entry", pk=made.record_id)
        appraisal = Appraisal.objects.filter(record=record).first()
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
        "linked": linked_with(review, record, view),
        "notes": [(note, view(note.text)) for note in record.notes.all()],
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
    cited = chosen_entries(review, request.POST.getlist("cite") or request.GET.getlist("cite"))
    form = _begun(request, FindingForm, review)
    if form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if name != "seen_version"}
        with refused_in(form):
            finding = actions.write_finding(by=request.member, review=review, cites=cited, **told)
            messages.success(request, f"Finding {finding.number} is written. It becomes a lesson once it is accepted.")
            return redirect("reviews:review", pk=review.pk)
    context = {"form": form, "review": review, "cited": _offered(request, review, cited)}
    return render(request, "reviews/write_finding.html", context | _learned_before(request, form))


@require_http_methods(["GET", "POST"])
@page("write_review")
def change_finding(request: MemberRequest, pk: int) -> HttpResponse:
    """A finding written over; an entry it cites is taken out by its tick, one more is put in from the chronology."""
    found = Finding.objects.select_related("review__case", "review__partnership")
    finding: Finding = reach(found, request.member, pk=pk)
    review = finding.review
    chosen = request.POST.getlist("cite") or request.GET.getlist("cite")
    cited = (
        chosen_entries(review, chosen)
        if request.method == "POST"
        else [*finding.cites.all(), *chosen_entries(review, chosen)]
    )
    form = _begun(request, FindingForm, review, as_initial(finding, FindingForm))
    if form.is_valid():
        with refused_in(form):
            actions.change_finding(by=request.member, finding=finding, cites=cited, **form.cleaned_data)
            messages.success(request, f"Finding {finding.number} is changed; its history shows what it said before.")
            return redirect("reviews:review", pk=review.pk)
    offered = _offered(request, review, cited, finding.cites.all())
    context = {"form": form, "review": review, "finding": finding, "cited": offered}
    return render(request, "reviews/write_finding.html", context | _learned_before(request, form))


def _offered(
    request: MemberRequest, review: Review, cited: list[EventRecord], kept: Iterable[EventRecord] = ()
) -> list[tuple[Row, bool]]:
    """The entries to tick: those chosen, ticked, and those kept that the writer took out or has not seen yet."""
    view = view_of(review, request.member)
    rows = sorted({*cited, *kept}, key=lambda record: (record.at, record.position, record.pk))
    return [(row_of(review, record, view), record in cited) for record in rows]


@require_http_methods(["GET", "POST"])
@page("write_review")
def withdraw_finding(request: MemberRequest, pk: int) -> HttpResponse:
    finding: Finding = reach(Finding.objects.select_related("review"), request.member, pk=pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with refused_in(form, "because"):
            actions.withdraw_finding(by=request.member, finding=finding, because=form.cleaned_data["because"])
            messages.success(request, f"Finding {finding.number} is withdrawn; it stays to be seen, marked.")
            return redirect("reviews:review", pk=finding.review_id)
    context = {
        "form": form,
        "review": finding.review,
        "title": f"Withdraw finding {finding.number}",
        "button": "Withdraw it",
    }
    return render(request, "reviews/form.html", context)


def as_initial(record: Versioned, form: type[SeenForm]) -> dict[str, Any]:
    """What a form over a kept record begins with: its words, and the version its writer sees."""
    kept = {name: getattr(record, name) for name in form.base_fields if name != "seen_version"}
    words = {name: value.all() if hasattr(value, "all") else value for name, value in kept.items()}
    return words | {"seen_version": record.version}


def chosen_entries(review: Review, chosen: list[str]) -> list[EventRecord]:
    """The entries of a review that a form names by their keys; what names none is passed over."""
    pks = [int(pk) for pk in chosen[:MOST_CHOSEN] if pk.isdecimal() and len(pk) < MOST_DIGITS]
    return list(EventRecord.objects.filter(case=review.case, pk__in=pks))


@require_POST
@page("write_review")
def accept_finding(request: MemberRequest, pk: int) -> HttpResponse:
    finding: Finding = reach(Finding.objects.all(), request.member, pk=pk)
    try:
        seen = request.POST.get("seen_version", "")
        seen_version = int(seen) if seen.isdecimal() and len(seen) < MOST_DIGITS else None
        actions.accept_finding(by=request.member, finding=finding, seen_version=seen_version)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"Finding {finding.number} is accepted.")
    return redirect("reviews:review", pk=finding.review_id)


@require_http_methods(["GET", "POST"])
@page("write_review")
def write_recommendation(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(Review.objects.all(), request.member, pk=pk)
    form = _begun(request, RecommendationForm, review)
    if form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if name != "seen_version"}
        with refused_in(form):
            made = actions.write_recommendation(by=request.member, review=review, **told)
            messages.success(request, f"Recommendation {made.number} to {made.addressee} is written.")
            return redirect("reviews:review", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Recommend something from {review}", "button": "Recommend it"}
    return render(request, "reviews/form.html", context | _learned_before(request, form))


@require_http_methods(["GET", "POST"])
@page("write_review")
def change_recommendation(request: MemberRequest, pk: int) -> HttpResponse:
    found: Recommendation = reach(Recommendation.objects.select_related("review"), request.member, pk=pk)
    review = found.review
    form = _begun(request, RecommendationForm, review, as_initial(found, RecommendationForm))
    if form.is_valid():
        with refused_in(form):
            actions.change_recommendation(by=request.member, recommendation=found, **form.cleaned_data)
            messages.success(
                request, f"Recommendation {found.number} is changed; its history shows what it said before."
            )
            return redirect("reviews:review", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Change recommendation {found.number}", "button": "Save it"}
    return render(request, "reviews/form.html", context | _learned_before(request, form))


@require_POST
@page("write_review")
def learned_before(request: MemberRequest, pk: int) -> HttpResponse:
    """Published lessons like the words sent, as the part of a page that shows them; the words are kept nowhere."""
    reach(Review.objects.all(), request.member, pk=pk)
    found = earlier.lessons_like(request.member, _words(request.POST))
    return render(request, "reviews/earlier.html", {"earlier": found, "looked": True})


def _begun(
    request: MemberRequest, kind: type[Writing], review: Review, initial: dict[str, Any] | None = None
) -> Writing:
    """The form as sent; where its writer only looks for earlier lessons, as typed so far, neither judged nor kept."""
    if "look" not in request.POST:
        return kind(request.POST or None, review=review, initial=initial)
    sent = request.POST
    typed = {name: sent.getlist(name) if name in _SEVERAL else sent.get(name, "") for name in kind.base_fields}
    return kind(review=review, initial=typed)


def _learned_before(request: MemberRequest, form: Writing) -> dict[str, Any]:
    """What was learned before like the words in the form, for its page."""
    words = _words(form.data if form.is_bound else form.initial)
    return {"earlier": earlier.lessons_like(request.member, words), "looked": bool(words), "looks": True}


def _words(told: Mapping[str, Any]) -> str:
    return "\n".join(str(told.get(name) or "") for name in ("text", "lesson")).strip()

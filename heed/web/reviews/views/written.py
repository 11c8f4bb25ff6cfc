"""Terms, lines of enquiry, contributions, episodes and notes: a page each to read, one way to write them all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heed.chronology.when import EARLIEST, LATEST
from heed.web.casebook.chronologies import moment_from
from heed.web.casebook.models import EventRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.forms.written import ContributionForm, EpisodeForm, LineOfEnquiryForm, NoteForm, TermsForm
from heed.web.reviews.models import Note, Review, TermsOfReference
from heed.web.reviews.two_views import View, view_of
from heed.web.reviews.ways import tabs

# So many chosen entries are looked at for the days of an episode.
MOST_CHOSEN = 500

# What is written, by the word in its address: its form, what one is called, and the page it stands on.
WRITTEN: dict[str, tuple[type[Any], str, str]] = {
    "terms": (TermsForm, "the terms of reference", "reviews:terms"),
    "line": (LineOfEnquiryForm, "a line of enquiry", "reviews:terms"),
    "contribution": (ContributionForm, "a contribution", "reviews:contributions"),
    "episode": (EpisodeForm, "a key episode", "reviews:episodes"),
    "note": (NoteForm, "a note", "reviews:entry"),
}


@require_safe
@page("see_review")
def terms(request: MemberRequest, pk: int) -> HttpResponse:
    """What the review asks: its terms of reference and its lines of enquiry, with how far each is answered."""
    review, context = _looked_at(request, pk)
    view = context["view"]
    agreed = TermsOfReference.objects.filter(review=review).first()
    context |= {
        "terms": agreed,
        "terms_said": list(said(agreed, view)) if agreed else [],
        "lines": [(line, view(line.question), view(line.answer)) for line in review.lines_of_enquiry.all()],
    }
    return render(request, "reviews/terms.html", context)


@require_safe
@page("see_review")
def contributions(request: MemberRequest, pk: int) -> HttpResponse:
    """Who of the family and of those who worked with them was asked, and what they said."""
    review, context = _looked_at(request, pk)
    view = context["view"]
    context["contributions"] = [(one, view(one.role), list(said(one, view))) for one in review.contributions.all()]
    return render(request, "reviews/contributions.html", context)


@require_safe
@page("see_review")
def episodes(request: MemberRequest, pk: int) -> HttpResponse:
    """The key episodes in order, each with its appraisal and the way to its entries."""
    review, context = _looked_at(request, pk)
    view = context["view"]
    context["episodes"] = [
        (one, view(one.title), list(said(one, view)), _entries_of(one, view)) for one in review.episodes.all()
    ]
    return render(request, "reviews/episodes.html", context)


@require_http_methods(["GET", "POST"])
@page("write_review")
def write(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """Something new; a note is written on the entry named by `entry`."""
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    form_of = _form_of(kind)
    record = form_of._meta.model(review=review)
    if isinstance(record, Note):
        record.record = reach(EventRecord.objects.filter(case=review.case), request.member, pk=_entry(request))
    initial = {"seen_version": 0} | (period_of_chosen(request.GET.getlist("cite"), review) if kind == "episode" else {})
    form = form_of(request.POST or None, instance=record, initial=initial)
    return _written(request, form, kind, review)


@require_http_methods(["GET", "POST"])
@page("write_review")
def rewrite(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """Something written before, changed."""
    form_of = _form_of(kind)
    found = form_of._meta.model.objects.select_related("review__case", "review__partnership")
    record = reach(found, request.member, pk=pk)
    form = form_of(request.POST or None, instance=record, initial={"seen_version": record.version})
    return _written(request, form, kind, record.review)


def period_of_chosen(cited: list[str], review: Review) -> dict[str, date]:
    """The first and last day on which the chosen entries can have happened, where their dates say it."""
    pks = [int(pk) for pk in cited[:MOST_CHOSEN] if pk.isdecimal() and len(pk) < 18]
    moments = [moment_from(record) for record in EventRecord.objects.filter(case=review.case, pk__in=pks)]
    told = [when for when in moments if when.is_calendar and when.at > EARLIEST and when.upto < LATEST]
    if not told:
        return {}
    return {"since": min(when.at for when in told).date(), "until": max(when.last for when in told).date()}


def _written(request: MemberRequest, form: Any, kind: str, review: Review) -> HttpResponse:
    _, called, back = WRITTEN[kind]
    is_new = form.instance.pk is None
    if form.is_valid():
        with refused_in(form):
            seen = form.cleaned_data["seen_version"]
            actions.write(by=request.member, record=form.instance, seen_version=None if is_new else seen)
            messages.success(request, "It is saved. Its history shows what it said before.")
            return redirect(_way_back(back, form.instance, review))
    title = f"{'Write' if is_new else 'Change'} {called}"
    context = {"form": form, "review": review, "title": title, "button": "Save it"}
    return render(request, "reviews/form.html", context)


def _way_back(route: str, record: Any, review: Review) -> str:
    return reverse(route, kwargs={"pk": record.record_id if isinstance(record, Note) else review.pk})


def _form_of(kind: str) -> type[Any]:
    if kind not in WRITTEN:
        raise Http404
    return WRITTEN[kind][0]


def _entry(request: MemberRequest) -> int:
    written = request.GET.get("entry", "")
    if not written.isdecimal() or len(written) > 18:
        raise Http404
    return int(written)


def _looked_at(request: MemberRequest, pk: int) -> tuple[Review, dict[str, Any]]:
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, "viewed by name")
    return review, {
        "review": review,
        "view": view,
        "tabs": tabs(review, view, request.member),
        "here": f"{request.path}?view={view.name}",
        "may_see_named": request.member.may("see_named"),
        "may_write": request.member.may("write_review") and not review.is_example,
    }


def said(record: Any, view: View) -> Iterator[tuple[str, str]]:
    """What a record says at length, title and words, in this view; what is empty is left out."""
    for field in record._meta.fields:
        value = getattr(record, field.attname)
        if field.get_internal_type() == "TextField" and value:
            yield str(field.verbose_name).capitalize(), view(value)


def _entries_of(episode: Any, view: View) -> str:
    query = QueryDict(mutable=True)
    query.update({"since": episode.since.isoformat(), "until": episode.until.isoformat(), "view": view.name})
    return f"{reverse('reviews:chronology', kwargs={'pk': episode.review_id})}?{query.urlencode()}"

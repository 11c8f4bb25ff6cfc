"""The order of the entries of one day."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.web.casebook.bare import day_of
from heed.web.casebook.models import EventRecord
from heed.web.casebook.sequence import latest_of
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.comparisons import Side
from heed.web.reviews.contradictions import Wording
from heed.web.reviews.integrated import integrated
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import view_of


@require_http_methods(["GET", "POST"])
@page("see_review")
def day_order(request: MemberRequest, pk: int) -> HttpResponse:
    """The entries of the day of this one, each to be moved up or down where the record does not say the order."""
    records = EventRecord.objects.filter(case__review__in=Review.objects.reachable_by(request.member))
    record: EventRecord = reach(records.select_related("case__review__partnership"), request.member, pk=pk)
    review = record.case.review
    if request.method == "POST":
        return _moved(request, review, record)
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, "viewed by name")
    found = day_of(review.case, pk)
    if found is None:
        messages.error(request, "This entry was corrected or taken back meanwhile. This is the one in its place.")
        return redirect("reviews:entry", pk=pk)
    day, entries = found
    wording = Wording(integrated(review, view), view)
    wording.fetch(each for _, each in entries)
    latest = latest_of(review.case, day)
    context = {
        "review": review,
        "view": view,
        "record": record,
        "entries": [wording.passage(Side(each)) for _, each in entries],
        "latest": latest,
        "moved": request.GET.get("moved", ""),
        "may_write": request.member.may("write_review"),
    }
    return render(request, "reviews/day_order.html", context)


def _moved(request: MemberRequest, review: Review, record: EventRecord) -> HttpResponse:
    if not request.member.may("write_review"):
        raise Http404
    written = request.POST.get("seen", "")
    seen = int(written) if written.isdecimal() and len(written) < 18 else 0
    moved = review.case.events.filter(pk=_number(request.POST.get("up") or request.POST.get("down") or "")).first()
    try:
        if request.POST.get("restore"):
            actions.restore_order(by=request.member, review=review, record=record, seen=seen)
        elif moved is None:
            raise NotPossible("No entry was chosen. Use the buttons beside an entry.")
        else:
            up = bool(request.POST.get("up"))
            actions.move_entry(by=request.member, review=review, record=moved, up=up, seen=seen)
    except NotPossible as problem:
        messages.error(request, str(problem))
    response = redirect("reviews:day_order", pk=record.pk)
    response["Location"] += f"?view={request.GET.get('view', '')}" + (f"&moved={moved.pk}" if moved else "")
    return response


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 18 else 0

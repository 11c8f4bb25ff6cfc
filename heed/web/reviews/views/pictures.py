"""The family as a picture, with the same in words beside it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from heed.chronology import genogram as families
from heed.chronology.events import Chronology
from heed.chronology.pictures.paper import pdf_of
from heed.chronology.when import LATEST, OPEN, ORDER, Moment
from heed.web.casebook.chronologies import chronology_of
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.trail import record_view
from heed.web.reviews.downloads import as_attachment
from heed.web.reviews.forms.people import MomentForm
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import view_of
from heed.web.reviews.views.timeline import PICTURES
from heed.web.reviews.ways import tabs


@require_safe
@page("see_review")
def genogram(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, "viewed by name")
    chronology = chronology_of(review.case)
    form = MomentForm(request.GET if "on" in request.GET else None)
    on = (form.cleaned_data.get("on") if form.is_valid() else None) or last_told(chronology)
    context = {
        "review": review,
        "view": view,
        "form": form,
        "on": on.say(),
        "picture": mark_safe(families.draw(chronology.people, chronology.relationships, on=on, label=view))
        if chronology.people
        else "",
        "lines": families.as_list(chronology.people, chronology.relationships, on, view),
        "tabs": tabs(review, view, request.member),
        "here": f"{request.path}?view={view.name}",
        "may_see_named": request.member.may("see_named"),
    }
    return render(request, "reviews/genogram.html", context)


@require_safe
@page("see_review")
def genogram_file(request: MemberRequest, pk: int, ending: str) -> HttpResponse:
    """The family of the screen as a file: SVG, or a PDF of A4 landscape, in the same view and on the same day."""
    if ending not in PICTURES:
        raise Http404
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, "exported by name")
    chronology = chronology_of(review.case)
    form = MomentForm(request.GET)
    on = (form.cleaned_data.get("on") if form.is_valid() else None) or last_told(chronology)
    svg = families.draw(chronology.people, chronology.relationships, on=on, label=view)
    name = f"{review.case.key} family {view.name}.{ending}"
    if ending == "svg":
        return as_attachment(svg.encode(), name, PICTURES[ending])
    title = f"{review.label}: the family, {on.say()}, {view.name}"
    told = " ".join(families.as_list(chronology.people, chronology.relationships, on, view))
    return as_attachment(pdf_of(svg, title=title, alt=told or title, size="a4"), name, PICTURES[ending])


def last_told(chronology: Chronology) -> Moment:
    """The latest moment that any entry gives: how the family stood at the end of the record."""
    dated = [event.when for event in chronology.events if event.when.upto < LATEST and event.when.clock != ORDER]
    return max(dated, key=lambda when: (when.is_calendar, when.upto, when.at), default=OPEN)

"""The chronology as a picture: on the page, and as a file on A3."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from heed.chronology.pictures.paper import pdf_of
from heed.web.partnership.access import MemberRequest, page
from heed.web.partnership.trail import record_view
from heed.web.reviews import overlays
from heed.web.reviews.downloads import as_attachment
from heed.web.reviews.drawing import Drawing, drawing_of
from heed.web.reviews.looking import Looking, look
from heed.web.reviews.overlays import Asked, Laid
from heed.web.reviews.ways import tabs

PICTURES = {"svg": "image/svg+xml", "pdf": "application/pdf"}


@require_safe
@page("see_review")
def timeline(request: MemberRequest, pk: int) -> HttpResponse:
    looking = look(request, pk, "viewed")
    laid = _laid(request, looking)
    drawing = drawing_of(looking, _query(request), laid.marks)
    events, counted = looking.shown.events, drawing.counted
    context = {
        "review": looking.review,
        "view": looking.view,
        "form": looking.form,
        # The picture is made of elements and escaped words by the knowing room, never of what somebody typed.
        "picture": mark_safe(drawing.svg()) if events else "",
        "counted": counted,
        "rows": drawing.rows() if not counted else [],
        "table": drawing.table() if counted else [],
        "years": drawing.years if counted else [],
        "steps": drawing.steps(),
        "gaps": drawing.gaps_in_words(),
        "overlays": [(one, request.GET.get("laid") == one.name) for one in overlays.open_to(request.member)],
        "laid": laid,
        "reveal": request.GET.get("reveal") == "1",
        "whole": len(looking.whole),
        "count": len(looking.shown),
        "tabs": tabs(looking.review, looking.view, request.member),
        "here": f"{request.path}?view={looking.view.name}",
        "may_see_named": request.member.may("see_named"),
        "filtered": bool(looking.filters),
        "said": looking.form.said(),
        "endings": [(ending, ending.upper()) for ending in PICTURES],
    }
    return render(request, "reviews/timeline.html", context)


@require_safe
@page("see_review")
def timeline_file(request: MemberRequest, pk: int, ending: str) -> HttpResponse:
    """The picture of the screen as a file for A3 landscape. What is outside the scope is in it only when asked for."""
    if ending not in PICTURES:
        raise Http404
    looking = look(request, pk, "exported", outside=False)
    drawing = drawing_of(looking, _query(request), _laid(request, looking).marks)
    name = f"{looking.review.case.key} timeline {looking.view.name}.{ending}"
    return as_attachment(_as(drawing, ending), name, PICTURES[ending])


def _as(drawing: Drawing, ending: str) -> bytes:
    svg = drawing.svg_for_paper()
    if ending == "svg":
        return svg.encode()
    review, view = drawing.looking.review, drawing.looking.view
    return pdf_of(
        svg, title=f"{review.label}: timeline, {view.name}", alt=drawing.summary(), foot=drawing.said_on_paper()
    )


def _laid(request: MemberRequest, looking: Looking) -> Laid:
    """What the address asks to be laid over the picture, as far as the member may see it."""
    name = request.GET.get("laid", "")
    overlay = next((one for one in overlays.open_to(request.member) if one.name == name), None)
    if overlay is None:
        return Laid()
    record_view(request.member, looking.review, how="replayed")
    known_to, until = looking.whole.known_to(looking.filters)
    return overlay.lay(looking.review, Asked(request.GET.get("reveal") == "1", known_to, until))


def _query(request: MemberRequest) -> dict[str, str]:
    """The address without what leads to another place in it."""
    return {name: str(value) for name, value in request.GET.items() if name not in ("page", "entry", "at") and value}

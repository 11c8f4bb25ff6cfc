"""The integrated chronology: on the page, on paper, as a file. Every way goes through one look at it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from heed.chronology.problems import UnusableInput
from heed.chronology.writing import as_bytes
from heed.web.partnership.access import MemberRequest, page
from heed.web.reviews.contradictions import said_of
from heed.web.reviews.downloads import TYPES, as_attachment
from heed.web.reviews.looking import Looking, look
from heed.web.reviews.rows import rows_of
from heed.web.reviews.ways import tabs

ROWS_ON_A_PAGE = 500


@require_safe
@page("see_review")
def chronology(request: MemberRequest, pk: int) -> HttpResponse:
    looking = look(request, pk, "viewed")
    said = said_of(looking.whole, looking.view)
    rows = rows_of(looking.shown, looking.view, said.marks)
    context = _context(request, looking) | {
        "page": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "said": said,
        "outside": sum(row.outside for row in rows),
        "with_outside": request.GET.get("outside") == "yes",
        "some_proposed": looking.shown.some_proposed,
        "may_write": request.member.may("write_review"),
    }
    return render(request, "reviews/chronology.html", context)


@require_safe
@page("see_review")
def printed(request: MemberRequest, pk: int) -> HttpResponse:
    """All the entries on one page, with nothing round them, for paper."""
    looking = look(request, pk, "printed")
    context = _context(request, looking) | {"rows": rows_of(looking.shown, looking.view)}
    return render(request, "reviews/print.html", context)


@require_safe
@page("see_review")
def export(request: MemberRequest, pk: int, ending: str) -> HttpResponse:
    """The entries of the screen, in the same view and order, as a file. Those outside the scope only when asked for."""
    if ending not in TYPES:
        raise Http404
    looking = look(request, pk, "exported", outside=request.GET.get("outside") == "yes")
    try:
        data = as_bytes(looking.view.of_chronology(looking.shown.chronology), ending)
    except UnusableInput as unusable:
        messages.error(request, str(unusable))
        return redirect("reviews:chronology", pk=pk)
    return as_attachment(data, f"{looking.review.case.key} {looking.view.name}.{ending}", TYPES[ending][1])


def _context(request: MemberRequest, looking: Looking) -> dict[str, Any]:
    return {
        "review": looking.review,
        "view": looking.view,
        "form": looking.form,
        "filtered": bool(looking.filters),
        "whole": len(looking.whole.pks),
        "count": len(looking.shown.pks),
        "tabs": tabs(looking.review, looking.view, request.member),
        "here": f"{request.path}?view={looking.view.name}",
        "may_see_named": request.member.may("see_named"),
        "endings": [(ending, title) for ending, (title, _) in TYPES.items()],
    }

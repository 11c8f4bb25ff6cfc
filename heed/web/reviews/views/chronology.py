"""The integrated chronology: on the page, on paper, as a file. Every way goes through one look at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from heed.chronology.problems import UnusableInput
from heed.chronology.writing import as_bytes
from heed.web.partnership.access import MemberRequest, page
from heed.web.reviews.comparisons import comparison_of
from heed.web.reviews.contradictions import marks_of
from heed.web.reviews.downloads import TYPES, as_attachment
from heed.web.reviews.integrated import groups_of
from heed.web.reviews.jumping import Years, place_of_entry, place_of_moment, years_of
from heed.web.reviews.links import Links, links_of
from heed.web.reviews.looking import Looking, look
from heed.web.reviews.rows import Telling, by_month, rows_of, tints_of
from heed.web.reviews.ways import tabs

ROWS_ON_A_PAGE = 400

Groups = Sequence[tuple[int, ...]]


@require_safe
@page("see_review")
def chronology(request: MemberRequest, pk: int) -> HttpResponse:
    looking = look(request, pk, "viewed")
    links = links_of(looking.review.case)
    groups = groups_of(looking.shown, links)
    pages = Paginator(groups, ROWS_ON_A_PAGE)
    here, missing = _page_asked_for(request, looking, groups, pages)
    rows = rows_of(looking.shown, _telling(looking, links), list(here))
    context = _context(request, looking) | {
        "page": here,
        "months": by_month(rows),
        "years": _years(looking, groups),
        "missing": missing,
        "kept": _kept(request),
        "went": looking.shown.pks[place] if (place := _moment_asked_for(looking)) is not None else None,
        "not_a_date": bool(request.GET.get("at", "").strip()) and looking.form.at is None,
        "outside": looking.whole.outside,
        "leaving": looking.leaving,
        "some_proposed": looking.shown.some_proposed,
        "may_write": request.member.may("write_review"),
    }
    return render(request, "reviews/chronology.html", context)


@require_safe
@page("see_review")
def printed(request: MemberRequest, pk: int) -> HttpResponse:
    """All the entries on one page, with nothing round them, for paper. Those outside the scope only when asked for."""
    looking = look(request, pk, "printed", outside=False)
    links = links_of(looking.review.case)
    rows = rows_of(looking.shown, _telling(looking, links, whole_texts=True), groups_of(looking.shown, links))
    context = _context(request, looking) | {
        "months": by_month(rows),
        "left_out": 0 if looking.filters.outside else looking.whole.outside,
    }
    return render(request, "reviews/print.html", context)


@require_safe
@page("see_review")
def export(request: MemberRequest, pk: int, ending: str) -> HttpResponse:
    """The entries of the screen, in the same view and order, as a file. Those outside the scope only when asked for."""
    if ending not in TYPES:
        raise Http404
    looking = look(request, pk, "exported", outside=False)
    try:
        data = as_bytes(looking.view.of_chronology(looking.shown.chronology), ending)
    except UnusableInput as unusable:
        messages.error(request, str(unusable))
        return redirect("reviews:chronology", pk=pk)
    return as_attachment(data, f"{looking.review.case.key} {looking.view.name}.{ending}", TYPES[ending][1])


def _telling(looking: Looking, links: Links, *, whole_texts: bool = False) -> Telling:
    whole = looking.whole
    contradicted = marks_of(comparison_of(looking.review.case).disagreements)
    return Telling(
        looking.review,
        looking.view,
        whole.people,
        links,
        marks=lambda pk: [*whole.marks(pk), *([contradicted[pk]] if pk in contradicted else [])],
        tints=tints_of(whole.agencies),
        whole_texts=whole_texts,
    )


def _page_asked_for(
    request: MemberRequest, looking: Looking, groups: Groups, pages: Paginator[tuple[int, ...]]
) -> tuple[Page[tuple[int, ...]], bool]:
    """The page with the entry or the day that the address names, or of its number; whether the entry is not there."""
    place = place_of_entry(looking.shown, request.GET.get("entry", ""))
    if place is None:
        place = _moment_asked_for(looking)
    if place is None:
        return pages.get_page(request.GET.get("page")), bool(request.GET.get("entry"))
    row = next(number for number, group in enumerate(groups) if place in group)
    return pages.page(row // ROWS_ON_A_PAGE + 1), False


def _moment_asked_for(looking: Looking) -> int | None:
    return place_of_moment(looking.shown, looking.form.at) if looking.form.at else None


def _kept(request: MemberRequest) -> list[tuple[str, str]]:
    """What of the address stays when somebody goes to a date: view and filters."""
    return [(name, str(value)) for name, value in request.GET.items() if name not in ("at", "entry", "page")]


def _years(looking: Looking, groups: Groups) -> Years:
    return years_of(looking.shown, groups, ROWS_ON_A_PAGE)


def _context(request: MemberRequest, looking: Looking) -> dict[str, Any]:
    return {
        "review": looking.review,
        "view": looking.view,
        "form": looking.form,
        "filtered": bool(looking.filters),
        "whole": len(looking.whole),
        "count": len(looking.shown),
        "tabs": tabs(looking.review, looking.view, request.member),
        "here": f"{request.path}?view={looking.view.name}",
        "may_see_named": request.member.may("see_named"),
        "endings": [(ending, title) for ending, (title, _) in TYPES.items()],
    }

"""The integrated chronology: on the page, on paper, as a file. Every way goes through one look at it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from heed.chronology.problems import UnusableInput
from heed.chronology.writing import as_bytes
from heed.web.partnership.access import MemberRequest, page
from heed.web.reviews.contradictions import marks_in
from heed.web.reviews.downloads import TYPES, as_attachment
from heed.web.reviews.integrated import groups_of
from heed.web.reviews.jumping import place_of_entry, place_of_moment, years_of
from heed.web.reviews.links import Links, links_of
from heed.web.reviews.looking import Looking, look
from heed.web.reviews.reading_copy import as_docx
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
    if (went := _moment_asked_for(looking)) is not None:
        return redirect(_address_of(request, looking.shown.pks[went]))
    pages = Paginator(groups, ROWS_ON_A_PAGE, orphans=ROWS_ON_A_PAGE // 4)
    here, missing = _page_asked_for(request, looking, groups, pages)
    rows = rows_of(looking.shown, _telling(looking, links), list(here))
    context = _context(request, looking) | {
        "page": here,
        "months": by_month(rows),
        "years": years_of(looking.shown, groups, partial(_number_of, pages)),
        "missing": missing,
        "not_compared": marks_in(looking.review.case, len(looking.whole)) is None,
        "kept": _kept(request),
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


@require_safe
@page("see_review")
def reading_copy(request: MemberRequest, pk: int) -> HttpResponse:
    """The same entries as on paper, in Word, to be read and written on by people."""
    looking = look(request, pk, "exported", outside=False)
    links = links_of(looking.review.case)
    rows = rows_of(looking.shown, _telling(looking, links, whole_texts=True), groups_of(looking.shown, links))
    said = looking.form.said()
    note = f"{len(looking.shown)} of {len(looking.whole)} entries{f': {said}' if said else ''}."
    title = f"{looking.review.label}: integrated chronology, {looking.view.name}"
    name = f"{looking.review.case.key} {looking.view.name} to read.docx"
    return as_attachment(as_docx(title, note, rows), name, TYPES["docx"][1])


def _telling(looking: Looking, links: Links, *, whole_texts: bool = False) -> Telling:
    whole = looking.whole
    contradicted = marks_in(looking.review.case, len(whole)) or {}
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
    """The page with the entry that the address names, or of its number; whether the entry is not there."""
    place = place_of_entry(looking.shown, request.GET.get("entry", ""))
    if place is None:
        return pages.get_page(request.GET.get("page")), bool(request.GET.get("entry"))
    row = next(number for number, group in enumerate(groups) if place in group)
    return pages.page(_number_of(pages, row)), False


def _moment_asked_for(looking: Looking) -> int | None:
    return place_of_moment(looking.shown, looking.form.at) if looking.form.at else None


def _address_of(request: MemberRequest, entry: int) -> str:
    """The page with this entry, in the same view and with the same filters, opened at it."""
    return f"{request.path}?{urlencode([*_kept(request), ('entry', entry)])}#entry-{entry}"


def _kept(request: MemberRequest) -> list[tuple[str, str]]:
    """What of the address stays when somebody goes to a date: view and filters."""
    return [(name, str(value)) for name, value in request.GET.items() if name not in ("at", "entry", "page")]


def _number_of(pages: Paginator[tuple[int, ...]], row: int) -> int:
    """The number of the page that a row stands on; the last takes in a few more than the others."""
    return min(row // ROWS_ON_A_PAGE + 1, pages.num_pages)


def _context(request: MemberRequest, looking: Looking) -> dict[str, Any]:
    return {
        "review": looking.review,
        "view": looking.view,
        "form": looking.form,
        "filtered": bool(looking.filters),
        "said": looking.form.said(),
        "whole": len(looking.whole),
        "count": len(looking.shown),
        "tabs": tabs(looking.review, looking.view, request.member),
        "here": f"{request.path}?view={looking.view.name}",
        "may_see_named": request.member.may("see_named"),
        "endings": [(ending, title) for ending, (title, _) in TYPES.items()],
    }

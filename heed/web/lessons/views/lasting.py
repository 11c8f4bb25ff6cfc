"""Addresses that last: of a publication, a lesson and a theme, the same in every library that holds the same file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from heed.lessons.themes import theme_names
from heed.web.lessons.carrying import about, told
from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.presenters import found_for
from heed.web.lessons.search import hits
from heed.web.partnership.access import MemberRequest, page

LESSONS_ON_A_PAGE = 25


@require_safe
@page("see_library")
def publication(request: MemberRequest, mark: str) -> HttpResponse:
    return redirect("lessons:publication", pk=_marked(request, mark).pk)


@require_safe
@page("see_library")
def lesson(request: MemberRequest, mark: str, key: str) -> HttpResponse:
    reached = Lesson.objects.reachable_by(request.member).filter(publication=_marked(request, mark), key=key)
    found = reached.first()
    if found is None:
        raise Http404
    return redirect("lessons:lesson", pk=found.pk)


@require_safe
@page("see_library")
def theme(request: MemberRequest, theme: str) -> HttpResponse:
    """A theme: how often it was learned and by whom, its lessons, its feeds, and the safeguards that speak of it."""
    if theme not in theme_names():
        raise Http404
    found = found_for(request.member, {"theme": theme})
    shown = Paginator(found.keys, LESSONS_ON_A_PAGE).get_page(request.GET.get("page"))
    reached = Publication.objects.reachable_by(request.member).listed()
    publications = reached.filter(lessons__in=Lesson.objects.accepted().filter(pk__in=found.keys)).distinct()
    context = {
        "theme": theme,
        "name": theme_names()[theme],
        "number": len(found.keys),
        "page": shown,
        "hits": hits(shown, found.asked),
        "publications": publications.count(),
        "authorities": publications.exclude(authority="").values("authority").distinct().count(),
        "safeguards": told(about([theme])),
    }
    return render(request, "lessons/theme.html", context)


def _marked(request: MemberRequest, mark: str) -> Publication:
    """The publication of a mark in the member's library; a mark has to be whole."""
    reached = Publication.objects.reachable_by(request.member).listed()
    found: Publication | None = reached.filter(sha256__startswith=mark).first()
    if found is None or found.mark != mark:
        raise Http404
    return found

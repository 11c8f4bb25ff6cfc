from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.web.lessons.carrying import told
from heed.web.lessons.done_then import done_about
from heed.web.lessons.forms import SearchForm
from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.presenters import found_for, named
from heed.web.lessons.recurrences import learned_before
from heed.web.lessons.search import hits
from heed.web.partnership.access import MemberRequest, page, reach

LESSONS_ON_A_PAGE = 25
PUBLICATIONS_ON_A_PAGE = 50


@require_safe
@page("see_library")
def library(request: MemberRequest) -> HttpResponse:
    """Search the lessons by words, theme, stance and publication; each facet counts what choosing it would leave."""
    form = SearchForm(request.GET or None)
    chosen = form.chosen() if form.is_bound else {}
    publication = _publication(request, chosen.pop("publication", None))
    found = found_for(request.member, chosen | ({"publication": publication.pk} if publication else {}))
    shown = Paginator(found.keys, LESSONS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chosen": chosen,
        "number": len(found.keys),
        "found": found,
        "page": shown,
        "hits": [(hit, named(hit.lesson.themes)) for hit in hits(shown, found.asked)],
        "facets": found.facets,
        "publication": publication,
        "may_add": request.member.may("accept_lessons"),
    }
    return render(request, "lessons/library.html", context)


def _publication(request: MemberRequest, pk: int | None) -> Publication | None:
    """The publication that the search is kept to."""
    return Publication.objects.reachable_by(request.member).listed().filter(pk=pk).first() if pk else None


@require_safe
@page("see_library")
def publications(request: MemberRequest) -> HttpResponse:
    """Every publication of the library, with how many of its lessons are accepted."""
    reached = Publication.objects.reachable_by(request.member).listed()
    counted = reached.annotate(accepted=Count("lessons", filter=Q(lessons__state=Lesson.ACCEPTED)))
    shown = Paginator(counted.order_by("title", "pk"), PUBLICATIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "number": shown.paginator.count, "may_add": request.member.may("accept_lessons")}
    return render(request, "lessons/publications.html", context)


@require_safe
@page("see_library")
def lesson(request: MemberRequest, pk: int) -> HttpResponse:
    """One lesson with its passage and place, what carries it, and where it was learned before."""
    found: Lesson = reach(Lesson.objects.select_related("publication"), request.member, pk=pk)
    context = {
        "lesson": found,
        "themes": list(zip(found.themes, named(found.themes), strict=True)),
        "own": done_about([found], request.member)[found.pk].own,
        "before": learned_before(found, request.member),
        "safeguards": told(found.safeguards),
        "may_judge": request.member.may("accept_lessons"),
    }
    return render(request, "lessons/lesson.html", context)

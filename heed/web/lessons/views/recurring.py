"""Lessons that keep coming back: the board's page, and the same as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.chronology.reading.guarding import guarded
from heed.lessons.recurrence import Recurrence
from heed.lessons.themes import theme_names
from heed.web.lessons.forms import RecurringForm
from heed.web.lessons.recurrences import groups, recurring_in
from heed.web.partnership.access import MemberRequest, page

GROUPS_ON_A_PAGE = 20
HEADINGS = ("Lesson", "Theme", "Reviews", "Boards", "Since", "Last", "Safeguards", "Why these are one lesson")


@require_safe
@page("see_library")
def recurring(request: MemberRequest) -> HttpResponse:
    """Lessons that were learned more than once, most often first, and whether a safeguard carries them."""
    form = RecurringForm(request.GET)
    chosen = form.chosen()
    found = recurring_in(request.member, **chosen)
    shown = Paginator(found, GROUPS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chosen": chosen,
        "number": len(found),
        "uncarried": sum(not one.safeguards for one in found),
        "page": shown,
        "groups": groups(list(shown.object_list), whole="only" in chosen),
    }
    return render(request, "lessons/recurring.html", context)


@require_safe
@page("see_library")
def recurring_file(request: MemberRequest) -> HttpResponse:
    """The same as a table: one row for each lesson that came back."""
    found = recurring_in(request.member, **RecurringForm(request.GET).chosen())
    answer = HttpResponse(_table(found), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="lessons-that-keep-coming-back.csv"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _table(found: Iterable[Recurrence]) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    names = theme_names()
    for one in found:
        counted = (str(one.publications), str(one.authorities), str(one.first or ""), str(one.last or ""))
        row = (one.title, names[one.theme], *counted, ", ".join(one.safeguards), one.why)
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue()

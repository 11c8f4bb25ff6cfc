"""How well the reader does: what it missed, and how often a person agreed with what it read."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.web.lessons import actions
from heed.web.lessons.judged_shown import other_passages
from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.reader_worth import COUNTED, HEADS, KINDS, Worth, reader_worth
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def passages(request: MemberRequest, pk: int) -> HttpResponse:
    """What was laid elsewhere, in the order of the document; any of it can be proposed as what it is."""
    found: Publication = reach(Publication.objects.defer("document"), request.member, pk=pk)
    if request.method == "POST":
        part, _, number = request.POST.get("passage", "").partition(" ")
        kind = request.POST.get("kind", actions.CAN_BE[0])
        place = int(number) if number.isdecimal() else -1
        try:
            made = actions.add_missed(by=request.member, publication=found, part=part, number=place, kind=kind)
        except NotPossible as problem:
            messages.error(request, str(problem))
            return redirect("lessons:passages", pk=found.pk)
        messages.success(request, f"It is proposed as a {made.name}. Mend it, and accept it.")
        return redirect("lessons:judge" if isinstance(made, Lesson) else "lessons:judge_passage", pk=made.pk)
    return render(request, "lessons/passages.html", {"publication": found, "rows": other_passages(found)})


@require_safe
@page("accept_lessons")
def reader(request: MemberRequest) -> HttpResponse:
    """How often a person agreed with what was read, by kind and by form of publication."""
    tables = [_table(kind, rows) for kind, rows in reader_worth(request.member).items()]
    return render(request, "lessons/reader.html", {"tables": tables})


def _table(kind: str, rows: list[Worth]) -> tuple[str, list[str], list[tuple[str, list[tuple[str, str]]]]]:
    """Title, heads, and each row with its cells, of one kind."""
    counted = [name for name in COUNTED if name in rows[0].counts]
    return (
        KINDS[kind],
        [HEADS[name] for name in counted],
        [(row.form, [(HEADS[name], _number(row, name)) for name in counted]) for row in rows],
    )


def _number(row: Worth, name: str) -> str:
    return f"{row.counts[name]} of {row.counts['judged']}" if name == "as_proposed" else str(row.counts[name])


@require_safe
@page("accept_lessons")
def reader_table(request: MemberRequest) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="how-well-the-reader-does.csv"'
    written = csv.writer(answer)
    written.writerow(["kind", "form", *COUNTED.values()])
    for kind, rows in reader_worth(request.member).items():
        written.writerows([KINDS[kind], row.form, *(row.counts.get(each, "") for each in COUNTED)] for row in rows)
    return answer

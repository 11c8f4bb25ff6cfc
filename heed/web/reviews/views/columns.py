"""What the columns of an agency's file mean: its first rows, for its author, the reviewer and the holder of a link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heed.chronology.problems import UnusableInput
from heed.chronology.reading.mapping import SeenColumn, SeenTable, seen_tables
from heed.chronology.template import COLUMNS
from heed.web.casebook.actions import Writer
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Member
from heed.web.partnership.roles import Permission
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.models import AgencyColumns, Submission
from heed.web.reviews.models.agency_columns import OTHER
from heed.web.reviews.views.handing_in import LinkRequest, by_link

MOST_COLUMNS = 60


@require_http_methods(["GET", "POST"])
@page(None)
def columns(request: MemberRequest, pk: int) -> HttpResponse:
    """The columns of the latest file of a submission."""
    submission = _reached(request, pk)
    record_view(request.member, submission)
    back = reverse("reviews:submission", kwargs={"pk": submission.pk})
    return _columns(request, request.member, submission, back)


@require_http_methods(["GET", "POST"])
@by_link
def columns_by_link(request: LinkRequest, token: str) -> HttpResponse:
    """The same, for whoever holds a link."""
    back = reverse("reviews:hand_in", kwargs={"token": token})
    return _columns(request, request.by, request.link.submission, back)


@require_POST
@page(None)
def forget_columns(request: MemberRequest, pk: int) -> HttpResponse:
    submission = _reached(request, pk)
    actions.forget_columns(by=request.member, submission=submission)
    messages.success(request, "What the columns mean is forgotten. The next file is read by its headings alone.")
    return redirect("reviews:submission", pk=submission.pk)


def _reached(request: MemberRequest, pk: int) -> Submission:
    """The submission, for its agency's authors and for whoever accepts it."""
    submission: Submission = reach(Submission.objects.select_related("review", "agency"), request.member, pk=pk)
    member = request.member
    is_author = member.may(Permission.SUBMIT_CHRONOLOGY) and member.agency_id == submission.agency_id
    if not (is_author or member.may(Permission.WRITE_REVIEW)):
        raise Http404
    return submission


def _columns(request: HttpRequest, by: Writer, submission: Submission, back: str) -> HttpResponse:
    latest = submission.files.last()
    try:
        tables = seen_tables(latest.name, bytes(latest.data)) if latest else ()
    except UnusableInput:
        tables = ()
    table = max(tables, key=lambda table: len(table.columns), default=None)
    if table is None:
        messages.error(request, "There is no table to look at. Hand in a file first.")
        return redirect(back)
    kept = AgencyColumns.objects.filter(agency=submission.agency).first()
    chosen = _chosen(request, table)
    if request.method == "POST":
        try:
            actions.map_columns(by=by, submission=submission, columns=_by_heading(table, chosen))
        except NotPossible as problem:
            messages.error(request, str(problem))
        else:
            messages.success(
                request, "The file is read again with these columns. They are remembered for the next one."
            )
            return redirect(back)
    remembered = kept.columns if kept else {}
    shown = [
        (number, column, chosen.get(number) or remembered.get(column.heading) or column.suggested or OTHER)
        for number, column in enumerate(table.columns)
    ]
    context: dict[str, Any] = {
        "submission": submission,
        "review": submission.review,
        "table": table,
        "columns": shown,
        "rows": list(zip(*(column.cells for column in table.columns), strict=True)),
        "choices": [*COLUMNS.items(), (OTHER, "None of these: keep it as it is")],
        "kept": kept,
        "may_forget": isinstance(by, Member),
        "back": back,
    }
    return render(request, "reviews/columns.html", context)


def _chosen(request: HttpRequest, table: SeenTable) -> dict[int, str]:
    numbers = range(min(len(table.columns), MOST_COLUMNS))
    return {number: request.POST[f"column-{number}"] for number in numbers if f"column-{number}" in request.POST}


def _by_heading(table: SeenTable, chosen: dict[int, str]) -> dict[str, str]:
    """What was chosen, by heading; a column without a heading cannot be remembered and is left out."""
    named: list[tuple[SeenColumn, str]] = [(table.columns[number], means) for number, means in chosen.items()]
    return {column.heading: means for column, means in named if column.heading}

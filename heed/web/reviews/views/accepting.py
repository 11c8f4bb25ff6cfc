"""Before a chronology is accepted, what that would change; afterwards, what it did; and the row behind an entry."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from heed.chronology.events import Event, in_rows
from heed.chronology.problems import UnusableInput
from heed.web.casebook.models import EventRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.changes_shown import as_done, as_proposed, more_of
from heed.web.reviews.corrected_files import changes_of, file_of
from heed.web.reviews.models import Acceptance, Review, Submission
from heed.web.reviews.reading_reports import reading_of

MOST_DIGITS = 18  # what a key of either database holds
ROWS_EITHER_SIDE = 3


@require_safe
@page("write_review")
def changes(request: MemberRequest, pk: int) -> HttpResponse:
    """What accepting the latest file would change."""
    found: Submission = reach(Submission.objects.select_related("review__case", "agency"), request.member, pk=pk)
    usable = [file for file in found.files.all() if file.is_usable]
    if not usable or not found.waits_for_reviewer:
        messages.error(request, "There is nothing to accept: no file of this agency waits.")
        return redirect("reviews:submission", pk=pk)
    try:
        shown = as_proposed(changes_of(found, usable[-1]))
    except UnusableInput as unusable:
        messages.error(request, str(unusable))
        return redirect("reviews:submission", pk=pk)
    record_view(request.member, found)
    context = {"submission": found, "review": found.review, "file": usable[-1], "shown": shown, "proposed": True}
    context["as_read"] = _as_read(request)
    return render(request, "reviews/changes.html", context)


def _as_read(request: MemberRequest) -> str:
    """What is handed in is read in its own words: an entry opens in the same view, for whoever may have it."""
    return "?view=named" if request.member.may("see_named") else ""


@require_POST
@page("write_review")
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    found: Submission = reach(Submission.objects.select_related("review__case", "agency"), request.member, pk=pk)
    try:
        file = _number(request.POST.get("file", ""))
        accepted = actions.accept_submission(by=request.member, submission=found, file=file)
    except NotPossible as problem:
        messages.error(request, str(problem))
        return redirect("reviews:submission", pk=pk)
    messages.success(request, _in_words(accepted, found.review))
    if accepted.corrected or accepted.gone:
        return redirect("reviews:changed_by", pk=file)
    return redirect("reviews:chronology", pk=found.review_id)


def _in_words(accepted: actions.Accepted, review: Review) -> str:
    already = f" {accepted.already} stood there already and stay as they are." if accepted.already else ""
    corrected = f" {accepted.corrected} are corrected." if accepted.corrected else ""
    gone = f" {accepted.gone} are no longer in the file, and stand until you take them back." if accepted.gone else ""
    return f"{accepted.added} entries are in the chronology of {review}.{already}{corrected}{gone}"


@require_safe
@page("write_review")
def changed_by(request: MemberRequest, pk: int) -> HttpResponse:
    """What accepting a file did."""
    acceptance = _acceptance(request, pk)
    submission = acceptance.file.submission
    record_view(request.member, submission)
    context = {
        "submission": submission,
        "review": submission.review,
        "file": acceptance.file,
        "acceptance": acceptance,
        "shown": as_done(acceptance),
        "as_read": _as_read(request),
    }
    return render(request, "reviews/changes.html", context)


@require_POST
@page("write_review")
def take_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Entries whose row the file lacks, taken back; or put back again."""
    acceptance = _acceptance(request, pk)
    again = request.POST.get("again") == "yes"
    numbers = [number for one in request.POST.getlist("entry") if (number := _number(one))]
    records = list(EventRecord.objects.filter(case=acceptance.file.submission.review.case, pk__in=numbers))
    act = actions.put_back if again else actions.take_back_gone
    try:
        if not records:
            raise NotPossible("No entry was chosen. Choose the entries first.")
        act(by=request.member, acceptance=acceptance, records=records)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        done = "put back" if again else "taken back; each can be put back below"
        messages.success(request, f"{len(records)} entr{'y is' if len(records) == 1 else 'ies are'} {done}.")
    return redirect("reviews:changed_by", pk=pk)


@require_safe
@page("see_review")
def source(request: MemberRequest, pk: int) -> HttpResponse:
    """The row of the file that an entry came from, between its neighbours."""
    records = EventRecord.objects.filter(case__review__in=Review.objects.reachable_by(request.member))
    record: EventRecord = reach(records.select_related("case__review"), request.member, pk=pk)
    file = file_of(request.member, record)
    if file is None:
        raise Http404
    told = in_rows(reading_of(file).chronology.events)
    at = next((number for number, event in enumerate(told) if event.source == record.source), None)
    if at is None:
        messages.error(request, "The row is not found in its file as files are read now. The file itself is below.")
        return redirect("reviews:submission", pk=file.submission_id)
    record_view(request.member, file.submission)
    first = max(0, at - ROWS_EITHER_SIDE)
    rows = [
        {"place": _place(event), "event": event, "more": list(more_of(event)), "is_it": number == at}
        for number, event in enumerate(told[first : at + ROWS_EITHER_SIDE + 1], start=first)
    ]
    context = {"record": record, "review": record.case.review, "file": file, "rows": rows}
    return render(request, "reviews/source.html", context)


def _place(event: Event) -> str:
    """Sheet or table and row, as the person who opens the file sees them."""
    *table, row = event.source.split(":")[1:] or [""]
    return ", ".join([*table, f"row {row}"])


def _acceptance(request: MemberRequest, file: int) -> Acceptance:
    found = Acceptance.objects.select_related("file__submission__review__case", "file__submission__agency")
    last = found.reachable_by(request.member).filter(file=file).last()
    if last is None:
        raise Http404
    return last


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < MOST_DIGITS else 0

"""A chronology asked for, handed in, looked at, sent back or accepted."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.partnership.roles import Permission
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.downloads import as_attachment
from heed.web.reviews.forms.submissions import AskForm, ChronologyFileForm, ReturnForm
from heed.web.reviews.letters import letters_of
from heed.web.reviews.models import ReceivedFile, Review, Submission
from heed.web.reviews.presenters import COLOURS, file_facts


@require_http_methods(["GET", "POST"])
@page("write_review")
def ask(request: MemberRequest, pk: int) -> HttpResponse:
    review: Review = reach(Review.objects, request.member, pk=pk)
    form = AskForm(request.POST or None, by=request.member)
    if form.is_valid():
        with refused_in(form, "agency"):
            asked = actions.ask_agency(by=request.member, review=review, **form.cleaned_data)
            messages.success(request, f"{asked.agency} is asked: its authors find the request on their home page.")
            return redirect("reviews:review", pk=review.pk)
    context = {"form": form, "review": review, "title": f"Ask an agency for {review}", "button": "Ask this agency"}
    return render(request, "reviews/form.html", context)


@require_safe
@page("submit_chronology")
def asked_of_us(request: MemberRequest) -> HttpResponse:
    """What the member's own agency was asked for, handed in and accepted or not."""
    found = Submission.objects.reachable_by(request.member).filter(agency=request.member.agency)
    context = {"submissions": [(one, COLOURS[one.status]) for one in found.select_related("review", "agency")]}
    return render(request, "reviews/asked_of_us.html", context)


@require_http_methods(["GET", "POST"])
@page(None)
def submission(request: MemberRequest, pk: int) -> HttpResponse:
    """The request, the form to hand in, and the report of the latest file. Reached through the submission alone."""
    found = _reach(request, pk)
    if request.method == "POST":
        if not _may_hand_in(request, found):
            raise Http404
        form = ChronologyFileForm(request.POST, request.FILES)
        if form.is_valid():
            with refused_in(form, "file"):
                return _receive(request, found, form)
    else:
        form = ChronologyFileForm()
    return _shown(request, found, form, ReturnForm())


def _receive(request: MemberRequest, found: Submission, form: ChronologyFileForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    received = actions.receive_chronology(by=request.member, submission=found, name=file.name, data=file.read())
    if received.is_usable:
        messages.success(request, "Your chronology has arrived. Look below at how it was read.")
    else:
        messages.error(request, "Your file is kept, and nothing could be read from it. Below it says what to do.")
    return redirect("reviews:submission", pk=found.pk)


def _shown(
    request: MemberRequest, found: Submission, form: ChronologyFileForm, return_form: ReturnForm
) -> HttpResponse:
    files = list(found.files.defer("data"))
    latest = files[-1] if files else None
    if latest is not None:
        record_view(request.member, found)
    usable = [file for file in files if file.is_usable]
    context = {
        "submission": found,
        "review": found.review,
        "form": form,
        "return_form": return_form,
        "files": list(reversed(files)),
        "letters": letters_of(found),
        "latest": latest,
        "usable": usable[-1] if usable else None,
        "file_facts": file_facts(latest) if latest else [],
        "may_hand_in": _may_hand_in(request, found),
        "may_accept": request.member.may("write_review") and request.member.may("see_agency_draft"),
        "may_see_review": request.member.may("see_review"),
    }
    return render(request, "reviews/submission.html", context)


@require_POST
@page("submit_chronology")
def check(request: MemberRequest, pk: int) -> HttpResponse:
    found = _reach(request, pk)
    if not _may_hand_in(request, found):
        raise Http404
    try:
        actions.check_submission(by=request.member, submission=found, file=_file_looked_at(request))
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Thank you. The review has been told that this is your agency's chronology.")
    return redirect("reviews:submission", pk=found.pk)


@require_POST
@page("write_review")
def send_back(request: MemberRequest, pk: int) -> HttpResponse:
    found = _reach(request, pk)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, ChronologyFileForm(), form)
    try:
        actions.return_submission(by=request.member, submission=found, because=form.cleaned_data["because"])
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"The chronology is back with {found.agency}, with what you wrote.")
    return redirect("reviews:submission", pk=found.pk)


@require_safe
@page(None)
def file(request: MemberRequest, pk: int) -> HttpResponse:
    """A file to the byte as it was handed in: never opened by the browser, always downloaded."""
    found: ReceivedFile = reach(ReceivedFile.objects, request.member, pk=pk)
    record_view(request.member, found.submission, "downloaded a file handed in")
    return as_attachment(bytes(found.data), found.name)


def _reach(request: MemberRequest, pk: int) -> Submission:
    found: Submission = reach(Submission.objects.select_related("review__case", "agency"), request.member, pk=pk)
    return found


def _may_hand_in(request: MemberRequest, found: Submission) -> bool:
    return request.member.may(Permission.SUBMIT_CHRONOLOGY) and request.member.agency_id == found.agency_id


def _file_looked_at(request: MemberRequest) -> int:
    written = request.POST.get("file", "")
    return int(written) if written.isdecimal() and len(written) < 18 else 0

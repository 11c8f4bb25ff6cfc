from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.briefings.faults import faults_of_forms
from heed.briefings.layouts import LAYOUTS
from heed.briefings.writing import files
from heed.briefings.writing.typesetting import CannotBeSet
from heed.web.briefings import actions
from heed.web.briefings.checking import approvals_of, key_of, open_leaks, what_stands_in_the_way
from heed.web.briefings.forms.writing import KeepForm, StartForm, VersionForm
from heed.web.briefings.laying_out import briefing_of, briefings_of, documents_of, file_of, poster_of, sides_of
from heed.web.briefings.models import Draft, Wording
from heed.web.briefings.presenters import as_html, as_html_or_why, not_told_yet
from heed.web.partnership.access import MemberRequest, page, reach


@require_http_methods(["GET", "POST"])
@page("write_briefing")
def start(request: MemberRequest) -> HttpResponse:
    form = StartForm(request.POST or None, by=request.member, initial={"review": request.GET.get("review")})
    if form.is_valid():
        made = actions.start_draft(by=request.member, **form.cleaned_data)
        messages.success(request, "A first draft is made from what the review holds. It is yours to write.")
        return redirect("briefings:draft", pk=made.pk)
    return render(request, "briefings/start.html", {"form": form})


@require_safe
@page("write_briefing")
def draft(request: MemberRequest, pk: int) -> HttpResponse:
    """The draft as it would be read, what it lacks, what the anonymity check found, and what is still in the way."""
    found = reached(request, pk)
    latest = found.latest
    briefings = briefings_of(latest)
    briefing = next((one for one in briefings if one.form == request.GET.get("form")), briefings[0])
    leaks = [(leak, _keep_form(number, key_of(leak))) for number, leak in enumerate(open_leaks(found))]
    context = {
        "draft": found,
        "latest": latest,
        "briefing": briefing,
        "briefings": [
            (one, [doc for doc in documents_of(latest.content) if doc.form == one.form]) for one in briefings
        ],
        "sides": sides_of(latest.content),
        "not_told": (not_told := not_told_yet(found)),
        "may_take_in": not hasattr(latest, "issue") and bool(not_told or not latest.content.get("timeline")),
        "preview": as_html_or_why(briefing, heading=3),
        "faults": faults_of_forms(briefings),
        "leaks": leaks,
        "kept": found.kept_leaks.filter(taken_back=None).select_related("by__user"),
        "in_the_way": what_stands_in_the_way(found),
        "approvals": approvals_of(found),
        "version_form": VersionForm(initial={"version": latest.version}, auto_id=False),
        **_what_the_member_may_do(request, found, with_leaks=bool(leaks)),
    }
    return render(request, "briefings/draft.html", context)


def _what_the_member_may_do(request: MemberRequest, found: Draft, *, with_leaks: bool) -> dict[str, bool]:
    is_writer = request.member.pk in found.writers()
    is_issued = hasattr(found.latest, "issue")
    has_approved = any(one.by_id == request.member.pk for one in approvals_of(found))
    return {
        "may_issue": request.member.may("issue_briefing"),
        "may_ask": is_writer and not is_issued and found.asked != found.latest.version and not approvals_of(found),
        "may_approve": request.member.may("approve_briefing")
        and not (is_writer or is_issued or with_leaks or has_approved),
    }


def _keep_form(number: int, leak: str) -> KeepForm:
    return KeepForm(initial={"leak": leak}, auto_id=f"leak-{number}-%s")


@require_safe
@page("write_briefing")
def version(request: MemberRequest, pk: int) -> HttpResponse:
    """One version of a draft as it was, with whoever wrote it."""
    wordings = Wording.objects.select_related("draft__review__partnership", "draft__review__case", "by__user")
    found: Wording = reach(wordings, request.member, pk=pk)
    return render(
        request, "briefings/version.html", {"wording": found, "preview": as_html(briefing_of(found), heading=2)}
    )


@require_safe
@page("write_briefing")
def proof(request: MemberRequest, pk: int) -> HttpResponse:
    """The draft as the PDF it would become, marked as not issued."""
    found = reached(request, pk)
    try:
        document = poster_of(found.latest)
    except CannotBeSet as problem:
        messages.error(request, str(problem))
        return redirect("briefings:draft", pk=found.pk)
    return as_pdf(document, f"draft-{found.pk}-version-{found.latest.version}")


@require_safe
@page("write_briefing")
def proof_of(request: MemberRequest, pk: int, form: str, kind: str) -> HttpResponse:
    """The draft in one form as one kind of file, marked as not issued."""
    found = reached(request, pk)
    if form not in LAYOUTS or kind not in LAYOUTS[form].files:
        raise Http404
    try:
        document = file_of(found.latest, form, kind)
    except CannotBeSet as problem:
        messages.error(request, str(problem))
        return redirect("briefings:draft", pk=found.pk)
    return as_file(document, f"draft-{found.pk}-version-{found.latest.version}-{form.replace('_', '-')}", kind)


@require_POST
@page("write_briefing")
def take_in_the_rest(request: MemberRequest, pk: int) -> HttpResponse:
    """All that the review holds beside the draft is told in its longer forms."""
    found = reached(request, pk)
    form = VersionForm(request.POST)
    if form.is_valid():
        try:
            actions.take_in_the_rest(by=request.member, draft=found, version=form.cleaned_data["version"])
            messages.success(request, "The longer forms tell it all now. Choose them where you edit the draft.")
        except actions.ChangedMeanwhile:
            messages.error(request, "Somebody saved another version meanwhile: it is shown now.")
    return redirect("briefings:draft", pk=found.pk)


def as_pdf(document: bytes, name: str) -> HttpResponse:
    """A PDF that a browser opens in place. name: letters, figures and hyphens of ours, no word of a case."""
    return as_file(document, name, "pdf")


def as_file(document: bytes, name: str, kind: str) -> HttpResponse:
    """A file of a kind in which briefings are made; only a PDF is opened in place, the others are saved."""
    response = HttpResponse(document, content_type=files.KINDS[kind][1])
    how = "inline" if kind == "pdf" else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{name}.{kind}"'
    return response


def reached(request: MemberRequest, pk: int) -> Draft:
    """The draft, if the member reaches it."""
    drafts = Draft.objects.select_related("review__partnership", "review__case").prefetch_related("wordings__by__user")
    found: Draft = reach(drafts, request.member, pk=pk)
    return found

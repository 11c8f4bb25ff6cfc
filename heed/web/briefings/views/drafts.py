from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.briefings.faults import faults
from heed.briefings.writing.typesetting import CannotBeSet
from heed.web.briefings import actions
from heed.web.briefings.checking import approvals_of, key_of, open_leaks, what_stands_in_the_way
from heed.web.briefings.drafting import briefing_of, poster_of, sides_of
from heed.web.briefings.forms.writing import (
    KeepForm,
    LessonRows,
    RecommendationRows,
    StartForm,
    VersionForm,
    WordsForm,
    filled,
    words_of,
)
from heed.web.briefings.models import Draft, Wording
from heed.web.briefings.presenters import as_html, differences, not_told_yet
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
    briefing = briefing_of(latest)
    leaks = [(leak, _keep_form(number, key_of(leak))) for number, leak in enumerate(open_leaks(found))]
    context = {
        "draft": found,
        "latest": latest,
        "briefing": briefing,
        "sides": sides_of(latest.content),
        "not_told": not_told_yet(found),
        "preview": as_html(briefing, heading=3),
        "faults": faults(briefing),
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


@require_http_methods(["GET", "POST"])
@page("write_briefing")
def write(request: MemberRequest, pk: int) -> HttpResponse:
    found = reached(request, pk)
    latest = found.latest
    given = request.POST.copy() if request.method == "POST" else None
    form, lessons, asked = _forms(given, latest)
    context: dict[str, Any] = {"draft": found}
    if given is not None and all([form.is_valid(), lessons.is_valid(), asked.is_valid()]):
        content = form.as_content() | {"lessons": filled(lessons), "recommendations": filled(asked)}
        title = form.cleaned_data["title"]
        try:
            actions.write(
                by=request.member, draft=found, title=title, content=content, based_on=form.cleaned_data["version"]
            )
        except actions.ChangedMeanwhile as changed:
            context["changed"] = changed.theirs
            context["differences"] = differences(changed.theirs, title, content)
            given["version"] = str(changed.theirs.version)
            form, lessons, asked = _forms(given, latest)
        else:
            messages.success(request, "The draft is saved.")
            return redirect("briefings:draft", pk=found.pk)
    return render(
        request, "briefings/write.html", context | {"form": form, "lessons": lessons, "recommendations": asked}
    )


def _forms(given: QueryDict | None, latest: Wording) -> tuple[WordsForm, Any, Any]:
    """The form and its rows, from what was typed or else from the version that stands."""
    content = latest.content
    return (
        WordsForm(given, initial=words_of(content, latest.title, latest.version)),
        LessonRows(given, prefix="lessons", initial=content["lessons"]),
        RecommendationRows(given, prefix="recommendations", initial=content["recommendations"]),
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


def as_pdf(document: bytes, name: str) -> HttpResponse:
    """A PDF that a browser opens in place. name: letters, figures and hyphens of ours, no word of a case."""
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def reached(request: MemberRequest, pk: int) -> Draft:
    """The draft, if the member reaches it."""
    drafts = Draft.objects.select_related("review__partnership", "review__case").prefetch_related("wordings__by__user")
    found: Draft = reach(drafts, request.member, pk=pk)
    return found

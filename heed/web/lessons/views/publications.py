from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.chronology.problems import UnusableInput
from heed.web.lessons import actions
from heed.web.lessons.forms import PublicationForm, WithdrawForm
from heed.web.lessons.judged_shown import agreement
from heed.web.lessons.models import Judged, Lesson, Passage, Publication
from heed.web.lessons.presenters import contradictions_of, facts_of
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible

LONGEST_ENDING = 5
PASSAGES = {
    Passage.RECOMMENDATION: "Recommendations",
    Passage.QUESTION: "Questions to the reader",
    Passage.RESPONSE: "What the board said it did or would do",
}


@require_safe
@page("see_library")
def publication(request: MemberRequest, pk: int) -> HttpResponse:
    """What was read out of a publication, what does not agree in it, and what could not be placed."""
    found: Publication = reach(Publication.objects.defer("document"), request.member, pk=pk)
    lessons = list(Lesson.objects.reachable_by(request.member).filter(publication=found))
    passages = list(Passage.objects.reachable_by(request.member).filter(publication=found))
    read: list[Judged] = [*lessons, *passages]
    may_judge = request.member.may("accept_lessons")
    context = {
        "publication": found,
        "facts": facts_of(found),
        "reading": found.reading,
        "contradictions": contradictions_of(found),
        "lessons": lessons,
        "kinds": [(title, _of_kind(read, kind)) for kind, title in PASSAGES.items()],
        "may_judge": may_judge,
        "agreement": agreement(read) if may_judge else None,
        "to_judge": sum(one.state == Judged.PROPOSED for one in read) if may_judge else 0,
    }
    return render(request, "lessons/publication.html", context)


def _of_kind(read: list[Judged], kind: str) -> list[tuple[Judged, list[Judged], Judged | None]]:
    """Those of a kind that stand for themselves, in the order of the document: with those that are one with each, and
    with what it goes with among all that the member may read.
    """
    of_kind = sorted((one for one in read if one.name == kind), key=lambda one: one.order)
    merged = [one for one in of_kind if one.state == Judged.MERGED]
    beside = {one.key: one for one in read if one.name == Passage.GOES_WITH.get(kind)}
    return [
        (one, [each for each in merged if each.merged_into == one.key], beside.get(getattr(one, "goes_with", "")))
        for one in of_kind
        if one.state != Judged.MERGED
    ]


@require_safe
@page("see_library")
def document(request: MemberRequest, pk: int) -> HttpResponse:
    """The file as it was handed in, as a download that no browser opens by itself."""
    found: Publication = reach(Publication.objects.defer("reading"), request.member, pk=pk)
    response = HttpResponse(bytes(found.document), content_type="application/octet-stream")
    ending = found.name.rpartition(".")[2].lower()
    safe_ending = ending if ending.isascii() and ending.isalnum() and len(ending) <= LONGEST_ENDING else "bin"
    response["Content-Disposition"] = f'attachment; filename="publication-{found.pk}.{safe_ending}"'
    return response


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def add_publication(request: MemberRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = PublicationForm(request.POST, request.FILES) if is_sent else PublicationForm()
    if form.is_valid():
        document = form.cleaned_data["document"]
        try:
            added = actions.add_publication(by=request.member, name=document.name, document=document.read())
        except UnusableInput as problem:
            form.add_error("document", str(problem))
        except actions.AlreadyThere as there:
            messages.info(request, str(there))
            return redirect("lessons:publication", pk=there.publication.pk)
        else:
            messages.success(request, "The publication is read. What was read out of it waits for you to accept it.")
            return redirect("lessons:judge_all", pk=added.pk)
    return render(request, "lessons/add_publication.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Marks a publication as withdrawn by its publisher; nothing is deleted."""
    found: Publication = reach(Publication.objects.listed(), request.member, pk=pk)
    form = WithdrawForm(request.POST or None, publication=found)
    if form.is_valid():
        try:
            actions.withdraw(by=request.member, publication=found, **form.cleaned_data)
        except NotPossible as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "The publication is marked as withdrawn. It and its lessons stay in the library.")
            return redirect("lessons:publication", pk=found.pk)
    return render(request, "lessons/withdraw.html", {"form": form, "publication": found})


@require_POST
@page("accept_lessons")
def take_back(request: MemberRequest, pk: int) -> HttpResponse:
    found: Publication = reach(Publication.objects.listed(), request.member, pk=pk)
    actions.take_back_withdrawal(by=request.member, publication=found)
    messages.success(request, "It is no longer marked as withdrawn.")
    return redirect("lessons:publication", pk=found.pk)

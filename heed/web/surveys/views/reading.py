"""Quotations read one by one, and the paper that comes of it all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heed.hearing import paper as paper_files
from heed.web.partnership import trail
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.surveys import actions
from heed.web.surveys.board import Said, labels_of, paper_of, said_in, said_of
from heed.web.surveys.forms import QuotationForm
from heed.web.surveys.models import Question, Quotation, Reply, Survey
from heed.web.surveys.replies import number_of

ON_A_PAGE = 25
KINDS = {
    "pdf": (paper_files.as_pdf, "application/pdf"),
    "docx": (paper_files.as_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_http_methods(["GET", "POST"])
@page("write_survey")
def read(request: MemberRequest, pk: int) -> HttpResponse:
    """Each answer in somebody's own words: keep it, reword it, or leave it out."""
    found = _closed(request, pk)
    if request.method == "POST":
        return _judged(request, found)
    everything = list(said_in(found))
    unread = [one for one in everything if one.decision is None]
    again = "again" in request.GET
    context = {
        "survey": found,
        "shown": (everything if again else unread)[:ON_A_PAGE] if not again else everything,
        "unread": len(unread),
        "number": len(everything),
        "again": again,
        "states": Quotation.STATES,
    }
    return render(request, "surveys/read.html", context)


def _judged(request: MemberRequest, survey: Survey) -> HttpResponse:
    said = _said(survey, request.POST.get("reply", ""), request.POST.get("question", ""))
    form = QuotationForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    else:
        state = form.cleaned_data["state"]
        words = form.cleaned_data["words"] if state == Quotation.REWORDED else said.proposed
        actions.judge(by=request.member, reply=said.reply, question=said.question, state=state, words=words)
    again = "?again=1" if "again" in request.GET else ""
    return redirect(f"{reverse('surveys:read', args=[survey.pk])}{again}#next")


def _said(survey: Survey, reply: str, question: str) -> Said:
    """The answer that a form names; Http404 where there is none."""
    asked: Question | None = survey.questions.filter(pk=question).first() if question.isdecimal() else None
    answered: Reply | None = next((one for one in survey.replies.all() if str(one.pk) == reply), None)
    words: Any = number_of(answered.answers, asked) if asked is not None and answered is not None else None
    if asked is None or answered is None or not isinstance(words, str):
        raise Http404
    return said_of(answered, asked, labels_of(survey), None, words)


@require_safe
@page("see_reflections")
def paper(request: MemberRequest, pk: int) -> HttpResponse:
    """The board paper as a page."""
    found = _closed(request, pk)
    unread = sum(one.decision is None for one in said_in(found)) if request.member.may("write_survey") else 0
    return render(request, "surveys/paper.html", {"survey": found, "paper": paper_of(found), "unread": unread})


@require_safe
@page("see_reflections")
def document(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """The board paper as a file, in one click."""
    if kind not in KINDS:
        raise Http404
    found = _closed(request, pk)
    make, content_type = KINDS[kind]
    try:
        data = make(paper_of(found))
    except paper_files.CannotBeSet as problem:
        messages.error(request, str(problem))
        return redirect("surveys:paper", pk=pk)
    trail.enter(who=request.member, action="took a board paper away", subject=found)
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="board-paper-{found.pk}.{kind}"'
    return answer


def _closed(request: MemberRequest, pk: int) -> Survey:
    """A survey that has closed: while replies come, two papers beside each other would tell who came between."""
    found: Survey = reach(Survey.objects.select_related("issue", "partnership"), request.member, pk=pk)
    if not found.is_closed:
        raise Http404
    return found

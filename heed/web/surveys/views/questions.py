"""The reflective questions of an issue, answered by a team or a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.lessons.themes import theme_names
from heed.web.briefings.views.issues import issue_reached
from heed.web.partnership.access import MemberRequest, page
from heed.web.partnership.actions import refused_in
from heed.web.surveys import actions
from heed.web.surveys.asking import reflective_questions
from heed.web.surveys.forms import ReflectiveForm
from heed.web.surveys.models import ReflectiveAnswer


@require_http_methods(["GET", "POST"])
@page("reflect")
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Each question with a field; any may stay empty."""
    issue = issue_reached(request, pk)
    asked = [one.text for one in reflective_questions(issue)]
    form = ReflectiveForm(request.POST or None, questions=asked, by=request.member)
    if form.is_valid():
        with refused_in(form):
            actions.answer_questions(by=request.member, issue=issue, **form.said())
            messages.success(request, "Thank you. Your answers are kept.")
            return redirect("surveys:answers", pk=pk)
    return render(request, "surveys/questions.html", {"issue": issue, "form": form, "asked": asked})


@require_safe
@page("read_briefing")
def answers(request: MemberRequest, pk: int) -> HttpResponse:
    """What the member may read of what was answered, question by question."""
    issue = issue_reached(request, pk)
    reached = ReflectiveAnswer.objects.reachable_by(request.member).filter(issue=issue)
    found = list(reached.select_related("agency", "team", "by__user"))
    names = theme_names()
    questions = [
        (
            one,
            [names[id] for id in next((a.themes for a in found if a.question == one.text), [])],
            [a for a in found if a.question == one.text],
        )
        for one in reflective_questions(issue)
    ]
    context = {"issue": issue, "questions": questions, "may_answer": request.member.may("reflect")}
    return render(request, "surveys/answers.html", context)

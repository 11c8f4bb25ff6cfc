"""Surveys of a partnership: written, opened, asked, and how far they have got."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.letters.addresses import address_of
from heed.web.letters.models import Letter
from heed.web.letters.tokens import token_of
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.surveys import actions
from heed.web.surveys.forms import AskForm, QuestionForm, StartForm, SurveyForm, WordsForm, as_typed
from heed.web.surveys.languages import languages
from heed.web.surveys.models import Question, Survey
from heed.web.surveys.taking_part import taking_part
from heed.web.surveys.wording import about

SETTINGS = (
    *("title", "introduction", "opens", "closes", "languages", "asks_agency", "one_a_browser", "takes_addresses"),
    "keep_addresses_for",
)


@require_safe
@page("see_reflections")
def index(request: MemberRequest) -> HttpResponse:
    """Every survey of the partnership, the latest first."""
    found = Survey.objects.reachable_by(request.member).select_related("issue").defer("issue__pdf", "issue__content")
    context = {"surveys": found, "may_write": request.member.may("write_survey")}
    return render(request, "surveys/index.html", context)


@require_http_methods(["GET", "POST"])
@page("write_survey")
def start(request: MemberRequest) -> HttpResponse:
    """A new survey, about an issue or by itself."""
    asked = {"issue": request.GET.get("issue", "")}
    form = StartForm(request.POST or None, by=request.member, initial=asked | {"agencies": _all_agencies(request)})
    if form.is_valid():
        found = actions.start_survey(by=request.member, **form.cleaned_data)
        messages.success(request, "It is started. Nobody can answer until you open it.")
        return redirect("surveys:survey", pk=found.pk)
    return render(request, "surveys/start.html", {"form": form, "title": "Start a survey"})


def _all_agencies(request: MemberRequest) -> list[int]:
    return list(request.member.partnership.agencies.values_list("pk", flat=True))


@require_safe
@page("see_reflections")
def survey(request: MemberRequest, pk: int) -> HttpResponse:
    """Where a survey stands, and what can be done with it."""
    found: Survey = reach(Survey.objects.select_related("issue", "outcome"), request.member, pk=pk)
    may_write = request.member.may("write_survey")
    context = {
        "survey": found,
        "state": found.state(),
        "questions": found.questions.all(),
        "may_write": may_write,
        "address": address_of("surveys:answer", token=token_of(found.secret)),
        "part": taking_part(found),
        "others": [languages()[code] for code in found.languages[1:]],
        "outcome": getattr(found, "outcome", None),
        "unsettled": Letter.objects.reachable_by(request.member).filter(about=about(found), state__in=Letter.UNSETTLED),
    }
    return render(request, "surveys/survey.html", context)


@require_http_methods(["GET", "POST"])
@page("write_survey")
def change(request: MemberRequest, pk: int) -> HttpResponse:
    found = _written(request, pk)
    form = SurveyForm(request.POST or None, by=request.member, initial=model_to_dict(found))
    if form.is_valid():
        with refused_in(form):
            actions.change_survey(by=request.member, survey=found, **form.cleaned_data)
            messages.success(request, "It is changed.")
            return redirect("surveys:survey", pk=pk)
    return render(request, "surveys/start.html", {"form": form, "survey": found, "title": "Change the survey"})


@require_http_methods(["GET", "POST"])
@page("write_survey")
def add_question(request: MemberRequest, pk: int) -> HttpResponse:
    found = _written(request, pk)
    form = QuestionForm(request.POST or None, initial={"kind": Question.TEXT})
    if form.is_valid():
        with refused_in(form):
            actions.add_question(by=request.member, survey=found, **form.cleaned_data)
            return redirect("surveys:survey", pk=pk)
    return render(request, "surveys/start.html", {"form": form, "survey": found, "title": "Add a question"})


@require_http_methods(["GET", "POST"])
@page("write_survey")
def change_question(request: MemberRequest, pk: int) -> HttpResponse:
    found = _question(request, pk)
    begun = model_to_dict(found) | {"options": "\n".join(found.options)}
    form = QuestionForm(request.POST or None, initial=begun)
    if form.is_valid():
        with refused_in(form):
            actions.change_question(by=request.member, question=found, **form.cleaned_data)
            return redirect("surveys:survey", pk=found.survey_id)
    return render(request, "surveys/start.html", {"form": form, "survey": found.survey, "title": "Change a question"})


@require_POST
@page("write_survey")
def remove_question(request: MemberRequest, pk: int) -> HttpResponse:
    found = _question(request, pk)
    return _done(request, found.survey, "The question is removed.", actions.remove_question, question=found)


@require_POST
@page("write_survey")
def move_question(request: MemberRequest, pk: int) -> HttpResponse:
    found = _question(request, pk)
    return _done(request, found.survey, "", actions.move_question, question=found)


@require_http_methods(["GET", "POST"])
@page("write_survey")
def translate(request: MemberRequest, pk: int, language: str) -> HttpResponse:
    """The words of a survey in another of its languages, beside those it was written in."""
    found = _written(request, pk)
    if language not in found.languages[1:]:
        raise Http404
    begun = as_typed(found.translations.get(language, {}))
    form = WordsForm(request.POST or None, survey=found, language=language, initial=begun)
    if form.is_valid():
        actions.translate(by=request.member, survey=found, language=language, told=form.translation())
        messages.success(request, "The words are kept.")
        return redirect("surveys:survey", pk=pk)
    title = f"In {languages()[language].english}"
    return render(request, "surveys/start.html", {"form": form, "survey": found, "title": title})


@require_POST
@page("write_survey")
def open_it(request: MemberRequest, pk: int) -> HttpResponse:
    found = _written(request, pk)
    said = "People can answer from its first day on. Its questions stay as they are."
    return _done(request, found, said, actions.open_survey, survey=found)


@require_http_methods(["GET", "POST"])
@page("write_survey")
def ask(request: MemberRequest, pk: int) -> HttpResponse:
    """Personal links by letter."""
    found = _written(request, pk)
    form = AskForm(request.POST or None, by=request.member)
    if form.is_valid():
        with refused_in(form):
            new = actions.invite(by=request.member, survey=found, **form.cleaned_data)
            messages.success(
                request, f"{new} {'person gets' if new == 1 else 'people get'} a link of their own by letter."
            )
            return redirect("surveys:survey", pk=pk)
    return render(request, "surveys/start.html", {"form": form, "survey": found, "title": "Ask by letter"})


def _done(request: MemberRequest, found: Survey, said: str, action: Any, **told: Any) -> HttpResponse:
    try:
        action(by=request.member, **told)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        if said:
            messages.success(request, said)
    return redirect("surveys:survey", pk=found.pk)


def _written(request: MemberRequest, pk: int) -> Survey:
    found: Survey = reach(Survey.objects, request.member, pk=pk)
    return found


def _question(request: MemberRequest, pk: int) -> Question:
    found: Question = reach(Question.objects.select_related("survey"), request.member, pk=pk)
    return found

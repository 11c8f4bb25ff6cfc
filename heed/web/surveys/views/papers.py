"""The survey on paper: a sheet to print, and sheets typed in by keyboard."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.hearing import sheet as sheets
from heed.hearing.paper import CannotBeSet
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import Agency
from heed.web.surveys import actions
from heed.web.surveys.languages import chosen, plain_words, worded
from heed.web.surveys.models import Question, Survey
from heed.web.surveys.replies import Answers, answers_in
from heed.web.surveys.taking_part import agencies_of

HINTS = {Question.CHOICE: "Tick one.", Question.SCALE: "Tick one.", Question.SEVERAL: "Tick any number."}


@require_safe
@page("see_reflections")
def sheet(request: MemberRequest, pk: int) -> HttpResponse:
    """The sheet as a PDF, in one of the survey's languages."""
    found: Survey = reach(Survey.objects.select_related("partnership"), request.member, pk=pk)
    try:
        pdf = sheets.as_pdf(_sheet(found, request.GET.get("language", "")), found.opens)
    except CannotBeSet as problem:
        messages.error(request, f"{problem} Or print the survey's own page.")
        return redirect("surveys:survey", pk=pk)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="sheet-{found.code}.pdf"'
    return answer


def _sheet(survey: Survey, asked: str) -> sheets.Sheet:
    language = chosen(survey, asked)
    title, introduction, questions = worded(survey, language.code)
    words = plain_words(language.code)
    return sheets.Sheet(
        title=title,
        house=survey.partnership.name,
        introduction=introduction,
        code=survey.code,
        closes=f"{words['open_until']} {survey.closes:%d.%m.%Y}",
        language=language.code,
        direction=language.direction,
        privacy=words["not_asked"],
        agency=words["agency"],
        agencies=tuple(map(str, survey.agencies.all())) if survey.asks_agency else (),
        questions=tuple(
            sheets.SheetQuestion(
                one.text, one.options, HINTS.get(one.question.kind, "") if language.code == "en" else ""
            )
            for one in questions
        ),
    )


@require_http_methods(["GET", "POST"])
@page("write_survey")
def by_code(request: MemberRequest) -> HttpResponse:
    """The survey of a sheet by the code that is printed on it."""
    code = request.POST.get("code", "").strip().upper()
    found = Survey.objects.reachable_by(request.member).exclude(published=None).filter(code=code).first()
    if found is not None:
        return redirect("surveys:type_in", pk=found.pk)
    return render(request, "surveys/by_code.html", {"code": code, "wrong": request.method == "POST"})


@require_http_methods(["GET", "POST"])
@page("write_survey")
def type_in(request: MemberRequest, pk: int) -> HttpResponse:
    """One sheet after another: numbers for what is ticked, words for what is written, Enter for the next."""
    found: Survey = reach(Survey.objects.select_related("outcome"), request.member, pk=pk)
    questions = list(found.questions.all())
    agencies = agencies_of(found)
    context: dict[str, Any] = {"survey": found, "agencies": list(enumerate(agencies, 1)), "key": uuid4()}
    if request.method == "POST":
        data, wrong = _as_chosen(request.POST, questions, len(agencies))
        answers = answers_in(data, questions)
        wrong |= {} if answers else {"": "Nothing is typed yet."}
        if not wrong:
            return _kept(request, found, answers, _agency(request, agencies))
        context |= {"wrong": wrong, "key": request.POST.get("key", "")}
    context["questions"] = [
        (one, list(enumerate(one.options, 1)), request.POST.get(one.field, ""), context.get("wrong", {}).get(one.field))
        for one in questions
    ]
    context |= {
        "agency": request.POST.get("agency", request.GET.get("agency", "")),
        "typed": found.replies.filter(on_paper=True).count(),
    }
    return render(request, "surveys/type_in.html", context)


def _kept(request: MemberRequest, survey: Survey, answers: Answers, agency: Agency | None) -> HttpResponse:
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid4()
    told = {"answers": answers, "agency": agency, "language": survey.languages[0]}
    try:
        is_new = actions.type_in(by=request.member, survey=survey, key=key, **told)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The sheet is kept." if is_new else "This sheet was kept before. Nothing is added.")
    return redirect("surveys:type_in", pk=survey.pk)


def _agency(request: MemberRequest, agencies: list[Agency]) -> Agency | None:
    typed = request.POST.get("agency", "").strip()
    return agencies[int(typed) - 1] if typed else None


def _as_chosen(typed: QueryDict, questions: list[Question], agencies: int) -> tuple[QueryDict, dict[str, str]]:
    """Numbers as they stand beside the boxes become the places of options; what is no such number, by its field."""
    data, wrong = typed.copy(), {}
    for one in questions:
        if one.kind == Question.TEXT:
            continue
        numbers = typed.get(one.field, "").replace(",", " ").split()
        if not _are_within(numbers, len(one.options)):
            wrong[one.field] = f"Found “{' '.join(numbers)}”. Write numbers from 1 to {len(one.options)}, or nothing."
        elif one.kind != Question.SEVERAL and len(numbers) > 1:
            wrong[one.field] = f"Found {len(numbers)} numbers where one can be ticked. Write one, or nothing."
        else:
            data.setlist(one.field, [str(int(number) - 1) for number in numbers])
    if not _are_within(typed.get("agency", "").split(), agencies) or len(typed.get("agency", "").split()) > 1:
        wrong["agency"] = f"Write one number from 1 to {agencies}, or nothing."
    return data, wrong


def _are_within(numbers: list[str], most: int) -> bool:
    return all(number.isascii() and number.isdecimal() and 1 <= int(number[:6]) <= most for number in numbers)

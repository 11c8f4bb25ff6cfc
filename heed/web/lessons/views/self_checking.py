"""Ten questions about a lesson, several, or a theme: on a page, in Word, and kept with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heed.lessons.self_check_word import Written, as_bytes
from heed.lessons.themes import theme_names
from heed.web.lessons import self_checks
from heed.web.lessons.forms import SelfCheckForm
from heed.web.lessons.models import Lesson, Publication, SelfCheck
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.roles import Permission

MOST_LESSONS = 20
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Chosen:
    """What is asked about: lessons, and the theme where one was chosen."""

    lessons: list[Lesson]
    theme: str


@require_http_methods(["GET", "POST"])
@page("see_library")
def self_check(request: MemberRequest) -> HttpResponse:
    """The ten questions of what is chosen; sent back, they are kept to be answered. Without a choice, how to choose."""
    may_answer = request.member.may(Permission.ANSWER_SELF_CHECK)
    chosen = _chosen(request, request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and not may_answer:
        raise Http404
    if not chosen.lessons:
        return _how_to_choose(request, chosen)
    if request.method == "POST":
        begun = self_checks.begin(by=request.member, lessons=chosen.lessons, theme=chosen.theme)
        return redirect("lessons:kept_self_check", pk=begun.pk)
    context = {
        "title": self_checks.title_of(chosen.lessons, chosen.theme),
        "lessons": chosen.lessons,
        "theme": chosen.theme,
        "questions": self_checks.ten_questions(chosen.lessons, chosen.theme),
        "query": request.GET.urlencode(),
        "may_answer": may_answer,
    }
    return render(request, "lessons/self_check.html", context)


@require_safe
@page("see_library")
def word(request: MemberRequest) -> HttpResponse:
    """The ten questions in Word, to be filled in."""
    chosen = _chosen(request, request.GET)
    if not chosen.lessons:
        return redirect("lessons:self_check")
    rows = [Written(one.title, one.words) for one in self_checks.ten_questions(chosen.lessons, chosen.theme)]
    return _word(self_checks.title_of(chosen.lessons, chosen.theme), chosen.lessons, rows)


@require_safe
@page("see_library")
def choose(request: MemberRequest, pk: int) -> HttpResponse:
    """The accepted lessons of a publication, to choose those that are asked about."""
    found: Publication = reach(Publication.objects.listed(), request.member, pk=pk)
    lessons = Lesson.objects.reachable_by(request.member).accepted().filter(publication=found)
    return render(request, "lessons/choose_for_self_check.html", {"publication": found, "lessons": lessons})


@require_http_methods(["GET", "POST"])
@page("answer_self_check")
def kept(request: MemberRequest, pk: int) -> HttpResponse:
    """A self-check with what was answered to each question, and the form for answering."""
    found: SelfCheck = reach(SelfCheck.objects.select_related("begun_by__user"), request.member, pk=pk)
    rows = self_checks.rows_of(found)
    form = SelfCheckForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        new = self_checks.answer(by=request.member, self_check=found, given=form.given())
        said = f"{new} answer{'' if new == 1 else 's'} kept." if new else "Nothing was changed."
        messages.success(request, said)
        return redirect("lessons:kept_self_check", pk=found.pk)
    context = {
        "self_check": found,
        "lessons": _lessons_of(request, found),
        "rows": [(row, form.fields_of(row.aspect)) for row in rows],
        "form": form,
        "left": sum(row.standing is None for row in rows),
    }
    return render(request, "lessons/kept_self_check.html", context)


@require_safe
@page("answer_self_check")
def kept_word(request: MemberRequest, pk: int) -> HttpResponse:
    """A self-check in Word with what was answered so far."""
    found: SelfCheck = reach(SelfCheck.objects, request.member, pk=pk)
    rows = []
    for row in self_checks.rows_of(found):
        one = row.standing
        if one is None:
            rows.append(Written(row.title, row.words))
            continue
        day = f"{timezone.localtime(one.answered):%-d %B %Y}"
        who = f"{one.who}, {day}"
        rows.append(Written(row.title, row.words, one.get_answer_display(), one.words, one.evidence, who))
    return _word(found.title, _lessons_of(request, found), rows)


def _chosen(request: MemberRequest, query: QueryDict) -> Chosen:
    """What the address names and the member may reach; of anything else nothing."""
    theme = query.get("theme", "")
    if theme in theme_names():
        return Chosen(self_checks.of_a_theme(request.member, theme), theme)
    named = [pk for pk in query.getlist("lesson") if pk.isascii() and pk.isdecimal() and len(pk) < 19][:MOST_LESSONS]
    accepted = Lesson.objects.reachable_by(request.member).accepted().filter(pk__in=named)
    listed = accepted.select_related("publication").defer("publication__document", "publication__reading")
    return Chosen(list(listed.order_by("pk")), "")


def _how_to_choose(request: MemberRequest, chosen: Chosen) -> HttpResponse:
    context = {
        "kept": SelfCheck.objects.reachable_by(request.member).select_related("begun_by__user"),
        "themes": theme_names().items(),
        "theme": theme_names().get(chosen.theme, ""),
        "is_sent": request.method == "POST",
    }
    return render(request, "lessons/self_checks.html", context)


def _lessons_of(request: MemberRequest, found: SelfCheck) -> list[Lesson]:
    lessons = Lesson.objects.reachable_by(request.member).filter(self_checks=found).select_related("publication")
    return list(lessons.defer("publication__document", "publication__reading"))


def _word(title: str, lessons: Sequence[Lesson], rows: Sequence[Written]) -> HttpResponse:
    passages = [(lesson.text, f"{lesson.publication.title}, {lesson.where}") for lesson in lessons]
    answer = HttpResponse(as_bytes(title, passages, rows), content_type=WORD)
    answer["Content-Disposition"] = 'attachment; filename="self-check.docx"'
    return answer

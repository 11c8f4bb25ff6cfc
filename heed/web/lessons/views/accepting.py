from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.web.lessons import actions
from heed.web.lessons.forms import JudgeForm
from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.presenters import agreement, proposal
from heed.web.partnership.access import MemberRequest, page, reach


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def judge_all(request: MemberRequest, pk: int) -> HttpResponse:
    """The proposed lessons of a publication, each beside its passage; ticked ones are accepted as they are."""
    found: Publication = reach(Publication.objects.defer("document"), request.member, pk=pk)
    proposed = found.lessons.proposed()
    if request.method == "POST":
        ticked = [one for one in proposed if str(one.pk) in request.POST.getlist("lesson")]
        actions.accept_as_proposed(by=request.member, lessons=ticked)
        said = f"{len(ticked)} lesson{'' if len(ticked) == 1 else 's'} accepted as proposed."
        messages.success(request, said if ticked else "Nothing was ticked, so nothing is accepted.")
        return redirect("lessons:judge_all", pk=found.pk)
    context = {
        "publication": found,
        "rows": [proposal(one) for one in proposed],
        "agreement": agreement(list(found.lessons.all())),
    }
    return render(request, "lessons/judge_all.html", context)


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def judge(request: MemberRequest, pk: int) -> HttpResponse:
    """One lesson to mend and accept, or to say that it is none."""
    found: Lesson = reach(Lesson.objects.select_related("publication"), request.member, pk=pk)
    form = JudgeForm(request.POST or None, lesson=found)
    if form.is_valid():
        actions.accept(by=request.member, lesson=found, **form.cleaned_data)
        messages.success(request, "The lesson is accepted.")
        route, pk = _next(found)
        return redirect(route, pk=pk)
    return render(request, "lessons/judge.html", {"form": form, "proposal": proposal(found), "lesson": found})


@require_POST
@page("accept_lessons")
def reject(request: MemberRequest, pk: int) -> HttpResponse:
    found: Lesson = reach(Lesson.objects, request.member, pk=pk)
    actions.reject(by=request.member, lesson=found)
    messages.success(request, "Marked as no lesson. It stays with the publication and can be accepted later.")
    route, pk = _next(found)
    return redirect(route, pk=pk)


def _next(judged: Lesson) -> tuple[str, int]:
    """The proposals that are left, or else the publication."""
    left = Lesson.objects.filter(publication_id=judged.publication_id).proposed().exists()
    return ("lessons:judge_all" if left else "lessons:publication"), judged.publication_id

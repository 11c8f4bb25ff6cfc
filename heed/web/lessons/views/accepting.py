from __future__ import annotations

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.web.lessons import actions
from heed.web.lessons.forms import JudgeForm
from heed.web.lessons.models import Lesson, Publication
from heed.web.lessons.presenters import agreement, other_passages, proposal, proposals
from heed.web.lessons.reader_worth import COUNTED, reader_worth
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible


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
    undo = request.GET.get("undo", "")
    context = {
        "publication": found,
        "rows": proposals(found, proposed),
        "agreement": agreement(list(found.lessons.all())),
        "undo": found.lessons.exclude(state=Lesson.PROPOSED).filter(pk=undo).first() if undo.isdecimal() else None,
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
def accept_as_proposed(request: MemberRequest, pk: int) -> HttpResponse:
    found: Lesson = reach(Lesson.objects, request.member, pk=pk)
    actions.accept_as_proposed(by=request.member, lessons=[found])
    return _on(request, found, "Accepted as proposed.")


@require_POST
@page("accept_lessons")
def reject(request: MemberRequest, pk: int) -> HttpResponse:
    found: Lesson = reach(Lesson.objects, request.member, pk=pk)
    actions.reject(by=request.member, lesson=found)
    return _on(request, found, "Marked as no lesson. It stays with the publication and can be accepted later.")


@require_POST
@page("accept_lessons")
def merge(request: MemberRequest, pk: int) -> HttpResponse:
    """One with the lesson that stands before it in the document."""
    found: Lesson = reach(Lesson.objects, request.member, pk=pk)
    own = (Lesson.PROPOSED, Lesson.ACCEPTED)
    before = (
        Lesson.objects.filter(publication=found.publication_id, pk__lt=found.pk, state__in=own).order_by("pk").last()
    )
    try:
        if before is None:
            raise NotPossible("No lesson stands before it. Merge a later one into this.")
        actions.merge(by=request.member, lesson=found, into=before)
    except NotPossible as problem:
        messages.error(request, str(problem))
        return redirect("lessons:judge_all", pk=found.publication_id)
    return _on(request, found, "One with the lesson before it; both passages are kept.")


@require_POST
@page("accept_lessons")
def take_back(request: MemberRequest, pk: int) -> HttpResponse:
    found: Lesson = reach(Lesson.objects, request.member, pk=pk)
    actions.take_back(by=request.member, lesson=found)
    messages.success(request, "It is a proposal again.")
    return redirect(f"{reverse('lessons:judge_all', args=[found.publication_id])}#lesson-{found.pk}")


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def passages(request: MemberRequest, pk: int) -> HttpResponse:
    """What was not read as a lesson, in the order of the document; any of it can be proposed as one."""
    found: Publication = reach(Publication.objects.defer("document"), request.member, pk=pk)
    if request.method == "POST":
        part, _, number = request.POST.get("passage", "").partition(" ")
        try:
            made = actions.add_missed(
                by=request.member, publication=found, part=part, number=int(number) if number.isdecimal() else -1
            )
        except NotPossible as problem:
            messages.error(request, str(problem))
            return redirect("lessons:passages", pk=found.pk)
        messages.success(request, "It is proposed as a lesson. Mend it, and accept it.")
        return redirect("lessons:judge", pk=made.pk)
    return render(request, "lessons/passages.html", {"publication": found, "rows": other_passages(found)})


@require_safe
@page("accept_lessons")
def reader(request: MemberRequest) -> HttpResponse:
    """How often a person agreed with what was read, by form of publication."""
    return render(request, "lessons/reader.html", {"rows": reader_worth(request.member)})


@require_safe
@page("accept_lessons")
def reader_table(request: MemberRequest) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="how-well-the-reader-does.csv"'
    written = csv.writer(answer)
    written.writerow(["form", *COUNTED.values()])
    written.writerows([row.form, *row.counts.values()] for row in reader_worth(request.member))
    return answer


def _on(request: MemberRequest, judged: Lesson, said: str) -> HttpResponse:
    """To the proposal after the one that was judged; what was done can be undone from there."""
    messages.success(request, said)
    left = Lesson.objects.filter(publication_id=judged.publication_id).proposed()
    if not left.exists():
        return redirect("lessons:publication", pk=judged.publication_id)
    following = left.filter(pk__gt=judged.pk).order_by("pk").first() or left.order_by("pk").first()
    address = reverse("lessons:judge_all", args=[judged.publication_id])
    return redirect(f"{address}?undo={judged.pk}#lesson-{following.pk if following else ''}")


def _next(judged: Lesson) -> tuple[str, int]:
    """The proposals that are left, or else the publication."""
    left = Lesson.objects.filter(publication_id=judged.publication_id).proposed().exists()
    return ("lessons:judge_all" if left else "lessons:publication"), judged.publication_id

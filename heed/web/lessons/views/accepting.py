"""What was read out of a publication, judged by a person: one by one, by buttons and keys, or many at once."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heed.web.lessons import actions
from heed.web.lessons.judged_shown import agreement, changes_of, meanwhile, proposal, proposals
from heed.web.lessons.judging_forms import JudgeForm, PassageForm
from heed.web.lessons.models import Judged, Lesson, Passage, Publication
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible, refused_in

MOST_DIGITS = 9


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def judge_all(request: MemberRequest, pk: int) -> HttpResponse:
    """What is proposed of a publication, each beside its passage; ticked ones are accepted as they are."""
    found: Publication = reach(Publication.objects.defer("document"), request.member, pk=pk)
    rows = proposals(found)
    if request.method == "POST":
        _accept_ticked(request, [row.one for row in rows])
        return redirect("lessons:judge_all", pk=found.pk)
    undo = _judged_just_now(found, request.GET.get("undo", ""))
    context = {
        "publication": found,
        "rows": rows,
        "agreement": agreement([*found.lessons.all(), *found.passages.all()]),
        "undo": proposal(undo) if undo else None,
    }
    return render(request, "lessons/judge_all.html", context)


def _accept_ticked(request: MemberRequest, proposed: list[Judged]) -> None:
    """The ticks say what was seen of each: its anchor, a colon, its version."""
    seen = dict(each.split(":", 1) for each in request.POST.getlist("proposal") if ":" in each)
    versions = {anchor: int(version) for anchor, version in seen.items() if _is_number(version)}
    ticked = [one for one in proposed if one.anchor in versions]
    changed = actions.accept_as_proposed(by=request.member, proposals=ticked, seen=versions)
    number = len(ticked) - len(changed)
    if not seen:
        messages.success(request, "Nothing was ticked, so nothing is accepted.")
    elif number:
        messages.success(request, f"{number} proposal{'' if number == 1 else 's'} accepted.")
    if judged := len(versions) - len(ticked):
        messages.error(request, f"{judged} of those you ticked had been judged meanwhile, and stay as they are.")
    for each in changed:
        messages.error(request, meanwhile(each))


def _judged_just_now(publication: Publication, anchor: str) -> Judged | None:
    """What the last step judged, to be undone."""
    name = anchor.partition("-")[0]
    every: list[Judged] = list(publication.lessons.all() if name == "lesson" else publication.passages.all())
    judged = (one for one in every if one.state != Judged.PROPOSED and one.anchor == anchor)
    return next(judged, None)


@require_http_methods(["GET", "POST"])
@page("accept_lessons")
def judge(request: MemberRequest, pk: int, of: type[Judged] = Lesson) -> HttpResponse:
    """One to mend and accept. Where somebody judged it meanwhile, both versions are shown."""
    one = _reached(request, pk, of)
    form = PassageForm(request.POST or None, one=one) if isinstance(one, Passage) else _lesson_form(request, one)
    if form.is_valid():
        with refused_in(form):
            form.accept(by=request.member)
            messages.success(request, f"The {one.name} is accepted.")
            return _on(request, one)
        one = _reached(request, pk, of)
    context = {"form": form, "one": one, "proposal": proposal(one), "changes": changes_of(one)}
    return render(request, "lessons/judge.html", context)


def _lesson_form(request: MemberRequest, one: Judged) -> JudgeForm:
    assert isinstance(one, Lesson)
    return JudgeForm(request.POST or None, lesson=one)


@require_POST
@page("accept_lessons")
def accept_as_proposed(request: MemberRequest, pk: int, of: type[Judged] = Lesson) -> HttpResponse:
    one = _reached(request, pk, of)
    return _pressed(
        request,
        one,
        "Accepted as proposed.",
        lambda seen: actions.accept_proposal(by=request.member, proposal=one, seen_version=seen),
    )


@require_POST
@page("accept_lessons")
def reject(request: MemberRequest, pk: int, of: type[Judged] = Lesson) -> HttpResponse:
    one = _reached(request, pk, of)
    return _pressed(
        request,
        one,
        f"Marked as no {one.name}. It stays with the publication and can be accepted later.",
        lambda seen: actions.reject(by=request.member, proposal=one, seen_version=seen),
    )


@require_POST
@page("accept_lessons")
def merge(request: MemberRequest, pk: int, of: type[Judged] = Lesson) -> HttpResponse:
    """One with the one of its kind that stands before it in the document."""
    one = _reached(request, pk, of)
    return _pressed(
        request,
        one,
        f"One with the {one.name} before it; both passages are kept.",
        lambda seen: actions.merge(by=request.member, proposal=one, into=_before(one), seen_version=seen),
    )


def _before(one: Judged) -> Judged:
    own = one.of_its_kind().filter(state__in=(Judged.PROPOSED, Judged.ACCEPTED))
    found: list[Judged] = sorted((each for each in own if each.order < one.order), key=lambda each: each.order)
    if not found:
        raise NotPossible(f"No {one.name} stands before it. Merge a later one into this.")
    return found[-1]


@require_POST
@page("accept_lessons")
def take_back(request: MemberRequest, pk: int, of: type[Judged] = Lesson) -> HttpResponse:
    one = _reached(request, pk, of)
    try:
        actions.take_back(by=request.member, proposal=one, seen_version=_seen(request.POST))
        messages.success(request, "It is a proposal again.")
    except ChangedMeanwhile as changed:
        messages.error(request, meanwhile(changed))
    return redirect(f"{reverse('lessons:judge_all', args=[one.publication_id])}#{one.anchor}")


def _reached(request: MemberRequest, pk: int, of: type[Judged]) -> Judged:
    rows = of._default_manager.select_related("publication", "judged_by__user").defer("publication__document")
    found: Judged = reach(rows, request.member, pk=pk)
    return found


def _pressed(request: MemberRequest, one: Judged, said: str, act: Callable[[int | None], None]) -> HttpResponse:
    """Judges, says so, and goes on to the next; or says why not, and stays."""
    try:
        act(_seen(request.POST))
    except ChangedMeanwhile as changed:
        messages.error(request, meanwhile(changed))
    except NotPossible as problem:
        messages.error(request, str(problem))
        return redirect(f"{reverse('lessons:judge_all', args=[one.publication_id])}#{one.anchor}")
    else:
        messages.success(request, said)
    return _on(request, one)


def _on(request: MemberRequest, judged: Judged) -> HttpResponse:
    """To the proposal after the one that was judged; what was done can be undone from there."""
    rows = proposals(judged.publication)
    if not rows:
        return redirect("lessons:publication", pk=judged.publication_id)
    following = next((row.one for row in rows if row.one.order > judged.order), rows[0].one)
    address = reverse("lessons:judge_all", args=[judged.publication_id])
    return redirect(f"{address}?undo={judged.anchor}#{following.anchor}")


def _seen(sent: QueryDict) -> int | None:
    """The version that somebody had before them; None where the form does not say."""
    seen = sent.get("seen_version", "")
    return int(seen) if _is_number(seen) else None


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS

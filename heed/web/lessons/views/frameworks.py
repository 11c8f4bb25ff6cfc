"""Frameworks over the themes: how many accepted lessons each group holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.lessons.frameworks import Framework, published
from heed.lessons.search import Index
from heed.lessons.themes import theme_names
from heed.web.lessons import actions
from heed.web.lessons.forms import FrameworkForm
from heed.web.lessons.models import Lesson, OwnFramework
from heed.web.lessons.search import index_of
from heed.web.partnership.access import MemberRequest, page, reach


@dataclass(frozen=True)
class Group:
    """A group with how many lessons it holds, and each of its themes: identifier, name, number."""

    name: str
    number: int
    themes: tuple[tuple[str, str, int], ...]


@require_http_methods(["GET", "POST"])
@page("see_library")
def frameworks(request: MemberRequest) -> HttpResponse:
    """The published frameworks and the partnership's own; whoever accepts lessons can lay another."""
    may_lay = request.member.may("accept_lessons")
    form = FrameworkForm(request.POST or None) if may_lay else None
    if form is not None and form.is_valid():
        actions.lay_framework(by=request.member, **form.cleaned_data)
        messages.success(request, "The framework is laid over the themes.")
        return redirect("lessons:frameworks")
    index = index_of(request.member.partnership)
    own = OwnFramework.objects.reachable_by(request.member).filter(ended=None)
    laid = [(each, _as_framework(each)) for each in own]
    context = {
        "published": [(each, *_groups(each, index)) for each in published().values()],
        "own": [(record, each, *_groups(each, index)) for record, each in laid],
        "form": form,
        "themes": theme_names().values(),
    }
    return render(request, "lessons/frameworks.html", context)


@require_POST
@page("accept_lessons")
def end(request: MemberRequest, pk: int) -> HttpResponse:
    found: OwnFramework = reach(OwnFramework.objects, request.member, pk=pk)
    actions.end_framework(by=request.member, framework=found)
    messages.success(request, "The framework is no longer shown.")
    return redirect("lessons:frameworks")


def _as_framework(own: OwnFramework) -> Framework:
    groups = tuple((str(name), tuple(themes)) for name, themes in own.groups)
    return Framework(own.name, own.partnership.name, groups)


def _groups(framework: Framework, index: Index) -> tuple[list[Group], Group]:
    """Each group counted, and what stands in none."""
    groups = [_group(name, themes, index) for name, themes in framework.groups]
    return groups, _group("In no group", framework.left_over, index)


def _group(name: str, themes: tuple[str, ...], index: Index) -> Group:
    accepted, held = index.facet("state", Lesson.ACCEPTED), 0
    rows = []
    for theme in themes:
        lessons = index.facet("theme", theme) & accepted
        held |= lessons
        rows.append((theme, theme_names().get(theme, theme), lessons.bit_count()))
    return Group(name, held.bit_count(), tuple(rows))

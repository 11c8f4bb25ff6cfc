"""Writing a draft beside its preview: what is typed is kept, saved or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.briefings.faults import faults
from heed.briefings.layouts import LAYOUTS
from heed.web.briefings import actions
from heed.web.briefings.forms.writing import (
    LessonRows,
    LongerForm,
    RecommendationRows,
    WordsForm,
    filled,
    longer_of,
    words_of,
)
from heed.web.briefings.laying_out import Content, briefing_of, forms_of
from heed.web.briefings.models import Draft, Unsaved, Wording
from heed.web.briefings.presenters import as_html_or_why, differences
from heed.web.briefings.views.drafts import reached
from heed.web.partnership.access import MemberRequest, page

_NOT_WORDS = ("csrfmiddlewaretoken", "shown")


@dataclass
class Forms:
    """The parts of the page on which a draft is written, from what was typed or else from the version that stands."""

    words: WordsForm
    longer: LongerForm
    lessons: Any
    recommendations: Any

    @classmethod
    def of(cls, given: QueryDict | None, latest: Wording) -> Forms:
        content = latest.content
        return cls(
            WordsForm(given, initial=words_of(content, latest.title, latest.version)),
            LongerForm(given, initial=longer_of(content)),
            LessonRows(given, prefix="lessons", initial=content["lessons"]),
            RecommendationRows(given, prefix="recommendations", initial=content["recommendations"]),
        )

    def are_valid(self) -> bool:
        # Each is asked, so that every error is told at once.
        told = [one.is_valid() for one in (self.words, self.longer, self.lessons, self.recommendations)]
        return all(told)

    @property
    def content(self) -> Content:
        """What was typed, in the shape in which it is kept."""
        rows = {"lessons": filled(self.lessons), "recommendations": filled(self.recommendations)}
        return self.longer.as_content() | self.words.as_content() | rows

    @property
    def context(self) -> dict[str, Any]:
        return {
            "form": self.words,
            "longer": self.longer,
            "lessons": self.lessons,
            "recommendations": self.recommendations,
        }


@require_http_methods(["GET", "POST"])
@page("write_briefing")
def write(request: MemberRequest, pk: int) -> HttpResponse:
    found = reached(request, pk)
    latest = found.latest
    given = request.POST.copy() if request.method == "POST" else None
    context: dict[str, Any] = {"draft": found, "layouts": LAYOUTS.values()}
    if given is None and (unsaved := _unsaved(request, found)):
        context["unsaved"] = unsaved
        forms = Forms.of(_as_typed(unsaved), latest)
    else:
        forms = Forms.of(given, latest)
    if given is not None and forms.are_valid():
        try:
            _save(request, found, forms)
        except actions.ChangedMeanwhile as changed:
            title, content = forms.words.cleaned_data["title"], forms.content
            context["changed"] = changed.theirs
            context["differences"] = differences(changed.theirs, title, content)
            given["version"] = str(changed.theirs.version)
            forms = Forms.of(given, latest)
        else:
            messages.success(request, "The draft is saved.")
            return redirect("briefings:draft", pk=found.pk)
    return render(request, "briefings/write.html", context | forms.context)


def _save(request: MemberRequest, found: Draft, forms: Forms) -> None:
    told = forms.words.cleaned_data
    actions.write(by=request.member, draft=found, title=told["title"], content=forms.content, based_on=told["version"])


@require_POST
@page("write_briefing")
def preview(request: MemberRequest, pk: int) -> HttpResponse:
    """What is being typed as it would be read, in the form chosen; it is kept for its writer, and no version."""
    found = reached(request, pk)
    typed = {name: values for name, values in request.POST.lists() if name not in _NOT_WORDS}
    actions.keep_unsaved(by=request.member, draft=found, told=typed)
    forms = Forms.of(request.POST, found.latest)
    if not forms.are_valid():
        return render(request, "briefings/preview.html", {"forms": forms})
    content, title = forms.content, forms.words.cleaned_data["title"]
    wording = Wording(draft=found, version=found.latest.version + 1, title=title, content=content)
    shown = request.POST.get("shown")
    briefing = briefing_of(wording, shown if shown in LAYOUTS else forms_of(content)[0])
    told = {"briefing": briefing, "shown": as_html_or_why(briefing, heading=3), "faults": faults(briefing)}
    return render(request, "briefings/preview.html", told)


@require_POST
@page("write_briefing")
def forget(request: MemberRequest, pk: int) -> HttpResponse:
    """The writer begins again from the version that stands."""
    found = reached(request, pk)
    actions.forget_unsaved(by=request.member, draft=found)
    return redirect("briefings:write", pk=found.pk)


def _unsaved(request: MemberRequest, draft: Draft) -> Unsaved | None:
    unsaved: Unsaved | None = (
        Unsaved.objects.reachable_by(request.member).filter(draft=draft, by=request.member).first()
    )
    return unsaved


def _as_typed(unsaved: Unsaved) -> QueryDict:
    typed = QueryDict(mutable=True)
    for name, values in unsaved.told.items():
        typed.setlist(name, values)
    return typed

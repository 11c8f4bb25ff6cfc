from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from heed.web.briefings import actions
from heed.web.briefings.forms.passing_on import ReflectionForm
from heed.web.briefings.models import Issue, Reflection
from heed.web.briefings.views.issues import issue_reached
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import refused_in


@require_http_methods(["GET", "POST"])
@page("reflect")
def reflect(request: MemberRequest, pk: int) -> HttpResponse:
    """What the member's team said: on a phone, in two minutes."""
    return _recorded(request, issue_reached(request, pk), {"held": timezone.localdate()})


@require_http_methods(["GET", "POST"])
@page("reflect")
def mend(request: MemberRequest, pk: int) -> HttpResponse:
    """A reflection of the member's own team, to be put right; the record before it is kept."""
    own = Reflection.objects.select_related("issue").filter(team_id=request.member.team_id)
    found: Reflection = reach(own, request.member, pk=pk)
    said = model_to_dict(found, fields=["held", "people", "will_change", "stops_us"])
    return _recorded(request, found.issue, said, mends=found)


def _recorded(
    request: MemberRequest, issue: Issue, initial: dict[str, Any], mends: Reflection | None = None
) -> HttpResponse:
    form = ReflectionForm(request.POST or None, initial=initial)
    if form.is_valid():
        with refused_in(form):
            actions.reflect(by=request.member, issue=issue, mends=mends, **form.cleaned_data)
            messages.success(request, "Thank you. What your team said goes to the board.")
            return redirect("briefings:issue", pk=issue.pk)
    questions = [lesson["question"] for lesson in issue.content["lessons"] if lesson["question"]]
    questions += issue.content["questions"]
    context = {"form": form, "issue": issue, "questions": questions, "mends": mends}
    return render(request, "briefings/reflect.html", context)

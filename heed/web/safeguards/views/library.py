from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.safeguards.meaning import Safeguard
from heed.safeguards.sentences import BASIS_IN_WORDS
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.partnership.models import Member
from heed.web.reviews.models import Review
from heed.web.safeguards import actions, presenters
from heed.web.safeguards.adopted import limits_of, safeguard_by, the_pack
from heed.web.safeguards.forms import AdoptForm, EndForm
from heed.web.safeguards.models import Adoption


@require_safe
@page("see_safeguards")
def library(request: MemberRequest) -> HttpResponse:
    """The pack, with what the partnership has adopted, and the reviews it can be replayed over."""
    current = Adoption.objects.reachable_by(request.member).in_use(timezone.localdate())
    adopted = {adoption.safeguard: adoption for adoption in current}
    rows = [{"safeguard": safeguard, "adoption": adopted.get(safeguard.id)} for safeguard in the_pack()]
    context = {
        "rows": rows,
        "adopted": len(adopted),
        "reviews": Review.objects.replayable_by(request.member).order_by("is_example", "label"),
        "opens_reviews": request.member.may("see_review"),
    }
    return render(request, "safeguards/library.html", context)


@require_http_methods(["GET", "POST"])
@page("see_safeguards")
def safeguard(request: MemberRequest, id: str) -> HttpResponse:
    """What one safeguard expects, on what it rests, and the decision to adopt it."""
    found = _in_the_pack(id)
    if request.method == "POST" and not request.member.may("adopt_safeguard"):
        raise Http404
    adoption = _current(request.member, id)
    form = AdoptForm(request.POST or None) if adoption is None else None
    if form is not None and form.is_valid():
        with refused_in(form):
            actions.adopt(by=request.member, safeguard=id, **form.cleaned_data)
            messages.success(request, f"{id} is adopted.")
            return redirect("safeguards:safeguard", id=id)
    return _shown(request, found, adoption, form=form)


@require_POST
@page("adopt_safeguard")
def end_use(request: MemberRequest, pk: int) -> HttpResponse:
    adoption: Adoption = reach(Adoption.objects, request.member, pk=pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _shown(request, _in_the_pack(adoption.safeguard), adoption, end_form=form)
    try:
        actions.end_use(by=request.member, adoption=adoption, on=form.cleaned_data["on"])
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"The use of {adoption.safeguard} ends. What it asked before is kept.")
    return redirect("safeguards:safeguard", id=adoption.safeguard)


def _shown(
    request: MemberRequest,
    found: Safeguard,
    adoption: Adoption | None,
    form: AdoptForm | None = None,
    end_form: EndForm | None = None,
) -> HttpResponse:
    may_adopt = request.member.may("adopt_safeguard")
    can_end = may_adopt and adoption is not None and adoption.ended is None
    ending = (end_form or EndForm(initial={"on": timezone.localdate()})) if can_end else None
    context = {
        "safeguard": found,
        "limits": presenters.limits_shown(found, limits_of(request.member.partnership)),
        "duty": BASIS_IN_WORDS[found.duty],
        "because": [(reason, presenters.say_lesson(reason.lesson)) for reason in found.because],
        "adoption": adoption,
        "form": end_form or form if may_adopt else None,
        "adopt_form": form if may_adopt else None,
        "end_form": ending,
    }
    return render(request, "safeguards/safeguard.html", context)


def _current(member: Member, id: str) -> Adoption | None:
    in_use = Adoption.objects.reachable_by(member).in_use(timezone.localdate()).filter(safeguard=id)
    return in_use.select_related("decided_by__user").first()


def _in_the_pack(id: str) -> Safeguard:
    found = safeguard_by(id)
    if found is None:
        raise Http404
    return found

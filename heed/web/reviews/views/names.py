"""Names in the entries that nobody has listed: covered until somebody says who they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from heed.anonymity.unlisted import Unlisted
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.roles import Permission
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.forms.names import NameForm
from heed.web.reviews.models import PublicName, Review
from heed.web.reviews.two_views import view_of
from heed.web.reviews.ways import tabs
from heed.web.reviews.without_label import names_without_label

# Entries led to from a name; the count beside them says of how many.
_SHOWN = 5


@require_safe
@page("write_review")
def names(request: MemberRequest, pk: int) -> HttpResponse:
    """Every name without a label, with the entries it stands in and whose it may be."""
    review = _by_name(request, pk)
    record_view(request.member, review, "viewed by name")
    found, pks = names_without_label(review)
    view = view_of(review, request.member, "named")
    context = {
        "review": review,
        "view": view,
        "here": request.path,
        "may_see_named": True,
        "tabs": tabs(review, view, request.member),
        "rows": [_row(review, one, pks) for one in found],
        "public": review.public_names.all(),
    }
    return render(request, "reviews/names.html", context)


@require_POST
@page("write_review")
def say_whose(request: MemberRequest, pk: int) -> HttpResponse:
    """A name given to somebody, or left to stand."""
    review = _by_name(request, pk)
    form = NameForm(request.POST, review=review)
    if not form.is_valid():
        messages.error(request, "That person is not in this review, or the name is missing. Choose from the list.")
        return redirect("reviews:names", pk=review.pk)
    told = form.cleaned_data
    try:
        if request.POST.get("is") == "public":
            actions.let_name_stand(by=request.member, review=review, written=told["written"], why=told["why"])
            messages.success(request, "It may stand, and is not asked about again.")
        elif told["person"] is None:
            messages.error(request, "Choose whose name it is, or say that it may stand.")
        else:
            actions.give_name(by=request.member, review=review, person=told["person"], written=told["written"])
            messages.success(request, f"{told['person'].label} stands for it from now on.")
    except NotPossible as problem:
        messages.error(request, str(problem))
    return redirect("reviews:names", pk=review.pk)


@require_POST
@page("write_review")
def ask_again(request: MemberRequest, pk: int) -> HttpResponse:
    """A name that was left to stand is asked about again."""
    name: PublicName = reach(PublicName.objects.select_related("review__case"), request.member, pk=pk)
    _by_name(request, name.review_id)
    actions.ask_about_name_again(by=request.member, name=name)
    messages.success(request, "It is asked about again.")
    return redirect("reviews:names", pk=name.review_id)


def _by_name(request: MemberRequest, pk: int) -> Review:
    """The review, for a member who may see its names; a page of names is for nobody else."""
    if not request.member.may(Permission.SEE_NAMED):
        raise Http404
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    return review


def _row(review: Review, one: Unlisted, pks: Sequence[int]) -> dict[str, Any]:
    perhaps = review.case.people.filter(label__in=one.perhaps).first() if len(one.perhaps) == 1 else None
    return {
        "name": one,
        "entries": [pks[place] for place in one.where[:_SHOWN]],
        "perhaps": " or ".join(one.perhaps),
        "form": NameForm(initial={"written": one.written, "person": perhaps}, review=review, auto_id=False),
    }

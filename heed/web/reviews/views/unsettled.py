"""What in a chronology does not agree, and where a record is silent; what somebody has found to explain it."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.reviews import actions
from heed.web.reviews.comparisons import Disagreement, comparison_of, keys_of
from heed.web.reviews.contradictions import Wording, undecided_pairs
from heed.web.reviews.explained import explanations_of
from heed.web.reviews.forms.unsettled import SEVERITIES, UnsettledForm
from heed.web.reviews.looking import Looking, around, look
from heed.web.reviews.models import Explanation, Review

ON_A_PAGE = 50
_ORDER = list(SEVERITIES)


@require_safe
@page("see_review")
def unsettled(request: MemberRequest, pk: int) -> HttpResponse:
    """What does not agree in the whole chronology, the weightiest first, those somebody has looked at behind them."""
    looking = look(request, pk, "viewed")
    review, whole = looking.review, looking.whole
    compared = comparison_of(review.case)
    explained = explanations_of(review)
    form = UnsettledForm(request.GET, of=whole)
    asked = form.asked()
    keyed = keys_of(review.case, compared)
    fitting = [(key, one) for key, one in keyed.items() if _fits(one, asked, looking, looked_at=key in explained)]
    fitting.sort(key=lambda pair: (pair[0] in explained, _ORDER.index(pair[1].severity)))
    here = Paginator(fitting, ON_A_PAGE).get_page(request.GET.get("page"))
    wording = Wording(whole, looking.view)
    wording.fetch(side.pk for _, one in here for side in one.sides if side.pk)
    context = around(request, looking) | {
        "form": form,
        "filtered": any(asked.values()),
        "page": here,
        "found": [
            (
                key,
                wording.disagreement(one),
                SEVERITIES[one.severity],
                explained.get(key),
                _words(explained, key, looking),
            )
            for key, one in here
        ],
        "count": len(fitting),
        "whole": len(keyed),
        "looked_at": sum(key in explained for key in keyed),
        "no_longer": _no_longer(explained, keyed, looking),
        "gaps": [wording.gap(gap) for gap in compared.gaps if asked["agency"] in ("", looking.view.code(gap.agency))],
        "unstated": _unstated(looking),
        "pairs": len(undecided_pairs(whole, compared)),
    }
    return render(request, "reviews/unsettled_all.html", context)


def _fits(one: Disagreement, asked: dict[str, str], looking: Looking, *, looked_at: bool) -> bool:
    if asked["kind"] and one.kind != asked["kind"]:
        return False
    if asked["looked"] and (asked["looked"] == "yes") is not looked_at:
        return False
    return not asked["agency"] or any(looking.whole.agency_of(side.pk) == asked["agency"] for side in one.sides)


def _words(explained: dict[str, Explanation], key: str, looking: Looking) -> str:
    return str(looking.view.words(explained[key].words)) if key in explained else ""


def _no_longer(
    explained: dict[str, Explanation], keyed: Mapping[str, Disagreement], looking: Looking
) -> list[tuple[str, str, Explanation]]:
    """What was explained and is found no more: what it said, what explained it."""
    gone = [one for key, one in explained.items() if key not in keyed]
    return [(str(looking.view.words(one.sentence)), str(looking.view.words(one.words)), one) for one in gone]


def _unstated(looking: Looking) -> list[str]:
    """Agencies that acted and stated no period that their record covers: their silence says nothing."""
    stated = {covered.agency for covered in looking.whole.frame.coverage}
    return [name for code, name in looking.whole.agencies if code not in stated]


@require_POST
@page("write_review")
def explain(request: MemberRequest, pk: int) -> HttpResponse:
    """Keeps what explains something that does not agree, or takes it back."""
    review: Review = reach(Review.objects.select_related("case"), request.member, pk=pk)
    takes_back = request.POST.get("undo") == "yes"
    words = "" if takes_back else request.POST.get("words", "").strip()
    try:
        if not words and not takes_back:
            raise NotPossible(
                "Nothing was written. Write what explains it, so that the next reader need not ask again."
            )
        actions.explain(by=request.member, review=review, key=request.POST.get("key", ""), words=words)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Taken back." if takes_back else "Kept, with your name. It stands under looked at.")
    response = redirect("reviews:unsettled", pk=pk)
    response["Location"] += f"?view={request.GET.get('view', '')}"
    return response

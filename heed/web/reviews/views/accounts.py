"""Entries that may tell one happening: a person says what they are, and can say otherwise later."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.web.casebook.chains import chains_of
from heed.web.casebook.models import EventRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible, refused_in
from heed.web.reviews import actions
from heed.web.reviews.comparisons import Alike, comparison_of
from heed.web.reviews.contradictions import Wording, undecided_pairs
from heed.web.reviews.differences import marked
from heed.web.reviews.forms.unsettled import TwoEntriesForm
from heed.web.reviews.links import decisions_in_force, links_of
from heed.web.reviews.looking import Looking, around, look
from heed.web.reviews.models import LinkDecision, Review

ON_A_PAGE = 20
SHOWN = {"": "Not decided yet", "linked": "Linked", "apart": "Not the same"}
_SAID = {
    LinkDecision.SAME: "They are linked: both stay, and stand together in the chronology.",
    LinkDecision.RIVAL: "They are linked as rival accounts: both stay, and the chronology says that they are disputed.",
    LinkDecision.DIFFERENT: "They are two things. This pair is not proposed again.",
    LinkDecision.UNDONE: "Undone. Both entries stand as before.",
}


@require_http_methods(["GET", "POST"])
@page("see_review")
def accounts(request: MemberRequest, pk: int) -> HttpResponse:
    """Pairs side by side, their differences marked: those nobody has decided on, the linked, and those that are two."""
    looking = look(request, pk, "viewed")
    form = TwoEntriesForm(request.POST or None, of=looking.whole)
    if request.member.may("write_review") and form.is_valid() and _link_by_number(request, looking, form):
        return _back(request, pk, "linked")
    asked = request.GET.get("show", "")
    asked = asked if asked in SHOWN else ""
    counted, pairs = _pairs(looking, asked)
    here = Paginator(pairs, ON_A_PAGE).get_page(request.GET.get("page"))
    context = around(request, looking) | {
        "page": here,
        "pairs": _in_words(looking, list(here)),
        "show": asked,
        "ways": [(code, said, counted[code]) for code, said in SHOWN.items()],
        "happenings": links_of(looking.review.case).happenings(looking.whole.pks),
        "entries": len(looking.whole.pks),
        "form": form,
    }
    return render(request, "reviews/one_happening.html", context)


def _link_by_number(request: MemberRequest, looking: Looking, form: TwoEntriesForm) -> bool:
    pks = [form.pks[form.cleaned_data[name]] for name in ("first", "second")]
    records = EventRecord.objects.in_bulk(pks)
    with refused_in(form):
        actions.decide_link(
            by=request.member,
            review=looking.review,
            first=records[pks[0]],
            second=records[pks[1]],
            decision=form.cleaned_data["decision"],
        )
        messages.success(request, _SAID[form.cleaned_data["decision"]])
    return form.is_valid()


Shown = tuple[Alike, LinkDecision | None]


def _pairs(looking: Looking, asked: str) -> tuple[dict[str, int], list[Shown]]:
    """How many pairs there are of each sort, and those that are asked for."""
    case = looking.review.case
    decided = decisions_in_force(case)
    chains = chains_of(case)
    sorts: dict[str, list[Shown]] = {code: [] for code in SHOWN}
    sorts[""] = [(pair, None) for pair in undecided_pairs(looking.whole, comparison_of(case))]
    for (first, second), decision in decided.items():
        current = chains.currents((first, second))
        if len(current) == 2:
            sort = "apart" if decision.decision == LinkDecision.DIFFERENT else "linked"
            sorts[sort].append((Alike((current[0], current[1]), ()), decision))
    return {code: len(pairs) for code, pairs in sorts.items()}, sorts[asked]


def _in_words(looking: Looking, pairs: list[Shown]) -> list[dict[str, Any]]:
    wording = Wording(looking.whole, looking.view)
    wording.fetch(pk for pair, _ in pairs for pk in pair.pks)
    told = []
    for pair, decision in pairs:
        said = wording.pair(pair)
        first, second = said.passages
        told.append({
            "say": said.say if pair.because else "",
            "sides": list(zip(said.passages, marked(first.text, second.text), strict=True)),
            "pks": pair.pks,
            "decision": decision,
        })  # fmt: skip
    return told


@require_POST
@page("write_review")
def decide_link(request: MemberRequest, pk: int) -> HttpResponse:
    """Keeps what somebody decided of a pair."""
    review: Review = reach(Review.objects.select_related("case"), request.member, pk=pk)
    numbers = [request.POST.get(name, "") for name in ("first", "second")]
    decision = request.POST.get("decision", "")
    records = EventRecord.objects.filter(case=review.case).in_bulk(
        [int(number) for number in numbers if number.isdecimal() and len(number) < 18]
    )
    try:
        if len(records) != 2 or decision not in _SAID:
            raise NotPossible("This pair is not in the chronology any more. Look at the pairs as they are now.")
        first, second = records.values()
        actions.decide_link(by=request.member, review=review, first=first, second=second, decision=decision)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _SAID[decision])
    return _back(request, pk, request.GET.get("show", ""))


def _back(request: MemberRequest, pk: int, show: str) -> HttpResponse:
    response = redirect("reviews:accounts", pk=pk)
    response["Location"] += f"?view={request.GET.get('view', '')}&show={show if show in SHOWN else ''}"
    return response

"""Entries that wait for somebody to say what kind of event each tells of: many at a time, by keyboard, undoable."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from heed.chronology.kinds import UNSORTED
from heed.chronology.pictures.wording import kind_in_words
from heed.web.casebook.chronologies import moment_from
from heed.web.casebook.models import EventRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.trail import record_view
from heed.web.reviews import actions
from heed.web.reviews.forms.findings import kinds_by_family
from heed.web.reviews.models import Review, Sorting, TaughtKind
from heed.web.reviews.teaching import Likely, Teacher
from heed.web.reviews.two_views import View, view_of
from heed.web.reviews.views.findings import chosen_entries
from heed.web.reviews.ways import tabs
from heed.web.reviews.wording import agency_in_words

ENTRIES_ON_A_PAGE = 100
NOTHING_LIKELY = "nothing"
NO_EVENT = "entry.no_event"


@dataclass(frozen=True)
class Waiting:
    """An entry that nobody has sorted: its record, and what its words make likely."""

    record: EventRecord
    likely: list[Likely]

    @property
    def first(self) -> str:
        """The likeliest kind, or NOTHING_LIKELY."""
        return self.likely[0].kind if self.likely else NOTHING_LIKELY


@require_safe
@page("write_review")
def sorting(request: MemberRequest, pk: int) -> HttpResponse:
    """What waits, by what is likely; how far the sorting has got; the last batch, to be undone."""
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, "viewed by name")
    current = EventRecord.objects.filter(case=review.case).current()
    waiting = waiting_in(review)
    agency, kind = request.GET.get("agency", ""), request.GET.get("likely", "")
    of_agency = [one for one in waiting if agency in ("", one.record.agency)]
    shown = [one for one in of_agency if kind in ("", one.first)]
    facets = _facets(of_agency, kind)
    place = {facet[0]: number for number, facet in enumerate(facets)}
    # One kind stands together, so that what is likely can be read and kept at one go; within it, by time.
    shown.sort(key=lambda one: place[one.first])
    on_page = Paginator(shown, ENTRIES_ON_A_PAGE).get_page(request.GET.get("page"))
    whole = current.count()
    context = {
        "review": review,
        "view": view,
        "here": f"{request.path}?view={view.name}",
        "tabs": tabs(review, view, request.member),
        "may_see_named": request.member.may("see_named"),
        "whole": whole,
        "done": whole - len(waiting),
        "page": on_page,
        "rows": [_row(one, view) for one in on_page],
        "facets": facets,
        "agencies": sorted((code, agency_in_words(code)) for code in {one.record.agency for one in waiting}),
        "agency": agency,
        "likely": kind,
        "kinds": kinds_by_family(),
        "last": Sorting.objects.filter(review=review, undone=None).last(),
    }
    return render(request, "reviews/sorting.html", context)


def waiting_in(review: Review) -> list[Waiting]:
    """Every entry of the review that nobody has sorted, in order of when it happened."""
    teacher = Teacher(review)
    records = EventRecord.objects.filter(case=review.case, kind=UNSORTED).current().order_by("at", "position", "pk")
    return [Waiting(record, teacher.likely(record)) for record in records]


@require_POST
@page("write_review")
def sort(request: MemberRequest, pk: int) -> HttpResponse:
    """The chosen entries given the kinds that are likely, one kind for all, or said to tell of no event."""
    review: Review = reach(Review.objects.select_related("case", "partnership"), request.member, pk=pk)
    chosen = chosen_entries(review, request.POST.getlist("entry"))
    how, kind = request.POST.get("as", ""), request.POST.get("kind", "")
    if how == "likely":
        teacher = Teacher(review)
        likely = {record: teacher.likely(record) for record in chosen}
        kinds = {record: found[0].kind for record, found in likely.items() if found}
    else:
        kinds = dict.fromkeys(chosen, NO_EVENT if how == "no_event" else kind)
    if not chosen:
        messages.error(request, "No entry was chosen. Tick those that you have read.")
    elif not kinds:
        messages.error(request, "Nothing is likely for these entries. Choose a kind for them from the list.")
    else:
        _sorted(request, review, kinds, len(chosen))
    return redirect(_back(request, review))


def _sorted(request: MemberRequest, review: Review, kinds: dict[EventRecord, str], chosen: int) -> None:
    try:
        done = actions.sort_entries(by=request.member, review=review, kinds=kinds)
    except NotPossible as problem:
        messages.error(request, str(problem))
        return
    left = chosen - len(kinds)
    rest = f" For {left} nothing is likely; they still wait." if left else ""
    messages.success(request, f"{len(done)} entr{'y is' if len(done) == 1 else 'ies are'} sorted.{rest}")


@require_POST
@page("write_review")
def undo(request: MemberRequest, pk: int) -> HttpResponse:
    """A batch sorted as it was before."""
    found: Sorting = reach(Sorting.objects.select_related("review"), request.member, pk=pk)
    try:
        number = actions.undo_sorting(by=request.member, sorting=found)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"{number} entr{'y has' if number == 1 else 'ies have'} the kind of before again.")
    return redirect(_back(request, found.review))


@require_safe
@page("write_review")
def taught(request: MemberRequest) -> HttpResponse:
    """How agencies' entries begin, and what people chose for them."""
    rows = TaughtKind.objects.reachable_by(request.member).select_related("agency")
    on_page = Paginator(rows, ENTRIES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": on_page, "rows": [(row, kind_in_words(row.kind)) for row in on_page]}
    return render(request, "reviews/taught.html", context)


@require_POST
@page("write_review")
def forget(request: MemberRequest, pk: int) -> HttpResponse:
    row: TaughtKind = reach(TaughtKind.objects, request.member, pk=pk)
    actions.forget_taught(by=request.member, taught=row)
    messages.success(request, "It is forgotten, and no longer proposed.")
    return redirect("reviews:taught")


def _back(request: HttpRequest, review: Review) -> str:
    kept = {name: request.POST[name] for name in ("agency", "likely", "view") if request.POST.get(name)}
    address = reverse("reviews:sorting", kwargs={"pk": review.pk})
    return f"{address}?{urlencode(kept)}" if kept else address


def _facets(waiting: list[Waiting], chosen: str) -> list[tuple[str, str, int, bool]]:
    """What is likely, in words, for how many entries, the most first; what nothing is likely for comes last."""
    counted = Counter(one.first for one in waiting)
    ordered = sorted(counted, key=lambda kind: (kind == NOTHING_LIKELY, -counted[kind], kind))
    said = {kind: "Nothing is likely" if kind == NOTHING_LIKELY else kind_in_words(kind) for kind in ordered}
    return [(kind, said[kind], counted[kind], kind == chosen) for kind in ordered]


def _row(one: Waiting, view: View) -> dict[str, Any]:
    record = one.record
    text = view(record.text)
    first = one.likely[0] if one.likely else None
    return {
        "pk": record.pk,
        "when": moment_from(record).say(),
        "agency": agency_in_words(record.agency),
        "text": _marked(text, view(first.words), len(view(record.text[: first.start]))) if first else text,
        "likely": kind_in_words(first.kind) if first else "",
        "why": _why(first, view),
        "others": [kind_in_words(other.kind) for other in one.likely[1:4]],
    }


def _why(first: Likely | None, view: View) -> str:
    if first is None:
        return ""
    words = view(first.words)
    if first.times:
        return f"you chose it {first.times} time{'' if first.times == 1 else 's'} for entries that begin “{words}”"
    return f"because of “{words}”"


def _marked(text: str, words: str, at: int) -> SafeString:
    """The text with the words marked: at `at` where they stand there, as they do unless a label cut in; or at first."""
    if text[at : at + len(words)].lower() != words.lower():
        at = text.lower().find(words.lower())
    if at < 0 or not words:
        return format_html("{}", text)
    end = at + len(words)
    return format_html_join("", "{}", [(text[:at],), (format_html("<mark>{}</mark>", text[at:end]),), (text[end:],)])

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.chronology.events import Chronology, Event
from heed.chronology.when import Moment
from heed.safeguards.replay import Replay
from heed.safeguards.replay import replay as replayed
from heed.safeguards.seen import masked
from heed.web.casebook.chronologies import chronology_of
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.agencies import AGENCIES
from heed.web.partnership.models import Member
from heed.web.partnership.trail import record_view
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import ANONYMISED, View, view_of
from heed.web.reviews.ways import tabs
from heed.web.safeguards.adopted import limits_of, safeguard_by, the_pack
from heed.web.safeguards.forms import ReplayForm
from heed.web.safeguards.presenters import grouped, meaning_of, plain_words, shown, tally

TOGETHER = "All agencies together, as nobody knew it then"


@require_safe
@page("run_checks")
def replay(request: MemberRequest, pk: int) -> HttpResponse:
    """One past case, every safeguard, up to a cursor; the outcome masked until it is asked for. Never a name."""
    review: Review = reach(_Replayable, request.member, pk=pk)
    chronology = chronology_of(review.case)
    form = ReplayForm(request.GET or None, agencies=chronology.agencies())
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    reveal = request.GET.get("reveal") == "1"
    how: dict[str, Any] = {"until": chosen.get("until"), "rules": chosen.get("rules") or "then", "reveal": reveal}
    visible = _visible(chronology, reveal)
    record_view(request.member, review, how="replayed")
    context = {
        "review": review,
        "form": form,
        "reveal": reveal,
        "opened": request.GET.get("open") == "1",
        "what_if": how["rules"] == "today",
        "columns": _columns(request, chronology, review, how, chosen.get("known_to") or ""),
        "here": _here(visible, how["until"]),
        "steps": _steps(visible, how["until"]),
        "opens_review": request.member.may("see_review"),
        "tabs": tabs(review, view_of(review, request.member), request.member),
    }
    return render(request, "safeguards/replay.html", context)


class _Replayable:
    """Reviews as they are reached to be replayed, and for nothing else."""

    @staticmethod
    def reachable_by(member: Member) -> QuerySet[Review]:
        return Review.objects.select_related("case").replayable_by(member)


def _columns(
    request: MemberRequest, chronology: Chronology, review: Review, how: dict[str, Any], known_to: str
) -> list[dict[str, Any]]:
    """What one agency could have known, where one is chosen, and beside it what all of them together could."""
    limits = limits_of(request.member.partnership)
    view = view_of(review, request.member, ANONYMISED)
    titles = ({known_to: f"As known to {_agency(known_to)}"} if known_to else {}) | {"": TOGETHER}
    results = {name: replayed(chronology, the_pack(), limits, known_to=name or None, **how) for name in titles}
    return [_column(number, titles[name], result, view) for number, (name, result) in enumerate(results.items())]


def _column(number: int, title: str, result: Replay, view: View) -> dict[str, Any]:
    told = shown(result.answers, safeguard_by, view.source)
    return {
        "id": f"column-{number}",
        "title": title,
        "tally": tally(result.answers),
        "groups": grouped(told),
        "silent": result.silent,
    }


def _agency(code: str) -> str:
    name = AGENCIES.get(code, plain_words(code))
    return name[0].lower() + name[1:]


def _visible(chronology: Chronology, reveal: bool) -> list[Event]:
    """Entries with a place on the calendar, without the outcome and what follows it while that is masked."""
    seen = chronology if reveal else masked(chronology)
    return [event for event in seen.events if event.when.is_calendar and _ends(event.when)]


def _ends(moment: Moment) -> bool:
    return moment.precision not in ("before", "after", "open")


def _here(events: Iterable[Event], until: Moment | None) -> list[str]:
    """What is recorded at the cursor: kind, date and agency, without a word of the text."""
    if until is None:
        return []
    here = [event for event in events if until.at <= event.when.last < until.upto]
    return [
        f"{meaning_of(event.kind)}, {event.when.say()}, {_agency(event.agency) if event.agency else 'no agency named'}"
        for event in here
    ]


def _steps(events: Iterable[Event], until: Moment | None) -> dict[str, str]:
    """The entry before the cursor and the one after it, as days to set the cursor to."""
    days = sorted({event.when.last.date() for event in events})
    if until is None:
        return {"earlier": _day(days[-1:]), "later": "", "first": _day(days[:1])}
    earlier = [day for day in days if day < until.at.date()]
    later = [day for day in days if day > until.last.date()]
    return {"earlier": _day(earlier[-1:]), "later": _day(later[:1]), "first": _day(days[:1])}


def _day(days: list[date]) -> str:
    return f"{days[0]:%d/%m/%Y}" if days else ""

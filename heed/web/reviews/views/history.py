"""What every field of a record of a review was before: from, to, who and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import DateField, DateTimeField, ForeignKey
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from heed.web.casebook.models import PersonRecord
from heed.web.partnership.access import MemberRequest, page, reach
from heed.web.partnership.models import Change, Versioned
from heed.web.partnership.trail import record_view
from heed.web.partnership.wording_changes import word_changes
from heed.web.reviews.dates import day_in_words
from heed.web.reviews.models import (
    AgencySummary,
    Appraisal,
    ChronologyTemplate,
    Finding,
    Hold,
    QualityCheck,
    Recommendation,
    Review,
    StageRecord,
    WrittenRequest,
)
from heed.web.reviews.two_views import View, view_of
from heed.web.reviews.views.written import WRITTEN

# The records of a review that several people write, by the word in their address. Each has `review`.
RECORDS: dict[str, type[Versioned]] = {kind: form._meta.model for kind, (form, _, _) in WRITTEN.items()} | {
    "appraisal": Appraisal,
    "finding": Finding,
    "hold": Hold,
    "look": QualityCheck,
    "person": PersonRecord,
    "recommendation": Recommendation,
    "request": WrittenRequest,
    "stage": StageRecord,
    "summary": AgencySummary,
    "template": ChronologyTemplate,
}
CHANGES_ON_A_PAGE = 50
TITLES = {
    "cites": "entries it stands on",
    "rests_on": "what somebody said that it rests on",
    "answers": "lines of enquiry",
}


@require_safe
@page("see_review")
def history(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Every change of one record, the latest first, in the view the member has of the review."""
    if kind not in RECORDS:
        raise Http404
    manager: Any = RECORDS[kind]._default_manager
    of_case = "case__review__partnership" if kind == "person" else "review__partnership"
    record = reach(manager.select_related(of_case), request.member, pk=pk)
    review: Review | None = getattr(record.case, "review", None) if kind == "person" else record.review
    if review is None:
        raise Http404
    view = view_of(review, request.member, request.GET.get("view", ""))
    # A name that somebody no longer goes by is in no labels table: a person's history is for the entitled alone.
    if kind == "person" and not view.is_named:
        raise Http404
    if view.is_named:
        record_view(request.member, record, "viewed by name")
    changes = Paginator(Change.objects.of(record), CHANGES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "review": review,
        "view": view,
        "here": request.path,
        "may_see_named": request.member.may("see_named"),
        "record": record,
        "page": changes,
        "rows": [_row(change, *part, view) for change in changes for part in _parts(change, record)],
    }
    return render(request, "reviews/history.html", context)


def _parts(change: Change, record: Versioned) -> Iterator[tuple[str, str, str]]:
    """Title, before and after: of the field, or of each item that differs in what a stage holds."""
    if isinstance(record, StageRecord) and change.field == "answers":
        titles = {item.id: item.title for item in record.review.process.stages[record.number].items}
        before, after = json.loads(change.before or "{}"), json.loads(change.after or "{}")
        for name in [name for name in titles if before.get(name) != after.get(name)]:
            yield titles[name], _as_text(before.get(name)), _as_text(after.get(name))
        return
    field = next((field for field in record._meta.fields if field.name == change.field), None)
    if field is None:  # what is no column: the entries a finding cites
        yield TITLES.get(change.field, change.field), change.before, change.after
    else:
        yield str(field.verbose_name), _in_words(field, change.before), _in_words(field, change.after)


def _in_words(field: Any, kept: str) -> str:
    """What is kept of a field as a page says it: a date as people write it, a choice in words, a row by its name."""
    if not kept:
        return ""
    if isinstance(field, DateTimeField):
        return date_format(localtime(datetime.fromisoformat(kept)), "j F Y, H:i")
    if isinstance(field, DateField):
        return day_in_words(date.fromisoformat(kept))
    if isinstance(field, ForeignKey):
        return str(field.related_model._base_manager.filter(pk=kept).first() or kept)
    return str(dict(field.flatchoices or ()).get(kept, kept))


def _as_text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _row(change: Change, title: str, was: str, became: str, view: View) -> dict[str, Any]:
    before, after = view(was), view(became)
    return {
        "change": change,
        "field": title[:1].upper() + title[1:],
        "before": before,
        "after": after,
        "words": list(word_changes(before, after)),
    }

"""Looking at a review's chronology: who looks, in which view, at what of it.

The page, the pictures and the files share it, so that what one shows the others show as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from heed.web.partnership.access import MemberRequest, reach
from heed.web.partnership.trail import record_view
from heed.web.reviews.forms.looking import FilterForm
from heed.web.reviews.integrated import Filters, Integrated, integrated
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View, view_of
from heed.web.reviews.ways import tabs

_READ_MORE_THAN_ONCE = ("case__people", "case__relationships", "case__coverage", "places")


@dataclass(frozen=True)
class Looking:
    """One look at a chronology: all of it, and what of it the filters leave."""

    review: Review
    view: View
    whole: Integrated
    form: FilterForm
    filters: Filters

    @cached_property
    def shown(self) -> Integrated:
        return self.whole.filtered(self.filters)

    @cached_property
    def leaving(self) -> int:
        """How many entries a file or a print of this look holds: those outside the scope only when asked for."""
        if self.form.outside_asked == "yes" or not self.whole.outside:
            return len(self.shown)
        return len(self.shown) - self.shown.outside


def look(request: MemberRequest, pk: int, how: str, *, outside: bool = True) -> Looking:
    """A member's look at a review. Where it shows names the trail says so: `how` is viewed, exported or printed.

    outside: whether entries outside the scope are there while nobody has said: on a screen, and not in what leaves it.
    """
    reviews = Review.objects.select_related("case", "partnership").prefetch_related(*_READ_MORE_THAN_ONCE)
    review: Review = reach(reviews, request.member, pk=pk)
    view = view_of(review, request.member, request.GET.get("view", ""))
    if view.is_named:
        record_view(request.member, review, f"{how} by name")
    whole = integrated(review, view)
    form = FilterForm(request.GET, of=whole, view=view)
    return Looking(review, view, whole, form, form.filters(outside=outside))


def around(request: MemberRequest, looking: Looking) -> dict[str, Any]:
    """What the frame of a page needs that looks at a chronology: the ways of looking, the switch, who may write."""
    return {
        "review": looking.review,
        "view": looking.view,
        "tabs": tabs(looking.review, looking.view, request.member),
        "here": f"{request.path}?view={looking.view.name}",
        "may_see_named": request.member.may("see_named"),
        "may_write": request.member.may("write_review"),
    }

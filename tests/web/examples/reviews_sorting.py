"""A batch of entries sorted in Avonmere, and what it taught."""

from collections.abc import Mapping

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.web.casebook.actions import enter
from heed.web.reviews import actions
from heed.web.reviews.models import Sorting, TaughtKind
from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    by = cast.rashid
    review = actions.open_review(by=by, label="Child S2", title="A child whose entries are sorted")
    told = Event("s", read("1 May 2016"), "entry", agency="police", text="quillpost attended. All in order.")
    (entry,) = enter(by=by, case=review.case, events=[told])
    actions.sort_entries(by=by, review=review, kinds={entry: "police.incident"})
    return {
        "reviews:sorting": {"pk": review.pk},
        "reviews:sort": {"pk": review.pk},
        "reviews:undo_sorting": {"pk": Sorting.objects.get(review=review).pk},
        "reviews:taught": {},
        "reviews:forget_taught": {"pk": TaughtKind.objects.get().pk},
    }

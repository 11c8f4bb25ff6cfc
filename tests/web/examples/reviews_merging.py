"""A file that was accepted, and one handed in after it: what each changes, and the row behind an entry."""

from collections.abc import Mapping
from datetime import date

from heed.web.casebook.models import EventRecord
from heed.web.reviews import actions
from tests.cast import Cast

FIRST = b"Date,Event\n14/02/2016,Home visit\n15/02/2016,Call from the nursery\n"
SECOND = b"Date,Event\n14/02/2016,Home visit by two workers\n"


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    by = cast.rashid
    review = actions.open_review(by=by, label="Child Q of the examples", title="A child of the examples")
    asked = actions.ask_agency(by=by, review=review, agency=cast.agencies["police"], due=date(2026, 1, 1))
    first = actions.receive_chronology(by=cast.callum, submission=asked, name="a.csv", data=FIRST)
    actions.accept_submission(by=cast.imogen, submission=asked, file=first.pk)
    actions.receive_chronology(by=cast.callum, submission=asked, name="b.csv", data=SECOND)
    entry = EventRecord.objects.filter(case=review.case)[0]
    return {
        "reviews:changes": {"pk": asked.pk},
        **{f"reviews:{name}": {"pk": first.pk} for name in ("changed_by", "take_back")},
        **{f"reviews:{name}": {"pk": entry.pk} for name in ("source", "day_order")},
        **{f"reviews:{name}": {"pk": review.pk} for name in ("accounts", "decide_link", "explain")},
    }

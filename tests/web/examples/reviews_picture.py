"""A review of Avonmere with what the pages of its integrated chronology lead to."""

from collections.abc import Mapping

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.web.casebook.actions import enter_chronology
from heed.web.reviews import actions
from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    review = actions.open_review(by=cast.rashid, label="Child Y", title="A child of the picture's examples")
    event = Event("y", read("1 May 2016"), "child.seen", agency="police", text="Seen at the door by the police")
    enter_chronology(by=cast.rashid, case=review.case, chronology=Chronology((event,)), source="examples")
    return {
        "reviews:unsettled": {"pk": review.pk},
        "reviews:timeline_file": {"pk": review.pk, "ending": "svg"},
    }

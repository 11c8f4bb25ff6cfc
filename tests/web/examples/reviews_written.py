"""What people write in Avonmere's review besides findings, each with a name in its words."""

from collections.abc import Mapping
from datetime import date

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter
from heed.web.reviews import actions
from heed.web.reviews.models import Contribution, Episode, LineOfEnquiry, Note, TermsOfReference
from tests.cast import Cast
from tests.web.examples.reviews import NAME


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    by = cast.rashid
    review = actions.open_review(by=by, label="Child T", title="A child with terms of reference")
    people = [Person("child", "child")]
    actions.add_people(by=by, review=review, people=people, labels={"child": "Child T"}, names={"child": [NAME]})
    (entry,) = enter(by=by, case=review.case, events=[Event("t", read("1 May 2016"), "entry", text=f"{NAME} seen")])
    days = {"since": date(2016, 5, 1), "until": date(2016, 5, 2)}
    for record in (
        TermsOfReference(review=review, purpose=f"To learn what {NAME} lived through"),
        LineOfEnquiry(review=review, question=f"Who asked {NAME}?"),
        Contribution(review=review, role="Mother", state="took_part", words=f"Nobody came to see {NAME}"),
        Episode(review=review, title=f"The visit to {NAME}", summary=f"{NAME} was seen", **days),
        Note(review=review, record=entry, text=f"Ask about {NAME}"),
    ):
        actions.write(by=by, record=record)
    return {
        **{f"reviews:{name}": {"pk": review.pk} for name in ("terms", "contributions", "episodes")},
        "reviews:write": {"pk": review.pk, "kind": "line"},
        "reviews:rewrite": {"pk": Episode.objects.get(review=review).pk, "kind": "episode"},
    }

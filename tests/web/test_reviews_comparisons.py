"""What is found in a case is found once, kept, and read in the words of the view."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person
from heed.web.casebook.actions import enter, enter_chronology
from heed.web.casebook.models import EventRecord
from heed.web.reviews import actions, comparisons
from heed.web.reviews.comparisons import comparison_of
from heed.web.reviews.contradictions import said_of
from heed.web.reviews.integrated import integrated
from heed.web.reviews.models import Comparison, Review
from heed.web.reviews.two_views import view_of
from tests.cast import Cast

AT = "December 2017"


@pytest.fixture
def review(cast: Cast) -> Review:
    review = actions.open_review(by=cast.rashid, label="Child K", title="A child found with injuries")
    told = (
        Event("k", read(AT), "child.seen", agency="gp", text="Kayleigh Orrell was seen, six months old.", source="a:1"),
        Event(
            "k",
            read("3 May 2017"),
            "entry",
            agency="school",
            text="Bruise to the cheek of Kayleigh Orrell. Rang duty team.",
        ),
        Event(
            "k",
            read("4 May 2017"),
            "entry",
            agency="childrens_social_care",
            text="School told us of a mark on the face of Kayleigh Orrell.",
        ),
    )
    people = (Person("child", "child", born=read("October 2016")),)
    enter_chronology(by=cast.rashid, case=review.case, chronology=Chronology(told, people=people), source="a")
    actions.change_labels(
        by=cast.rashid, review=review, labels={"child": "Child K"}, names={"child": ["Kayleigh Orrell"]}
    )
    return review


def test_an_age_in_the_words_against_the_month_of_birth(cast: Cast, review: Review) -> None:
    page = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/unsettled/?view=anonymised").content.decode()
    assert "Child K, December 2017: about 14 months by dates, 6 stated." in page
    assert "between 13 months and 14 months" in page


def test_it_is_looked_for_once_and_again_only_when_the_case_has_changed(cast: Cast, review: Review) -> None:
    with patch.object(comparisons, "find_pairs", wraps=comparisons.find_pairs) as looked:
        first = comparison_of(review.case)
        assert comparison_of(review.case) == first
        assert looked.call_count == 1
        enter(by=cast.rashid, case=review.case, events=[Event("k", read("5 May 2017"), "entry", text="Seen.")])
        comparison_of(review.case)
        person = review.case.people.get()
        person.born = "November 2016"
        person.save()
        comparison_of(review.case)
        assert looked.call_count == 3
    assert Comparison.objects.count() == 1


def test_a_changed_program_looks_again(review: Review) -> None:
    comparison_of(review.case)
    with (
        patch.object(comparisons, "_of_the_program", return_value="another"),
        patch.object(comparisons, "find_pairs", wraps=comparisons.find_pairs) as looked,
    ):
        comparison_of(review.case)
    assert looked.call_count == 1


def test_what_is_kept_is_read_with_few_questions(review: Review) -> None:
    comparison_of(review.case)
    with CaptureQueriesContext(connection) as asked:
        comparison_of(review.case)
    assert len(asked) <= 6


def test_what_was_found_tells_no_name_to_whoever_reads_labels(cast: Cast, review: Review) -> None:
    view = view_of(review, cast.imogen, "anonymised")
    said = said_of(integrated(review, view), view)
    told = repr(said).casefold()
    assert "both say bruise (mark), cheek (face)" in told
    assert "kayleigh" not in told
    assert "orrell" not in told
    named = view_of(review, cast.imogen, "named")
    assert "Kayleigh Orrell" in repr(said_of(integrated(review, named), named))


def test_a_pair_that_was_decided_is_never_proposed_again(cast: Cast, review: Review) -> None:
    view = view_of(review, cast.imogen)

    def proposed() -> int:
        return said_of(integrated(review, view), view).pairs_in_all

    assert proposed() == 1
    first, second = EventRecord.objects.filter(case=review.case, kind="entry")
    actions.decide_link(by=cast.imogen, review=review, first=first, second=second, decision="different")
    assert proposed() == 0
    actions.sort_entries(by=cast.imogen, review=review, kinds={first: "injury.seen.bruise"})
    assert proposed() == 0


def test_the_entry_that_does_not_agree_says_so(cast: Cast, review: Review) -> None:
    view = view_of(review, cast.imogen)
    seen = EventRecord.objects.get(case=review.case, kind="child.seen")
    marks = said_of(integrated(review, view), view).marks
    assert [(pk, mark.text) for pk, mark in marks.items()] == [(seen.pk, "Stated age and dates do not agree")]

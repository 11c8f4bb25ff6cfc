"""Two agencies' accounts of one happening: linked and let go by a person, never merged, never deleted."""

import pytest
from django.db import DatabaseError, connection, transaction

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.web.casebook.actions import enter, take_back
from heed.web.casebook.models import EventRecord, RecordIsKept
from heed.web.partnership.actions import NotPossible
from heed.web.reviews import actions
from heed.web.reviews.links import links_of
from heed.web.reviews.models import LinkDecision, Review
from tests.cast import Cast

SAME, RIVAL, DIFFERENT, UNDONE = "same", "rival", "different", "undone"


@pytest.fixture
def review(cast: Cast) -> Review:
    review = actions.open_review(by=cast.rashid, label="Child W", title="A baby found with injuries")
    told = (
        ("health_visiting", "14 May 2016", "Rang social care about a bruise"),
        ("childrens_social_care", "15 May 2016", "Call from the health visitor: a mark on the cheek"),
        ("gp", "15 May 2016", "Health visitor told us of a bruise"),
        ("police", "1 June 2016", "Checks asked for"),
    )
    enter(
        by=cast.rashid, case=review.case, events=[Event("w", read(on), "entry", agency=a, text=t) for a, on, t in told]
    )
    return review


def records(review: Review) -> list[EventRecord]:
    return list(EventRecord.objects.filter(case=review.case).order_by("position", "pk"))


def decide(cast: Cast, review: Review, first: int, second: int, decision: str) -> LinkDecision | None:
    told = records(review)
    return actions.decide_link(by=cast.imogen, review=review, first=told[first], second=told[second], decision=decision)


def test_two_accounts_are_linked_with_who_and_both_stay(cast: Cast, review: Review) -> None:
    before = records(review)
    made = decide(cast, review, 1, 0, SAME)
    assert made
    assert (made.decided_by, made.get_decision_display()) == ("Imogen Ashdown", "The same event")
    assert records(review) == before
    links = links_of(review.case)
    assert [(link.pks, link.disputed) for link in links.all()] == [((before[0].pk, before[1].pk), False)]
    assert links.happenings(one.pk for one in before) == 3


def test_rival_accounts_are_linked_and_disputed(cast: Cast, review: Review) -> None:
    decide(cast, review, 0, 1, RIVAL)
    assert [link.disputed for link in links_of(review.case).all()] == [True]


def test_undoing_restores_what_was_before_and_the_decisions_stay(cast: Cast, review: Review) -> None:
    decide(cast, review, 0, 1, SAME)
    decide(cast, review, 0, 1, UNDONE)
    assert links_of(review.case).all() == ()
    assert [one.decision for one in LinkDecision.objects.all()] == [SAME, UNDONE]


def test_the_same_decision_twice_is_written_once(cast: Cast, review: Review) -> None:
    assert decide(cast, review, 0, 1, SAME)
    assert decide(cast, review, 1, 0, SAME) is None
    assert decide(cast, review, 2, 3, UNDONE) is None
    assert LinkDecision.objects.count() == 1


def test_three_accounts_linked_two_by_two_are_one_happening(cast: Cast, review: Review) -> None:
    decide(cast, review, 0, 1, SAME)
    decide(cast, review, 1, 2, RIVAL)
    told = records(review)
    assert [(link.pks, link.disputed) for link in links_of(review.case).all()] == [
        (tuple(one.pk for one in told[:3]), True)
    ]


def test_a_link_follows_the_entry_through_a_kind_that_is_chosen(cast: Cast, review: Review) -> None:
    decide(cast, review, 0, 1, SAME)
    told = records(review)
    (after,) = actions.sort_entries(by=cast.imogen, review=review, kinds={told[0]: "concern.raised.physical"})
    links = links_of(review.case)
    assert links.of(told[0].pk) is None
    link = links.of(after.pk)
    assert link
    assert set(link.pks) == {after.pk, told[1].pk}
    # It can be undone from the record that stands now.
    actions.decide_link(by=cast.imogen, review=review, first=after, second=told[1], decision=UNDONE)
    assert links_of(review.case).all() == ()


def test_an_entry_taken_back_is_in_no_link(cast: Cast, review: Review) -> None:
    decide(cast, review, 0, 1, SAME)
    take_back(by=cast.imogen, records=[records(review)[0]])
    assert links_of(review.case).all() == ()
    with pytest.raises(NotPossible, match="was taken back"):
        decide(cast, review, 0, 2, SAME)


def test_what_was_said_not_to_be_the_same_is_never_linked_through_another(cast: Cast, review: Review) -> None:
    decide(cast, review, 0, 2, DIFFERENT)
    decide(cast, review, 0, 1, SAME)
    with pytest.raises(NotPossible, match=r"that Imogen Ashdown said on .* are not the same"):
        decide(cast, review, 1, 2, SAME)


def test_two_linked_through_a_third_cannot_be_said_not_to_be_the_same(cast: Cast, review: Review) -> None:
    decide(cast, review, 0, 1, SAME)
    decide(cast, review, 1, 2, SAME)
    with pytest.raises(NotPossible, match="linked through another entry"):
        decide(cast, review, 0, 2, DIFFERENT)


def test_an_entry_is_not_linked_with_itself_or_with_another_reviews(cast: Cast, review: Review) -> None:
    other = actions.open_review(by=cast.rashid, label="Child V", title="Another child")
    (foreign,) = enter(by=cast.rashid, case=other.case, events=[Event("v", read("1 May 2016"), "entry")])
    first = records(review)[0]
    for second, why in ((first, "one entry"), (foreign, "another review")):
        with pytest.raises(NotPossible, match=why):
            actions.decide_link(by=cast.imogen, review=review, first=first, second=second, decision=SAME)


def test_accounts_that_their_own_file_calls_rivals_are_one_disputed_link(cast: Cast, review: Review) -> None:
    events = [
        Event("w", read("2 June 2016"), "consultation.held.unnamed", agency=agency, attrs={"rival": "the-call"})
        for agency in ("school", "childrens_social_care")
    ]
    told = enter(by=cast.rashid, case=review.case, events=events)
    assert [(link.pks, link.disputed) for link in links_of(review.case).all()] == [
        (tuple(one.pk for one in told), True)
    ]


def test_neither_the_code_nor_the_database_changes_a_decision(cast: Cast, review: Review) -> None:
    made = decide(cast, review, 0, 1, SAME)
    assert made
    for attempt in (made.save, made.delete, LinkDecision.objects.all().delete):
        with pytest.raises(RecordIsKept):
            attempt()
    table = LinkDecision._meta.db_table
    for statement in (f"UPDATE {table} SET decision = 'rival'", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)

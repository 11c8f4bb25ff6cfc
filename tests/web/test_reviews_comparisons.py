"""What is found in a case is found once, kept, and read in the words of the view."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.chronology.as_written import read
from heed.chronology.events import Chronology, Event
from heed.chronology.people import Person
from heed.web.casebook.actions import correct, enter, enter_chronology
from heed.web.casebook.chronologies import event_from
from heed.web.casebook.models import EventRecord, RecordIsKept
from heed.web.partnership.actions import NotPossible
from heed.web.reviews import actions, comparisons
from heed.web.reviews.comparisons import comparison_of, keys_of
from heed.web.reviews.contradictions import marks_of
from heed.web.reviews.models import Comparison, Explanation, LinkDecision, Review
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


def page_of(cast: Cast, review: Review, page: str, view: str = "anonymised", who: str = "imogen") -> str:
    return cast.signed_in(who).get(f"/reviews/{review.pk}/chronology/{page}/?view={view}").content.decode()


def test_what_was_found_tells_no_name_to_whoever_reads_labels(cast: Cast, review: Review) -> None:
    told = (page_of(cast, review, "unsettled") + page_of(cast, review, "accounts")).casefold()
    assert "both say bruise (mark), cheek (face)" in told
    assert "kayleigh" not in told
    assert "orrell" not in told
    assert "Kayleigh" in page_of(cast, review, "unsettled", "named")
    order = cast.signed_in("imogen").get(f"/reviews/entries/{entries(review)[0].pk}/order/?view=anonymised")
    assert "kayleigh" not in order.content.decode().casefold()


def entries(review: Review) -> list[EventRecord]:
    return list(EventRecord.objects.current().filter(case=review.case, kind="entry"))


def decide(cast: Cast, review: Review, decision: str) -> str:
    first, second = entries(review)
    answer = cast.signed_in("imogen").post(
        f"/reviews/{review.pk}/chronology/accounts/decide/?view=named",
        {"first": first.pk, "second": second.pk, "decision": decision},
        follow=True,
    )
    return answer.content.decode()


def count_of(page: str, said: str) -> int:
    return int(page.partition(f'{said}</a> <span class="heed-jump__count">')[2].partition("<")[0])


def test_two_accounts_stand_side_by_side_and_a_person_decides(cast: Cast, review: Review) -> None:
    page = page_of(cast, review, "accounts", "named")
    assert "<mark>Rang</mark>" in page.replace("<mark>Rang duty team.</mark>", "<mark>Rang</mark>")
    assert count_of(page, "Not decided yet") == 1
    page = decide(cast, review, "same")
    assert "both stay, and stand together in the chronology" in page
    assert (count_of(page, "Not decided yet"), count_of(page, "Linked")) == (0, 1)
    assert "Counts of entries count accounts: 3. Counted as happenings, with linked accounts as one: 2." in page
    linked = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/accounts/?view=named&show=linked")
    assert "by Imogen Ashdown" in linked.content.decode()
    together = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/?view=named").content.decode()
    assert "2 entries tell one happening" in together
    page = decide(cast, review, "undone")
    assert (count_of(page, "Not decided yet"), count_of(page, "Linked")) == (1, 0)
    page = decide(cast, review, "rival")
    assert "says that they are disputed" in page
    assert "tell one happening differently." in page_of(cast, review, "unsettled", "named")
    entry = cast.signed_in("imogen").get(f"/reviews/entries/{entries(review)[0].pk}/?view=named").content.decode()
    assert "Other accounts of the same happening" in entry
    assert "School told us of a mark" in entry


def test_a_pair_that_was_said_to_be_two_things_is_never_proposed_again(cast: Cast, review: Review) -> None:
    page = decide(cast, review, "different")
    assert (count_of(page, "Not decided yet"), count_of(page, "Not the same")) == (0, 1)
    actions.sort_entries(by=cast.imogen, review=review, kinds={entries(review)[0]: "injury.seen.bruise"})
    page = page_of(cast, review, "accounts")
    assert (count_of(page, "Not decided yet"), count_of(page, "Not the same")) == (0, 1)


def test_two_entries_that_are_not_proposed_are_linked_by_their_numbers(cast: Cast, review: Review) -> None:
    client, address = cast.signed_in("imogen"), f"/reviews/{review.pk}/chronology/accounts/"
    page = client.post(address, {"first": 1, "second": 99, "decision": "same"}).content.decode()
    assert "There is no entry 99. The chronology has 3." in page
    page = client.post(address, {"first": 1, "second": 1, "decision": "same"}).content.decode()
    assert "This is one entry" in page
    page = client.post(address, {"first": 1, "second": 3, "decision": "rival"}, follow=True).content.decode()
    assert count_of(page, "Linked") == 1


def test_a_pair_of_another_review_or_no_decision_is_refused(cast: Cast, review: Review) -> None:
    for decision, first in (("same", 10**9), ("gone", entries(review)[0].pk)):
        answer = cast.signed_in("imogen").post(
            f"/reviews/{review.pk}/chronology/accounts/decide/",
            {"first": first, "second": entries(review)[1].pk, "decision": decision},
            follow=True,
        )
        assert "not in the chronology any more" in answer.content.decode()
    assert not LinkDecision.objects.exists()


def test_whoever_only_reads_decides_nothing(cast: Cast, review: Review) -> None:
    first, second = entries(review)
    reader = next(
        who for who in cast.avonmere.members if not cast[who].may("write_review") and cast[who].may("see_review")
    )
    client = cast.signed_in(reader)
    data = {"first": first.pk, "second": second.pk, "decision": "same", "key": "x", "words": "y"}
    assert "The same event</button>" not in client.get(f"/reviews/{review.pk}/chronology/accounts/").content.decode()
    for page in ("accounts/decide/", "unsettled/explain/"):
        assert client.post(f"/reviews/{review.pk}/chronology/{page}", data).status_code == 404
    client.post(f"/reviews/{review.pk}/chronology/accounts/", {"first": 1, "second": 2, "decision": "same"})
    assert not LinkDecision.objects.exists()


def explain(cast: Cast, review: Review, **data: str) -> str:
    client, address = cast.signed_in("imogen"), f"/reviews/{review.pk}/chronology/unsettled/"
    (key,) = keys_of(review.case, comparison_of(review.case))
    return client.post(f"{address}explain/?view=named", {"key": key, **data}, follow=True).content.decode()


def test_an_explanation_is_kept_with_its_name_and_hides_nothing_and_is_undone(cast: Cast, review: Review) -> None:
    page = page_of(cast, review, "unsettled", "named")
    assert "0 of 1 are looked at" in page
    assert "Nothing was written." in explain(cast, review, words=" ")
    page = explain(cast, review, words="The file has the age of Kayleigh’s brother")
    assert "1 of 1 is looked at" in page
    assert "about 14 months by dates, 6 stated" in page
    assert "The file has the age of Kayleigh’s brother" in page
    assert "Imogen Ashdown" in page
    assert "Kayleigh" not in page_of(cast, review, "unsettled")
    explain(cast, review, words="The file has the age of Kayleigh’s brother")
    assert Explanation.objects.count() == 1
    assert "0 of 1 are looked at" in explain(cast, review, undo="yes")
    assert Explanation.objects.count() == 2


def test_an_explanation_outlives_a_kind_and_not_a_change_of_what_it_explains(cast: Cast, review: Review) -> None:
    explain(cast, review, words="A slip of the pen")
    seen = EventRecord.objects.get(case=review.case, kind="child.seen")
    (after,) = actions.sort_entries(by=cast.imogen, review=review, kinds={seen: "health.contact"})
    assert "1 of 1 is looked at" in page_of(cast, review, "unsettled")
    correct(by=cast.imogen, record=after, event=replace(event_from(after), when=read("January 2018")))
    page = page_of(cast, review, "unsettled")
    assert "0 of 1 are looked at" in page
    assert "Explained earlier, and no longer found" in page


def test_an_explanation_of_nothing_is_refused_and_one_is_kept_by_the_code(cast: Cast, review: Review) -> None:
    with pytest.raises(NotPossible, match="not found in the chronology any more"):
        actions.explain(by=cast.imogen, review=review, key="0" * 64, words="x")
    explain(cast, review, words="A slip")
    for attempt in (Explanation.objects.get().save, Explanation.objects.get().delete, Explanation.objects.all().delete):
        with pytest.raises(RecordIsKept):
            attempt()


@pytest.mark.parametrize(
    ("asked", "count"),
    [("kind=age", 1), ("kind=stays", 0), ("agency=gp", 1), ("agency=school", 0), ("looked=no", 1), ("looked=yes", 0)],
)
def test_what_does_not_agree_is_filtered_in_the_address(cast: Cast, review: Review, asked: str, count: int) -> None:
    page = cast.signed_in("imogen").get(f"/reviews/{review.pk}/chronology/unsettled/?{asked}").content.decode()
    assert f"{count} of 1 fit" in page


def test_agencies_that_said_no_period_are_named_beside_the_silences(cast: Cast, review: Review) -> None:
    assert "These have not said which period their record covers" in page_of(cast, review, "unsettled")


def test_the_entry_that_does_not_agree_says_so(review: Review) -> None:
    seen = EventRecord.objects.get(case=review.case, kind="child.seen")
    marks = marks_of(comparison_of(review.case).disagreements)
    assert [(pk, mark.text) for pk, mark in marks.items()] == [(seen.pk, "Stated age and dates do not agree")]

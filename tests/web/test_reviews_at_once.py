"""Several people at one moment: what the second would have written over without seeing it is shown to them first."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.web.casebook.actions import enter, take_back
from heed.web.casebook.models import EventRecord
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible
from heed.web.partnership.models import Change
from heed.web.reviews import actions
from heed.web.reviews.actions.following import held_by
from heed.web.reviews.models import Contribution, Finding, Review
from tests.cast import Cast


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Y", title="A child of two years")
    told = [Event("y", read(f"{day} May 2016"), "entry", text=f"Seen on the {day}.") for day in (1, 2, 3)]
    enter(by=cast.imogen, case=opened.case, events=told)
    return opened


@pytest.fixture
def entries(review: Review) -> list[EventRecord]:
    return list(review.case.events.order_by("at"))


@pytest.fixture
def finding(cast: Cast, review: Review, entries: list[EventRecord]) -> Finding:
    return actions.write_finding(by=cast.imogen, review=review, text="Nobody asked.", lesson="Ask.", cites=entries[:1])


def test_an_entry_that_a_colleague_put_in_is_not_taken_out_unseen(
    cast: Cast, finding: Finding, entries: list[EventRecord]
) -> None:
    actions.change_finding(by=cast.rashid, finding=finding, cites=entries[:2], seen_version=1)
    hers = {"text": "Nobody asked.", "lesson": "Ask again.", "cite": [entries[0].pk], "seen_version": "1"}
    page = cast.signed_in("imogen").post(f"/reviews/findings/{finding.pk}/", hers).content.decode()
    assert "Rashid Karim saved this while you were writing." in page
    assert f'value="{entries[0].pk}" checked' in page
    assert f'value="{entries[1].pk}">' in page  # offered, not ticked: it is hers to say
    assert set(finding.cites.all()) == set(entries[:2])
    hers |= {"cite": [entries[0].pk, entries[1].pk], "seen_version": "2"}
    cast.signed_in("imogen").post(f"/reviews/findings/{finding.pk}/", hers)
    finding.refresh_from_db()
    assert (finding.lesson, finding.version, set(finding.cites.all())) == ("Ask again.", 3, set(entries[:2]))


def test_two_who_cite_otherwise_are_told_though_no_word_differs(
    cast: Cast, finding: Finding, entries: list[EventRecord]
) -> None:
    actions.change_finding(by=cast.rashid, finding=finding, cites=entries[:2], seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        actions.change_finding(by=cast.imogen, finding=finding, cites=[entries[2]], seen_version=1)
    assert [change.field for change in Change.objects.of(finding)] == ["cites"]


def test_the_same_sent_twice_is_one_change(cast: Cast, finding: Finding, entries: list[EventRecord]) -> None:
    for _ in range(2):
        actions.change_finding(by=cast.rashid, finding=finding, cites=entries[:2], seen_version=1)
    assert Change.objects.of(finding).count() == 1


def test_what_a_finding_rests_on_is_shown_in_words_in_both_versions(cast: Cast, finding: Finding) -> None:
    mother = actions.write(
        by=cast.imogen,
        record=Contribution(review=finding.review, role="Mother", state="took_part", words="Nobody asked me."),
    )
    actions.change_finding(by=cast.rashid, finding=finding, rests_on=[mother], seen_version=1)
    hers = {"text": "Her words", "cite": [finding.cites.get().pk], "seen_version": "1"}
    page = cast.signed_in("imogen").post(f"/reviews/findings/{finding.pk}/", hers).content.decode()
    assert page.count("what Mother said") == 2  # on their side, and in the form to be ticked
    assert ".None" not in page
    assert finding.rests_on.get() == mother


def test_nobody_accepts_words_they_have_not_read(cast: Cast, finding: Finding) -> None:
    actions.change_finding(by=cast.rashid, finding=finding, text="Other words", seen_version=1)
    address = f"/reviews/findings/{finding.pk}/accept/"
    page = cast.signed_in("imogen").post(address, {"seen_version": "1"}, follow=True).content.decode()
    assert "Rashid Karim changed this finding meanwhile. Read it as it is now, then accept it." in page
    assert 'name="seen_version" value="2"' in page
    cast.signed_in("imogen").post(address, {"seen_version": "2"})
    finding.refresh_from_db()
    assert finding.accepted_by == "Imogen Ashdown"


def test_what_was_typed_stays_where_an_entry_was_taken_back_meanwhile(
    cast: Cast, review: Review, entries: list[EventRecord]
) -> None:
    take_back(by=cast.rashid, records=entries[:1])
    told = {"text": "Long considered words.", "cite": [entries[0].pk]}
    answer = cast.signed_in("imogen").post(f"/reviews/{review.pk}/findings/write/", told)
    assert answer.status_code == 200
    assert "Long considered words." in answer.content.decode()
    assert "One of these entries was taken back." in answer.content.decode()


def test_an_entry_is_held_by_a_finding_until_that_is_withdrawn(
    cast: Cast, finding: Finding, entries: list[EventRecord]
) -> None:
    assert held_by(entries[0]) == ["finding 1 stands on it"]
    actions.withdraw_finding(by=cast.imogen, finding=finding, because="Read wrongly.")
    assert held_by(entries[0]) == []


@pytest.fixture
def two_at_once() -> Iterator[ThreadPoolExecutor]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    with ThreadPoolExecutor(max_workers=4) as pool:
        yield pool


@pytest.mark.django_db(transaction=True)
def test_of_four_who_open_one_review_at_one_moment_one_does(cast: Cast, two_at_once: ThreadPoolExecutor) -> None:
    together = Barrier(4)

    def opened(_: int) -> str:
        together.wait()
        try:
            actions.open_review(by=cast.imogen, label="Child Z", title="A child of three")
        except NotPossible as refused:
            return str(refused)
        finally:
            connections.close_all()
        return "opened"

    said = sorted(two_at_once.map(opened, range(4)))
    assert said == ["There is a review of Child Z already. Choose another label."] * 3 + ["opened"]

"""From a draft to an issue: every leak resolved, a second person's approval, nothing else in the way."""

import hashlib
import io

import pdfplumber
import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from heed.briefings.writing import pdf
from heed.web.briefings import actions, checking
from heed.web.briefings.checking import key_of, open_leaks, what_stands_in_the_way
from heed.web.briefings.models import Approval, Draft, Issue, KeptLeak
from heed.web.partnership.actions import NotPossible, set_front_door
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions as reviews
from heed.web.reviews.models import Review
from tests.cast import Cast
from tests.web.briefing_of_child_w import TODAY, WORDS, approved, child_w, written

A_DATE = ["A bruise was seen on 3 February 2017."]


@pytest.fixture
def review(cast: Cast) -> Review:
    return child_w(cast)


def test_every_leak_is_listed_with_how_to_reword_it(cast: Cast, review: Review) -> None:
    draft = written(cast, review, story=[*A_DATE, "Wren was at the nursery."])
    page = cast.signed_in("imogen").get(f"/briefings/drafts/{draft.pk}/").content.decode()
    assert "3 February 2017" in page
    assert "The anonymity check has 2 leaks that nobody has resolved" in page


def test_the_day_of_birth_is_found_even_where_no_word_says_born(cast: Cast, review: Review) -> None:
    draft = written(cast, review, story=["It was 2 September 2016."])
    assert [leak.kind for leak in open_leaks(draft)] == ["date_of_birth"]


def test_the_partnerships_own_number_to_ring_gives_nobody_away(cast: Cast, review: Review) -> None:
    draft = written(cast, review, story=["Ring the front door on 01632 960100."])
    assert [leak.kind for leak in open_leaks(draft)] == ["other_contact"]
    set_front_door(by=cast.rashid, name="Front door", phone="01632 960100")
    assert open_leaks(Draft.objects.get(pk=draft.pk)) == []


def test_a_leak_may_stand_with_a_reason_and_a_name(cast: Cast, review: Review) -> None:
    draft = written(cast, review, story=A_DATE)
    client = cast.signed_in("imogen")
    sent = {"leak": key_of(open_leaks(draft)[0]), "reason": "The family asked for it."}
    page = client.post(f"/briefings/drafts/{draft.pk}/keep/", sent, follow=True).content.decode()
    assert "The family asked for it." in page
    assert "Imogen Ashdown" in page
    assert open_leaks(draft) == []


def test_it_wants_a_reason(cast: Cast, review: Review) -> None:
    draft = written(cast, review, story=A_DATE)
    sent = {"leak": key_of(open_leaks(draft)[0]), "reason": " "}
    page = cast.signed_in("imogen").post(f"/briefings/drafts/{draft.pk}/keep/", sent, follow=True).content.decode()
    assert "Say why it may stand" in page
    assert not KeptLeak.objects.exists()


def test_a_leak_that_is_gone_cannot_be_kept(cast: Cast, review: Review) -> None:
    with pytest.raises(NotPossible, match="does not hold this leak any more"):
        actions.keep_leak(by=cast.imogen, draft=written(cast, review), leak="0123456789abcdef", reason="Because")


def test_a_decision_can_be_taken_back_and_made_again(cast: Cast, review: Review) -> None:
    draft = written(cast, review, story=A_DATE)
    leak = key_of(open_leaks(draft)[0])
    kept = actions.keep_leak(by=cast.imogen, draft=draft, leak=leak, reason="One")
    cast.signed_in("rashid").post(f"/briefings/kept/{kept.pk}/take-back/")
    assert len(open_leaks(draft)) == 1
    actions.keep_leak(by=cast.imogen, draft=draft, leak=leak, reason="Two")
    assert [one.reason for one in KeptLeak.objects.all()] == ["One", "Two"]


def test_asking_puts_it_on_the_home_page_of_a_second_person_only(cast: Cast, review: Review) -> None:
    draft = written(cast, review)
    cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/ask/")
    homes = {who: cast.signed_in(who).get("/").content.decode() for who in ("imogen", "rashid", "harriet")}
    assert ["A briefing to approve" in home for home in homes.values()] == [True, False, False]
    actions.approve(by=cast.imogen, draft=draft, version=2)
    assert "A briefing to approve" not in cast.signed_in("imogen").get("/").content.decode()
    assert ["A briefing to issue" in cast.signed_in(who).get("/").content.decode() for who in ("rashid", "imogen")] == [
        True,
        False,
    ]


@pytest.mark.parametrize("who", ["imogen", "rashid"])
def test_nobody_approves_what_they_wrote_a_version_of(cast: Cast, review: Review, who: str) -> None:
    draft = written(cast, review)
    actions.write(by=cast.imogen, draft=draft, title="T", content=WORDS, based_on=2)
    actions.write(by=cast.rashid, draft=draft, title="T", content=WORDS, based_on=3)
    page = cast.signed_in(who).post(f"/briefings/drafts/{draft.pk}/approve/", {"version": 4}, follow=True)
    assert "A second person approves" in page.content.decode()
    assert not Approval.objects.exists()


def test_what_somebody_has_not_read_is_not_approved(cast: Cast, review: Review) -> None:
    draft = written(cast, review)
    page = cast.signed_in("imogen").post(f"/briefings/drafts/{draft.pk}/approve/", {"version": 1}, follow=True)
    assert "Version 2 was written meanwhile." in page.content.decode()
    with pytest.raises(NotPossible):
        actions.issue(by=cast.rashid, draft=draft, version=1)


def test_an_approval_is_void_once_a_word_changes(cast: Cast, review: Review) -> None:
    draft = approved(cast, review)
    assert what_stands_in_the_way(draft) == []
    actions.write(by=cast.rashid, draft=draft, title="Another", content=WORDS, based_on=2)
    assert what_stands_in_the_way(Draft.objects.get(pk=draft.pk)) != []


def test_everything_in_the_way_is_said_at_once(cast: Cast, review: Review) -> None:
    reviews.place_hold(by=cast.rashid, review=review, reason="inquest", since=TODAY)
    draft = written(cast, review, story=[*A_DATE, "And so on, at length. " * 150])
    page = cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/issue/", {"version": 2}, follow=True)
    said = page.content.decode()
    for reason in ("1 leak that nobody has resolved", "on hold (inquest)", "A second person", "It does not fit"):
        assert reason in said
    assert not Issue.objects.exists()


def test_what_is_measured_is_what_would_be_issued(cast: Cast, review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, days = written(cast, review), []
    monkeypatch.setattr(pdf, "write", lambda briefing, sides: days.append(briefing.issued))
    assert (checking.what_does_not_fit(draft), days) == ("", [timezone.localdate()])


def test_what_is_too_long_for_one_side_is_issued_on_two_where_its_writer_chose_so(cast: Cast, review: Review) -> None:
    long = {"story": ["In the winter a bruise was seen and explained. " * 50], "issues": ["It was explained. " * 80]}
    one = written(cast, review, **long)
    assert "or print it on 2 sides" in checking.what_does_not_fit(one)
    client = cast.signed_in("rashid")
    assert client.get(f"/briefings/drafts/{one.pk}/write/").content.decode().count('name="sides"') == 2
    draft = approved(cast, review, **long, sides=2)
    assert checking.what_does_not_fit(draft) == ""
    assert "PDF, two sides" in client.get(f"/briefings/drafts/{draft.pk}/").content.decode()
    issue = actions.issue(by=cast.rashid, draft=draft, version=2)
    assert issue.content["sides"] == 2
    with pdfplumber.open(io.BytesIO(issue.pdf)) as poster:
        assert len(poster.pages) == 2


def test_whoever_has_approved_is_not_asked_again(cast: Cast, review: Review) -> None:
    draft = approved(cast, review)
    assert "Approve version" not in cast.signed_in("imogen").get(f"/briefings/drafts/{draft.pk}/").content.decode()


def test_nothing_is_issued_under_a_hold_until_it_is_lifted(cast: Cast, review: Review) -> None:
    hold = reviews.place_hold(by=cast.rashid, review=review, reason="criminal_proceedings", since=TODAY)
    draft = approved(cast, review)
    with pytest.raises(NotPossible, match="criminal proceedings"):
        actions.issue(by=cast.rashid, draft=draft, version=2)
    reviews.lift_hold(by=cast.rashid, hold=hold, because="The trial is over")
    assert actions.issue(by=cast.rashid, draft=draft, version=2).version == 2


def test_an_issue_is_frozen_with_the_hash_of_its_pdf(cast: Cast, review: Review) -> None:
    draft = approved(cast, review)
    cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/issue/", {"version": 2})
    issue = Issue.objects.get()
    assert issue.sha256 == hashlib.sha256(bytes(issue.pdf)).hexdigest()
    actions.set_contact(by=cast.rashid, name="Somebody new", phone="01632 960001", email="")
    actions.write(by=cast.rashid, draft=draft, title="Later", content=WORDS | {"story": ["Later."]}, based_on=2)
    page = cast.signed_in("ngozi").get(f"/briefings/{issue.pk}/").content.decode()
    assert "In the winter a bruise was seen" in page
    assert "Somebody new" not in page
    assert TrailEntry.objects.filter(action="issued a briefing", subject_id=str(issue.pk)).exists()


@pytest.mark.parametrize("change", ["UPDATE {} SET title = 'X'", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["heed_briefings_issue", "heed_briefings_wording"])
def test_the_database_keeps_what_was_written_and_issued(cast: Cast, review: Review, table: str, change: str) -> None:
    actions.issue(by=cast.rashid, draft=approved(cast, review), version=2)
    with pytest.raises(DatabaseError, match="never changed or deleted"), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_a_version_is_issued_once(cast: Cast, review: Review) -> None:
    draft = approved(cast, review)
    actions.issue(by=cast.rashid, draft=draft, version=2)
    with pytest.raises(NotPossible, match="issued already"):
        actions.issue(by=cast.rashid, draft=draft, version=2)


def test_a_lead_reviewer_approves_but_does_not_issue(cast: Cast, review: Review) -> None:
    draft = approved(cast, review)
    assert cast.signed_in("imogen").post(f"/briefings/drafts/{draft.pk}/issue/", {"version": 2}).status_code == 404


@pytest.mark.parametrize("table", ["approval", "receipt", "withdrawal"])
def test_the_database_keeps_who_approved_who_read_and_why_it_was_withdrawn(
    cast: Cast, review: Review, table: str
) -> None:
    issue = actions.issue(by=cast.rashid, draft=approved(cast, review), version=2)
    actions.say_read(by=cast.petra, issue=issue)
    actions.withdraw(by=cast.rashid, issue=issue, reason="A fact was wrong.")
    with pytest.raises(DatabaseError, match="never changed or deleted"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM heed_briefings_{table}")

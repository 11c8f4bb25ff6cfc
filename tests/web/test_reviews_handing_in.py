"""Agencies are asked, hand in by a link without an account, are reminded once; the page names who has not returned."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from heed.web.letters import sending
from heed.web.letters.carriers import RefusedForGood
from heed.web.letters.models import Letter
from heed.web.partnership.actions import NotPossible, add_agency
from heed.web.partnership.models import TrailEntry
from heed.web.reviews import actions
from heed.web.reviews.letters import CALLED, REMINDER, letters_of
from heed.web.reviews.models import Review, Submission, UploadLink
from heed.web.reviews.reminding import remind_agencies
from tests.cast import Cast

FILE = b"Date,Event,Action\n1 May 2016,Zofia seen at home,None\n31/02/2016,Called,None\n"
TODAY = timezone.localdate()


@pytest.fixture
def review(cast: Cast) -> Review:
    return actions.open_review(
        by=cast.imogen, label="Child Y", title="A child", scope_from=date(2015, 1, 1), scope_to=date(2016, 12, 31)
    )


@pytest.fixture
def asked(cast: Cast, review: Review) -> Submission:
    return actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["gp"], due=TODAY)


def link_to(cast: Cast, submission: Submission, closes: date = TODAY, email: str = "quentin@gp.example") -> str:
    """The address of a link, without the host."""
    told = {"person": "Quentin Marlowe, practice manager", "email": email, "closes": closes}
    made = actions.make_link(by=cast.rashid, submission=submission, address_of=lambda token: token, **told)
    return f"/reviews/hand-in/{made[1]}/"


def upload(name: str = "gp.csv", data: bytes = FILE) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data)}


def test_a_file_is_handed_in_read_and_confirmed_without_an_account(cast: Cast, asked: Submission) -> None:
    address, stranger = link_to(cast, asked), Client()
    page = stranger.post(address, upload(), follow=True).content.decode()
    assert "2 rows, 2 entries, 1 thing to look at" in page
    assert "31/02/2016" in page
    file = asked.files.get()
    assert (bytes(file.data), file.received_by) == (FILE, "Quentin Marlowe, practice manager (by link)")
    page = stranger.post(f"{address}confirm/", {"file": file.pk}, follow=True).content.decode()
    assert "The review has been told that this is the chronology of Harbour Street Surgery." in page
    asked.refresh_from_db()
    assert asked.status == Submission.CHECKED
    assert TrailEntry.objects.filter(who="Quentin Marlowe, practice manager (by link)").count() == 2


def test_a_mended_file_can_be_handed_in_until_it_is_confirmed(cast: Cast, asked: Submission) -> None:
    address, stranger = link_to(cast, asked), Client()
    for number in range(2):
        stranger.post(address, upload(f"gp-{number}.csv"))
    assert asked.files.count() == 2
    stranger.post(f"{address}confirm/", {"file": asked.files.last().pk})
    assert "Hand in a mended file" not in stranger.get(address).content.decode()
    actions.return_submission(by=cast.imogen, submission=asked, because="Row 3 has no day.")
    assert "Row 3 has no day." in stranger.get(address).content.decode()


def test_the_page_tells_nothing_else_of_the_review(cast: Cast, review: Review, asked: Submission) -> None:
    other = actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["police"], due=TODAY)
    actions.receive_chronology(by=cast.callum, submission=other, name="secret.csv", data=FILE)
    page = Client().get(link_to(cast, asked)).content.decode()
    assert "Child Y" in page
    for word in ("Constabulary", "secret.csv", "A child<", "Zofia", "Imogen"):
        assert word not in page


def test_no_letter_and_no_header_gives_the_address_away(cast: Cast, asked: Submission) -> None:
    answer = Client().get(link_to(cast, asked))
    # Not "no-referrer": under it a browser sends a form from "Origin: null", which is refused.
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_the_token_is_kept_nowhere_but_in_the_letter(cast: Cast, asked: Submission) -> None:
    token = link_to(cast, asked).split("/")[3]
    sending.collect()
    assert token in mail.outbox[-1].body
    assert token not in str(list(UploadLink.objects.values()) + list(Letter.objects.values()))
    assert len(token) >= 43


def test_it_dies_on_its_date_when_revoked_and_when_the_chronology_is_accepted(cast: Cast, asked: Submission) -> None:
    address = link_to(cast, asked)
    link = UploadLink.objects.get()
    assert (link.is_open(TODAY), link.is_open(TODAY + timedelta(days=1))) == (True, False)
    with patch("heed.web.reviews.models.upload_link.timezone.localdate", return_value=TODAY + timedelta(days=1)):
        assert Client().get(address).status_code == 404
        assert Client().post(address, upload()).status_code == 404
    Client().post(address, upload())
    actions.accept_submission(by=cast.imogen, submission=asked, file=asked.files.get().pk)
    assert Client().get(address).status_code == 404


def test_a_revoked_link_opens_nothing_and_a_new_one_revokes_the_one_before(cast: Cast, asked: Submission) -> None:
    first = link_to(cast, asked)
    second = link_to(cast, asked)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    cast.signed_in("rashid").post(f"/reviews/links/{UploadLink.objects.last().pk}/revoke/")
    assert Client().get(second).status_code == 404


def test_a_link_that_could_not_open_is_not_made(cast: Cast, asked: Submission) -> None:
    with pytest.raises(NotPossible):
        link_to(cast, asked, closes=TODAY - timedelta(days=1))


def test_the_manager_makes_a_link_and_sees_its_address_once(cast: Cast, asked: Submission) -> None:
    told = {"person": "Quentin Marlowe", "email": "quentin@gp.example", "closes": TODAY.isoformat()}
    page = cast.signed_in("rashid").post(f"/reviews/submissions/{asked.pk}/link/", told).content.decode()
    address = page.split('value="http://testserver')[1].split('"')[0]
    assert Client().get(address).status_code == 200
    assert "opens until" in cast.signed_in("rashid").get(f"/reviews/submissions/{asked.pk}/").content.decode()


def test_an_agency_may_hold_nothing_and_the_review_takes_its_word(cast: Cast, asked: Submission) -> None:
    page = Client().post(f"{link_to(cast, asked)}nothing/", follow=True).content.decode()
    assert "The review has been told that Harbour Street Surgery holds no record." in page
    cast.signed_in("imogen").post(f"/reviews/submissions/{asked.pk}/note-nothing/")
    asked.refresh_from_db()
    assert (asked.status, asked.holds_nothing) == (Submission.ACCEPTED, True)
    (covered,) = asked.review.case.coverage.all()
    assert (covered.agency, covered.at, covered.upto) == ("gp", "2015-01-01T00:00:00", "2017-01-01T00:00:00")


def test_an_author_says_that_nothing_is_held(cast: Cast, review: Review) -> None:
    asked = actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["police"], due=TODAY)
    assert cast.signed_in("wen").post(f"/reviews/submissions/{asked.pk}/holds-nothing/").status_code == 404
    cast.signed_in("callum").post(f"/reviews/submissions/{asked.pk}/holds-nothing/")
    asked.refresh_from_db()
    assert asked.holds_nothing


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_does_not_go_undoes_nothing_and_is_shown(cast: Cast, asked: Submission) -> None:
    link_to(cast, asked)
    with patch("heed.web.letters.sending.carrier") as carrier:
        carrier.return_value.repeats = False
        carrier.return_value.hand_over.side_effect = RefusedForGood("550 no such user")
        sending.collect()
    page = cast.signed_in("rashid").get(f"/reviews/submissions/{asked.pk}/").content.decode()
    assert "550 no such user" in page
    assert UploadLink.objects.get().is_open(TODAY)


@pytest.mark.django_db(transaction=True)
def test_no_letter_holds_a_word_of_the_case(cast: Cast, asked: Submission) -> None:
    address = link_to(cast, asked)
    Client().post(address, upload("Zofia.csv"))
    actions.return_submission(by=cast.imogen, submission=asked, because="Zofia is named.")
    Client().post(address, upload("Zofia.csv"))
    actions.accept_submission(by=cast.imogen, submission=asked, file=asked.files.last().pk)
    sending.collect()
    wanted = {CALLED[kind] for kind in ("request", "receipt", "returned", "accepted")}
    assert {letter.kind for letter in Letter.objects.all()} >= wanted
    assert not [one for one in mail.outbox if "Zofia" in one.subject + one.body]


@pytest.mark.django_db(transaction=True)
def test_a_reminder_goes_once_in_its_interval_however_often_it_is_asked(cast: Cast, asked: Submission) -> None:
    link_to(cast, asked)
    assert remind_agencies(cast.partnership, TODAY - timedelta(days=1)) == 0
    for _ in range(3):
        call_command("remind")
    assert letters_of(asked).filter(kind=CALLED[REMINDER]).count() == 1
    assert remind_agencies(cast.partnership, TODAY + timedelta(days=6)) == 0
    assert remind_agencies(cast.partnership, TODAY + timedelta(days=7)) == 1
    sending.collect()
    assert [one.subject for one in mail.outbox if "Reminder" in one.subject] == ["Reminder: chronology for Child Y"] * 2


def test_six_are_asked_four_return_and_the_page_names_the_two(cast: Cast, review: Review) -> None:
    """Acceptance check A2 of the plan."""
    school = add_agency(by=cast.rashid, code="school", name="Saltmarsh Primary School")
    named = ["gp", "police", "health_visiting", "childrens_social_care", "early_years"]
    agencies = [*(cast.agencies[code] for code in named), school]
    due = TODAY - timedelta(days=1)
    asked = [actions.ask_agency(by=cast.rashid, review=review, agency=agency, due=due) for agency in agencies]
    for number, submission in enumerate(asked[:4]):
        Client().post(link_to(cast, submission, email=f"author{number}@agency.example"), upload())
    page = cast.signed_in("rashid").get(f"/reviews/{review.pk}/").content.decode()
    told = page.split("Ask again for what has not come")[1].split("</li>")[0]
    assert "Little Wren Nursery" in told
    assert "Saltmarsh Primary School" in told
    assert not [agency.name for agency in agencies[:4] if agency.name in told]

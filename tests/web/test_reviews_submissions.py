"""An agency hands in its chronology; the review takes it; nobody else sees it on the way."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from heed.web.casebook.models import EventRecord
from heed.web.partnership.actions import NotPossible
from heed.web.partnership.models import TrailEntry
from heed.web.partnership.waiting import waiting_for
from heed.web.reviews import actions
from heed.web.reviews.models import ReceivedFile, Review, Submission
from tests.cast import Cast

GOOD = b"""Date,Event,Action
14/02/2016,Home visit by the health visitor,Weighed
about June 2016,Not brought to the eight month review,Letter sent
"""
ONE_BAD_DATE = b"""Date,Event
14/02/2016,Home visit
31/02/2016,Telephone call from the nursery
"""


@pytest.fixture
def review(cast: Cast) -> Review:
    return actions.open_review(by=cast.rashid, label="Child W", title="A baby found with injuries")


@pytest.fixture
def asked(cast: Cast, review: Review) -> Submission:
    due = timezone.localdate() + timedelta(days=5)
    return actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["health_visiting"], due=due)


def address(submission: Submission, then: str = "") -> str:
    return f"/reviews/submissions/{submission.pk}/{then}"


def hand_in(cast: Cast, submission: Submission, data: bytes, name: str = "visits.csv", who: str = "wen") -> str:
    """What the page says after the file was handed in."""
    file = SimpleUploadedFile(name, data)
    return cast.signed_in(who).post(address(submission), {"file": file}, follow=True).content.decode()


def test_the_author_is_told_that_a_chronology_is_asked_for(cast: Cast, asked: Submission) -> None:
    waiting = waiting_for(cast.wen)
    assert [(item.title, item.due) for item in waiting] == [("Hand in the chronology for Child W", asked.due)]
    assert cast.signed_in("wen").get(waiting[0].href).status_code == 200


def test_a_file_is_read_and_kept_to_the_byte(cast: Cast, asked: Submission) -> None:
    page = hand_in(cast, asked, GOOD)
    assert "2 rows, 2 entries, 0 things to look at" in page
    kept = ReceivedFile.objects.get()
    assert bytes(kept.data) == GOOD
    assert (kept.name, kept.size, kept.received_by) == ("visits.csv", len(GOOD), "Wen Halloran")
    asked.refresh_from_db()
    assert asked.status == Submission.RECEIVED


def test_a_problem_says_row_column_what_was_found_and_what_to_write(cast: Cast, asked: Submission) -> None:
    page = hand_in(cast, asked, ONE_BAD_DATE)
    problem = ReceivedFile.objects.get().report["problems"][0]
    assert (problem["row"], problem["column"], problem["found"]) == (3, "Date", "31/02/2016")
    assert "31/02/2016" in page
    assert "No row is left out" in page


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.docx", b""),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("letter.docx", b"This is no Word document at all"),
    ],
)
def test_a_file_that_cannot_be_read_is_kept_and_says_what_to_do(
    cast: Cast, asked: Submission, name: str, data: bytes
) -> None:
    page = hand_in(cast, asked, data, name)
    kept = ReceivedFile.objects.get()
    assert "Nothing could be read from this file" in page
    assert kept.report["unusable"] in page.replace("&#x27;", "'")
    assert (bytes(kept.data), kept.name) == (data, name)
    asked.refresh_from_db()
    assert asked.status == Submission.REQUESTED


def test_a_fault_in_reading_does_not_lose_the_file(
    cast: Cast, asked: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("heed.web.reviews.actions.submissions.report_on", fault)
    with pytest.raises(ZeroDivisionError):
        actions.receive_chronology(by=cast.wen, submission=asked, name="visits.csv", data=GOOD)
    assert bytes(ReceivedFile.objects.get().data) == GOOD
    page = cast.signed_in("wen").get(address(asked)).content.decode()
    assert "A fault of Heed stopped the reading of this file." in page


def test_no_file_at_all_says_so(cast: Cast, asked: Submission) -> None:
    page = cast.signed_in("wen").post(address(asked), {}).content.decode()
    assert "No file was chosen. Choose the file that holds your chronology" in page
    assert not ReceivedFile.objects.exists()


def test_a_file_that_is_too_large_says_how_large_it_may_be(cast: Cast, asked: Submission, settings) -> None:  # type: ignore[no-untyped-def]
    settings.LARGEST_UPLOAD = 1_000_000
    page = hand_in(cast, asked, bytes(1_900_000))
    assert "The file has 2 MB; at most 1 MB are taken" in page


def test_handing_in_again_keeps_the_first_file(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, ONE_BAD_DATE)
    hand_in(cast, asked, GOOD)
    assert [bytes(file.data) for file in asked.files.all()] == [ONE_BAD_DATE, GOOD]


def test_accepted_entries_stand_with_file_and_row_as_their_source(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, GOOD)
    file = ReceivedFile.objects.get().pk
    cast.signed_in("wen").post(address(asked, "check/"), {"file": file})
    page = cast.signed_in("imogen").post(address(asked, "accept/"), {"file": file}, follow=True)
    assert "2 entries are in the chronology of Child W" in page.content.decode()
    records = EventRecord.objects.filter(case=asked.review.case)
    assert [record.source for record in records] == ["visits.csv:2", "visits.csv:3"]
    assert {record.agency for record in records} == {"health_visiting"}
    asked.refresh_from_db()
    assert (asked.status, asked.accepted_by) == (Submission.ACCEPTED, "Imogen Ashdown")


def accept(cast: Cast, submission: Submission, data: bytes, name: str) -> actions.Accepted:
    file = actions.receive_chronology(by=cast.wen, submission=submission, name=name, data=data)
    return actions.accept_submission(by=cast.imogen, submission=submission, file=file.pk)


def test_what_was_done_about_it_stands_beside_the_entry(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, GOOD, "visits.csv")
    page = cast.signed_in("imogen").get(f"/reviews/{asked.review_id}/chronology/?words=letter").content.decode()
    assert "<strong>Action:</strong> Letter sent" in page
    assert "1 of 2 entries fit." in page


def test_the_same_file_twice_adds_nothing(cast: Cast, asked: Submission) -> None:
    assert accept(cast, asked, GOOD, "visits.csv") == actions.Accepted(added=2, already=0)
    assert accept(cast, asked, GOOD, "visits again.csv") == actions.Accepted(added=0, already=2)
    assert EventRecord.objects.count() == 2


def test_a_row_whose_kind_was_chosen_is_still_the_same_row(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, GOOD, "visits.csv")
    record = EventRecord.objects.filter(case=asked.review.case)[0]
    actions.sort_entries(by=cast.imogen, review=asked.review, kinds={record: "visit.made"})
    assert accept(cast, asked, GOOD, "visits.csv") == actions.Accepted(added=0, already=2)


def test_a_longer_file_adds_only_what_is_new(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, GOOD, "visits.csv")
    longer = GOOD + b"3 July 2016,Seen in clinic,None\n"
    assert accept(cast, asked, longer, "visits.csv") == actions.Accepted(added=1, already=2)


def test_a_row_whose_date_cannot_be_read_stands_after_the_row_above_it(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, ONE_BAD_DATE + b"16/02/2016,Seen in clinic\n", "visits.csv")
    page = cast.signed_in("imogen").get(f"/reviews/{asked.review_id}/chronology/").content.decode()
    found = [page.index(text) for text in ("Home visit", "Telephone call from the nursery", "Seen in clinic")]
    assert found == sorted(found)


def test_an_author_finds_again_what_was_accepted(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, GOOD, "visits.csv")
    assert address(asked) in cast.signed_in("wen").get("/reviews/submissions/").content.decode()
    assert address(asked) not in cast.signed_in("callum").get("/reviews/submissions/").content.decode()


def test_the_reviewer_accepts_only_the_file_they_looked_at(cast: Cast, asked: Submission) -> None:
    first = actions.receive_chronology(by=cast.wen, submission=asked, name="a.csv", data=GOOD)
    actions.receive_chronology(by=cast.wen, submission=asked, name="b.csv", data=ONE_BAD_DATE)
    with pytest.raises(NotPossible, match="A newer file has arrived"):
        actions.accept_submission(by=cast.imogen, submission=asked, file=first.pk)
    assert not EventRecord.objects.exists()


def test_a_chronology_sent_back_tells_the_author_what_to_mend(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, GOOD)
    cast.signed_in("imogen").post(address(asked, "return/"), {"because": "Please add the clinic visits."})
    assert "Please add the clinic visits." in cast.signed_in("wen").get(address(asked)).content.decode()
    assert waiting_for(cast.wen)[0].why == "It was sent back to you, with what to mend."


def test_sending_back_asks_for_a_reason(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, GOOD)
    page = cast.signed_in("imogen").post(address(asked, "return/"), {"because": ""}).content.decode()
    assert "What the agency has to mend: " in page


def test_nobody_but_its_own_authors_and_the_reviewers_reaches_a_draft(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, GOOD)
    file = ReceivedFile.objects.get().pk
    for who in ("callum", "ngozi", "petra", "harriet", "dev", "marlow"):
        client = cast.signed_in(who)
        assert client.get(address(asked)).status_code == 404
        assert client.post(address(asked), {"file": SimpleUploadedFile("a.csv", GOOD)}).status_code == 404
        assert client.get(f"/reviews/files/{file}/").status_code == 404
        for then in ("check/", "accept/", "return/"):
            assert client.post(address(asked, then), {"file": file, "because": "x"}).status_code == 404
    assert ReceivedFile.objects.count() == 1


def test_a_reviewer_cannot_hand_in_for_an_agency(cast: Cast, asked: Submission) -> None:
    answer = cast.signed_in("imogen").post(address(asked), {"file": SimpleUploadedFile("a.csv", GOOD)})
    assert (answer.status_code, ReceivedFile.objects.count()) == (404, 0)


def test_an_author_never_reaches_the_integrated_chronology(cast: Cast, review: Review) -> None:
    client = cast.signed_in("wen")
    pages = ("", "chronology/", "chronology/print/", "chronology/as/csv/", "timeline/", "genogram/", "people/")
    assert {client.get(f"/reviews/{review.pk}/{page}").status_code for page in pages} == {404}


def test_a_file_comes_back_as_a_download_and_leaves_a_line(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, GOOD, "<script>.csv")
    answer = cast.signed_in("imogen").get(f"/reviews/files/{ReceivedFile.objects.get().pk}/")
    assert answer.content == GOOD
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert TrailEntry.objects.filter(action="downloaded a file handed in", member_id=cast.imogen.pk).exists()


def test_an_agency_is_asked_once(cast: Cast, asked: Submission) -> None:
    with pytest.raises(NotPossible, match="was asked already"):
        actions.ask_agency(by=cast.rashid, review=asked.review, agency=asked.agency, due=date(2026, 1, 1))


def test_an_overdue_request_waits_for_the_manager(cast: Cast, asked: Submission) -> None:
    Submission.objects.filter(pk=asked.pk).update(due=timezone.localdate() - timedelta(days=1))
    assert [item.title for item in waiting_for(cast.rashid)] == [f"Ask again: {asked}"]
    assert "was asked for its chronology by" in cast.signed_in("rashid").get("/reviews/").content.decode()


def test_what_is_handed_in_waits_for_the_reviewer(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, GOOD)
    assert [item.title for item in waiting_for(cast.imogen)] == [f"Look at the chronology of {asked}"]

"""The order of the entries of one day: set by a person, kept through later files, never against the record."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from heed.web.casebook.chronologies import chronology_of
from heed.web.casebook.models import DaySequence, EventRecord, RecordIsKept
from heed.web.partnership.actions import NotPossible
from heed.web.reviews import actions
from heed.web.reviews.models import Submission
from tests.cast import Cast

ROWS = """Date,Time,Event
13/02/2016,,Day before
14/02/2016,,Home visit
14/02/2016,,Call from the nursery
14/02/2016,09:00,Seen at the clinic
14/02/2016,14:30,Rang the police
no date,,Undated note
15/02/2016,,Day after
"""


@pytest.fixture
def asked(cast: Cast) -> Submission:
    review = actions.open_review(by=cast.rashid, label="Child W", title="A baby found with injuries")
    due = timezone.localdate() + timedelta(days=5)
    asked = actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["health_visiting"], due=due)
    accept(cast, asked, ROWS)
    return asked


def accept(cast: Cast, asked: Submission, rows: str) -> actions.Accepted:
    file = actions.receive_chronology(by=cast.wen, submission=asked, name="a.csv", data=rows.encode())
    return actions.accept_submission(by=cast.imogen, submission=asked, file=file.pk)


def texts(asked: Submission) -> list[str]:
    return [event.text for event in chronology_of(asked.review.case).events]


def record(asked: Submission, words: str) -> EventRecord:
    return EventRecord.objects.current().get(case=asked.review.case, text=words)


def move(cast: Cast, asked: Submission, words: str, *, up: bool) -> None:
    last = DaySequence.objects.last()
    actions.move_entry(
        by=cast.imogen, review=asked.review, record=record(asked, words), up=up, seen=last.pk if last else 0
    )


DAY = ["Home visit", "Call from the nursery", "Seen at the clinic", "Rang the police", "Undated note"]


def test_entries_of_a_day_stand_in_the_order_of_their_file_until_somebody_moves_one(
    cast: Cast, asked: Submission
) -> None:
    assert texts(asked) == ["Day before", *DAY, "Day after"]
    move(cast, asked, "Call from the nursery", up=True)
    assert texts(asked) == ["Day before", "Call from the nursery", "Home visit", *DAY[2:], "Day after"]


def test_an_order_stays_when_a_corrected_file_is_accepted_and_a_kind_is_chosen(cast: Cast, asked: Submission) -> None:
    move(cast, asked, "Call from the nursery", up=True)
    move(cast, asked, "Undated note", up=True)
    kind = {record(asked, "Home visit"): "visit.made"}
    actions.sort_entries(by=cast.imogen, review=asked.review, kinds=kind)
    corrected = ROWS.replace("Call from the nursery", "Call from the nursery manager").replace(
        "14/02/2016,,Home visit", "14/02/2016,,Home visit\n14/02/2016,,Weighed at the visit"
    )
    assert accept(cast, asked, corrected) == actions.Accepted(1, already=6, corrected=1)
    day = ["Call from the nursery manager", "Home visit", "Weighed at the visit"]
    assert texts(asked) == ["Day before", *day, "Seen at the clinic", "Undated note", "Rang the police", "Day after"]


def test_the_page_and_the_files_stand_in_that_order(cast: Cast, asked: Submission) -> None:
    move(cast, asked, "Call from the nursery", up=True)
    client = cast.signed_in("imogen")
    page = client.get(f"/reviews/{asked.review_id}/chronology/?view=named").content.decode()
    file = client.get(f"/reviews/{asked.review_id}/chronology/as/csv/?view=named").content.decode()
    for told in (page, file):
        assert told.index("Call from the nursery") < told.index("Home visit")


def test_an_entry_without_a_time_stands_among_those_that_have_one(cast: Cast, asked: Submission) -> None:
    for _ in range(2):
        move(cast, asked, "Call from the nursery", up=False)
    assert texts(asked)[1:6] == [
        "Home visit",
        "Seen at the clinic",
        "Rang the police",
        "Call from the nursery",
        "Undated note",
    ]


def test_nobody_moves_what_the_record_gives_a_time(cast: Cast, asked: Submission) -> None:
    with pytest.raises(NotPossible, match="which came first"):
        move(cast, asked, "Rang the police", up=True)
    with pytest.raises(NotPossible, match="first of its day"):
        move(cast, asked, "Home visit", up=True)
    with pytest.raises(NotPossible, match="last of its day"):
        move(cast, asked, "Undated note", up=False)
    assert texts(asked)[1:6] == DAY


def test_an_order_that_corrected_times_speak_against_is_not_followed(cast: Cast, asked: Submission) -> None:
    move(cast, asked, "Call from the nursery", up=True)
    corrected = ROWS.replace("14/02/2016,,Home visit", "14/02/2016,08:00,Home visit").replace(
        "14/02/2016,,Call", "14/02/2016,08:30,Call"
    )
    accept(cast, asked, corrected)
    assert texts(asked)[1:6] == DAY


def test_the_buttons_move_once_and_back_again(cast: Cast, asked: Submission) -> None:
    client = cast.signed_in("imogen")
    pk = record(asked, "Call from the nursery").pk
    address = f"/reviews/entries/{pk}/order/"
    page = client.get(address).content.decode()
    assert "Move up" in page
    assert page.count('name="down"') == page.count('name="up"') == 4
    page = client.post(address, {"seen": 0, "up": pk}, follow=True).content.decode()
    assert page.index("Call from the nursery") < page.index("Home visit")
    assert "by Imogen Ashdown" in client.get(f"{address}?view=named").content.decode()
    # The same form sent twice moves once.
    page = client.post(address, {"seen": 0, "up": pk}, follow=True).content.decode()
    assert "was set anew since this page was opened" in page
    assert DaySequence.objects.count() == 1
    last = DaySequence.objects.get().pk
    client.post(address, {"seen": last, "restore": "yes"})
    assert texts(asked)[1:6] == DAY
    assert DaySequence.objects.count() == 2


def test_whoever_only_reads_moves_nothing(cast: Cast, asked: Submission) -> None:
    reader = next(w for w in cast.avonmere.members if not cast[w].may("write_review") and cast[w].may("see_review"))
    pk = record(asked, "Home visit").pk
    client = cast.signed_in(reader)
    assert "Move down" not in client.get(f"/reviews/entries/{pk}/order/").content.decode()
    assert client.post(f"/reviews/entries/{pk}/order/", {"seen": 0, "down": pk}).status_code == 404


def test_an_entry_that_was_replaced_leads_to_the_one_in_its_place(cast: Cast, asked: Submission) -> None:
    before = record(asked, "Home visit")
    actions.sort_entries(by=cast.imogen, review=asked.review, kinds={before: "visit.made"})
    page = cast.signed_in("imogen").get(f"/reviews/entries/{before.pk}/order/", follow=True).content.decode()
    assert "was corrected or taken back meanwhile" in page


def test_rows_out_of_order_are_reported_with_their_row(cast: Cast, asked: Submission) -> None:
    rows = "Date,Event\n14/02/2016,Later\n13/02/2016,Earlier\n"
    file = actions.receive_chronology(by=cast.wen, submission=asked, name="b.csv", data=rows.encode())
    assert [(one["code"], one["row"]) for one in file.report["problems"]] == [("out-of-order", 3)]


def test_an_order_is_kept(cast: Cast, asked: Submission) -> None:
    move(cast, asked, "Home visit", up=False)
    made = DaySequence.objects.get()
    for attempt in (made.save, made.delete, DaySequence.objects.all().delete):
        with pytest.raises(RecordIsKept):
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM {DaySequence._meta.db_table}")

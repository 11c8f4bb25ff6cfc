"""An agency hands in its chronology again: the same stays, the edited is corrected, nothing goes by itself."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.chronology.as_written import read
from heed.chronology.reading import Reading, read_bytes
from heed.web.casebook.actions import correct, enter_chronology
from heed.web.casebook.chronologies import chronology_of, event_from
from heed.web.casebook.models import EventRecord, RecordIsKept
from heed.web.partnership.actions import NotPossible
from heed.web.reviews import actions
from heed.web.reviews.actions.following import HOLDING
from heed.web.reviews.links import links_of
from heed.web.reviews.models import Acceptance, Appraisal, LinkDecision, Note, ReceivedFile, Review, Sorting, Submission
from heed.web.reviews.reading_reports import reading_of
from tests.cast import Cast
from tests.rooms.agency_files import docx_of

ROWS = [
    ("14/02/2016", "Home visit by the health visitor", "Weighed"),
    ("14/02/2016", "Telephone call to duty about a bruise to the cheek", "Advised to monitor"),
    ("20/03/2016", "Not brought to the clinic", "Letter sent"),
    ("31/02/2016", "Nursery rang about late collection", ""),
    ("01/06/2016", "Eight month review, rolling both ways", "None"),
]


def csv(rows: list[tuple[str, ...]]) -> bytes:
    return "\n".join(["Date,Event,Action", *(",".join(f'"{cell}"' for cell in row) for row in rows)]).encode()


def edited(**rows: tuple[str, str, str] | None) -> bytes:
    """The rows with some in other words or dates (r0=...), or left out (None)."""
    told = [rows.get(f"r{number}", row) for number, row in enumerate(ROWS)]
    return csv([row for row in told if row is not None])


@pytest.fixture
def review(cast: Cast) -> Review:
    return actions.open_review(by=cast.rashid, label="Child W", title="A baby found with injuries")


@pytest.fixture
def asked(cast: Cast, review: Review) -> Submission:
    due = timezone.localdate() + timedelta(days=5)
    return actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["health_visiting"], due=due)


def hand_in(cast: Cast, asked: Submission, data: bytes, name: str = "visits.csv") -> ReceivedFile:
    return actions.receive_chronology(by=cast.wen, submission=asked, name=name, data=data)


def accept(cast: Cast, asked: Submission, data: bytes, name: str = "visits.csv") -> actions.Accepted:
    return actions.accept_submission(by=cast.imogen, submission=asked, file=hand_in(cast, asked, data, name).pk)


def texts(asked: Submission) -> list[str]:
    return [event.text for event in chronology_of(asked.review.case).events]


def current(asked: Submission, words: str) -> EventRecord:
    return EventRecord.objects.current().get(case=asked.review.case, text__contains=words)


THREE_EDITS = edited(
    r0=("15/02/2016", "Home visit by the health visitor", "Weighed"),
    r2=("20/03/2016", "Not brought to the clinic, second time", "Letter sent"),
    r3=("28/02/2016", "Nursery rang about late collection", ""),
)


def test_three_edits_change_three_rows_and_add_none(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, csv(ROWS))
    untouched = {record.pk for record in EventRecord.objects.filter(text__contains="bruise")}
    assert accept(cast, asked, THREE_EDITS, "corrected.csv") == actions.Accepted(0, already=2, corrected=3, gone=0)
    assert EventRecord.objects.current().count() == 5
    assert EventRecord.objects.count() == 8
    assert untouched <= {record.pk for record in EventRecord.objects.current()}
    (acceptance,) = Acceptance.objects.filter(file__name="corrected.csv")
    assert (acceptance.same, len(acceptance.corrected), acceptance.gone, acceptance.added) == (2, 3, [], [])
    assert current(asked, "second time").source == "corrected.csv:4"


def test_the_same_file_twice_adds_nothing_also_after_a_correction(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, csv(ROWS))
    accept(cast, asked, THREE_EDITS)
    assert accept(cast, asked, THREE_EDITS, "again.csv") == actions.Accepted(0, already=5)
    assert EventRecord.objects.count() == 8


def test_what_the_review_made_of_an_entry_stays_with_it(cast: Cast, asked: Submission, review: Review) -> None:
    accept(cast, asked, csv(ROWS))
    call, clinic = current(asked, "bruise"), current(asked, "Not brought")
    _, clinic = actions.sort_entries(
        by=cast.imogen, review=review, kinds={call: "referral.made", clinic: "appointment.not_brought"}
    )
    finding = actions.write_finding(by=cast.imogen, review=review, text="Nobody asked why", cites=[clinic])
    actions.appraise(
        by=cast.imogen,
        review=review,
        record=clinic,
        expected="A visit",
        done="A letter",
        why="",
        context="",
        seen_version=0,
    )
    note = actions.write(by=cast.imogen, record=Note(review=review, record=clinic, text="Ask the clinic for its diary"))
    actions.decide_link(by=cast.imogen, review=review, first=clinic, second=current(asked, "bruise"), decision="same")
    accept(cast, asked, THREE_EDITS)
    now = current(asked, "second time")
    assert (now.kind, list(finding.cites.all()), Appraisal.objects.get().record) == (
        "appointment.not_brought",
        [now],
        now,
    )
    note.refresh_from_db()
    assert (note.record, note.text) == (now, "Ask the clinic for its diary")
    link = links_of(review.case).of(now.pk)
    assert link
    assert link.pks == tuple(sorted((now.pk, current(asked, "bruise").pk)))
    # A kind that was chosen is no edit of the agency's, in this file or the next.
    assert accept(cast, asked, THREE_EDITS) == actions.Accepted(0, already=5)
    assert current(asked, "second time").kind == "appointment.not_brought"


def test_every_table_that_names_an_entry_follows_it_or_names_its_first_record() -> None:
    by_first_record = {(EventRecord, "replaces"), (LinkDecision, "first"), (LinkDecision, "second")}
    # A sorting names the records it made: what was entered in their place since is no longer its to undo.
    made_by_it = {(Sorting.records.through, "eventrecord")}
    following = {(table, column) for table, column in HOLDING}
    naming = {
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is EventRecord and not field.many_to_many
    }
    assert naming == following | by_first_record | made_by_it


def test_what_is_written_of_an_entry_that_was_corrected_meanwhile_is_kept_with_the_later_one(
    cast: Cast, asked: Submission, review: Review
) -> None:
    accept(cast, asked, csv(ROWS))
    before = current(asked, "Not brought")
    accept(cast, asked, THREE_EDITS)
    now = current(asked, "second time")
    words = {"expected": "A visit", "done": "A letter", "why": "", "context": "", "seen_version": 0}
    page = cast.signed_in("imogen").post(f"/reviews/entries/{before.pk}/", words, follow=True).content.decode()
    assert "The appraisal is saved" in page
    assert Appraisal.objects.get().record == now
    assert actions.write(by=cast.imogen, record=Note(review=review, record=before, text="Ask")).record == now
    finding = actions.write_finding(by=cast.imogen, review=review, text="Nobody asked why", cites=[before, now])
    assert list(finding.cites.all()) == [now]


def test_nothing_is_written_of_an_entry_that_was_taken_back_meanwhile(
    cast: Cast, asked: Submission, review: Review
) -> None:
    acceptance = gone_of(cast, asked)
    record = current(asked, "bruise")
    actions.take_back_gone(by=cast.imogen, acceptance=acceptance, records=[record])
    with pytest.raises(NotPossible, match="was taken back"):
        actions.write_finding(by=cast.imogen, review=review, text="Nobody asked why", cites=[record])


def test_the_page_shows_what_would_change_before_anybody_accepts(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, csv(ROWS))
    new = csv(
        [
            *ROWS[:2],
            ("20/03/2016", "Not brought to the clinic, second time", "Letter sent"),
            *ROWS[4:],
            ("2/6/16", "Seen", ""),
        ]
    )
    file = hand_in(cast, asked, new, "corrected.csv")
    client = cast.signed_in("imogen")
    page = client.get(f"/reviews/submissions/{asked.pk}/").content.decode()
    assert f"/reviews/submissions/{asked.pk}/changes/" in page
    page = client.get(f"/reviews/submissions/{asked.pk}/changes/").content.decode()
    assert "<ins>second time</ins>" in page
    for title, count in (("New", 1), ("Changed", 1), ("No longer in the file", 1), ("The same", 3)):
        assert f'{title}</dt><dd class="govuk-summary-list__value">{count}' in page
    assert EventRecord.objects.count() == 5
    after = client.post(f"/reviews/submissions/{asked.pk}/accept/", {"file": file.pk}, follow=True).content.decode()
    assert "1 are corrected. 1 are no longer in the file" in after
    assert "What this file changed" in after
    assert "<ins>second time</ins>" in after
    assert "what it changed" in client.get(f"/reviews/submissions/{asked.pk}/").content.decode()


def test_the_rows_of_a_first_file_are_all_new(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, csv(ROWS))
    page = cast.signed_in("imogen").get(f"/reviews/submissions/{asked.pk}/changes/").content.decode()
    assert 'New</dt><dd class="govuk-summary-list__value">5' in page


def test_nobody_looks_at_changes_of_a_file_that_does_not_wait(cast: Cast, asked: Submission) -> None:
    page = cast.signed_in("imogen").get(f"/reviews/submissions/{asked.pk}/changes/", follow=True).content.decode()
    assert "no file of this agency waits" in page


def gone_of(cast: Cast, asked: Submission) -> Acceptance:
    accept(cast, asked, csv(ROWS))
    accept(cast, asked, edited(r1=None), "shorter.csv")
    return Acceptance.objects.get(file__name="shorter.csv")


def test_a_row_that_is_gone_stands_until_somebody_takes_it_back_and_can_be_put_back(
    cast: Cast, asked: Submission
) -> None:
    acceptance = gone_of(cast, asked)
    record = current(asked, "bruise")
    assert acceptance.gone == [record.pk]
    client, address = cast.signed_in("imogen"), f"/reviews/files/{acceptance.file_id}/"
    page = client.post(f"{address}take-back/", {"entry": record.pk}, follow=True).content.decode()
    assert "1 entry is taken back" in page
    assert "Telephone call to duty" in page
    assert len(texts(asked)) == 4
    # Handing in the row again does not bring it back unasked.
    assert accept(cast, asked, csv(ROWS)) == actions.Accepted(0, already=5)
    assert len(texts(asked)) == 4
    taken = EventRecord.objects.get(replaces=record)
    page = client.post(f"{address}take-back/", {"entry": taken.pk, "again": "yes"}, follow=True).content.decode()
    assert "1 entry is put back" in page
    assert sorted(texts(asked)) == sorted(text for _, text, _ in ROWS)


def test_an_entry_that_a_finding_stands_on_is_not_taken_back(cast: Cast, asked: Submission, review: Review) -> None:
    acceptance = gone_of(cast, asked)
    record = current(asked, "bruise")
    actions.write_finding(by=cast.imogen, review=review, text="A bruise was not seen as one", cites=[record])
    with pytest.raises(NotPossible, match="finding 1 stands on it"):
        actions.take_back_gone(by=cast.imogen, acceptance=acceptance, records=[record])


def test_only_what_is_gone_is_taken_back_here_and_only_once(cast: Cast, asked: Submission) -> None:
    acceptance = gone_of(cast, asked)
    record = current(asked, "bruise")
    with pytest.raises(NotPossible, match="not among those"):
        actions.take_back_gone(by=cast.imogen, acceptance=acceptance, records=[current(asked, "Home visit")])
    actions.take_back_gone(by=cast.imogen, acceptance=acceptance, records=[record])
    with pytest.raises(NotPossible, match="taken back already"):
        actions.take_back_gone(by=cast.imogen, acceptance=acceptance, records=[record])
    page = cast.signed_in("imogen").post(f"/reviews/files/{acceptance.file_id}/take-back/", {}, follow=True)
    assert "No entry was chosen" in page.content.decode()


def test_what_both_changed_is_said_and_nothing_of_it_is_lost(cast: Cast, asked: Submission, review: Review) -> None:
    accept(cast, asked, csv(ROWS))
    record = current(asked, "Home visit")
    correct(by=cast.imogen, record=record, event=replace(event_from(record), when=read("16 February 2016")))
    hand_in(cast, asked, THREE_EDITS, "corrected.csv")
    page = cast.signed_in("imogen").get(f"/reviews/submissions/{asked.pk}/changes/").content.decode()
    assert "Changed by both" in page
    file = asked.files.last()
    assert file
    actions.accept_submission(by=cast.imogen, submission=asked, file=file.pk)
    assert current(asked, "Home visit").at == "2016-02-15T00:00:00"
    assert Acceptance.objects.last().clashes == [current(asked, "Home visit").pk]  # type: ignore[union-attr]
    assert EventRecord.objects.filter(at="2016-02-16T00:00:00").exists()


def test_a_new_row_stands_where_its_file_has_it_also_without_a_date(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, csv(ROWS))
    longer = [*ROWS[:1], ("14/02/2016", "GP told of the visit", ""), ("", "Undated note", ""), *ROWS[1:]]
    longer[2] = ("no date", "Undated note", "")
    accept(cast, asked, csv(longer), "longer.csv")
    assert texts(asked)[:4] == [ROWS[0][1], "GP told of the visit", "Undated note", ROWS[1][1]]


def test_the_order_in_which_agencies_are_accepted_makes_no_difference(cast: Cast) -> None:
    told = {
        "health_visiting": (cast.wen, csv(ROWS)),
        "police": (cast.callum, csv([("14/02/2016", "Call to the address", "")])),
    }

    def accepted(label: str, order: list[str]) -> list[tuple[str, str]]:
        review = actions.open_review(by=cast.rashid, label=label, title="Order")
        for code in order:
            due = timezone.localdate()
            one = actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies[code], due=due)
            file = actions.receive_chronology(by=told[code][0], submission=one, name=f"{code}.csv", data=told[code][1])
            actions.accept_submission(by=cast.imogen, submission=one, file=file.pk)
        return [(event.agency, event.text) for event in chronology_of(review.case).events]

    assert accepted("Child A", ["health_visiting", "police"]) == accepted("Child B", ["police", "health_visiting"])


def test_an_entry_opens_its_file_and_row(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, csv(ROWS))
    record = current(asked, "Not brought")
    client = cast.signed_in("imogen")
    entry = client.get(f"/reviews/entries/{record.pk}/?view=named").content.decode()
    assert f"/reviews/entries/{record.pk}/source/" in entry
    assert "/source/" not in client.get(f"/reviews/entries/{record.pk}/?view=anonymised").content.decode()
    page = client.get(f"/reviews/entries/{record.pk}/source/").content.decode()
    assert "visits.csv" in page
    assert page.index('aria-current="true"') < page.index("20/03/2016") < page.index("31/02/2016")
    # A kind that was chosen since opens the same row.
    (after,) = actions.sort_entries(by=cast.imogen, review=asked.review, kinds={record: "appointment.not_brought"})
    assert "20/03/2016" in client.get(f"/reviews/entries/{after.pk}/source/").content.decode()


def test_the_row_names_its_table_as_the_file_does(cast: Cast, asked: Submission) -> None:
    table = docx_of((("Date", "Event"), ("14/02/2016", "Home visit"), ("15/02/2016", "Call")))
    accept(cast, asked, table, "visits.docx")
    pk = current(asked, "Call").pk
    page = cast.signed_in("imogen").get(f"/reviews/entries/{pk}/source/").content.decode()
    assert page.index("table 1, row 2") < page.index("table 1, row 3") < page.index("this entry</span>")


def test_a_row_that_is_read_no_more_leads_to_the_file_itself(
    cast: Cast, asked: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(cast, asked, csv(ROWS))
    pk = current(asked, "Not brought").pk
    shorter = read_bytes("visits.csv", csv(ROWS[:1]), "health_visiting")
    monkeypatch.setattr("heed.web.reviews.views.accepting.reading_of", lambda _: shorter)
    page = cast.signed_in("imogen").get(f"/reviews/entries/{pk}/source/", follow=True).content.decode()
    assert "The row is not found in its file" in page


def test_entries_of_the_agency_that_came_another_way_are_not_entered_again(cast: Cast, asked: Submission) -> None:
    told = read_bytes("before.csv", csv(ROWS), "health_visiting").chronology
    enter_chronology(by=cast.rashid, case=asked.review.case, chronology=told, source="before")
    assert accept(cast, asked, THREE_EDITS) == actions.Accepted(0, already=2, corrected=3)


def test_a_program_that_reads_otherwise_than_before_makes_no_edit_of_the_agencys(
    cast: Cast, asked: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(cast, asked, csv(ROWS))

    def otherwise(file: ReceivedFile) -> Reading:
        told = reading_of(file)
        attrs = {"proposed": "birth", "because": "another", "read_by": "another"}
        events = tuple(replace(event, attrs={**event.attrs, **attrs}) for event in told.chronology.events)
        return replace(told, chronology=replace(told.chronology, events=events))

    monkeypatch.setattr("heed.web.reviews.corrected_files.reading_of", otherwise)
    assert accept(cast, asked, csv(ROWS)) == actions.Accepted(0, already=5)
    assert accept(cast, asked, THREE_EDITS) == actions.Accepted(0, already=2, corrected=3)


def test_a_further_part_of_a_chronology_is_said_to_be_one(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, csv(ROWS))
    hand_in(cast, asked, csv([("03/03/2019", "Seen at school by the nurse", "")]), "part two.csv")
    page = cast.signed_in("imogen").get(f"/reviews/submissions/{asked.pk}/changes/").content.decode()
    assert "If it is a further part of its chronology, accept it: what is there stays." in page


def test_an_acceptance_is_kept(cast: Cast, asked: Submission) -> None:
    accept(cast, asked, csv(ROWS))
    acceptance = Acceptance.objects.get()
    for attempt in (acceptance.save, acceptance.delete, Acceptance.objects.all().delete):
        with pytest.raises(RecordIsKept):
            attempt()


def test_a_thousand_rows_are_accepted_and_corrected_in_seconds(cast: Cast, asked: Submission) -> None:
    rows = [
        (f"{n % 28 + 1:02}/{n % 12 + 1:02}/{2010 + n // 100}", f"Visit number {n} by worker {n % 7}", "")
        for n in range(1000)
    ]
    start = time.perf_counter()
    accept(cast, asked, csv(rows))
    rows[::100] = [(row[0], f"{row[1]}, mother seen", "") for row in rows[::100]]
    assert accept(cast, asked, csv(rows)) == actions.Accepted(0, already=990, corrected=10)
    assert time.perf_counter() - start < 10


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*range(5), *range(5)]), max_size=8))
def test_whatever_is_handed_in_again_the_chronology_is_what_the_file_tells(cast: Cast, numbers: list[int]) -> None:
    review = actions.open_review(by=cast.rashid, label=f"Child {timezone.now().timestamp()}", title="Any rows")
    due = timezone.localdate()
    asked = actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["health_visiting"], due=due)
    accept(cast, asked, csv(ROWS))
    told = [ROWS[number] for number in numbers] or ROWS[:1]
    done = accept(cast, asked, csv(told), "again.csv")
    acceptance = Acceptance.objects.filter(file__submission=asked).last()
    assert acceptance
    actions.take_back_gone(
        by=cast.imogen, acceptance=acceptance, records=list(EventRecord.objects.filter(pk__in=acceptance.gone))
    )
    assert sorted(texts(asked)) == sorted(text for _, text, _ in told)
    assert done.added + done.already + done.corrected == len(told)

"""Templates for agencies, and what an agency's own columns mean: said once, remembered, forgotten."""

import io
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document

from heed.web.partnership.models import Change
from heed.web.reviews import actions
from heed.web.reviews.models import AgencyColumns, ChronologyTemplate, Review, Submission
from tests.cast import Cast

STRANGE = b"Wann,Was,Wer\n3/5/16,Called about the baby,Mum\nMay 2016,Came in and saw the child,Mum\n"
OWN = {
    "instructions": "Be brief.",
    "use_date": "on",
    "use_event": "on",
    "use_source": "on",
    "heading_source": "How we know",
}


@pytest.fixture
def review(cast: Cast) -> Review:
    return actions.open_review(by=cast.imogen, label="Child Y", title="A child")


@pytest.fixture
def asked(cast: Cast, review: Review) -> Submission:
    return actions.ask_agency(by=cast.rashid, review=review, agency=cast.agencies["police"], due=date(2030, 1, 1))


def hand_in(cast: Cast, asked: Submission, data: bytes, name: str = "p.csv") -> None:
    actions.receive_chronology(by=cast.callum, submission=asked, name=name, data=data)
    asked.refresh_from_db()


def test_a_review_designs_its_template_for_its_agencies(cast: Cast, review: Review, asked: Submission) -> None:
    address = f"/reviews/{review.pk}/template/"
    cast.signed_in("imogen").post(address, OWN | {"mandatory_source": "on"})
    taken = cast.signed_in("callum").get(f"/reviews/submissions/{asked.pk}/template/docx/")
    document = Document(io.BytesIO(taken.content))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Date", "How we know", "What happened"]
    assert "Be brief." in [paragraph.text for paragraph in document.paragraphs]
    assert cast.signed_in("wen").get(f"/reviews/submissions/{asked.pk}/template/docx/").status_code == 404


def test_the_template_that_ships_is_handed_out_until_there_is_another(cast: Cast, asked: Submission) -> None:
    taken = cast.signed_in("callum").get(f"/reviews/submissions/{asked.pk}/template/xlsx/")
    assert taken["Content-Disposition"].startswith("attachment")
    assert taken.content.startswith(b"PK")
    assert cast.signed_in("callum").get(f"/reviews/submissions/{asked.pk}/template/exe/").status_code == 404


def test_what_is_mandatory_is_looked_for_in_any_file(cast: Cast, review: Review, asked: Submission) -> None:
    cast.signed_in("imogen").post(f"/reviews/{review.pk}/template/", OWN | {"mandatory_source": "on"})
    hand_in(cast, asked, b"Date,What happened,How we know\n3/5/16,Seen,\n")
    page = cast.signed_in("callum").get(f"/reviews/submissions/{asked.pk}/").content.decode()
    assert "mandatory-missing" in page
    assert "This row has nothing under &#x27;How we know&#x27;." in page


def test_two_columns_under_one_heading_are_refused(cast: Cast, review: Review) -> None:
    sent = OWN | {"heading_source": "date", "heading_date": "Date"}
    page = cast.signed_in("imogen").post(f"/reviews/{review.pk}/template/", sent).content.decode()
    assert "Two columns have this heading." in page
    assert not ChronologyTemplate.objects.exists()


def test_a_template_has_its_history(cast: Cast, review: Review) -> None:
    client = cast.signed_in("imogen")
    client.post(f"/reviews/{review.pk}/template/", OWN)
    client.post(f"/reviews/{review.pk}/template/", OWN | {"instructions": "Be brief and plain.", "seen_version": "1"})
    template = ChronologyTemplate.objects.get()
    assert [change.field for change in Change.objects.of(template)] == ["instructions"]
    assert client.get(f"/reviews/history/template/{template.pk}/").status_code == 200


def test_strange_headings_are_mapped_once_and_remembered(cast: Cast, review: Review, asked: Submission) -> None:
    """Acceptance check B2 of the plan: a file with other headings asks what they mean and remembers it."""
    hand_in(cast, asked, STRANGE)
    client, address = cast.signed_in("callum"), f"/reviews/submissions/{asked.pk}/columns/"
    assert "Say what its columns mean" in client.get(f"/reviews/submissions/{asked.pk}/").content.decode()
    page = client.get(address).content.decode()
    assert "Called about the baby" in page
    assert '<option value="date" selected>' in page
    said = {"column-0": "date", "column-1": "event", "column-2": "other"}
    page = client.post(address, said, follow=True).content.decode()
    assert "2 rows, 2 entries" in page
    other = actions.open_review(by=cast.imogen, label="Child X", title="Another")
    again = actions.ask_agency(by=cast.rashid, review=other, agency=cast.agencies["police"], due=date(2030, 1, 1))
    hand_in(cast, again, STRANGE)
    assert again.status == Submission.RECEIVED
    assert "Said last by Callum Brodie" in client.get(f"/reviews/submissions/{again.pk}/columns/").content.decode()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"column-0": "date", "column-1": "other"}, "Say which column is “What happened”"),
        ({"column-0": "event", "column-1": "event"}, "Say which column is “Date”"),
        ({"column-0": "date", "column-1": "event", "column-2": "date"}, "Two columns cannot both be “Date”"),
        ({"column-0": "date", "column-1": "event", "column-2": "verdict"}, "There is no column"),
    ],
)
def test_what_makes_no_chronology_is_said(cast: Cast, asked: Submission, said: dict[str, str], says: str) -> None:
    hand_in(cast, asked, STRANGE)
    page = cast.signed_in("callum").post(f"/reviews/submissions/{asked.pk}/columns/", said).content.decode()
    assert says in page
    assert not AgencyColumns.objects.exists()


def test_what_was_said_is_forgotten_and_its_history_stays(cast: Cast, asked: Submission) -> None:
    hand_in(cast, asked, STRANGE)
    client = cast.signed_in("callum")
    client.post(f"/reviews/submissions/{asked.pk}/columns/", {"column-0": "date", "column-1": "event"})
    client.post(f"/reviews/submissions/{asked.pk}/columns/forget/")
    kept = AgencyColumns.objects.get()
    assert kept.columns == {}
    assert [change.field for change in Change.objects.of(kept)] == ["columns"]


def test_the_holder_of_a_link_maps_columns_too(cast: Cast, asked: Submission) -> None:
    _, token = actions.make_link(
        by=cast.rashid,
        submission=asked,
        person="Quentin Marlowe",
        email="quentin@police.example",
        closes=timezone.localdate(),
        address_of=lambda token: token,
    )
    hand_in(cast, asked, STRANGE)
    page = Client().post(f"/reviews/hand-in/{token}/columns/", {"column-0": "date", "column-1": "event"}, follow=True)
    assert "2 rows, 2 entries" in page.content.decode()
    assert Client().get(f"/reviews/hand-in/{token}/template/docx/").content.startswith(b"PK")


@pytest.mark.parametrize("who", ["wen", "odile", "harriet", "marlow"])
def test_it_is_for_the_agencys_author_and_whoever_accepts(cast: Cast, asked: Submission, who: str) -> None:
    hand_in(cast, asked, STRANGE)
    assert cast.signed_in(who).get(f"/reviews/submissions/{asked.pk}/columns/").status_code == 404

"""The bruising register: a bruise is put down, its events with it; who may read it; what is wrong is put right."""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from heed.web.casebook.models import EventRecord
from heed.web.partnership.actions import set_front_door
from heed.web.partnership.models import TrailEntry
from heed.web.registers import forms
from heed.web.registers.actions import NotPossible
from heed.web.registers.models import BruisingRecord
from tests.cast import Cast
from tests.web.practice import FILLED_IN, a_bruise, a_report

ENTRY = "/registers/bruising/record/"


@pytest.fixture(autouse=True)
def three_in_the_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "now", lambda: datetime(2026, 11, 19, 15, 0))


def kinds(record: BruisingRecord) -> list[str]:
    return sorted(record.case.events.current().values_list("kind", flat=True))


class TestEntering:
    def test_it_keeps_the_record_and_its_events_together(self, cast: Cast) -> None:
        answer = cast.signed_in("ngozi").post(ENTRY, FILLED_IN)
        record = BruisingRecord.objects.get()
        assert answer["Location"] == f"/registers/bruising/{record.pk}/"
        assert kinds(record) == [
            "birth",
            "child.mobility.non_mobile",
            "injury.explained",
            "injury.seen.bruise",
        ]
        assert {event.agency for event in record.case.events.all()} == {"health_visiting"}

    def test_being_told_is_not_seeing(self, cast: Cast) -> None:
        assert "injury.reported.bruise" in kinds(a_bruise(cast, how_known="told"))

    def test_what_nobody_asked_was_not_explained(self, cast: Cast) -> None:
        assert not any(kind.startswith("injury.explained") for kind in kinds(a_bruise(cast, explained="not_asked")))

    def test_a_birthmark_on_record_came_before_the_mark_was_seen(self, cast: Cast) -> None:
        record = a_bruise(cast, known_mark="birth_injury")
        opinion = record.case.events.get(kind="medical.opinion.birth_injury")
        assert opinion.upto == record.case.events.get(kind="injury.seen.bruise").at

    def test_the_same_number_is_the_same_child_in_any_case_of_letters(self, cast: Cast) -> None:
        for number in ("hv-2041", "HV-2041"):
            cast.signed_in("ngozi").post(ENTRY, FILLED_IN | {"child": number, "notes": f"As {number}."})
        first, second = BruisingRecord.objects.all()
        assert first.case == second.case
        assert kinds(first).count("birth") == 1

    def test_marks_of_one_visit_are_one_occasion(self, cast: Cast) -> None:
        record = a_bruise(cast)
        a_bruise(cast, site="ear")
        marks = record.case.events.filter(kind="injury.seen.bruise")
        assert len({mark.attrs["occasion"] for mark in marks}) == 1

    def test_another_birth_for_the_same_number_is_asked_about(self, cast: Cast) -> None:
        a_bruise(cast)
        page = cast.signed_in("ngozi").post(ENTRY, FILLED_IN | {"born": "1/2/2026"}).content.decode()
        assert "The register holds a child of this number who was born 5 June 2026." in page
        assert BruisingRecord.objects.count() == 1

    def test_the_trail_says_who_recorded_it(self, cast: Cast) -> None:
        record = a_bruise(cast)
        line = TrailEntry.objects.get(action="recorded a bruise")
        assert (line.who, line.subject_id) == ("Ngozi Okafor", str(record.pk))

    def test_somebody_of_no_agency_has_no_caseload(self, cast: Cast) -> None:
        with pytest.raises(NotPossible, match="You belong to no agency"):
            a_bruise(cast, by="imogen")


CANNOT_BE = (
    ({"child": "Wynne"}, "Write a record number with figures in it"),
    ({"seen_at": "20/11/2026 09:00"}, "This is in the future."),
    ({"seen_at": "November 2026"}, "Write the day, and the time if you know it"),
    ({"seen_at": "31/02/2026"}, "31/02/2026"),
    ({"born": "1/12/2026"}, "This is in the future."),
    ({"seen_at": "1/6/2026 10:00"}, "By this the child was born after you saw the mark."),
    ({"injury": ""}, "Needs an answer."),
    ({"mobility": "flying"}, "Select a valid choice."),
    ({"how_known": ""}, "Choose whether you saw it or were told of it."),
)


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(cast: Cast) -> None:
    client = cast.signed_in("ngozi")
    for changed, said in CANNOT_BE:
        page = client.post(ENTRY, FILLED_IN | changed).content.decode()
        assert said in page, changed
        assert FILLED_IN["explanation"] in page, changed
    assert not BruisingRecord.objects.exists()


class TestTheRecord:
    def test_every_view_leaves_a_line(self, cast: Cast) -> None:
        record = a_bruise(cast)
        page = cast.signed_in("petra").get(f"/registers/bruising/{record.pk}/").content.decode()
        assert "A bruise: face or cheek" in page
        assert "19 November 2026 at 14:15" in page
        line = TrailEntry.objects.get(action="viewed")
        assert (line.who, line.subject_type, line.subject_id) == ("Petra Lindqvist", "bruising record", str(record.pk))

    def test_a_view_of_the_list_leaves_a_line_too(self, cast: Cast) -> None:
        a_bruise(cast)
        assert "HV-2041" in cast.signed_in("ngozi").get("/registers/bruising/").content.decode()
        assert TrailEntry.objects.filter(action="viewed the bruising register", who="Ngozi Okafor").exists()

    def test_nobody_else_reaches_it(self, cast: Cast) -> None:
        record = a_bruise(cast)
        its_own = f"/registers/bruising/{record.pk}/"
        for who in ("wen", "callum", "rashid", "imogen", "harriet", "dev", "marlow"):
            client = cast.signed_in(who)
            for address in (its_own, f"{its_own}correct/", f"/safeguards/asked/{record.case_id}/"):
                assert client.get(address).status_code == 404, (who, address)
            assert "HV-2041" not in client.get("/registers/bruising/").content.decode(), who

    def test_a_practitioner_of_another_agency_reaches_nothing_of_it(self, cast: Cast) -> None:
        record = a_bruise(cast)
        cast.callum.roles = ["practitioner"]
        cast.callum.save()
        client = cast.signed_in("callum")
        assert client.get(f"/registers/bruising/{record.pk}/").status_code == 404
        assert "HV-2041" not in client.get("/registers/bruising/").content.decode()

    def test_it_is_never_changed_or_deleted(self, cast: Cast) -> None:
        record = a_bruise(cast)
        for change in (lambda: BruisingRecord.objects.update(site="ear"), record.delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()

    def test_an_empty_register_says_what_to_do(self, cast: Cast) -> None:
        assert "Nothing is on the register yet." in cast.signed_in("ngozi").get("/registers/bruising/").content.decode()


class TestReporting:
    def test_nothing_is_chosen_for_anybody(self, cast: Cast) -> None:
        its_own = f"/registers/bruising/{a_bruise(cast).pk}/"
        for address in (ENTRY, its_own):
            page = cast.signed_in("ngozi").get(address).content.decode()
            assert 'type="radio"' in page, address
            assert " checked" not in page, address

    def test_how_it_was_reported_is_asked_for(self, cast: Cast) -> None:
        record = a_bruise(cast)
        told = {"made_at": "19/11/2026 14:50"}
        page = cast.signed_in("ngozi").post(f"/registers/bruising/{record.pk}/", told).content.decode()
        assert "Choose how you reported it: by telephone, with the form, or both." in page
        assert "19/11/2026 14:50" in page
        assert not EventRecord.objects.filter(kind="referral.made").exists()

    def test_it_is_kept_as_an_event_and_shown(self, cast: Cast) -> None:
        record = a_bruise(cast)
        told = {"made_at": "19/11/2026 14:50", "route": "phone"}
        page = cast.signed_in("ngozi").post(f"/registers/bruising/{record.pk}/", told, follow=True).content.decode()
        assert "19 November 2026 at 14:50, by telephone" in page
        assert EventRecord.objects.get(kind="referral.made").attrs == {"to": "mash", "route": "phone"}

    def test_it_cannot_come_before_the_mark(self, cast: Cast) -> None:
        record = a_bruise(cast)
        told = {"made_at": "18/11/2026 14:50", "route": "phone"}
        page = cast.signed_in("ngozi").post(f"/registers/bruising/{record.pk}/", told).content.decode()
        assert "This is before the mark was seen (19 November 2026 at 14:15)." in page
        assert not EventRecord.objects.filter(kind="referral.made").exists()


class TestTheNumberToRing:
    ABSENT = "Avonmere Safeguarding Children Partnership has not entered the number to ring."
    RING = 'Ring the hub on <a class="govuk-link" href="tel:01632960100">01632 960-100</a>.'

    def test_it_stands_before_and_after_the_report(self, cast: Cast) -> None:
        set_front_door(by=cast.rashid, name="the hub", phone="01632 960-100")
        record = a_bruise(cast)
        pages = [ENTRY, f"/registers/bruising/{record.pk}/"]
        client = cast.signed_in("ngozi")
        before = [client.get(page).content.decode() for page in pages]
        a_report(cast, record, "19/11/2026 14:50")
        after = client.get(pages[1]).content.decode()
        assert [self.RING in page and self.ABSENT not in page for page in (*before, after)] == [True] * 3
        assert "To report it again, or ask what came of it" in after

    def test_where_nobody_has_entered_it_the_page_says_so(self, cast: Cast) -> None:
        for page in (ENTRY, f"/registers/bruising/{a_bruise(cast).pk}/"):
            told = cast.signed_in("ngozi").get(page).content.decode()
            assert f"{self.ABSENT} Use the one in your local procedure." in told, page
            assert "tel:" not in told, page

    def test_whom_briefings_name_is_not_rung_about_a_child(self, cast: Cast) -> None:
        cast.partnership.contact_phone = "01632 960199"
        cast.partnership.save()
        assert "960199" not in cast.signed_in("ngozi").get(ENTRY).content.decode()


class TestCorrecting:
    def corrected(self, cast: Cast, record: BruisingRecord, **changes: str) -> BruisingRecord:
        words = FILLED_IN | changes
        cast.signed_in("ngozi").post(f"/registers/bruising/{record.pk}/correct/", words)
        return BruisingRecord.objects.get(replaces=record)

    def test_the_form_starts_as_it_was_filled_in(self, cast: Cast) -> None:
        record = a_bruise(cast)
        page = cast.signed_in("ngozi").get(f"/registers/bruising/{record.pk}/correct/").content.decode()
        assert 'value="19/11/2026 14:15"' in page
        assert FILLED_IN["explanation"] in page

    def test_both_stay_and_the_later_one_is_read(self, cast: Cast) -> None:
        record = a_bruise(cast)
        corrected = self.corrected(cast, record, mobility="walking", explained="not_asked")
        assert kinds(corrected) == ["birth", "child.mobility.walking", "injury.seen.bruise"]
        page = cast.signed_in("ngozi").get(f"/registers/bruising/{record.pk}/").content.decode()
        assert "kept only for its history" in page
        assert BruisingRecord.objects.count() == 2
        assert list(BruisingRecord.objects.current()) == [corrected]

    def test_the_wrong_child_is_put_right_with_what_was_reported(self, cast: Cast) -> None:
        record = a_bruise(cast)
        a_report(cast, record, "19/11/2026 14:40")
        corrected = self.corrected(cast, record, child="HV-2014")
        assert corrected.child == "HV-2014"
        assert kinds(record) == []
        assert "referral.made" in kinds(corrected)

    def test_a_record_is_corrected_once(self, cast: Cast) -> None:
        record = a_bruise(cast)
        self.corrected(cast, record, site="ear")
        words = FILLED_IN | {"site": "arm"}
        page = cast.signed_in("ngozi").post(f"/registers/bruising/{record.pk}/correct/", words).content.decode()
        assert "This record was corrected already." in page

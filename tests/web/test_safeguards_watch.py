"""`watch`: an expectation is made, met or found to have passed; a person says what happened."""

from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from heed.chronology.as_written import read
from heed.safeguards.meaning import Answer
from heed.web.casebook.models import Case
from heed.web.partnership.models import TrailEntry
from heed.web.partnership.waiting import waiting_for
from heed.web.registers import actions as registers
from heed.web.safeguards import actions, watching
from heed.web.safeguards.counts import published_counts
from heed.web.safeguards.models import Expectation, Look, WhatHappened
from tests.cast import Cast
from tests.web.practice import FILLED_IN, MIDNIGHT, THAT_DAY, a_bruise, a_report, adopted, expected

HOME = "/"


def states(cast: Cast, now: datetime) -> list[str]:
    return [one.state for one in expected(cast, now)]


@pytest.fixture
def in_use(cast: Cast) -> None:
    adopted(cast, "BRU-01")


@pytest.mark.usefixtures("in_use")
class TestWatching:
    def test_a_bruise_on_a_baby_is_expected_to_be_reported_by_midnight(self, cast: Cast) -> None:
        a_bruise(cast)
        (found,) = expected(cast, THAT_DAY)
        assert (found.state, found.due) == ("waiting", "2026-11-20T00:00:00")
        assert found.agency == cast.agencies["health_visiting"]

    @pytest.mark.parametrize(
        ("now", "state"),
        [
            (THAT_DAY, "waiting"),
            (MIDNIGHT - timedelta(minutes=1), "waiting"),
            (MIDNIGHT, "passed"),
            (MIDNIGHT + timedelta(days=30), "passed"),
        ],
    )
    def test_its_moment_is_midnight(self, cast: Cast, now: datetime, state: str) -> None:
        a_bruise(cast)
        assert states(cast, now) == [state]

    def test_passed_unanswered_it_waits_on_the_home_page_of_the_agency(self, cast: Cast) -> None:
        a_bruise(cast)
        expected(cast, MIDNIGHT)
        for who in ("ngozi", "petra"):
            assert "Say what happened: HV-2041" in cast.signed_in(who).get(HOME).content.decode()
        for who in ("wen", "callum", "rashid", "harriet", "dev", "imogen", "marlow"):
            assert not any("HV-2041" in item.title for item in waiting_for(cast[who]))

    def test_looking_twice_changes_nothing(self, cast: Cast) -> None:
        a_bruise(cast)

        def kept() -> list[Any]:
            return [*Expectation.objects.values(), *TrailEntry.objects.values()]

        expected(cast, MIDNIGHT)
        before = kept()
        expected(cast, MIDNIGHT)
        expected(cast, MIDNIGHT + timedelta(days=3))
        assert kept() == before

    def test_a_late_look_shows_how_late(self, cast: Cast) -> None:
        a_bruise(cast)
        (found,) = expected(cast, MIDNIGHT + timedelta(days=3))
        page = cast.signed_in("petra").get(f"/safeguards/expectations/{found.pk}/").content.decode()
        assert "23 November 2026, 00:00, 3 days after its moment" in page

    @pytest.mark.parametrize(
        ("reported", "state"),
        [("19/11/2026 16:30", "met"), ("19/11/2026", "met"), ("20/11/2026 10:00", "late")],
    )
    def test_a_report_answers_it(self, cast: Cast, reported: str, state: str) -> None:
        record = a_bruise(cast)
        expected(cast, THAT_DAY)
        a_report(cast, record, reported)
        assert states(cast, MIDNIGHT + timedelta(hours=12)) == [state]
        assert not any("HV-2041" in item.title for item in waiting_for(cast.ngozi))

    @pytest.mark.parametrize("mobility", ["crawling", "cruising", "walking"])
    def test_a_mobile_child_makes_nothing(self, cast: Cast, mobility: str) -> None:
        a_bruise(cast, mobility=mobility)
        assert expected(cast, THAT_DAY) == []

    def test_where_only_the_day_is_known_it_is_that_day(self, cast: Cast) -> None:
        a_bruise(cast, seen_at="19/11/2026")
        assert [(one.state, one.due) for one in expected(cast, THAT_DAY)] == [("waiting", "2026-11-20T00:00:00")]
        assert states(cast, MIDNIGHT) == ["passed"]

    def test_where_nobody_knows_whether_the_child_moves_it_is_asked_as_a_maybe(self, cast: Cast) -> None:
        a_bruise(cast, mobility="not_recorded", born="")
        assert states(cast, THAT_DAY) == ["waiting"]
        (found,) = expected(cast, MIDNIGHT)
        assert found.state == "passed"
        assert "can be read more than one way" in found.said

    def test_a_birthmark_that_was_on_record_is_an_exception(self, cast: Cast) -> None:
        a_bruise(cast, known_mark="birthmark")
        assert states(cast, MIDNIGHT) == ["excepted"]

    def test_what_happened_before_the_adoption_is_not_asked_about(self, cast: Cast) -> None:
        a_bruise(cast, seen_at="14/9/2026 10:00", born="5/6/2026")
        assert expected(cast, THAT_DAY) == []

    def test_a_correction_that_takes_the_ground_away_ends_the_question(self, cast: Cast) -> None:
        record = a_bruise(cast)
        expected(cast, MIDNIGHT)
        told = FILLED_IN | {"mobility": "walking", "seen_at": read("19/11/2026 14:15")}
        registers.correct_bruise(by=cast.ngozi, record=record, told=told)
        assert states(cast, MIDNIGHT) == ["lapsed"]

    def test_a_correction_of_something_else_goes_on_with_the_same_question(self, cast: Cast) -> None:
        record = a_bruise(cast)
        (before,) = expected(cast, THAT_DAY)
        told = FILLED_IN | {"site": "ear", "seen_at": read("18/11/2026 09:00")}
        registers.correct_bruise(by=cast.ngozi, record=record, told=told)
        (after,) = expected(cast, THAT_DAY)
        assert (after.pk, after.due, after.state) == (before.pk, "2026-11-19T00:00:00", "passed")

    def test_when_its_use_ends_it_is_no_longer_asked(self, cast: Cast) -> None:
        a_bruise(cast)
        expected(cast, THAT_DAY)
        adoption = cast.partnership.adoptions.get()
        actions.end_use(by=cast.harriet, adoption=adoption, on=date(2026, 11, 20))
        assert states(cast, THAT_DAY) == ["waiting"]
        assert states(cast, MIDNIGHT) == ["lapsed"]

    def test_only_cases_that_changed_or_whose_moment_has_come_are_read_again(self, cast: Cast) -> None:
        a_bruise(cast)
        assert watching.look(cast.partnership, THAT_DAY) == 1
        Look.objects.update(at=Look.objects.get().at + timedelta(hours=1))
        assert watching.look(cast.partnership, THAT_DAY) == 0
        assert watching.look(cast.partnership, MIDNIGHT) == 1

    def test_a_safeguard_adopted_later_reads_every_case(self, cast: Cast) -> None:
        a_bruise(cast)
        a_bruise(cast, seen_at="12/11/2026 10:00")
        expected(cast, THAT_DAY)
        Look.objects.update(at=Look.objects.get().at + timedelta(hours=1))
        adopted(cast, "BRU-05")
        assert "BRU-05" in {one.safeguard for one in expected(cast, THAT_DAY)}

    def test_one_case_that_cannot_be_read_stops_no_other(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        broken, sound = a_bruise(cast, child="HV-1").case, a_bruise(cast, child="HV-2").case
        read_case = watching.answers_now

        def breaks(case: Case, now: datetime) -> list[Answer]:
            if case.pk == broken.pk:
                raise ValueError(FILLED_IN["explanation"])
            return read_case(case, now)

        monkeypatch.setattr(watching, "answers_now", breaks)
        assert [one.case_id for one in expected(cast, THAT_DAY)] == [sound.pk]
        assert FILLED_IN["explanation"] not in caplog.text
        monkeypatch.undo()
        assert len(expected(cast, THAT_DAY)) == 2

    def test_the_trail_names_the_command(self, cast: Cast) -> None:
        a_bruise(cast)
        expected(cast, MIDNIGHT)
        assert TrailEntry.objects.get(action="found an expectation passed").who == "watch"

    def test_the_command_looks_once(self, cast: Cast) -> None:
        a_bruise(cast)
        call_command("watch", "--once", stdout=(out := StringIO()))
        assert out.getvalue() == "looked at 1 case\n"
        assert Expectation.objects.count() == 1


def test_without_an_adopted_safeguard_nothing_is_asked(cast: Cast) -> None:
    a_bruise(cast)
    assert expected(cast, MIDNIGHT) == []


@pytest.mark.usefixtures("in_use")
class TestSayingWhatHappened:
    @pytest.fixture
    def found(self, cast: Cast) -> Expectation:
        a_bruise(cast)
        (found,) = expected(cast, MIDNIGHT)
        return found

    def test_it_is_kept_beside_what_the_record_says(self, cast: Cast, found: Expectation) -> None:
        words = {"words": "I rang twice and nobody answered."}
        page = cast.signed_in("ngozi").post(f"/safeguards/expectations/{found.pk}/", words, follow=True)
        assert "What you said is kept with it." in page.content.decode()
        found.refresh_from_db()
        assert (found.state, found.answered.words) == ("passed", "I rang twice and nobody answered.")
        assert not any("HV-2041" in item.title for item in waiting_for(cast.petra))

    def test_two_do_not_answer_over_one_another(self, cast: Cast, found: Expectation) -> None:
        actions.say_what_happened(by=cast.petra, expectation=found, words="We spoke to her.")
        words = {"words": "My own long answer"}
        page = cast.signed_in("ngozi").post(f"/safeguards/expectations/{found.pk}/", words).content.decode()
        assert "Somebody has answered this already." in page
        assert "My own long answer" in page
        assert "We spoke to her." in page

    def test_it_is_never_changed(self, cast: Cast, found: Expectation) -> None:
        actions.say_what_happened(by=cast.petra, expectation=found, words="We spoke to her.")
        with pytest.raises(DatabaseError), transaction.atomic():
            WhatHappened.objects.update(words="Another")

    def test_what_is_still_expected_is_not_asked_about(self, cast: Cast, found: Expectation) -> None:
        Expectation.objects.filter(pk=found.pk).update(state="waiting")
        page = cast.signed_in("ngozi").post(f"/safeguards/expectations/{found.pk}/", {"words": "Early"})
        assert "This is not asked at the moment" in page.content.decode()

    def test_nobody_else_reaches_it(self, cast: Cast, found: Expectation) -> None:
        for who in ("wen", "callum", "rashid", "imogen", "harriet", "dev", "marlow"):
            client = cast.signed_in(who)
            for send in (client.get, client.post):
                assert send(f"/safeguards/expectations/{found.pk}/", {"words": "x"}).status_code == 404, who
        assert not WhatHappened.objects.exists()

    def test_a_view_leaves_a_line(self, cast: Cast, found: Expectation) -> None:
        cast.signed_in("ngozi").get(f"/safeguards/expectations/{found.pk}/")
        assert TrailEntry.objects.filter(action="viewed", subject_type="expectation", who="Ngozi Okafor").exists()


@pytest.mark.usefixtures("in_use")
class TestWhatIsExpectedNow:
    @pytest.fixture(autouse=True)
    def that_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(watching, "this_minute", lambda: THAT_DAY)

    def test_the_record_page_asks_for_it_and_links_to_it(self, cast: Cast) -> None:
        record = a_bruise(cast)
        page = cast.signed_in("ngozi").get(f"/registers/bruising/{record.pk}/").content.decode()
        assert f'hx-get="/safeguards/asked/{record.case_id}/"' in page
        assert f'href="/safeguards/asked/{record.case_id}/"' in page

    def test_it_says_what_is_expected_until_when_and_where_it_was_learned(self, cast: Cast) -> None:
        record = a_bruise(cast)
        page = cast.signed_in("ngozi").get(f"/safeguards/asked/{record.case_id}/").content.decode()
        for words in ("by the end of 19 November 2026", "Learned from Wiltshire Child K", "local procedures"):
            assert words in page
        assert "<html" in page

    def test_htmx_gets_the_part_alone(self, cast: Cast) -> None:
        record = a_bruise(cast)
        answer = cast.signed_in("ngozi").get(f"/safeguards/asked/{record.case_id}/", headers={"HX-Request": "true"})
        assert "<html" not in answer.content.decode()
        assert "HX-Request" in answer["Vary"]

    def test_once_reported_it_says_so(self, cast: Cast) -> None:
        record = a_bruise(cast)
        a_report(cast, record, "19/11/2026 14:40")
        page = cast.signed_in("ngozi").get(f"/safeguards/asked/{record.case_id}/").content.decode()
        assert "the record shows a referral" in page

    def test_nothing_to_ask_is_no_comfort(self, cast: Cast) -> None:
        record = a_bruise(cast, mobility="walking")
        page = cast.signed_in("ngozi").get(f"/safeguards/asked/{record.case_id}/").content.decode()
        assert "That is not a finding that all is well" in page


@pytest.mark.usefixtures("in_use")
def test_counts_for_the_board_hide_what_is_small(cast: Cast) -> None:
    for number in range(7):
        a_bruise(cast, child=f"HV-{number}")
    record = a_bruise(cast, child="HV-9")
    a_report(cast, record, "19/11/2026 16:00")
    expected(cast, MIDNIGHT)
    counts = published_counts(cast.partnership, "BRU-01")
    assert (counts["Done in time"], counts["Passed without an entry"]) == ("c", "c")
    assert published_counts(cast.partnership, "BRU-05")["total"] == "0"

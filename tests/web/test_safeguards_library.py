"""The pack on pages: what each safeguard expects and on what it rests, and the decision to use it."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone

from heed.safeguards.meaning import BASES, Verdict
from heed.safeguards.sentences import BASIS_IN_WORDS
from heed.web.partnership.models import TrailEntry
from heed.web.safeguards import actions, presenters
from heed.web.safeguards.adopted import adopted_by, the_pack
from heed.web.safeguards.models import Adoption
from tests.cast import Cast
from tests.web.practice import adopted

PAGE = "/safeguards/pack/BRU-01/"
DECISION = {"since": "2026-12-01", "reason": "Board of November 2026"}


def test_everybody_of_the_partnership_reads_the_pack(cast: Cast) -> None:
    for who in ("imogen", "rashid", "wen", "ngozi", "petra", "harriet", "dev"):
        page = unescape(cast.signed_in(who).get("/safeguards/pack/").content.decode())
        assert [safeguard.id for safeguard in the_pack() if safeguard.says not in page] == [], who


def test_every_safeguard_has_a_page(cast: Cast) -> None:
    client = cast.signed_in("ngozi")
    assert {client.get(f"/safeguards/pack/{safeguard.id}/").status_code for safeguard in the_pack()} == {200}


def test_a_page_gives_limits_with_their_basis_exceptions_reasons_and_examples(cast: Cast) -> None:
    page = cast.signed_in("ngozi").get(PAGE).content.decode()
    for words in (
        "The same day",
        "Basis: local procedures, which differ",
        "the mark was already recorded as a birthmark",
        "Wiltshire Child K: report every bruise",
        "NICE CG89",
        "Seen at 14:00 and referred at 16:30",
        "Nothing is asked",
    ):
        assert words in page


def test_a_safeguard_that_is_not_in_the_pack_is_not_there(cast: Cast) -> None:
    assert cast.signed_in("ngozi").get("/safeguards/pack/NOT-99/").status_code == 404


@pytest.mark.parametrize("basis", BASES)
def test_every_basis_has_words(basis: str) -> None:
    assert BASIS_IN_WORDS[basis]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_answer_has_words_and_a_place(verdict: Verdict) -> None:
    assert presenters.TAGS[verdict][0]
    assert any(verdict in told for told in presenters.GROUPS.values())


class TestAdopting:
    @pytest.mark.parametrize("who", ["harriet", "rashid"])
    def test_the_board_or_its_manager_decides(self, cast: Cast, who: str) -> None:
        page = cast.signed_in(who).post(PAGE, DECISION, follow=True).content.decode()
        assert "BRU-01 is adopted." in page
        assert "In use from 1 December 2026" in page
        assert Adoption.objects.get().decided_by == cast[who]
        assert TrailEntry.objects.filter(action="adopted BRU-01").exists()

    def test_nobody_else_does(self, cast: Cast) -> None:
        for who in ("imogen", "wen", "ngozi", "petra", "dev"):
            client = cast.signed_in(who)
            assert "Adopt this safeguard" not in client.get(PAGE).content.decode(), who
            assert client.post(PAGE, DECISION).status_code == 404, who
        assert not Adoption.objects.exists()

    def test_a_decision_has_a_reason(self, cast: Cast) -> None:
        page = cast.signed_in("harriet").post(PAGE, DECISION | {"reason": ""}).content.decode()
        assert "<title>Error: " in page
        assert not Adoption.objects.exists()

    def test_another_partnership_does_not_share_it(self, cast: Cast) -> None:
        adopted(cast)
        page = cast.signed_in("marlow").get(PAGE).content.decode()
        assert "In use from" not in page
        assert "Harriet" not in page

    def test_it_is_adopted_once(self, cast: Cast) -> None:
        adopted(cast)
        with pytest.raises(actions.NotPossible, match="in use already"):
            adopted(cast)

    def test_one_that_does_not_exist_is_not_adopted(self, cast: Cast) -> None:
        with pytest.raises(actions.NotPossible, match="There is no safeguard NOT-99"):
            adopted(cast, "NOT-99")


class TestEndingItsUse:
    def test_it_ends_on_a_day_and_can_be_adopted_again(self, cast: Cast) -> None:
        adoption = adopted(cast, since=date(2026, 1, 1))
        today = timezone.localdate()
        page = cast.signed_in("harriet").post(
            f"/safeguards/pack/adoptions/{adoption.pk}/end/", {"on": today.isoformat()}, follow=True
        )
        assert "Adopt this safeguard" in page.content.decode()
        assert adopted_by(cast.partnership, today) == ()
        assert adopted(cast, since=today).since == today

    def test_until_that_day_it_stays_in_use(self, cast: Cast) -> None:
        adoption = adopted(cast, since=date(2026, 1, 1))
        tomorrow = timezone.localdate() + timedelta(days=1)
        actions.end_use(by=cast.harriet, adoption=adoption, on=tomorrow)
        assert [one.safeguard.id for one in adopted_by(cast.partnership, timezone.localdate())] == ["BRU-01"]
        assert "In use from" in cast.signed_in("harriet").get(PAGE).content.decode()
        with pytest.raises(actions.NotPossible, match="ended already"):
            actions.end_use(by=cast.harriet, adoption=adoption, on=tomorrow)

    def test_a_day_is_needed(self, cast: Cast) -> None:
        adoption = adopted(cast)
        page = cast.signed_in("harriet").post(f"/safeguards/pack/adoptions/{adoption.pk}/end/", {"on": "soon"})
        assert "<title>Error: " in page.content.decode()

    def test_nobody_else_ends_it(self, cast: Cast) -> None:
        address = f"/safeguards/pack/adoptions/{adopted(cast).pk}/end/"
        for who in ("imogen", "ngozi", "dev", "marlow"):
            assert cast.signed_in(who).post(address, {"on": "2026-12-01"}).status_code == 404, who

"""Recommendations become actions; evidence is graded by somebody else; nothing is closed without."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from heed.chronology.people import Person
from heed.web.assurance import actions, forms
from heed.web.assurance.models import Action, Evidence, Grade
from heed.web.partnership.models import TrailEntry
from heed.web.partnership.waiting import waiting_for
from heed.web.reviews import actions as reviews
from heed.web.reviews.models import Recommendation
from tests.cast import Cast
from tests.web.practice import MIDNIGHT, a_bruise, adopted, expected

FAR_AWAY = date(2999, 1, 8)


@pytest.fixture
def asked(cast: Cast) -> Recommendation:
    review = reviews.open_review(by=cast.rashid, label="Child W", title="A baby")
    reviews.add_people(by=cast.rashid, review=review, **family())
    return reviews.write_recommendation(
        by=cast.rashid, review=review, text="What Wynne Tarrant needed is asked of every child", addressee="The trust"
    )


def family() -> dict[str, Any]:
    people = (Person("child", "child"),)
    return {"people": people, "labels": {"child": "Child W"}, "names": {"child": ["Wynne Tarrant"]}}


@pytest.fixture
def action(cast: Cast, asked: Recommendation) -> Action:
    return an_action(cast, asked)


def an_action(cast: Cast, asked: Recommendation | None, **changes: Any) -> Action:
    told: dict[str, Any] = {
        "what": "A prompt in the record system",
        "agency": cast.agencies["health_visiting"],
        "owner": cast.petra,
        "due": FAR_AWAY,
        "strength": "strong",
    }
    return actions.open_action(by=cast.rashid, recommendation=asked, **(told | changes))


@pytest.fixture
def evidence(cast: Cast, action: Action) -> Evidence:
    return actions.add_evidence(by=cast.petra, action=action, words="Seventeen of twenty had a reason")


class TestOpening:
    def words(self, cast: Cast, **changes: Any) -> dict[str, Any]:
        told = {"what": "A prompt", "agency": cast.agencies["health_visiting"].pk, "owner": cast.petra.pk}
        return told | {"due": FAR_AWAY.isoformat(), "strength": "middling", "safeguard": "CLO-01"} | changes

    def test_a_recommendation_becomes_an_action(self, cast: Cast, asked: Recommendation) -> None:
        address = f"/assurance/recommendations/{asked.pk}/open/"
        page = cast.signed_in("rashid").post(address, self.words(cast), follow=True).content.decode()
        opened = Action.objects.get()
        assert (opened.recommendation, opened.owner, opened.state) == (asked, cast.petra, "open")
        assert "Petra Lindqvist" in page
        assert TrailEntry.objects.filter(action="opened an action", subject_id=str(opened.pk)).exists()

    def test_how_strong_it_is_is_said_and_not_presumed(self, cast: Cast, asked: Recommendation) -> None:
        client, address = cast.signed_in("rashid"), f"/assurance/recommendations/{asked.pk}/open/"
        assert client.get(address).context["form"]["strength"].value() is None
        assert "<title>Error: " in client.post(address, self.words(cast, strength="")).content.decode()
        assert not Action.objects.exists()

    def test_it_has_one_owner_of_the_partnership(self, cast: Cast, asked: Recommendation) -> None:
        address = f"/assurance/recommendations/{asked.pk}/open/"
        page = cast.signed_in("rashid").post(address, self.words(cast, owner=cast.marlow.pk)).content.decode()
        assert "<title>Error: " in page
        with pytest.raises(actions.NotPossible, match="of your own partnership"):
            an_action(cast, asked, owner=cast.marlow)

    def test_an_agencys_people_open_their_own_agencys(self, cast: Cast, asked: Recommendation) -> None:
        address = f"/assurance/recommendations/{asked.pk}/open/"
        theirs = self.words(cast, agency=cast.agencies["police"].pk, owner=cast.callum.pk)
        assert cast.signed_in("wen").post(address, theirs).status_code == 200
        assert cast.signed_in("wen").post(address, self.words(cast)).status_code == 302

    def test_the_owner_finds_it_on_the_home_page(self, cast: Cast, action: Action) -> None:
        assert action.what in {item.title for item in waiting_for(cast.petra)}


class TestGrading:
    def test_somebody_independent_grades(self, cast: Cast, evidence: Evidence) -> None:
        assert "Evidence to grade" in {item.title for item in waiting_for(cast.harriet)}
        words = {"grade": "shows", "reason": "The sample is of every team."}
        address = f"/assurance/evidence/{evidence.pk}/grade/"
        page = cast.signed_in("harriet").post(address, words, follow=True).content.decode()
        assert "The sample is of every team." in page
        assert "Evidence to grade" not in {item.title for item in waiting_for(cast.harriet)}

    def test_nobody_else_does(self, cast: Cast, evidence: Evidence) -> None:
        words = {"grade": "shows", "reason": "Fine"}
        address = f"/assurance/evidence/{evidence.pk}/grade/"
        for who in ("petra", "wen", "rashid", "imogen", "dev", "ngozi", "marlow"):
            assert cast.signed_in(who).post(address, words).status_code == 404, who
        assert not Grade.objects.exists()

    def test_not_even_a_board_member_their_own(self, cast: Cast, asked: Recommendation) -> None:
        mine = an_action(cast, asked, owner=cast.harriet, agency=cast.agencies["safeguarding_partnership"])
        shown = actions.add_evidence(by=cast.rashid, action=mine, words="It is done")
        words = {"grade": "shows", "reason": "Fine"}
        page = cast.signed_in("harriet").post(f"/assurance/evidence/{shown.pk}/grade/", words).content.decode()
        assert "by somebody who neither owns the action nor handed it in" in page
        assert not Grade.objects.exists()


class TestClosing:
    def closed(self, cast: Cast, action: Action) -> str:
        page = cast.signed_in("rashid").post(f"/assurance/actions/{action.pk}/close/", follow=True).content.decode()
        action.refresh_from_db()
        return page

    def test_not_without_evidence(self, cast: Cast, action: Action) -> None:
        assert "There is no evidence yet." in self.closed(cast, action)
        assert action.state == "open"

    @pytest.mark.parametrize("grade", [None, "part", "not"])
    def test_not_before_somebody_found_that_it_shows_it(
        self, cast: Cast, action: Action, evidence: Evidence, grade: str | None
    ) -> None:
        if grade:
            actions.grade_evidence(by=cast.harriet, evidence=evidence, grade=grade, reason="Only one team")
        assert "Nobody independent has graded the evidence as showing it yet." in self.closed(cast, action)
        assert action.state == "open"

    @pytest.mark.parametrize("grade", ["shows", "done"])
    def test_with_graded_evidence(self, cast: Cast, action: Action, evidence: Evidence, grade: str) -> None:
        actions.grade_evidence(by=cast.harriet, evidence=evidence, grade=grade, reason="I read the audit")
        assert "The action is closed." in self.closed(cast, action)
        assert action.state == "done"

    def test_withdrawn_it_says_why_and_stays(self, cast: Cast, action: Action) -> None:
        words = {"reason": "The trust has merged"}
        page = cast.signed_in("rashid").post(f"/assurance/actions/{action.pk}/withdraw/", words, follow=True)
        assert "The trust has merged" in page.content.decode()
        assert "Withdrawn, with a reason" in cast.signed_in("harriet").get("/assurance/").content.decode()
        assert "<title>Error: " in (
            cast.signed_in("rashid").post(f"/assurance/actions/{action.pk}/withdraw/", {"reason": ""}).content.decode()
        )

    @pytest.mark.parametrize("change", [actions.close, actions.add_evidence, actions.withdraw])
    def test_what_has_ended_stays_so(self, cast: Cast, action: Action, change: Any) -> None:
        actions.withdraw(by=cast.rashid, action=action, reason="The trust has merged")
        told = {actions.add_evidence: {"words": "x"}, actions.withdraw: {"reason": "x"}}.get(change, {})
        with pytest.raises(actions.NotPossible, match="has ended"):
            change(by=cast.rashid, action=action, **told)

    def test_only_its_agency_and_the_manager_change_it(self, cast: Cast, action: Action) -> None:
        words = {"reason": "x", "words": "x"}
        for who in ("callum", "harriet", "imogen", "dev", "ngozi", "marlow"):
            for what in ("close", "withdraw", "evidence"):
                answer = cast.signed_in(who).post(f"/assurance/actions/{action.pk}/{what}/", words)
                assert answer.status_code == 404, (who, what)
        assert Action.objects.get().state == "open"


class TestEvidence:
    def handed_in(self, cast: Cast, action: Action, name: str, data: bytes) -> str:
        words = {"words": "Counted in March", "document": SimpleUploadedFile(name, data)}
        return (
            cast.signed_in("wen").post(f"/assurance/actions/{action.pk}/evidence/", words, follow=True).content.decode()
        )

    def test_a_document_comes_back_as_a_download(self, cast: Cast, action: Action) -> None:
        assert "audit.html" in self.handed_in(cast, action, "audit.html", b"<script>alert(1)</script>")
        answer = cast.signed_in("harriet").get(f"/assurance/evidence/{Evidence.objects.get().pk}/document/")
        assert answer.content == b"<script>alert(1)</script>"
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")

    def test_a_document_too_large_is_said_and_the_words_stay(
        self, cast: Cast, action: Action, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(forms, "DOCUMENT_LIMIT", 3)
        page = self.handed_in(cast, action, "audit.pdf", b"%PDF-1.7")
        assert "audit.pdf is larger than 5 MB." in page
        assert "Counted in March" in page
        assert not Evidence.objects.exists()

    def test_neither_evidence_nor_a_grade_is_ever_changed(self, cast: Cast, evidence: Evidence) -> None:
        grade = actions.grade_evidence(by=cast.harriet, evidence=evidence, grade="part", reason="Only one team")
        for change in (lambda: Evidence.objects.update(words="Better"), grade.delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()

    @pytest.mark.parametrize("who", ["ngozi", "marlow"])
    def test_a_practitioner_and_another_partnership_reach_nothing(
        self, cast: Cast, evidence: Evidence, who: str
    ) -> None:
        client = cast.signed_in(who)
        assert client.get(f"/assurance/actions/{evidence.action_id}/").status_code == 404
        assert client.get(f"/assurance/evidence/{evidence.pk}/document/").status_code == 404


class TestTheOverview:
    def test_the_board_sees_every_action_and_what_nobody_has_taken_up(self, cast: Cast, action: Action) -> None:
        assert action.recommendation
        reviews.write_recommendation(
            by=cast.rashid, review=action.recommendation.review, text="Another", addressee="The board"
        )
        page = cast.signed_in("harriet").get("/assurance/").content.decode()
        assert action.what in page
        assert "1 recommendation has no action yet." in page

    def test_a_name_in_a_recommendation_is_a_label(self, cast: Cast, action: Action) -> None:
        for address in ("/assurance/", f"/assurance/actions/{action.pk}/"):
            page = cast.signed_in("harriet").get(address).content.decode()
            assert "What Child W needed" in page
            assert "Wynne" not in page

    def test_strong_and_weak_are_counted_and_can_be_looked_at_alone(self, cast: Cast, action: Action) -> None:
        weak = an_action(cast, action.recommendation, what="A reminder", strength="weak", due=date(2020, 1, 1))
        page = cast.signed_in("harriet").get("/assurance/?strength=weak").content.decode()
        assert weak.what in page
        assert action.what not in page
        assert "Past its date" in page

    def test_a_practitioner_gets_nothing(self, cast: Cast, action: Action) -> None:
        assert cast.signed_in("ngozi").get("/assurance/").status_code == 404
        assert action.what not in cast.signed_in("marlow").get("/assurance/").content.decode()


def test_the_registers_show_beside_it_whether_the_lesson_holds(cast: Cast, asked: Recommendation) -> None:
    adopted(cast)
    action = an_action(cast, asked, safeguard="BRU-01")
    for number in range(7):
        a_bruise(cast, child=f"HV-{number}")
    expected(cast, MIDNIGHT)
    page = cast.signed_in("harriet").get(f"/assurance/actions/{action.pk}/").content.decode()
    assert "What the registers show of BRU-01" in page
    assert '<td class="govuk-table__cell" data-heading="Since">7</td>' in page

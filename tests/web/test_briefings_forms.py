"""A draft in many forms: chosen, shown while it is written, proofed, issued for good; the house it is signed by."""

from __future__ import annotations

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, connection, transaction
from docx import Document
from PIL import Image

from heed.briefings.layouts import LAYOUTS
from heed.web.briefings import actions
from heed.web.briefings.checking import open_leaks, what_does_not_fit
from heed.web.briefings.laying_out import briefings_of, forms_of
from heed.web.briefings.models import Draft, House, Issue, Unsaved, Wording
from heed.web.reviews.models import Review
from tests.cast import Cast
from tests.web.briefing_of_child_w import WORDS, approved, child_w, with_findings, written
from tests.web.test_briefings_drafting import form

FORMS = list(LAYOUTS)
SIGNED = {"colour": "#7a1f5c", "accent": "", "logo_alt": ""}


@pytest.fixture
def review(cast: Cast) -> Review:
    return child_w(cast)


@pytest.fixture
def issue(cast: Cast, review: Review) -> Issue:
    return actions.issue(by=cast.rashid, draft=approved(cast, review, forms=["practice_note", "slides"]), version=2)


def a_picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (400, 100), "#1d5c63").save(kept, "PNG")
    return kept.getvalue()


class TestADraft:
    def test_is_a_7_minute_briefing_until_somebody_chooses(self, cast: Cast, review: Review) -> None:
        assert forms_of(written(cast, review).latest.content) == ["seven_minute_briefing"]

    def test_shows_each_form_chosen_with_its_length_and_its_proofs(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review, forms=FORMS)
        page = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/").content.decode()
        for briefing in briefings_of(draft.latest):
            assert f"{briefing.layout.title}</a>: {briefing.length}." in page
        for form_, layout in LAYOUTS.items():
            for kind in layout.files:
                assert f"/briefings/drafts/{draft.pk}/proof/{form_}/{kind}/" in page

    def test_is_read_in_the_form_asked_for(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review, forms=["seven_minute_briefing", "practice_note"])
        client = cast.signed_in("rashid")
        assert "Feedback sheet" in client.get(f"/briefings/drafts/{draft.pk}/?form=practice_note").content.decode()
        assert "Feedback sheet" not in client.get(f"/briefings/drafts/{draft.pk}/?form=leaflet").content.decode()

    @pytest.mark.parametrize(("form_", "kind"), [(one, kind) for one in FORMS for kind in LAYOUTS[one].files])
    def test_is_proofed_in_every_form(self, cast: Cast, review: Review, form_: str, kind: str) -> None:
        draft = written(cast, review)
        got = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/proof/{form_}/{kind}/")
        assert got.status_code == 200
        begins = {"pdf": b"%PDF", "html": b"<!DOC"}.get(kind, b"PK")
        assert got.content.startswith(begins)
        assert f"-{form_.replace('_', '-')}.{kind}" in got["Content-Disposition"]
        assert got["Content-Disposition"].startswith("inline" if kind == "pdf" else "attachment")

    def test_has_no_proof_of_a_kind_it_is_not_made_in(self, cast: Cast, review: Review) -> None:
        client, draft = cast.signed_in("rashid"), written(cast, review)
        for path in ("slides/docx", "learning_notes/pptx", "nothing/pdf", "slides/exe"):
            assert client.get(f"/briefings/drafts/{draft.pk}/proof/{path}/").status_code == 404

    def test_is_read_for_leaks_in_every_form_chosen(self, cast: Cast, review: Review) -> None:
        only_in_the_report = {"timeline": [{"when": "June 2016", "text": "Born on 2 September 2016."}]}
        assert open_leaks(written(cast, review, **only_in_the_report)) == []
        found = open_leaks(written(cast, review, **only_in_the_report, forms=["full_report"]))
        assert [leak.found for leak in found] == ["2 September 2016"]

    def test_says_which_form_does_not_fit(self, cast: Cast, review: Review) -> None:
        long = {"story": ["In the winter a bruise was seen and explained. " * 110]}
        draft = written(cast, review, **long, forms=["learning_notes", "practice_note"])
        assert what_does_not_fit(draft).startswith("Learning notes: it takes 2 pages and may take 1.")

    def test_takes_in_all_that_the_review_holds_for_its_longer_forms(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review)
        with_findings(cast, review)
        client = cast.signed_in("rashid")
        client.post(f"/briefings/drafts/{draft.pk}/take-in/", {"version": 2})
        content = Draft.objects.get(pk=draft.pk).latest.content
        assert content["more_issues"] == ["The bruise on Child W's cheek was explained away."]
        assert content["full_story"][0] == "September 2016: Child W was born."
        assert content["timeline"][0] == {"when": "September 2016", "text": "Child W was born."}
        assert content["story"] == WORDS["story"]
        assert [one["text"] for one in content["lessons"] if one.get("longer")] == ["Ring the hub about every bruise."]
        assert [one["text"] for one in content["recommendations"] if one.get("longer")] == ["Teach it."]
        assert "Ring the hub about every bruise." not in briefings_of(Draft.objects.get(pk=draft.pk).latest)[0].text


class TestWriting:
    def test_keeps_what_only_some_forms_tell(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review)
        typed = form(
            2,
            good_practice="The nursery wrote it down.",
            for_parents="A baby was hurt.",
            timeline="June 2016 | A baby was born.\nNo time is known of this.",
            responses="1 | Every team | They talked. | June 2026\nSomething was done.",
        ) | {"made_as": ["leaflet", "full_report"], "lessons-0-theme": "Bruises", "lessons-0-longer": "on"}
        assert cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/write/", typed).status_code == 302
        content = Draft.objects.get(pk=draft.pk).latest.content
        assert content["forms"] == ["leaflet", "full_report"]
        assert content["lessons"][0] | {"theme": "Bruises", "longer": True} == content["lessons"][0]
        assert content["timeline"][1] == {"when": "", "text": "No time is known of this."}
        assert content["responses"] == [
            {"number": "1", "owner": "Every team", "text": "They talked.", "by_when": "June 2026"},
            {"number": "", "owner": "", "text": "Something was done.", "by_when": ""},
        ]
        page = cast.signed_in("rashid").get(f"/briefings/drafts/{draft.pk}/write/").content.decode()
        assert "1 | Every team | They talked. | June 2026" in page
        assert "June 2016 | A baby was born." in page

    def test_shows_beside_it_what_is_typed_in_the_form_chosen(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review)
        typed = form(2, story="A badger came.", shown="practice_note")
        page = cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/preview/", typed).content.decode()
        assert "A badger came." in page
        assert "Feedback sheet" in page
        assert "seven minutes hold 910" in page
        assert Wording.objects.filter(draft=draft).count() == 2

    def test_what_is_typed_and_not_saved_is_there_again_for_its_writer_alone(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review)
        address = f"/briefings/drafts/{draft.pk}"
        rashid = cast.signed_in("rashid")
        rashid.post(f"{address}/preview/", form(2, story="A badger came.", title=""))
        page = rashid.get(f"{address}/write/").content.decode()
        assert "A badger came." in page
        assert "which were not saved as a version" in page
        assert "A badger came." not in cast.signed_in("imogen").get(f"{address}/write/").content.decode()
        rashid.post(f"{address}/forget/")
        assert "A badger came." not in rashid.get(f"{address}/write/").content.decode()

    def test_saving_lets_go_of_what_was_unsaved(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review)
        rashid = cast.signed_in("rashid")
        rashid.post(f"/briefings/drafts/{draft.pk}/preview/", form(2, story="A badger came."))
        assert Unsaved.objects.count() == 1
        rashid.post(f"/briefings/drafts/{draft.pk}/write/", form(2, story="A badger came and went."))
        assert not Unsaved.objects.exists()

    def test_a_preview_says_what_stands_in_its_way_and_keeps_the_words(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review)
        typed = form(2, title="", story="A badger came.")
        page = cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/preview/", typed).content.decode()
        assert "Title:" in page
        assert Unsaved.objects.get().told["story"] == ["A badger came."]

    def test_too_much_on_a_slide_is_said_in_place_of_the_preview(self, cast: Cast, review: Review) -> None:
        draft = written(cast, review)
        typed = form(2, shown="slides") | {"lessons-0-text": "word " * 400}
        page = cast.signed_in("rashid").post(f"/briefings/drafts/{draft.pk}/preview/", typed).content.decode()
        assert "There is too much on" in page


class TestAnIssue:
    def test_freezes_every_file_of_every_form_with_its_hash(self, issue: Issue) -> None:
        kept = {(one.form, one.kind): one for one in issue.documents.to_take()}
        assert set(kept) == {(one, kind) for one in ("practice_note", "slides") for kind in LAYOUTS[one].files}
        assert all(hashlib.sha256(bytes(one.data)).hexdigest() == one.sha256 for one in kept.values())
        assert b"not yet issued" not in bytes(kept["practice_note", "html"].data)

    def test_is_downloaded_as_it_was_issued_whatever_came_after(self, cast: Cast, issue: Issue) -> None:
        kept = issue.documents.get(form="practice_note", kind="docx")
        actions.set_contact(by=cast.rashid, name="Somebody else", phone="01632 960999", email="")
        actions.set_house(by=cast.rashid, **SIGNED, standing={"feedback": "Write to us."})
        got = cast.signed_in("petra").get(f"/briefings/{issue.pk}/documents/practice_note/docx/")
        assert hashlib.sha256(got.content).hexdigest() == kept.sha256
        told = Document(io.BytesIO(got.content)).core_properties
        assert "Rashid" not in f"{told.author} {told.last_modified_by}"
        page = cast.signed_in("petra").get(f"/briefings/{issue.pk}/").content.decode()
        assert "Write to us." not in page
        assert "Somebody else" not in page

    def test_leads_to_every_file_and_every_form(self, cast: Cast, issue: Issue) -> None:
        page = cast.signed_in("petra").get(f"/briefings/{issue.pk}/?form=slides").content.decode()
        for one in issue.documents.to_take():
            assert f"/briefings/{issue.pk}/documents/{one.form}/{one.kind}/" in page
        assert "heed-briefing--slides" in page
        assert '<a class="govuk-link" href="?form=practice_note">' in page

    def test_is_shown_as_it_was_frozen_though_the_program_words_it_anew(
        self, cast: Cast, issue: Issue, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = cast.signed_in("petra").get(f"/briefings/{issue.pk}/").content.decode()
        monkeypatch.setattr("heed.briefings.writing.html.QUESTION", "Something else:")
        monkeypatch.setattr("heed.web.briefings.presenters.briefing_issued", None)
        after = cast.signed_in("petra").get(f"/briefings/{issue.pk}/").content.decode()
        article = slice(before.index("<article"), before.index("</article>"))
        assert after[article] == before[article]
        assert cast.signed_in("petra").get(f"/briefings/{issue.pk}/documents/practice_note/page/").status_code == 404

    def test_has_no_file_it_was_not_issued_in(self, cast: Cast, issue: Issue) -> None:
        client = cast.signed_in("petra")
        assert client.get(f"/briefings/{issue.pk}/documents/leaflet/pdf/").status_code == 404
        assert client.get(f"/briefings/{issue.pk}/documents/slides/docx/").status_code == 404

    @pytest.mark.parametrize("statement", ["UPDATE {} SET sha256 = 'x'", "DELETE FROM {}"])
    def test_the_database_keeps_its_files(self, issue: Issue, statement: str) -> None:
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format("heed_briefings_issuedocument"))

    def test_says_what_replaced_it_and_keeps_its_history(self, cast: Cast, issue: Issue) -> None:
        draft = issue.wording.draft
        actions.write(by=cast.rashid, draft=draft, title="Learning, again", content=WORDS, based_on=2)
        actions.approve(by=cast.imogen, draft=draft, version=3)
        later = actions.issue(by=cast.rashid, draft=draft, version=3)
        page = cast.signed_in("rashid").get(f"/briefings/{issue.pk}/").content.decode()
        assert f'Replaced by <a class="govuk-link" href="/briefings/{later.pk}/">version 3' in page
        assert "Replaced by" not in cast.signed_in("rashid").get(f"/briefings/{later.pk}/").content.decode()
        actions.withdraw(by=cast.rashid, issue=later, reason="It told too much.")
        page = cast.signed_in("rashid").get(f"/briefings/{issue.pk}/").content.decode()
        assert "Replaced by" not in page
        assert "withdrawn" in page

    def test_one_from_before_there_were_forms_is_read_and_printed_as_it_was(self, cast: Cast, review: Review) -> None:
        old = actions.issue(by=cast.rashid, draft=approved(cast, review), version=2)
        assert "forms" not in old.content
        page = cast.signed_in("petra").get(f"/briefings/{old.pk}/").content.decode()
        assert "heed-briefing--poster" in page
        assert cast.signed_in("petra").get(f"/briefings/{old.pk}/document/").content == bytes(old.pdf)


class TestTheHouse:
    def test_signs_every_form_with_colour_logo_and_its_own_paragraphs(self, cast: Cast, review: Review) -> None:
        file = SimpleUploadedFile("logo.png", a_picture(), "image/png")
        words = {"logo_alt": "A heron over water", "standing_feedback": "Write to {house}.", "logo": file}
        assert cast.signed_in("rashid").post("/briefings/house/", SIGNED | words).status_code == 302
        issue = actions.issue(by=cast.rashid, draft=approved(cast, review, forms=["practice_note"]), version=2)
        page = bytes(issue.documents.get(kind="html").data).decode()
        assert "--house: #7a1f5c" in page
        assert 'alt="A heron over water"' in page
        assert f"Write to {cast.partnership.name}." in page

    def test_a_logo_wants_words_in_its_place(self, cast: Cast) -> None:
        file = SimpleUploadedFile("logo.png", a_picture(), "image/png")
        page = cast.signed_in("rashid").post("/briefings/house/", SIGNED | {"logo": file}).content.decode()
        assert "Say what the logo shows" in page
        assert not House.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [({"colour": "teal"}, "Write six figures"), ({"accent": "#12"}, "Write six figures")],
    )
    def test_what_is_no_colour_is_said(self, cast: Cast, wrong: dict[str, str], said: str) -> None:
        assert said in cast.signed_in("rashid").post("/briefings/house/", SIGNED | wrong).content.decode()

    def test_what_is_no_picture_is_refused(self, cast: Cast) -> None:
        file = SimpleUploadedFile("logo.png", b"<svg onload='alert(1)'/>", "image/png")
        typed = SIGNED | {"logo": file, "logo_alt": "x"}
        assert "Give a PNG or JPEG file" in cast.signed_in("rashid").post("/briefings/house/", typed).content.decode()

    def test_a_logo_stays_until_it_is_taken_away(self, cast: Cast) -> None:
        client = cast.signed_in("rashid")
        file = SimpleUploadedFile("logo.png", a_picture(), "image/png")
        client.post("/briefings/house/", SIGNED | {"logo": file, "logo_alt": "A heron"})
        client.post("/briefings/house/", SIGNED | {"logo_alt": "A heron"})
        assert House.objects.get().logo
        client.post("/briefings/house/", SIGNED | {"without_logo": "on"})
        assert not House.objects.get().logo

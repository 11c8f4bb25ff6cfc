"""Nobody's words are lost: what each field was before is kept, and the second to save sees both versions."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from heed.chronology.as_written import read
from heed.chronology.events import Event
from heed.web.casebook.actions import enter
from heed.web.casebook.models import EventRecord
from heed.web.partnership import history
from heed.web.partnership.actions import ChangedMeanwhile, NotPossible
from heed.web.partnership.models import Change, TrailIsKept
from heed.web.partnership.wording_changes import word_changes
from heed.web.reviews import actions
from heed.web.reviews.models import Finding, LineOfEnquiry, Review
from tests.cast import Cast


@pytest.fixture
def review(cast: Cast) -> Review:
    opened = actions.open_review(by=cast.imogen, label="Child Y", title="A child of two years")
    told = [Event("y", read(f"{day} May 2016"), "entry", text=f"Seen on the {day}.") for day in (1, 2, 3)]
    enter(by=cast.imogen, case=opened.case, events=told)
    return opened


@pytest.fixture
def finding(cast: Cast, review: Review) -> Finding:
    return actions.write_finding(
        by=cast.imogen, review=review, text="Nobody asked.", lesson="Ask.", cites=review.case.events.all()[:2]
    )


def test_each_changed_field_is_kept_with_from_to_who_and_when(cast: Cast, finding: Finding) -> None:
    actions.change_finding(by=cast.rashid, finding=finding, text="Nobody asked who lived there.", lesson="Ask.")
    (change,) = Change.objects.of(finding)
    assert (change.field, change.before, change.after, change.who) == (
        "text",
        "Nobody asked.",
        "Nobody asked who lived there.",
        "Rashid Karim",
    )
    finding.refresh_from_db()
    assert (finding.version, finding.changed_by, finding.written_by) == (2, "Rashid Karim", "Imogen Ashdown")


def test_saving_the_same_again_is_no_change(cast: Cast, finding: Finding) -> None:
    actions.change_finding(by=cast.rashid, finding=finding, text=finding.text)
    assert not Change.objects.of(finding).exists()


def test_the_entries_it_stands_on_have_a_history_too(cast: Cast, review: Review, finding: Finding) -> None:
    actions.change_finding(by=cast.imogen, finding=finding, cites=review.case.events.all()[2:])
    (change,) = Change.objects.of(finding)
    assert (change.field, change.before, change.after) == ("cites", "1 May 2016; 2 May 2016", "3 May 2016")


def test_who_saves_over_a_version_not_seen_is_refused_and_nothing_is_saved(cast: Cast, finding: Finding) -> None:
    actions.change_finding(by=cast.rashid, finding=finding, text="His words", seen_version=1)
    with pytest.raises(ChangedMeanwhile) as refused:
        actions.change_finding(by=cast.imogen, finding=finding, text="Her words", seen_version=1)
    assert refused.value.theirs.changed_by == "Rashid Karim"
    finding.refresh_from_db()
    assert finding.text == "His words"


def test_the_second_sees_both_versions_and_can_save_over_what_she_has_now_seen(cast: Cast, finding: Finding) -> None:
    address = f"/reviews/findings/{finding.pk}/"
    entry = finding.cites.first()
    assert entry is not None
    hers = {"text": "Her words", "lesson": "Ask again.", "seen_version": "1", "cite": [entry.pk]}
    actions.change_finding(by=cast.rashid, finding=finding, text="His words")
    client = cast.signed_in("imogen")
    page = client.post(address, hers).content.decode()
    assert "Rashid Karim saved this while you were writing." in page
    assert page.count("His words") == 1
    assert page.count("Her words") == 2  # beside his, and in the form
    assert 'name="seen_version" value="2"' in page
    client.post(address, hers | {"text": "His and her words", "seen_version": "2"})
    finding.refresh_from_db()
    assert (finding.text, finding.lesson) == ("His and her words", "Ask again.")
    assert [change.before for change in Change.objects.of(finding).filter(field="text")] == [
        "His words",
        "Nobody asked.",
    ]


def test_a_changed_finding_has_to_be_accepted_again(cast: Cast, finding: Finding) -> None:
    actions.accept_finding(by=cast.imogen, finding=finding)
    actions.change_finding(by=cast.rashid, finding=finding, text="Other words")
    finding.refresh_from_db()
    assert finding.accepted is None


def test_a_withdrawn_finding_stays_with_its_reason_and_is_no_longer_changed(cast: Cast, finding: Finding) -> None:
    client = cast.signed_in("imogen")
    client.post(f"/reviews/findings/{finding.pk}/withdraw/", {"because": "The record was read wrongly."})
    page = client.get(f"/reviews/{finding.review_id}/").content.decode()
    assert "Withdrawn" in page
    assert "The record was read wrongly." in page
    with pytest.raises(NotPossible):
        actions.change_finding(by=cast.imogen, finding=finding, text="Again")
    assert not Finding.objects.accepted().exists()


def test_the_history_page_marks_what_went_and_what_came(cast: Cast, finding: Finding) -> None:
    actions.change_finding(by=cast.rashid, finding=finding, text="Nobody wondered.")
    page = cast.signed_in("odile").get(f"/reviews/history/finding/{finding.pk}/").content.decode()
    assert "Rashid Karim" in page
    assert '<del><span class="govuk-visually-hidden">taken out: </span>asked</del>' in page
    assert '<ins><span class="govuk-visually-hidden">put in: </span>wondered</ins>' in page


@pytest.mark.parametrize("who", ["wen", "harriet", "marlow"])
def test_a_history_is_for_whoever_reaches_its_record(cast: Cast, finding: Finding, who: str) -> None:
    assert cast.signed_in(who).get(f"/reviews/history/finding/{finding.pk}/").status_code == 404


def test_there_is_no_history_of_anything_else(cast: Cast, finding: Finding) -> None:
    assert cast.signed_in("imogen").get(f"/reviews/history/member/{finding.pk}/").status_code == 404


def test_a_history_says_days_choices_and_rows_as_a_page_does(cast: Cast, review: Review, finding: Finding) -> None:
    actions.accept_finding(by=cast.imogen, finding=finding)
    actions.change_finding(by=cast.rashid, finding=finding, cites=review.case.events.all()[2:])
    page = cast.signed_in("odile").get(f"/reviews/history/finding/{finding.pk}/").content.decode()
    assert "+00:00" not in page
    assert "Entries it stands on" in page
    asked = actions.write_recommendation(by=cast.imogen, review=review, text="Visit.", addressee="The trust")
    actions.change_recommendation(by=cast.imogen, recommendation=asked, finding=finding, by_when=date(2027, 3, 1))
    page = cast.signed_in("odile").get(f"/reviews/history/recommendation/{asked.pk}/").content.decode()
    assert "finding 1 of Child Y" in page
    assert "1 March 2027" in page
    line = actions.write(by=cast.imogen, record=LineOfEnquiry(review=review, question="Who asked?"))
    line.state, line.answer = LineOfEnquiry.SET_ASIDE, "Outside the period."
    actions.write(by=cast.imogen, record=line)
    page = cast.signed_in("odile").get(f"/reviews/history/line/{line.pk}/").content.decode()
    assert "Set</ins>" in page or "Set aside</ins>" in page
    assert "set_aside" not in page


def test_what_was_before_is_never_changed_or_deleted(cast: Cast, finding: Finding) -> None:
    change = history.note(by=cast.imogen, record=finding, field="text", before="a", after="b")
    for write in (change.save, change.delete, Change.objects.all().delete):
        with pytest.raises(TrailIsKept):
            write()
    for statement in ("UPDATE heed_partnership_change SET before = 'x'", "DELETE FROM heed_partnership_change"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_two_first_appraisals_are_one_and_the_second_is_told(cast: Cast, review: Review) -> None:
    entry: EventRecord = review.case.events.first()
    told = {"review": review, "record": entry, "expected": "A call", "seen_version": 0}
    actions.appraise(by=cast.imogen, done="One", **told)
    with pytest.raises(ChangedMeanwhile):
        actions.appraise(by=cast.rashid, done="Two", **told)


def test_words_are_told_apart_one_by_one() -> None:
    assert list(word_changes("A red cot.", "A blue cot here.")) == [
        ("same", "A "),
        ("gone", "red"),
        ("new", "blue"),
        ("same", " cot"),
        ("new", " here"),
        ("same", "."),
    ]
